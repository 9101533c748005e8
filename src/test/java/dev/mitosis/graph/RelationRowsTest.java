package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.graph.reader.ReaderRegistry;
import dev.mitosis.graph.relation.RelationTable;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Draws every relation rule from the smallest record that it speaks of, draws nothing from one that names nothing, and
 * switches each rule off to see its edge go: a rule whose loss nobody would notice is none.
 */
class RelationRowsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String WANTED = "wanted-one";

    /** The id of everything that is known: only a rule that expects a type can tell which is meant. */
    private static final String ID = "wanted-0123456789";

    /** What rules without target types may lead to; a role is taken and a bucket is not, if no rule says more. */
    private static final List<String> KNOWN = List.of(
            "AWS::IAM::Role",
            "AWS::S3::Bucket",
            "AWS::Lambda::Function",
            "AWS::SQS::Queue",
            "AWS::DynamoDB::Table",
            "AWS::CloudWatch::Alarm");

    private static final GraphBuilder BUILDER = new GraphBuilder();
    private static final Map<String, TsvRow> READERS = readers();

    /** What a value at the path of a rule says, and what it does not. */
    private record Sample(
            String type, String path, JsonNode fires, JsonNode quiet, JsonNode rest, List<String> targets) {}

    private static Map<String, TsvRow> readers() {
        Map<String, TsvRow> rows = new TreeMap<>();
        TsvTable.load(RelationRowsTest.class, "readers.tsv", 3).forEach(row -> rows.put(row.cell(0), row));
        return rows;
    }

    private static List<Sample> samples() {
        return TsvTable.load(RelationTable.class, "relations.tsv", 3).stream()
                .map(RelationRowsTest::sample)
                .toList();
    }

    private static Sample sample(TsvRow row) {
        String use = row.cell(2);
        List<String> targets =
                row.list(3).stream().filter(type -> type.startsWith("AWS::")).toList();
        if (use.startsWith("@")) {
            TsvRow reader = Objects.requireNonNull(READERS.get(use.substring(1)), "no row of readers.tsv for " + use);
            JsonNode rest = reader.cell(3).isEmpty() ? Json.mapper().createObjectNode() : json(reader.cell(3));
            return new Sample(row.cell(0), row.cell(1), json(reader.cell(1)), json(reader.cell(2)), rest, targets);
        }
        // An id that several have says something only to the rule that expects a type; an ARN says something to
        // everybody.
        boolean byName = !targets.isEmpty() && !use.equals("ignore");
        String other = use.equals("runs-as") ? "AWS::S3::Bucket" : "AWS::IAM::Role";
        TextNode fires = TextNode.valueOf(byName ? ID : arn(other));
        return new Sample(
                row.cell(0),
                row.cell(1),
                fires,
                TextNode.valueOf("other-one"),
                Json.mapper().createObjectNode(),
                targets);
    }

    private static JsonNode json(String text) {
        try {
            String filled = text;
            for (String type : KNOWN) {
                filled = filled.replace("<" + type + ">", arn(type));
            }
            return Json.mapper().readTree(filled.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String arn(String type) {
        return type.equals("AWS::S3::Bucket")
                ? "arn:aws:s3:::" + WANTED
                : "arn:aws:" + type.split("::", -1)[1].toLowerCase(java.util.Locale.ROOT) + ":eu-west-1:" + ACCOUNT
                        + ":" + type.split("::", -1)[2] + "/" + WANTED;
    }

    private static GraphDocument graph(GraphBuilder builder, Sample sample, JsonNode value) {
        List<String> types = new ArrayList<>(KNOWN);
        sample.targets().stream()
                .filter(type -> !types.contains(type))
                .findFirst()
                .ifPresent(types::add);
        List<Resource> resources = new ArrayList<>();
        for (String type : types) {
            resources.add(new Resource(
                    arn(type),
                    type,
                    "eu-west-1",
                    ACCOUNT,
                    ID,
                    WANTED,
                    Map.of(),
                    Json.mapper().createObjectNode()));
        }
        String self = sample.type().equals("*") ? "AWS::Some::Thing" : sample.type();
        ObjectNode data = record(sample.path(), value);
        data.setAll((ObjectNode) sample.rest());
        resources.add(new Resource(
                "arn:aws:self:eu-west-1:" + ACCOUNT + ":self",
                self,
                "eu-west-1",
                ACCOUNT,
                "self-id",
                "self",
                Map.of(),
                data));
        return builder.build(new GraphRequest(new InMemorySnapshot(ACCOUNT, resources), Map.of()))
                .document();
    }

    /** The smallest record with the value at the path; any depth is one step here. */
    private static ObjectNode record(String path, JsonNode value) {
        String[] steps = path.substring(1).split("/", -1);
        JsonNode at = value;
        for (int i = steps.length - 1; i >= 0; i--) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            if (step.equals("*") && i > 0) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                at = list.add(at);
            } else {
                at = JsonNodeFactory.instance.objectNode().set(step.startsWith("*") ? "Any" : step, at);
            }
        }
        return (ObjectNode) at;
    }

    /** What the graph says, as lines that can be compared. */
    private static List<String> said(GraphDocument graph) {
        List<String> lines = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            lines.add(edge.from() + " " + edge.kind().label() + " " + edge.to() + " by "
                    + edge.strength().label() + " "
                    + edge.evidence().stream().map(Evidence::pointer).toList());
        }
        graph.findings().forEach(finding -> lines.add(finding.rule()));
        return lines;
    }

    @Test
    void every_rule_says_something_that_is_not_said_without_it() {
        Map<String, List<String>> unnoticed = new LinkedHashMap<>();
        for (Sample sample : samples()) {
            String id = sample.type() + " " + sample.path();
            List<String> with = said(graph(BUILDER, sample, sample.fires()));
            List<String> without = said(graph(BUILDER.without(id), sample, sample.fires()));
            if (with.equals(without)) {
                unnoticed.put(id, with);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void no_rule_says_anything_of_a_value_that_names_nothing() {
        Map<String, List<String>> talkative = new LinkedHashMap<>();
        for (Sample sample : samples()) {
            List<String> said = said(graph(BUILDER, sample, sample.quiet()));
            if (!said.isEmpty()) {
                talkative.put(sample.type() + " " + sample.path(), said);
            }
        }
        assertThat(talkative).isEmpty();
    }

    @Test
    void every_reader_has_a_row() {
        assertThat(READERS.keySet())
                .containsExactlyElementsOf(ReaderRegistry.load().names());
    }
}
