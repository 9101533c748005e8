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
final class Drawn {
    static final String ACCOUNT = "123456789012";

    private final AccountBuilder account;
    private final GraphDocument graph;

    private Drawn(AccountBuilder account) {
        this.account = account;
        this.graph = new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of()))
                .document();
    }

    static Drawn graphOf(Consumer<AccountBuilder> body) {
        AccountBuilder account = new AccountBuilder(ACCOUNT);
        body.accept(account);
        return new Drawn(account);
    }

    GraphDocument graph() {
        return graph;
    }

    String arn(String typeAndName) {
        if (!typeAndName.contains("::")) {
            return typeAndName;
        }
        int space = typeAndName.indexOf(' ');
        return account.arn(typeAndName.substring(0, space), typeAndName.substring(space + 1));
    }

    /** Asserts an edge; ends are written {@code AWS::Type name}, or as an external id. */
    Hop edge(String from, EdgeKind kind, String to) {
        List<Edge> found =
                between(from, to).stream().filter(edge -> edge.kind() == kind).toList();
        assertThat(found)
                .as("edge %s %s %s among %s", from, kind.label(), to, between(from, to))
                .hasSize(1);
        return new Hop(found.get(0));
    }

    List<Edge> between(String from, String to) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(arn(from)) && edge.to().equals(arn(to)))
                .toList();
    }

    Drawn noEdge(String from, String to) {
        assertThat(between(from, to)).isEmpty();
        return this;
    }

    /** What the resource needs. */
    List<String> neededBy(String from) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(arn(from)))
                .map(Edge::to)
                .distinct()
                .toList();
    }

    List<Finding> findings(String rule) {
        return graph.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** One edge under assertion. */
    record Hop(Edge edge) {
        Hop because(String pointer, String text) {
            assertThat(edge.evidence())
                    .extracting(Evidence::pointer, Evidence::text)
                    .contains(org.assertj.core.groups.Tuple.tuple(pointer, text));
            return this;
        }

        Hop at(String pointer) {
            assertThat(edge.evidence()).extracting(Evidence::pointer).contains(pointer);
            return this;
        }

        Hop strength(Strength strength) {
            assertThat(edge.strength()).isEqualTo(strength);
            return this;
        }
    }
}
