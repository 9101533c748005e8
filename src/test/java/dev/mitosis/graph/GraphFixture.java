package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The graph of a small account, with assertions on single edges. */
public final class GraphFixture {
    public static final String ACCOUNT = "123456789012";

    private static final GraphBuilder BUILDER = new GraphBuilder();

    private final AccountBuilder account;
    private final GraphDocument graph;

    private GraphFixture(AccountBuilder account) {
        this.account = account;
        this.graph =
                BUILDER.build(new GraphRequest(account.snapshot(), Map.of())).document();
    }

    public static GraphFixture graphOf(Consumer<AccountBuilder> body) {
        AccountBuilder account = new AccountBuilder(ACCOUNT);
        body.accept(account);
        return new GraphFixture(account);
    }

    public GraphDocument graph() {
        return graph;
    }

    public String arn(String typeAndName) {
        if (!typeAndName.contains("::")) {
            return typeAndName;
        }
        int space = typeAndName.indexOf(' ');
        return account.arn(typeAndName.substring(0, space), typeAndName.substring(space + 1));
    }

    /** Asserts an edge; ends are written {@code AWS::Type name}, or as an external id. */
    public EdgeAssert edge(String from, EdgeKind kind, String to) {
        List<Edge> found =
                between(from, to).stream().filter(edge -> edge.kind() == kind).toList();
        assertThat(found)
                .as("edge %s %s %s among %s", from, kind.label(), to, between(from, to))
                .hasSize(1);
        return new EdgeAssert(found.get(0));
    }

    public List<Edge> between(String from, String to) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(arn(from)) && edge.to().equals(arn(to)))
                .toList();
    }

    public GraphFixture noEdge(String from, String to) {
        assertThat(between(from, to)).isEmpty();
        return this;
    }

    /** What the resource needs. */
    public List<String> neededBy(String from) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(arn(from)))
                .map(Edge::to)
                .distinct()
                .toList();
    }

    public List<Finding> findings(String rule) {
        return graph.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** One edge under assertion. */
    public record EdgeAssert(Edge edge) {
        public EdgeAssert because(String pointer, String text) {
            assertThat(edge.evidence())
                    .extracting(Evidence::pointer, Evidence::text)
                    .contains(org.assertj.core.groups.Tuple.tuple(pointer, text));
            return this;
        }

        public EdgeAssert at(String pointer) {
            assertThat(edge.evidence()).extracting(Evidence::pointer).contains(pointer);
            return this;
        }

        public EdgeAssert strength(Strength strength) {
            assertThat(edge.strength()).isEqualTo(strength);
            return this;
        }
    }
}
