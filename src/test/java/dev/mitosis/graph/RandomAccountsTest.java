package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.account.Shapes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For any account that the builder makes, an edge is drawn exactly where the builder put one. */
class RandomAccountsTest {
    private static final long SEEDS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_edge_exists_exactly_where_the_builder_put_one(long seed) {
        AccountBuilder account = RandomAccount.of(seed);

        Set<String> drawn = new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of())).document().edges().stream()
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
    private static Set<String> expected(AccountBuilder account) {
        Set<String> typed = account.expected().stream()
                .filter(edge -> edge.kind() != EdgeKind.REFERENCES)
                .map(edge -> edge.from() + " " + edge.to())
                .collect(Collectors.toSet());
        return account.expected().stream()
                .filter(edge -> edge.kind() != EdgeKind.REFERENCES || !typed.contains(edge.from() + " " + edge.to()))
                .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_link_that_the_builder_knows_occurs_in_some_account() {
        Set<String> used = seeds().mapToObj(RandomAccount::of)
                .flatMap(account -> account.links().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).containsAll(Shapes.links());
    }

    @Test
    void the_kinds_that_a_configuration_can_show_occur() {
        Set<String> kinds = seeds().mapToObj(RandomAccount::of)
                .flatMap(account -> account.expected().stream())
                .map(edge -> edge.kind().label())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds)
                .containsExactlyElementsOf(new TreeSet<>(Stream.of(
                                "attached-to",
                                "runs-as",
                                "encrypts-with",
                                "may-connect",
                                "reads",
                                "writes",
                                "invokes",
                                "triggers",
                                "routes-to",
                                "resolves-to",
                                "deployed-by",
                                "managed-by",
                                "trusts",
                                "logs-to",
                                "references")
                        .toList()));
    }
}
