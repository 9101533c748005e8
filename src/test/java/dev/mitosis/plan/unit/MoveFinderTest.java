package dev.mitosis.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.plan.Split;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which units share a window, and why. */
class MoveFinderTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private static Split two() {
        return new Split().put(FUNCTION, "api", "dev").put(TABLE, "orders", "staging");
    }

    private static List<Move> moves(Split split) {
        return finder(split).find();
    }

    private static MoveFinder finder(Split split) {
        return new MoveFinder(new TargetIndex(split.target()), new Tier.Teller(split.partition()));
    }

    @Test
    void units_without_a_dependency_have_windows_of_their_own() {
        assertThat(moves(two()))
                .hasSize(2)
                .allSatisfy(move -> assertThat(move.units()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = EdgeKind.class,
            names = {"READS", "WRITES", "INVOKES", "TALKS_TO", "REFERENCES", "TRIGGERS"})
    void what_cannot_work_without_the_other_shares_its_window(EdgeKind kind) {
        List<Move> moves = moves(two().need("api", kind, "orders"));

        assertThat(moves).hasSize(1);
        assertThat(moves.get(0).reasons()).extracting(reason -> reason.rule()).containsOnly("window.joined");
        assertThat(moves.get(0).reasons().get(0).text()).contains("/api").contains("/orders");
    }

    @ParameterizedTest
    @EnumSource(
            value = EdgeKind.class,
            names = {"LOGS_TO", "MAY_CONNECT", "TRUSTS"})
    void what_goes_on_without_the_other_needs_no_window_with_it(EdgeKind kind) {
        assertThat(moves(two().need("api", kind, "orders"))).hasSize(2);
    }

    @Test
    void three_units_share_a_window_where_each_needs_the_next() {
        Split split = two().put(FUNCTION, "worker", "sandbox")
                .need("api", EdgeKind.READS, "orders")
                .need("worker", EdgeKind.WRITES, "orders");

        assertThat(moves(split)).hasSize(1);
        assertThat(moves(split).get(0).units()).hasSize(3);
        assertThat(moves(split).get(0).tier()).isEqualTo(Tier.STAGING);
    }

    @Test
    void environments_that_have_to_be_switched_together_are_a_finding() {
        MoveFinder finder = finder(two().need("api", EdgeKind.READS, "orders"));
        finder.find();

        assertThat(finder.findings()).hasSize(1);
        assertThat(finder.findings().get(0).rule()).isEqualTo("plan.environments-together");
        assertThat(finder.findings().get(0).resources()).contains(Split.arn("api"));
    }

    @Test
    void what_stays_is_in_no_window() {
        Split split = new Split().put(FUNCTION, "api", Split.OLD).put(TABLE, "orders", Split.OLD);

        assertThat(moves(split)).isEmpty();
    }

    @Test
    void sandboxes_come_first_and_production_last() {
        Split split = two().put(TABLE, "toy", "sandbox").put(TABLE, "ledger", "prod-payments");

        assertThat(moves(split))
                .extracting(Move::tier)
                .containsExactly(Tier.SANDBOX, Tier.DEVELOPMENT, Tier.STAGING, Tier.PRODUCTION);
    }
}
