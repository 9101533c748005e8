package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Each rule of redaction: what it acts on, what it lets alone, and what would be written without it. */
class RedactionRowsTest {
    private static final Map<String, String> MEMBERS = Map.of("shown", "Description", "hidden", "Command");
    private static final TypeSpec COLLECTOR = ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder)
            .type("AWS::Some::Thing", "ListQueues", "QueueUrls")
            .arn("{Arn}")
            .drop("/Gone", "/List/*/Gone")
            .secret("/Hidden")
            .decode("/Policy")
            .end()
            .types()
            .get(0);
    private static final TypeSpec PLAIN = ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder)
            .type("AWS::Some::Thing", "ListQueues", "QueueUrls")
            .arn("{Arn}")
            .end()
            .types()
            .get(0);
    private static final Redactor REDACTOR = new Redactor(ResourceShapes.of(Collectors.all()), known());

    private static Identifiers known() {
        Identifiers known = new Identifiers();
        Stream.of("orders", "base/java17", "known.example.net").forEach(known::add);
        return known;
    }

    static Stream<TsvRow> rows() {
        return TsvTable.loadNamed(RedactionRowsTest.class, "rules.tsv").stream();
    }

    /** What the redactor makes of a cell, in the form of the cells. */
    private static String cleaned(Redactor redactor, String place, String cell) {
        String member = MEMBERS.get(place);
        if (member == null) {
            return redactor.clean(type(place), data(cell))
                    .toString()
                    .replace("\\\"", "~")
                    .replace('"', '\'');
        }
        ObjectNode data = Json.mapper().createObjectNode().put(member, cell.replace('~', '"'));
        return redactor.clean(PLAIN, data).path(member).asText().replace('"', '~');
    }

    private static TypeSpec type(String place) {
        return switch (place) {
            case "data" -> PLAIN;
            case "collector" -> COLLECTOR;
            default ->
                Collectors.all().stream()
                        .flatMap(service -> service.types().stream())
                        .filter(one -> one.type().equals(place))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static ObjectNode data(String cell) {
        try {
            return (ObjectNode) Json.mapper().readTree(cell.replace('\'', '"').replace("~", "\\\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(cell, e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_acts_on_the_one_input_and_lets_the_other_alone(TsvRow row) {
        Redactor without = REDACTOR.without(row.get("rule"));
        String place = row.get("place");
        String quiet = cleaned(REDACTOR, place, row.get("quiet"));

        assertThat(cleaned(REDACTOR, place, row.get("fires"))).isEqualTo(row.get("becomes"));
        assertThat(cleaned(without, place, row.get("quiet"))).isEqualTo(quiet);
        if (place.equals("shown") && !row.get("fires").equals(row.get("becomes"))) {
            assertThat(quiet).isEqualTo(row.get("quiet"));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_that_is_switched_off_is_missed(TsvRow row) {
        Redactor without = REDACTOR.without(row.get("rule"));

        assertThat(cleaned(without, row.get("place"), row.get("fires"))).isNotEqualTo(row.get("becomes"));
    }

    @Test
    void every_rule_has_a_row_and_every_row_a_rule() {
        assertThat(rows().map(row -> row.get("rule")).distinct().sorted())
                .containsExactlyElementsOf(RedactionRules.ALL.ids());
    }

    @Test
    void no_rule_is_there_twice() {
        for (RedactionTable table : RedactionTable.values()) {
            assertThat(RedactionRules.ALL.rows(table).stream().map(row -> row.cell(0)))
                    .as(table.file())
                    .doesNotHaveDuplicates();
        }
    }
}
