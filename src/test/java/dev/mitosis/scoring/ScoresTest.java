package dev.mitosis.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Slot;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scores of a few resources, as a person would count them. */
class ScoresTest {
    private static final Slot PROD = new Slot("prod", true, List.of("prod"), Set.of("prod"));
    private static final Slot CODE = new Slot("CODE", false, List.of("CODE"), Set.of("code"));

    /** The figures are those of scikit-learn's documentation of adjusted_rand_score. */
    @ParameterizedTest
    @CsvSource({"aabb, 0011, 1", "aabb, 0012, 0.5714", "aabb, 0101, -0.5", "aaaa, 0123, 0", "aabb, 1100, 1"})
    void the_index_is_that_of_hubert_and_arabie(String truth, String found, double index) {
        Agreement agreement = new Agreement();
        for (int i = 0; i < truth.length(); i++) {
            agreement.add(found.substring(i, i + 1), truth.substring(i, i + 1));
        }

        assertThat(agreement.index()).isCloseTo(index, within(0.0001));
    }

    @Test
    void purity_and_wrong_merges_count_strangers() {
        Agreement agreement = new Agreement();
        for (String truth : List.of("a", "a", "a", "a", "a", "a", "b", "b", "c")) {
            agreement.add("group", truth);
        }

        assertThat(agreement.purity()).isCloseTo(6 / 9.0, within(0.0001));
        assertThat(agreement.wrongMerges()).isEqualTo(1);
        assertThat(agreement.majority("group")).isEqualTo("a");
    }

    @Test
    void who_is_undecided_counts_as_wrong_in_the_figures_of_all() {
        List<Fact> facts = List.of(own("1", "a", PROD), own("2", "a", PROD), own("3", "b", PROD), own("4", "b", PROD));

        ContextScore score = ContextScore.of(facts, Map.of("1", "x", "2", "x"));

        assertThat(score.undecided()).isEqualTo(0.5);
        assertThat(score.purity()).isEqualTo(1);
        assertThat(score.purityOfAll()).isEqualTo(0.5);
        assertThat(score.indexOfAll()).isCloseTo(0.5714, within(0.0001));
    }

    @Test
    void another_environment_in_production_and_production_outside_are_counted() {
        List<Fact> facts = List.of(own("1", "a", PROD), own("2", "a", PROD), own("3", "a", CODE), own("4", "a", CODE));
        PartitionDocument document = document(
                row("1", "a", "prod", "p"),
                row("2", "a", "code", "c"),
                row("3", "a", "prod", "p"),
                row("4", "a", null, "p"));

        EnvironmentScore score = EnvironmentScore.of(facts, document);

        assertThat(score.intoProduction()).isEqualTo(1);
        assertThat(score.outOfProduction()).isEqualTo(1);
        assertThat(score.accuracy()).isCloseTo(1 / 3.0, within(0.0001));
        assertThat(score.accuracyOfAll()).isEqualTo(0.25);
        assertThat(score.undecided()).isEqualTo(0.25);
    }

    @Test
    void what_is_called_shared_needs_two_users() {
        Fact shared = new Fact("1", "", Standing.SHARED, null, null, false, "1", new TreeSet<>(Set.of("a", "b")));
        Fact missed = new Fact("2", "", Standing.SHARED, null, null, false, "2", new TreeSet<>(Set.of("a", "b")));
        PartitionDocument document = document(
                row("1", null, null, "p"),
                row("2", "a", "prod", "p"),
                row("3", "a", "prod", "p"),
                row("4", "a", "prod", "p"));

        SharedScore score = SharedScore.of(List.of(shared, missed, own("3", "a", PROD)), document);

        assertThat(score.called()).isEqualTo(2);
        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(0.5);
    }

    private static Fact own(String resource, String context, Slot slot) {
        return new Fact(resource, "", Standing.OWN, context, slot, true, resource, new TreeSet<>(Set.of(context)));
    }

    private static Assignment row(String id, @Nullable String context, @Nullable String environment, String account) {
        return new Assignment(id, "", context, environment, account, Role.WORKLOAD, 0.9, List.of(), false);
    }

    /** The first and the third of the rows are listed as shared. */
    private static PartitionDocument document(Assignment... rows) {
        List<SharedResource> shared = List.of("1", "3").stream()
                .map(id -> new SharedResource(id, "", List.of(), List.of(), "p", "", null))
                .toList();
        return new PartitionDocument(
                1,
                "",
                "",
                "",
                Map.of(),
                List.of(),
                List.of(new Environment("prod", true, List.of()), new Environment("code", false, List.of())),
                List.of(account("p", "prod"), account("c", "code")),
                List.of(rows),
                List.of(),
                shared,
                List.of(),
                List.of());
    }

    private static TargetAccount account(String name, String environment) {
        return new TargetAccount(name, "", "workload", List.of(), environment, false, List.of());
    }
}
