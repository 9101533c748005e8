package dev.mitosis.graph.identity;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The ways to name a resource, by type. */
public final class IdentifierTable {
    static final String FILE = "identifiers.tsv";

    /** Ids that AWS makes with a random part: {@code i-0abc...}, a UUID, {@code Z0123456789ABC}. */
    private static final Pattern MADE_BY_AWS = Pattern.compile("[a-z]{1,12}(-[a-z]+)?-[0-9a-f]{8,40}"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|(?=.*[0-9])[A-Z0-9]{12,32}");

    private final Map<String, List<IdentifierRule>> byType = new HashMap<>();
    private final IdShapes shapes;

    IdentifierTable(List<IdentifierRule> rules, IdShapes shapes) {
        this.shapes = shapes;
        rules.forEach(rule ->
                byType.computeIfAbsent(rule.type(), type -> new ArrayList<>()).add(rule));
    }

    public static IdentifierTable load() {
        List<IdentifierRule> rules = TsvTable.load(IdentifierTable.class, FILE, 3).stream()
                .map(row -> IdentifierRule.of(
                        row.cell(0),
                        row.cell(1),
                        IdentifierKind.of(row.cell(2)),
                        row.cell(3).isEmpty() ? null : Pattern.compile(row.cell(3)),
                        row.cell(4).isEmpty() ? "$1" : row.cell(4)))
                .toList();
        return new IdentifierTable(rules, IdShapes.load());
    }

    IdShapes shapes() {
        return shapes;
    }

    /** Enters everything that names the resource. */
    void index(Resource resource, Entity entity, IdentifierIndex index) {
        index.addArn(entity.arn(), entity);
        index.addTail(entity);
        if (!entity.id().isEmpty()) {
            index.add(entity.id(), kindOf(entity.id()), entity);
        }
        // The name of an EC2 resource is a tag that anybody may repeat.
        if (!entity.name().isEmpty() && !entity.type().startsWith("AWS::EC2::")) {
            index.add(entity.name(), IdentifierKind.NAME, entity);
        }
        for (IdentifierRule rule : byType.getOrDefault(entity.type(), List.of())) {
            rule.apply(resource, text -> index.add(text, rule.kind(), entity));
        }
    }

    private static IdentifierKind kindOf(String id) {
        if (id.startsWith("http://") || id.startsWith("https://")) {
            return IdentifierKind.URL;
        }
        return MADE_BY_AWS.matcher(id).matches() ? IdentifierKind.ID : IdentifierKind.NAME;
    }
}
