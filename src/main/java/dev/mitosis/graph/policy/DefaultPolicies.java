package dev.mitosis.graph.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The statements that services put into the policies of resources by themselves, from {@code default-policies.tsv}:
 * whoever makes such a resource anew gets one that fits.
 */
final class DefaultPolicies {
    static final String FILE = "default-policies.tsv";
    private static final String ANY = "${any}";

    /**
     * A default.
     *
     * @param member a path into the record and what has to stand there; empty where every record of the type has it
     * @param statement JSON with places to fill; {@code ${any}} for any statement
     */
    private record Default(String member, String statement) {}

    private final Map<String, List<Default>> byType = new HashMap<>();

    static DefaultPolicies load() {
        DefaultPolicies loaded = new DefaultPolicies();
        for (TsvTable.TsvRow row : TsvTable.load(DefaultPolicies.class, FILE, 4)) {
            loaded.byType
                    .computeIfAbsent(row.cell(0), type -> new ArrayList<>())
                    .add(new Default(row.cell(1).equals("-") ? "" : row.cell(1), row.cell(2)));
        }
        return loaded;
    }

    boolean contains(IamStatement statement, Resource resource) {
        return byType.getOrDefault(resource.type(), List.of()).stream()
                .anyMatch(one -> isOf(one, resource)
                        && (one.statement().equals(ANY) || isSame(filled(one.statement(), resource), statement)));
    }

    private static boolean isOf(Default one, Resource resource) {
        if (one.member().isEmpty()) {
            return true;
        }
        int equals = one.member().indexOf('=');
        boolean[] found = {false};
        JsonPath.of(one.member().substring(0, equals))
                .each(
                        resource.data() == null ? MissingNode.getInstance() : resource.data(),
                        "",
                        (value, pointer) ->
                                found[0] |= value.asText().equals(one.member().substring(equals + 1)));
        return found[0];
    }

    private static IamStatement filled(String template, Resource resource) {
        String partition = Arn.parse(resource.arn()).map(Arn::partition).orElse("aws");
        String text = template.replace("${arn}", quoted(resource.arn()))
                .replace("${account}", quoted(resource.account()))
                .replace("${region}", quoted(resource.region()))
                .replace("${partition}", quoted(partition));
        try {
            return IamStatement.of(Json.mapper().readTree("{\"Statement\":" + text + "}"), "")
                    .get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + ": " + template, e);
        }
    }

    private static String quoted(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static boolean isSame(IamStatement wanted, IamStatement statement) {
        return statement.allow()
                && statement.notActions().isEmpty()
                && statement.notPrincipals().isEmpty()
                && statement.notResources().isEmpty()
                && statement.principals().equals(wanted.principals())
                && lower(wanted.actions()).containsAll(lower(statement.actions()))
                && isSame(wanted.resources(), statement.resources())
                && isSame(keyed(wanted.conditions()), keyed(statement.conditions()));
    }

    private static Set<String> lower(List<String> texts) {
        Set<String> lower = new TreeSet<>();
        texts.forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static Map<String, List<String>> keyed(Map<String, List<String>> conditions) {
        Map<String, List<String>> lower = new TreeMap<>();
        conditions.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), values));
        return lower;
    }

    private static boolean isSame(Map<String, List<String>> wanted, Map<String, List<String>> conditions) {
        return wanted.keySet().equals(conditions.keySet())
                && wanted.entrySet().stream()
                        .allMatch(e -> isSame(e.getValue(), conditions.getOrDefault(e.getKey(), List.of())));
    }

    private static boolean isSame(List<String> wanted, List<String> texts) {
        return wanted.contains(ANY) || new TreeSet<>(wanted).equals(new TreeSet<>(texts));
    }
}
