package dev.mitosis.graph.identity;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What names each row of the identifiers takes from the smallest record; golden, so that no row is lost unseen. */
class IdentifierRowsTest {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(/[^}]+)}");

    /** What a record may hold, of which a row picks its part. */
    private static final List<String> VALUES = List.of(
            "wanted",
            "https://wanted.example.net/path",
            "wanted.example.net.",
            "arn:aws:some:eu-west-1:123456789012:loadbalancer/app/wanted/0123",
            "arn:aws:some:eu-west-1:123456789012:targetgroup/wanted/0123",
            "arn:aws:iam::123456789012:oidc-provider/wanted.example.net/id",
            "arn:aws:some:eu-west-1:123456789012:task-definition/wanted:1",
            "arn:aws:some:eu-west-1:123456789012:listener/app/wanted/0123",
            "arn:aws:route53:::hostedzone/id/recordset/wanted.example.net./A/simple");

    private static ObjectNode put(ObjectNode record, String path, String value) {
        String[] steps = path.substring(1).split("/", -1);
        JsonNode at = JsonNodeFactory.instance.textNode(value);
        for (int i = steps.length - 1; i > 0; i--) {
            at = steps[i].equals("*")
                    ? JsonNodeFactory.instance.arrayNode().add(at)
                    : JsonNodeFactory.instance.objectNode().set(steps[i], at);
        }
        return record.set(steps[0], at);
    }

    private static List<String> taken(TsvRow row, String value) {
        String source = row.cell(1);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (source.startsWith("/")) {
            put(data, source, value);
        }
        Matcher place = PLACE.matcher(source);
        while (place.find()) {
            put(data, place.group(1), value);
        }
        List<String> taken = new ArrayList<>();
        IdentifierRule.of(
                        row.cell(0),
                        source,
                        IdentifierKind.of(row.cell(2)),
                        row.cell(3).isEmpty() ? null : Pattern.compile(row.cell(3)),
                        row.cell(4).isEmpty() ? "$1" : row.cell(4))
                .apply(
                        new Resource(value, row.cell(0), "eu-west-1", "123456789012", "id", "name", Map.of(), data),
                        taken::add);
        return taken;
    }

    @Test
    void each_row_takes_a_name_from_a_record() {
        List<String> lines = new ArrayList<>();
        for (TsvRow row : TsvTable.load(IdentifierTable.class, "identifiers.tsv", 3)) {
            List<String> taken = VALUES.stream()
                    .map(value -> taken(row, value))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            assertThat(taken).as("%s:%d takes a name", row.file(), row.line()).isNotEmpty();
            lines.add(String.join(" ", row.cell(0), row.cell(1), row.cell(2)) + " -> " + String.join(", ", taken));
        }
        Golden.assertMatches(
                Path.of("src/test/resources/dev/mitosis/golden/rows-identifiers.txt"), String.join("\n", lines) + "\n");
    }
}
