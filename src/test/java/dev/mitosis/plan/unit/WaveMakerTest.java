package dev.mitosis.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Decisions.WantedWave;
import dev.mitosis.model.Decisions.WaveDecisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which moves share a wave. */
class WaveMakerTest {
    private static Move move(Tier tier, String... contexts) {
        List<PlannedUnit> units = Stream.of(contexts)
                .map(context -> new PlannedUnit("a/" + context + "/" + tier.title(), "a", context, tier.title()))
                .toList();
        return new Move(
                units.get(0).id(),
                units,
                List.of(),
                tier,
                List.of(Reason.of("window.joined", "They need one another.")));
    }

    private static final List<Move> MOVES = List.of(
            move(Tier.SANDBOX, "toys"),
            move(Tier.DEVELOPMENT, "orders"),
            move(Tier.DEVELOPMENT, "search", "reports"),
            move(Tier.STAGING, "orders"));

    private static List<List<String>> ids(WaveDecisions decisions) {
        return WaveMaker.of(MOVES, decisions).waves().stream()
                .map(wave -> wave.moves().stream().map(Move::id).toList())
                .toList();
    }

    private static List<String> rules(WaveDecisions decisions) {
        return WaveMaker.of(MOVES, decisions).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void without_a_decision_each_tier_is_a_wave() {
        assertThat(ids(WaveDecisions.NONE))
                .containsExactly(
                        List.of("a/toys/sandbox"),
                        List.of("a/orders/development", "a/search/development"),
                        List.of("a/orders/staging"));
    }

    @Test
    void a_tier_with_more_windows_than_a_wave_may_have_is_several() {
        assertThat(ids(new WaveDecisions(1, List.of()))).hasSize(4);
        assertThat(WaveMaker.of(MOVES, new WaveDecisions(1, List.of())).waves())
                .extracting(Wave::title)
                .contains("development 1", "development 2");
    }

    @Test
    void a_wanted_wave_comes_first() {
        WaveDecisions wanted =
                new WaveDecisions(null, List.of(new WantedWave("pilot", List.of("orders"), List.of("staging"))));

        assertThat(ids(wanted).get(0)).containsExactly("a/orders/staging");
        assertThat(rules(wanted)).isEmpty();
    }

    @Test
    void what_shares_the_window_comes_along_and_a_finding_says_so() {
        WaveDecisions wanted = new WaveDecisions(null, List.of(new WantedWave("pilot", List.of("search"), List.of())));

        assertThat(ids(wanted).get(0)).containsExactly("a/search/development");
        assertThat(rules(wanted)).containsExactly("plan.wave-takes-more");
        assertThat(WaveMaker.of(MOVES, wanted).findings().get(0).text())
                .contains("a/reports/development")
                .contains("They need one another.");
    }

    @Test
    void a_wanted_wave_without_anything_that_moves_is_a_finding() {
        WaveDecisions wanted = new WaveDecisions(null, List.of(new WantedWave("pilot", List.of("nobody"), List.of())));

        assertThat(ids(wanted)).hasSize(3);
        assertThat(rules(wanted)).containsExactly("plan.wave-empty");
    }
}
