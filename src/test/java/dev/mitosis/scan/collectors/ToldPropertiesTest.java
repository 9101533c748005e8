package dev.mitosis.scan.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What CloudFormation wants to know is told by a call that a collector makes, at a place that it keeps. */
class ToldPropertiesTest {
    private static final String NONE = "-";
    private static final String INTRODUCTION = """
            # Where CloudFormation's properties are told

            Most properties of CloudFormation are called in AWS's answers as CloudFormation calls them. These are those that are not, and those that only a
            call of their own tells. A star marks what CloudFormation requires. *Place* is where the call's answer has it, \\* standing for each element of a list.
            What is hidden is in the record as `***`, with what identifies other resources left in it. This page is made of
            [told-properties.tsv](../src/test/resources/dev/mitosis/scan/collectors/told-properties.tsv), which is held against the collectors and the models of
            the SDK *(`ToldPropertiesTest`)*.

            | type | property | call | place | remark |
            |---|---|---|---|---|
            """;
    private static final String UNTOLD = """

            ## What is not told

            | type | property | why |
            |---|---|---|
            """;

    static List<TsvRow> rows() {
        return TsvTable.loadNamed(ToldPropertiesTest.class, "told-properties.tsv");
    }

    static Stream<TsvRow> told() {
        return rows().stream().filter(row -> !row.get("call").equals(NONE));
    }

    static Stream<TsvRow> untold() {
        return rows().stream().filter(row -> row.get("call").equals(NONE));
    }

    @ParameterizedTest
    @MethodSource("told")
    void the_call_is_made_and_its_answer_has_the_place(TsvRow row) {
        assertThat(services(row)).anyMatch(service -> AnswerShape.has(service, row.get("call"), row.get("place")));
    }

    @ParameterizedTest
    @MethodSource("told")
    void the_place_is_kept(TsvRow row) {
        List<Detail> asking = services(row).stream()
                .flatMap(service -> service.types().stream())
                .filter(type -> type.type().equals(row.get("type")))
                .map(TypeSpec::details)
                .flatMap(List::stream)
                .filter(detail -> detail.call().operation().equals(row.get("call")))
                .toList();

        assertThat(asking)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        some -> assertThat(some).anyMatch(detail -> keeps(detail, row.get("place"))));
    }

    private static boolean keeps(Detail detail, String place) {
        List<String> kept = detail instanceof Detail.Single single ? single.keep() : ((Detail.Batch) detail).keep();
        String within = detail instanceof Detail.Batch batch
                        && place.length() > batch.items().length()
                ? place.substring((batch.items() + "/*/").length())
                : place;
        return kept.isEmpty() || kept.contains(within.split("/", -1)[0]);
    }

    @ParameterizedTest
    @MethodSource("untold")
    void what_is_not_told_says_why(TsvRow row) {
        assertThat(row.get("remark")).isNotEqualTo(NONE);
        assertThat(row.get("place")).isEqualTo(NONE);
    }

    @Test
    void every_type_is_one_that_is_read() {
        assertThat(rows())
                .extracting(row -> row.get("type"))
                .allMatch(type -> Stream.of(type)
                        .anyMatch(one -> dev.mitosis.scan.collectors.Collectors.all().stream()
                                .anyMatch(service -> service.reads(one))));
    }

    @Test
    void the_page_is_made_of_the_table() {
        Golden.assertMatches(
                Path.of("docs/properties.md"),
                INTRODUCTION + lines(told(), row -> true) + UNTOLD + lines(untold(), row -> false));
    }

    private static String lines(Stream<TsvRow> rows, Predicate<TsvRow> told) {
        return rows.map(row -> "| " + row.get("type") + " | `" + row.get("property") + "`"
                        + (row.get("need").equals(NONE) ? "" : " \\*")
                        + (told.test(row) ? " | `" + row.get("call") + "` | `" + row.get("place") + "`" : "")
                        + " | " + row.get("remark").replaceAll("^-$", "") + " |\n")
                .collect(Collectors.joining());
    }

    private static List<ServiceSpec> services(TsvRow row) {
        List<ServiceSpec> services = dev.mitosis.scan.collectors.Collectors.all().stream()
                .filter(service -> service.reads(row.get("type")))
                .filter(service -> service.operations().contains(row.get("call")))
                .toList();
        assertThat(services).as(row.get("type") + " " + row.get("call")).isNotEmpty();
        return services;
    }
}
