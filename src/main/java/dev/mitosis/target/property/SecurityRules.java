package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Permissions of a security group, each for many ranges and groups, as CloudFormation's rules for one. */
final class SecurityRules {
    private static final Map<String, String> RANGES =
            Map.of("IpRanges", "CidrIp", "Ipv6Ranges", "CidrIpv6", "PrefixListIds", "PrefixListId");
    private static final List<String> PORTS = List.of("FromPort", "ToPort");

    private final String end;

    /** Rules whose other end is a {@code Source} or a {@code Destination}. */
    SecurityRules(String end) {
        this.end = end;
    }

    /** The rules that name no other group: those are resources of their own, lest two groups wait for each other. */
    JsonNode of(JsonNode permissions) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (JsonNode permission : permissions) {
            RANGES.keySet().stream().sorted().forEach(kind -> {
                for (JsonNode range : permission.path(kind)) {
                    rules.add(rule(permission, range, kind));
                }
            });
        }
        return rules;
    }

    private ObjectNode rule(JsonNode permission, JsonNode range, String kind) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        String protocol = permission.path("IpProtocol").asText("-1");
        rule.put("IpProtocol", protocol);
        if (!protocol.equals("-1")) {
            for (String port : PORTS) {
                if (permission.hasNonNull(port)) {
                    rule.set(port, permission.path(port));
                }
            }
        }
        String member = RANGES.getOrDefault(kind, kind);
        rule.set(member.equals("PrefixListId") ? end + member : member, range.path(member));
        if (!range.path("Description").asText("").isEmpty()) {
            rule.set("Description", range.path("Description"));
        }
        return rule;
    }
}
