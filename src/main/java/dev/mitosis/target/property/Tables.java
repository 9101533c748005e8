package dev.mitosis.target.property;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of single types and does not follow from names: the tables beside this class. */
final class Tables {
    /** Stands for every type. */
    static final String ALL = "*";

    private static final String NONE = "-";

    private final Map<String, Map<String, List<MappingRow>>> exceptions = new HashMap<>();
    private final Map<String, List<Ban>> bans = new HashMap<>();
    private final Map<String, List<Ban>> notWanted = new HashMap<>();
    private final Map<String, List<Unless>> conditions = new HashMap<>();
    private final Map<String, List<ChildRow>> children = new HashMap<>();
    private final Map<String, List<InnerId>> innerIds = new HashMap<>();
    private final List<Pattern> states = new ArrayList<>();

    /**
     * From where a property is taken.
     *
     * @param property its pointer, without a slash in front
     * @param from a place; a member of the record ({@code $arn}) or nothing where the value is constant
     * @param how what is done with what is there
     */
    record MappingRow(
            String property, String from, @Nullable AnswerPlace place, How how) {
        /** The last step of the property. */
        String name() {
            return property.substring(property.lastIndexOf('/') + 1);
        }
    }

    /**
     * What is done with a value.
     *
     * @param verb {@code value}, {@code last}, ...
     * @param words what belongs to it
     */
    record How(String verb, List<String> words) {
        static How of(String text) {
            List<String> parts = List.of(text.split(" "));
            return new How(parts.get(0), parts.subList(1, parts.size()));
        }
    }

    /** A place from which a property is not taken; the property {@code *} for any. */
    record Ban(String property, Pattern place) {}

    /**
     * A property that is left out.
     *
     * @param when the property, beside it or of the type, by which that is decided; null where its own value decides
     * @param is a regular expression for the value
     */
    record Unless(List<String> property, @Nullable String when, Pattern is) {}

    /**
     * Where a resource's answers tell of another one.
     *
     * @param key members of it, or of what holds it, that tell it from others, parted by plus signs; empty for its
     *     place in the list
     * @param given properties with what they are: a constant, {@code $name} of the parent's record, {@code ../X} of
     *     what holds it, {@code .} for itself
     * @param id what AWS calls it, where others name that, in the same spelling; empty where nobody does
     */
    record ChildRow(String type, AnswerPlace from, String key, Map<String, String> given, String id) {}

    /** Where a thing's answers tell the id of what AWS makes inside of it, and the attribute that tells the new one. */
    record InnerId(AnswerPlace place, String attribute) {}

    private Tables() {}

    /** Reads all tables; they are small. */
    static Tables load() {
        Tables tables = new Tables();
        TsvTable.loadNamed(Tables.class, "mappings.tsv").forEach(tables::addException);
        TsvTable.loadNamed(Tables.class, "bans.tsv")
                .forEach(row -> tables.bans
                        .computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                        .add(new Ban(row.get("property"), place(row, "place").pattern())));
        TsvTable.loadNamed(Tables.class, "not-wanted.tsv").forEach(tables::addNotWanted);
        TsvTable.loadNamed(Tables.class, "conditions.tsv").forEach(tables::addCondition);
        TsvTable.loadNamed(Tables.class, "children.tsv").forEach(tables::addChild);
        TsvTable.loadNamed(Tables.class, "inner-ids.tsv")
                .forEach(row -> tables.innerIds
                        .computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                        .add(new InnerId(place(row, "place"), row.get("attribute"))));
        return tables;
    }

    private static AnswerPlace place(TsvRow row, String column) {
        try {
            return AnswerPlace.of(row.get(column));
        } catch (IllegalArgumentException e) {
            throw row.error(String.valueOf(e.getMessage()));
        }
    }

    private void addException(TsvRow row) {
        String property = row.get("property");
        String from = row.get("from");
        int last = property.lastIndexOf('/');
        AnswerPlace place = from.equals(NONE) || from.startsWith("$") ? null : place(row, "from");
        exceptions
                .computeIfAbsent(row.get("type"), type -> new HashMap<>())
                .computeIfAbsent(last < 0 ? "" : property.substring(0, last), level -> new ArrayList<>())
                .add(new MappingRow(property, from, place, How.of(row.get("how"))));
    }

    private void addNotWanted(TsvRow row) {
        if (row.get("type").equals(ALL)) {
            states.add(Pattern.compile(row.get("place")));
        } else {
            notWanted
                    .computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                    .add(new Ban("*", place(row, "place").pattern()));
        }
    }

    private void addCondition(TsvRow row) {
        String when = row.get("when");
        conditions
                .computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                .add(new Unless(
                        List.of(row.get("property").split("/", -1)),
                        when.equals(NONE) ? null : when,
                        Pattern.compile(row.get("is"))));
    }

    private void addChild(TsvRow row) {
        Map<String, String> given = new HashMap<>();
        if (!row.get("given").equals(NONE)) {
            for (String pair : row.get("given").split(";", -1)) {
                int sign = pair.indexOf('=');
                given.put(
                        pair.substring(0, sign).strip(),
                        pair.substring(sign + 1).strip());
            }
        }
        String key = row.get("key");
        children.computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                .add(new ChildRow(
                        row.get("child"),
                        place(row, "from"),
                        key.equals(NONE) ? "" : key,
                        given,
                        row.get("id").equals(NONE) ? "" : row.get("id")));
    }

    /** The places of what AWS makes inside of things of a type. */
    List<InnerId> innerIds(String type) {
        return innerIds.getOrDefault(type, List.of());
    }

    /** The exceptions for properties of an object of a type; {@code level} is the object's pointer. */
    List<MappingRow> exceptions(String type, String level) {
        Map<String, List<MappingRow>> ofType = exceptions.get(type);
        return ofType == null ? List.of() : ofType.getOrDefault(level, List.of());
    }

    /** All exceptions by type. */
    Map<String, Map<String, List<MappingRow>>> exceptions() {
        return exceptions;
    }

    /** Whether a general rule must not take the property from there. */
    boolean isBanned(String type, String property, String place) {
        return banned(bans.get(ALL), property, place) || banned(bans.get(type), property, place);
    }

    private static boolean banned(@Nullable List<Ban> bans, String property, String place) {
        if (bans == null) {
            return false;
        }
        for (Ban ban : bans) {
            if ((ban.property().equals("*") || ban.property().equals(property))
                    && ban.place().matcher(place).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a member of an answer is a state, no configuration. */
    boolean isNotWanted(String type, String place) {
        if (banned(notWanted.get(type), "*", place)) {
            return true;
        }
        String member = lastName(place);
        return states.stream().anyMatch(state -> state.matcher(member).matches());
    }

    private static String lastName(String place) {
        String name = place;
        while (name.endsWith("/*")) {
            name = name.substring(0, name.length() - 2);
        }
        return Kinship.plain(name.substring(name.lastIndexOf('/') + 1));
    }

    List<Unless> conditions(String type) {
        return conditions.getOrDefault(type, List.of());
    }

    List<ChildRow> children(String type) {
        return children.getOrDefault(type, List.of());
    }

    Map<String, List<ChildRow>> children() {
        return children;
    }
}
