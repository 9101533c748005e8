package dev.mitosis.graph.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PublicSidesTest {
    private static final String NEVER = "(?!)";

    private static String said(String type, ObjectNode data) {
        PublicSides sides = PublicSides.load();
        sides.learn(new Resource("arn", type, "eu-west-1", "123456789012", "a", "a", Map.of(), data));
        return (sides.hasAddress("arn", type, false) ? "v4 " : "")
                + (sides.hasAddress("arn", type, true) ? "v6 " : "")
                + (sides.endpoints().isEmpty() ? "" : "endpoint");
    }

    private static ObjectNode record(String path, String value) {
        String[] steps = path.substring(1).split("/", -1);
        JsonNode at = JsonNodeFactory.instance.textNode(value);
        for (int i = steps.length - 1; i >= 0; i--) {
            at = steps[i].equals("*")
                    ? JsonNodeFactory.instance.arrayNode().add(at)
                    : JsonNodeFactory.instance.objectNode().set(steps[i], at);
        }
        return (ObjectNode) at;
    }

    /** What each row shows, and what is said of the type without that sign; golden, so that no row is lost unseen. */
    @Test
    void each_row_shows_a_side_to_the_internet_or_says_that_there_is_none() {
        List<String> lines = new ArrayList<>();
        for (TsvRow row : TsvTable.load(PublicSides.class, "public-sides.tsv", 4)) {
            boolean never = row.cell(3).equals(NEVER);
            String value = row.cell(3).equals(".+") ? "a" : row.cell(3).replaceFirst("\\|.*", "");
            String shown = said(row.cell(0), record(row.cell(2), never ? "a" : value));
            String hidden = said(row.cell(0), JsonNodeFactory.instance.objectNode());
            assertThat(Pattern.matches(row.cell(3), value)).isEqualTo(!never);
            assertThat(shown.equals(hidden))
                    .as("%s:%d makes a difference", row.file(), row.line())
                    .isEqualTo(never);
            lines.add(String.join(" ", row.cell(0), row.cell(1), row.cell(2), row.cell(3)) + " -> " + shown
                    + (never ? "" : ", else " + hidden));
        }
        Golden.assertMatches(
                Path.of("src/test/resources/dev/mitosis/golden/rows-public-sides.txt"),
                String.join("\n", lines).replaceAll(" +(?=,|\n|$)", "") + "\n");
    }
}
