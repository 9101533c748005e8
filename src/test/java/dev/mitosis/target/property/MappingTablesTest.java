package dev.mitosis.target.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.Tables.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the tables names a type, a property and a place that there are. */
class MappingTablesTest {
    /** What stands where the models of the SDK say nothing: texts that are JSON, keys of maps, members of others. */
    private static final String BEYOND =
            ".*(/Attributes[/\\[]|/Policy/Statement|/Condition/|/DescribeVolumes|/Principal).*";

    private static final Schemas SCHEMAS = Schemas.load();

    static List<TsvRow> mappings() {
        return TsvTable.loadNamed(Tables.class, "mappings.tsv");
    }

    static Stream<TsvRow> properties() {
        return Stream.concat(mappings().stream(), TsvTable.loadNamed(Tables.class, "conditions.tsv").stream());
    }

    static List<TsvRow> children() {
        return TsvTable.loadNamed(Tables.class, "children.tsv");
    }

    private static ResourceSchema schema(String type) {
        return Objects.requireNonNull(SCHEMAS.find(type), type);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void the_type_has_the_property(TsvRow row) {
        assertThat(schema(row.get("type")).at(row.get("property")))
                .as(row.toString())
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void what_shall_be_done_is_known(TsvRow row) {
        assertThat(Verbs.isKnown(How.of(row.get("how")))).as(row.toString()).isTrue();
    }

    /** A place that begins with a dot is looked for in everything that the answers have. */
    @Test
    void the_answers_have_the_places() {
        Map<String, Resource> all = FullAnswers.all();
        List<String> astray = new ArrayList<>();
        for (TsvRow row : mappings()) {
            Resource record = all.get(row.get("type"));
            String from = row.get("from");
            if (record != null && (from.startsWith("/") || from.startsWith("./")) && !from.matches(BEYOND)) {
                List<String> steps = AnswerPlace.of(from).names();
                boolean there = from.startsWith("/") ? reaches(record.data(), steps) : anywhere(record.data(), steps);
                if (!there) {
                    astray.add(row.get("type") + " " + row.get("property") + " " + from);
                }
            }
        }
        for (TsvRow row : children()) {
            Resource record = all.get(row.get("type"));
            String from = row.get("from");
            if (record != null
                    && !from.matches(BEYOND)
                    && !reaches(record.data(), AnswerPlace.of(from).names())) {
                astray.add(row.get("type") + " " + row.get("child") + " " + from);
            }
            String id = row.get("id").replaceFirst("^\\.", "");
            if (record != null
                    && !id.equals("-")
                    && !reaches(record.data(), AnswerPlace.of(from + id).names())) {
                astray.add(row.get("type") + " " + row.get("child") + " is called " + id);
            }
        }
        assertThat(astray).isEmpty();
    }

    private static boolean reaches(JsonNode at, List<String> steps) {
        if (steps.isEmpty()) {
            return !at.isMissingNode();
        }
        List<String> rest = steps.subList(1, steps.size());
        if (!steps.get(0).equals("*")) {
            return reaches(at.path(steps.get(0)), rest);
        }
        for (JsonNode one : at) {
            if (reaches(one, rest)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anywhere(JsonNode at, List<String> steps) {
        if (reaches(at, steps)) {
            return true;
        }
        for (JsonNode one : at) {
            if (anywhere(one, steps)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("children")
    void a_child_has_what_it_is_given(TsvRow row) {
        Map<String, Shape> properties = schema(row.get("child")).root().properties();

        assertThat(schema(row.get("type"))).isNotNull();
        if (!row.get("given").equals("-")) {
            for (String given : row.get("given").split(";", -1)) {
                assertThat(properties).containsKey(given.substring(0, given.indexOf('=')));
            }
        }
    }

    @Test
    void what_is_made_inside_has_a_place_and_an_attribute() {
        for (TsvRow row : TsvTable.loadNamed(Tables.class, "inner-ids.tsv")) {
            Resource record = FullAnswers.all().get(row.get("type"));

            assertThat(reaches(
                            Objects.requireNonNull(record).data(),
                            AnswerPlace.of(row.get("place")).names()))
                    .isTrue();
            assertThat(schema(row.get("type")).at(row.get("attribute"))).isNotNull();
        }
    }

    @Test
    void no_row_stands_twice() {
        assertThat(mappings()).extracting(row -> row.cells().subList(0, 3)).doesNotHaveDuplicates();
        assertThat(children()).extracting(row -> row.cells().subList(0, 3)).doesNotHaveDuplicates();
    }

    @Test
    void types_of_the_other_tables_are_known() {
        for (String file : List.of("bans.tsv", "not-wanted.tsv")) {
            assertThat(TsvTable.loadNamed(Tables.class, file))
                    .extracting(row -> row.get("type"))
                    .allMatch(type -> type.equals(Tables.ALL) || SCHEMAS.find(type) != null);
        }
    }
}
