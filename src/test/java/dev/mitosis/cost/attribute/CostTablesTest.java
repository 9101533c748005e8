package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.attribute.UsageTypes.Charged;
import dev.mitosis.graph.RecordShape;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** Holds the tables of the attribution against the API models and against what bills say. */
class CostTablesTest {
    private static final Map<String, List<RecordShape>> SHAPES = RecordShape.collected();

    static Stream<TsvRow> examples() {
        return TsvTable.load(CostTablesTest.class, "usage-examples.tsv", 3).stream();
    }

    @Test
    void every_service_is_one_that_bills_name_and_charges_for_types_that_something_makes() {
        Map<String, Set<String>> billed = new TreeMap<>();
        TsvTable.load(CostTablesTest.class, "billed-services.tsv", 2)
                .forEach(row -> billed.computeIfAbsent(row.cell(0), one -> new TreeSet<>())
                        .add(row.cell(1)));
        Map<String, Set<String>> listed = new TreeMap<>();
        CostOwners.table().forEach((service, types) -> listed.put(service, new TreeSet<>(types)));

        assertThat(listed).isEqualTo(billed);
        assertThat(listed.values().stream().flatMap(Set::stream))
                .allSatisfy(prefix -> assertThat(SHAPES.keySet()).anyMatch(type -> type.startsWith(prefix)));
    }

    @Test
    void every_usage_type_charges_for_a_type_that_has_the_member_it_is_compared_with() {
        assertThat(TsvTable.load(UsageTypes.class, "usage-types.tsv", 3)).allSatisfy(row -> {
            assertThat(SHAPES).containsKey(row.cell(1));
            assertThat(row.cell(2).isEmpty())
                    .isEqualTo(Pattern.compile(row.cell(0)).matcher("").groupCount() == 0);
            assertThat(row.cell(2).isEmpty()
                            || SHAPES.getOrDefault(row.cell(1), List.of()).stream()
                                    .anyMatch(shape -> shape.has(row.cell(2))))
                    .as(row.cell(2))
                    .isTrue();
        });
    }

    @Test
    void every_prefix_stands_for_a_region_of_its_own() {
        List<TsvRow> rows = TsvTable.load(UsageTypes.class, "usage-regions.tsv", 2);

        assertThat(rows).extracting(row -> row.cell(0)).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.cell(1)).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> Region.of(row.cell(1))).isSubsetOf(Region.regions());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_usage_type_is_read_as_its_example_says(TsvRow row) {
        assertThat(UsageTypes.bundled().charged(row.cell(0)))
                .contains(new Charged(row.cell(1), row.cell(2), row.cell(3), row.cell(4)));
    }

    @Test
    void every_prefix_and_every_usage_type_has_an_example() {
        List<String> usages = examples().map(row -> row.cell(0)).toList();

        assertThat(TsvTable.load(UsageTypes.class, "usage-regions.tsv", 2))
                .allSatisfy(row -> assertThat(usages).anyMatch(usage -> usage.startsWith(row.cell(0) + "-")));
        assertThat(TsvTable.load(UsageTypes.class, "usage-types.tsv", 3))
                .allSatisfy(row -> assertThat(usages)
                        .anyMatch(
                                usage -> usage.substring(usage.indexOf('-') + 1).matches(row.cell(0))));
    }
}
