package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the host names and addresses by which others reach a resource. */
public final class Endpoints {
    private static final Set<String> MEMBERS = Set.of(
            "address",
            "endpoint",
            "readerendpoint",
            "configurationendpoint",
            "dnsname",
            "domainname",
            "queueurl",
            "repositoryuri",
            "apiendpoint",
            "privatednsname",
            "publicdnsname");

    private Endpoints() {}

    /** What stands in an endpoint member of the item or of an object right below it. */
    static List<String> of(JsonNode item) {
        List<String> found = new ArrayList<>();
        collect(item, found);
        item.forEach(child -> {
            if (child.isObject()) {
                collect(child, found);
            }
        });
        return found;
    }

    private static void collect(JsonNode object, List<String> found) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String text = member.getValue().asText("");
            if (MEMBERS.contains(member.getKey().toLowerCase(Locale.ROOT)) && text.contains(".")) {
                found.add(text);
            }
        }
    }
}
