package dev.mitosis.target.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.target.name.PlannedNames.Made;
import dev.mitosis.target.name.PlannedNames.Reached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the tables of names speaks about a record that is made for it, and about none that lacks the value. */
class NameTablesTest {
    private static final String OLD = "123456789012";
    private static final String VALUE = "old-value-of-it.example";

    static List<TsvRow> endpoints() {
        return TsvTable.loadNamed(KnownNames.class, "endpoints.tsv");
    }

    static List<TsvRow> uniques() {
        return TsvTable.loadNamed(KnownNames.class, "unique-names.tsv");
    }

    private static ObjectNode data(String path, String value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!path.startsWith("/")) {
            return root;
        }
        List<String> steps = JsonPath.of(path).steps().stream()
                .filter(step -> !step.equals(JsonPath.DEEP))
                .toList();
        ObjectNode at = root;
        for (int i = 0; i < steps.size(); i++) {
            boolean inList = i + 1 < steps.size() && steps.get(i + 1).equals(JsonPath.ANY);
            if (!inList && i == steps.size() - 1) {
                at.put(steps.get(i), value);
            } else if (!inList) {
                at = at.putObject(steps.get(i));
            } else {
                ArrayNode list = at.putArray(steps.get(i++));
                if (i == steps.size() - 1) {
                    list.add(value);
                } else {
                    at = list.addObject();
                }
            }
        }
        return root;
    }

    private static Made made(KnownNames known, String type, String name, ObjectNode data) {
        String arn = "arn:aws:x:eu-west-1:" + OLD + ":thing/" + name;
        known.accept(new Resource(arn, type, "eu-west-1", OLD, "id-" + name, name, Map.of(), data));
        return new Made("dev/x/" + name, arn, type, "id-" + name, name, "eu-west-1", "dev");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_row_of_endpoints_finds_the_old_one_and_plans_another(TsvRow row) {
        KnownNames known = new KnownNames();
        Made thing = made(known, row.get("type"), "thing", data(row.get("source"), VALUE));
        Made bare = made(known, row.get("type"), "bare", JsonNodeFactory.instance.objectNode());
        PlannedNames names = new PlannedNames(known, OLD);

        assertThat(names.reached(thing)).isNotEmpty().allSatisfy(way -> {
            assertThat(way.planned()).isNotEqualTo(way.value()).doesNotContain(OLD, VALUE);
            assertThat(way.planned()).contains("${");
        });
        if (row.get("source").startsWith("/")) {
            assertThat(names.reached(thing)).extracting(Reached::value).contains(VALUE);
            assertThat(names.reached(bare)).extracting(Reached::value).doesNotContain(VALUE);
        }
    }

    @ParameterizedTest
    @MethodSource("uniques")
    void a_row_of_unique_names_finds_its_name_and_makes_one_that_fits(TsvRow row) {
        String type = row.get("type");
        String where = row.get("where");
        boolean host = row.get("when").equals("served")
                || row.get("when").contains("\\.")
                || !row.get("part").equals("-");
        String name = host ? "shop.example.com" : "shop";
        KnownNames known = new KnownNames();
        if (row.get("when").equals("served")) {
            made(known, "AWS::Route53::RecordSet", name + ".", JsonNodeFactory.instance.objectNode());
        }
        Made thing = made(known, type, name, data(where, name));
        PlannedNames names = new PlannedNames(known, OLD);
        names.learn(thing);

        assertThat(names.uniqueOf(thing)).singleElement().satisfies(unique -> {
            assertThat(unique.row().how().label()).isEqualTo(row.get("how"));
            assertThat(unique.row().scope().label()).isEqualTo(row.get("scope"));
            String planned = names.plannedOf(thing, unique);
            if (unique.row().how() == How.NEW) {
                String filled = PlannedNames.filled(unique.row().nameIn(planned));
                assertThat(filled).matches(row.get("form")).hasSizeLessThanOrEqualTo(63);
                assertThat(planned).isNotEqualTo(name);
            } else {
                assertThat(planned).isEqualTo(name);
            }
            assertThat(unique.row().order().isEmpty()).isEqualTo(unique.row().how() == How.NEW);
        });
    }

    @Test
    void every_type_of_the_tables_is_one_that_a_scan_reads() throws IOException {
        Pattern type = Pattern.compile("AWS::[A-Za-z0-9]+::[A-Za-z0-9]+");
        Set<String> read = Pattern.compile("\\| (" + type + ") \\|")
                .matcher(Files.readString(Path.of("docs/types.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        endpoints().forEach(row -> told.add(row.get("type")));
        uniques().forEach(row -> told.add(row.get("type")));

        assertThat(read).containsAll(told);
    }
}
