package dev.mitosis.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every export back with a parser of its format, for plain accounts and for hostile names. */
class GraphFormatTest {
    private static final Pattern MERMAID_NODE = Pattern.compile("  n\\d+(\\[\"[^\"\\]]*\"]|\\(\\[\"[^\"\\]]*\"]\\))");
    private static final Pattern MERMAID_EDGE = Pattern.compile("  n\\d+ -->\\|[a-z-]+\\| n\\d+");

    static Stream<GraphDocument> graphs() {
        AccountBuilder hostile = new AccountBuilder("123456789012")
                .queue("a<b&\"c", q -> {})
                .queue("end\"]; x -> y [label=\"", q -> {})
                .queue("back\\slash", q -> {})
                .queue("two\nlines", q -> {})
                .queue("=HYPERLINK(\"http://x\")", q -> {})
                .queue("comma, and `tick` [x](y)", q -> {})
                .topic("t", t -> {});
        return Stream.concat(
                LongStream.of(1, 2, 3)
                        .mapToObj(seed -> AccountGenerator.of(AccountShape.of("third-contexts-5"), seed)
                                .graph()),
                Stream.of(hostile, new AccountBuilder("123456789012"))
                        .map(account -> new GraphBuilder()
                                .build(new GraphRequest(account.snapshot(), Map.of()))
                                .document()));
    }

    private static Graph<String, DefaultEdge> empty() {
        return new DirectedPseudograph<>(
                SupplierUtil.createStringSupplier(), SupplierUtil.DEFAULT_EDGE_SUPPLIER, false);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void graphml_is_valid_by_its_schema_and_holds_every_node_and_edge(GraphDocument graph) {
        Graph<String, DefaultEdge> read = empty();
        Map<String, String> arns = new HashMap<>();
        GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(true);
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer((vertexAndKey, value) -> {
            if (vertexAndKey.getSecond().equals("id")) {
                arns.put(vertexAndKey.getFirst(), value.getValue());
            }
        });
        importer.importGraph(read, new StringReader(GraphFormat.GRAPHML.write(graph)));

        assertThat(arns.values())
                .containsExactlyInAnyOrderElementsOf(
                        graph.nodes().stream().map(Node::id).toList());
        assertThat(read.edgeSet().stream()
                        .map(edge -> arns.get(read.getEdgeSource(edge)) + " " + arns.get(read.getEdgeTarget(edge))))
                .containsExactlyInAnyOrderElementsOf(graph.edges().stream()
                        .map(edge -> edge.from() + " " + edge.to())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void dot_is_read_by_a_parser_of_its_grammar(GraphDocument graph) {
        Graph<String, DefaultEdge> read = empty();
        DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
        importer.setVertexFactory(id -> id);
        importer.importGraph(read, new StringReader(GraphFormat.DOT.write(graph)));

        assertThat(read.vertexSet()).hasSameSizeAs(graph.nodes());
        assertThat(read.edgeSet()).hasSameSizeAs(graph.edges());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void json_is_the_document_again(GraphDocument graph) throws Exception {
        assertThat(Json.mapper().readValue(GraphFormat.JSON.write(graph), GraphDocument.class))
                .isEqualTo(graph);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void csv_has_a_row_for_each_edge_or_node_and_no_cell_is_a_formula(GraphDocument graph) {
        List<List<String>> edges = rows(GraphFormat.CSV.write(graph));
        List<List<String>> nodes = rows(GraphFormat.NODES_CSV.write(graph));

        assertThat(edges)
                .hasSize(graph.edges().size() + 1)
                .allSatisfy(row -> assertThat(row).hasSize(9));
        assertThat(nodes)
                .hasSize(graph.nodes().size() + 1)
                .allSatisfy(row -> assertThat(row).hasSize(6));
        assertThat(edges.stream().skip(1).map(row -> row.get(0) + " " + row.get(3) + " " + row.get(5)))
                .containsExactlyElementsOf(
                        graph.edges().stream().map(GraphFormatTest::key).toList());
        assertThat(nodes).flatMap(row -> row).noneMatch(cell -> cell.matches("(?s)[=+@-].*"));
    }

    private static String key(Edge edge) {
        return edge.from() + " " + edge.kind().label() + " " + edge.to();
    }

    /** Parses by RFC 4180, but for the line feed as the end of a row. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void mermaid_has_a_line_of_its_grammar_for_each_node_and_edge(GraphDocument graph) {
        List<String> lines = GraphFormat.MERMAID.write(graph).lines().toList();

        assertThat(lines.get(0)).isEqualTo("flowchart LR");
        assertThat(lines.subList(1, 1 + graph.nodes().size()))
                .allMatch(line -> MERMAID_NODE.matcher(line).matches());
        assertThat(lines.subList(1 + graph.nodes().size(), lines.size()))
                .hasSameSizeAs(graph.edges())
                .allMatch(line -> MERMAID_EDGE.matcher(line).matches());
    }
}
