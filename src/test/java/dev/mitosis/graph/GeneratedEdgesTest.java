package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.sampling.Sampled;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For any account that the generator makes, an edge is drawn exactly where the generator put one. */
class GeneratedEdgesTest {
    private static final int SAMPLE = 12;
    private static final int SMALL = 20;

    static List<AccountShape> cells() {
        List<AccountShape> small = AccountShape.all().stream()
                .filter(cell -> cell.contexts() <= SMALL)
                .toList();
        return Sampled.of("GeneratedEdgesTest", small, SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void an_edge_exists_exactly_where_the_generator_put_one(AccountShape cell) {
        GeneratedAccount account = AccountGenerator.of(cell, 1);

        Set<String> drawn = account.graph().edges().stream()
                .filter(edge -> !edge.to().startsWith("external:"))
                .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> missing = expected(account);
        missing.removeAll(drawn);
        drawn.removeAll(expected(account));
        assertThat(missing).as("put in, but not drawn").isEmpty();
        assertThat(drawn).as("drawn, but not put in").isEmpty();
    }

    /** What was put in; a mere reference says nothing where an edge of another kind joins the same two. */
    private static Set<String> expected(GeneratedAccount account) {
        Set<String> typed = account.links().stream()
                .filter(link -> link.kind() != EdgeKind.REFERENCES)
                .map(link -> link.from() + " " + link.to())
                .collect(Collectors.toSet());
        return account.links().stream()
                .filter(link -> link.kind() != EdgeKind.REFERENCES || !typed.contains(link.from() + " " + link.to()))
                .map(link -> link.from() + " " + link.kind() + " " + link.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_kinds_that_a_configuration_can_show_occur() {
        Set<EdgeKind> kinds = AccountGenerator.of(AccountShape.of("third-contexts-30"), 1).links().stream()
                .map(link -> link.kind())
                .collect(Collectors.toSet());

        // Nothing was observed, and the graph does not say what contains what.
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(EdgeKind.CONTAINS, EdgeKind.TALKS_TO)));
    }
}
