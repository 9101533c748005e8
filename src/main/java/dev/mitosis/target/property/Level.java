package dev.mitosis.target.property;

import dev.mitosis.target.property.Tables.MappingRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object of a type's schema: which of its properties a member of an answer can be, found out once for each name. */
final class Level {
    private static final String NEVER = "none";

    private final Shape shape;
    private final Kinship kinship;
    private final List<MappingRow> rows;
    private final Set<String> ruled = new HashSet<>();
    private final Set<String> never = new HashSet<>();
    private final Set<String> readOnly = new HashSet<>();
    private final Map<String, List<Match>> matches = new HashMap<>();
    private final Map<String, Boolean> byAws = new HashMap<>();

    /** A property and how near the member's name is to it. */
    record Match(String property, int nearness) {}

    private Level(Shape shape, Kinship kinship, List<MappingRow> rows) {
        this.shape = shape;
        this.kinship = kinship;
        this.rows = rows;
        rows.forEach(row -> ruled.add(row.name()));
        rows.stream().filter(row -> row.how().verb().equals(NEVER)).forEach(row -> never.add(row.name()));
    }

    /** The object at a pointer into the type's properties; the empty one is the type itself. */
    static Level of(ResourceSchema schema, Shape shape, String pointer, Tables tables) {
        String name = pointer.replace("/*", "");
        Kinship kinship = new Kinship(pointer.isEmpty() ? schema.type() : name.substring(name.lastIndexOf('/') + 1));
        Level level = new Level(shape, kinship, tables.exceptions(schema.type(), pointer));
        String prefix = pointer.isEmpty() ? "" : pointer + "/";
        shape.properties().keySet().stream()
                .filter(property -> schema.readOnly().contains(prefix + property)
                        && !shape.required().contains(property))
                .forEach(level.readOnly::add);
        return level;
    }

    /** The rows of the table for properties of this object. */
    List<MappingRow> rows() {
        return rows;
    }

    /** Whether the table has a row for the property. */
    boolean isRuled(String property) {
        return ruled.contains(property);
    }

    /** Whether only AWS sets the property. */
    boolean isReadOnly(String property) {
        return readOnly.contains(property);
    }

    boolean isStem(String member) {
        return kinship.isStem(member);
    }

    /** Whether the member says what only AWS sets. */
    boolean saysReadOnly(String member) {
        return byAws.computeIfAbsent(
                member, name -> readOnly.stream().anyMatch(property -> kinship.of(property, name) >= Kinship.NEAR));
    }

    /** What the member can be, the nearest first. */
    List<Match> matches(String member) {
        return matches.computeIfAbsent(member, this::find);
    }

    private List<Match> find(String member) {
        // A load balancer's LoadBalancerName is read only, and its Name nevertheless.
        boolean isByAws = readOnly.stream().anyMatch(property -> kinship.of(property, member) >= Kinship.CASE);
        List<Match> found = new ArrayList<>();
        for (String property : shape.properties().keySet()) {
            int nearness = readOnly.contains(property) || never.contains(property) ? 0 : kinship.of(property, member);
            if (nearness > (isByAws ? Kinship.NEAR : 0)) {
                found.add(new Match(property, nearness));
            }
        }
        found.sort(Comparator.comparing(Match::nearness).reversed());
        return found;
    }
}
