package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of each type's properties is mapped, where every answer tells everything. */
public final class MappingCoverage {
    private static final String NONE = "-";

    private MappingCoverage() {}

    /**
     * What is mapped of a type.
     *
     * @param missing what is required, here or in an object that is written, or named by a row of a table, and is not
     *     there
     * @param carried the properties that answers have, by a row or by a name anywhere in them
     * @param mapped those of them that are mapped, or left out on purpose
     */
    public record Coverage(List<String> missing, Set<String> carried, Set<String> mapped) {}

    /** The coverage of each type that a scan reads and CloudFormation knows. */
    public static Map<String, Coverage> all() {
        return Made.ALL;
    }

    /** Made when it is used. */
    private static final class Made {
        static final Map<String, Coverage> ALL = make();

        private static Map<String, Coverage> make() {
            PropertyMapper mapper = PropertyMapper.load();
            Map<String, Coverage> all = new TreeMap<>();
            FullAnswers.all().forEach((type, record) -> all.put(type, coverage(mapper, type, record)));
            return Collections.unmodifiableMap(all);
        }
    }

    private static Coverage coverage(PropertyMapper mapper, String type, Resource record) {
        ResourceSchema schema = Schemas.load().find(type);
        Mapped mapped = mapper.map(record);
        if (schema == null || mapped == null) {
            throw new IllegalStateException(type);
        }
        Set<String> have = have(mapped);
        Set<String> told = told(type);
        List<String> missing = new ArrayList<>();
        mapped.gaps().stream()
                .filter(gap -> gap.kind() == Kind.MISSING)
                .map(Gap::place)
                .forEach(missing::add);
        told.stream()
                .filter(property -> !has(have, property) && !missing.contains(property))
                .sorted()
                .forEach(missing::add);
        Set<String> names = new HashSet<>();
        names(record.data(), names);
        Set<String> untold = rows(type)
                .filter(row -> row.get("call").equals(NONE))
                .map(row -> row.get("property"))
                .collect(Collectors.toSet());
        Set<String> writable = schema.root().properties().keySet().stream()
                .filter(property -> !schema.readOnly().contains(property) && !untold.contains(property))
                .collect(Collectors.toSet());
        Set<String> carried = writable.stream()
                .filter(property ->
                        have.contains(property) || told.contains(property) || names.contains(Kinship.plain(property)))
                .collect(Collectors.toSet());
        return new Coverage(
                missing, carried, carried.stream().filter(have::contains).collect(Collectors.toSet()));
    }

    /** A star at the end stands for any property of a child. */
    private static boolean has(Set<String> have, String property) {
        return property.endsWith(".*")
                ? have.stream().anyMatch(one -> one.startsWith(property.substring(0, property.length() - 1)))
                : have.contains(property);
    }

    private static Set<String> have(Mapped mapped) {
        Set<String> have = new HashSet<>();
        Stream.concat(mapped.origins().stream(), mapped.left().stream())
                .map(Origin::property)
                .forEach(have::add);
        for (Child child : mapped.children()) {
            child.origins().forEach(origin -> have.add("@" + child.type() + "." + origin.property()));
        }
        return have;
    }

    private static Stream<TsvRow> rows(String type) {
        return TsvTable.loadNamed(dev.mitosis.scan.collectors.TypesPage.class, "told-properties.tsv").stream()
                .filter(row -> row.get("type").equals(type));
    }

    /** What the tables say of a type, but for what they say is never written. */
    private static Set<String> told(String type) {
        Set<String> never = new HashSet<>();
        Set<String> told = new HashSet<>();
        TsvTable.loadNamed(Tables.class, "mappings.tsv").stream()
                .filter(row -> row.get("type").equals(type))
                .forEach(row -> (row.get("how").equals("none") ? never : told).add(row.get("property")));
        rows(type).filter(row -> !row.get("call").equals(NONE)).forEach(row -> told.add(row.get("property")));
        told.removeAll(never);
        return told;
    }

    private static void names(JsonNode node, Set<String> names) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> names.add(Kinship.plain(name)));
        }
        node.forEach(child -> names(child, names));
    }
}
