package dev.mitosis.graph.ownership;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.RecordCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who made what no person made, by owners, flags and reserved names: the rows of {@code makers.tsv}. */
public final class Makers {
    static final String FILE = "makers.tsv";

    private static final String PART_OF = "part-of:";
    private static final String CALLED_AS = "called-as:";

    private record Rule(RecordCondition condition, Maker maker) {
        static Rule of(TsvTable.TsvRow row) {
            RecordCondition condition = RecordCondition.of(row);
            Maker.Manner manner = Maker.Manner.valueOf(row.get("manner").toUpperCase(Locale.ROOT));
            return new Rule(
                    condition,
                    new Maker(
                            row.get("maker"),
                            manner,
                            condition.where(),
                            condition.matches().pattern()));
        }

        /** The type of the whole that tells; null where the record itself does. */
        @Nullable
        String whole() {
            String where = condition.where();
            return where.startsWith(PART_OF) || where.startsWith(CALLED_AS)
                    ? where.substring(where.indexOf(':') + 1)
                    : null;
        }

        boolean holdsFor(Entity part, Entity whole, @Nullable Maker maker) {
            if (condition.where().startsWith(CALLED_AS)) {
                return part.name().equals(whole.name())
                        && condition.matches().matcher(part.arn()).matches();
            }
            return maker != null
                    && condition.matches().matcher(maker.manner().label()).matches();
        }
    }

    private final Map<String, List<Rule>> rules;
    private final Map<String, Maker> known = new HashMap<>();

    private Makers(Map<String, List<Rule>> rules) {
        this.rules = rules;
    }

    /** Reads the table that comes with the product. */
    public static Makers load() {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Makers.class, FILE)) {
            rules.computeIfAbsent(row.get("type"), type -> new ArrayList<>()).add(Rule.of(row));
        }
        return new Makers(rules);
    }

    /** Others by the same table that have learned nothing. */
    public Makers fresh() {
        return new Makers(rules);
    }

    /** Takes in what the record itself tells. */
    public void learn(Resource resource) {
        for (Rule rule : rules.getOrDefault(resource.type(), List.of())) {
            if (rule.whole() == null && rule.condition().holds(resource)) {
                known.put(resource.arn(), rule.maker());
                return;
            }
        }
    }

    /** Who made the resource, by its record or by what it is part of; null where a person or a tool did. */
    @Nullable
    public Maker of(Entity entity, Wholes wholes) {
        Maker maker = known.get(entity.arn());
        if (maker != null) {
            return maker;
        }
        return rules.getOrDefault(entity.type(), List.of()).stream()
                .filter(rule -> rule.whole() != null)
                .filter(rule -> wholes.of(entity).stream()
                        .filter(whole -> whole.type().equals(rule.whole()))
                        .anyMatch(whole -> rule.holdsFor(entity, whole, known.get(whole.arn()))))
                .map(Rule::maker)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
