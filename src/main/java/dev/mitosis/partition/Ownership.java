package dev.mitosis.partition;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from a record alone whether another resource, a service or AWS itself made and owns it. */
final class Ownership {
    private record Rule(String type, Condition condition, String owner) {}

    private final List<Rule> managed = Table.read("managed.tsv", row -> rule(row, "owner"));
    private final List<Rule> standard = Table.read("defaults.tsv", row -> rule(row, "what"));

    private static Rule rule(TsvTable.TsvRow row, String text) {
        return new Rule(row.get("type"), Condition.of(row), row.get(text));
    }

    /** The subject of a record, not numbered yet. */
    Subject subject(Resource resource, List<Leftovers.Rule> idle) {
        return new Subject(
                -1,
                resource.arn(),
                resource.type(),
                resource.region(),
                resource.id() == null ? "" : resource.id(),
                resource.name() == null ? "" : resource.name(),
                resource.tags(),
                reason(managed, resource, "role.managed", "It is made and owned by %s."),
                reason(standard, resource, "role.default", "It is %s, made by AWS."),
                idle);
    }

    private static @Nullable Reason reason(List<Rule> rules, Resource resource, String id, String sentence) {
        return rules.stream()
                .filter(rule ->
                        rule.type().equals(resource.type()) && rule.condition().holds(resource))
                .map(rule -> new Reason(
                        id,
                        Map.of(
                                "where",
                                rule.condition().where(),
                                "matches",
                                rule.condition().matches().pattern()),
                        sentence.formatted(rule.owner())))
                .findFirst()
                .orElse(null);
    }
}
