package dev.mitosis.check.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.mutation.Trials.Outcome;
import dev.mitosis.check.mutation.Trials.Tried;
import dev.mitosis.io.TsvTable;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of damage to the plan of the sample and of generated accounts, in many places: the check has to say
 * something new, and to name what was damaged. Changes that hurt nobody must not be mentioned. What is not always found
 * is a row of {@code open-damages.tsv}. An ordinary run tries some kinds in one place each.
 */
class MutationTest {
    private static final int PLACES = Sampled.thorough() ? 5 : 1;
    /** The sample, and in a thorough run generated accounts, by cell and seed. */
    private static final List<String> PLANS = Sampled.thorough()
            ? List.of("sample", "third-regions/1", "third-stacks-0/2", "untagged-usual/3", "third-vpc-each/4")
            : List.of("sample");

    private static final int ORDINARY = 20;
    private static final Set<String> OPEN = TsvTable.loadNamed(MutationTest.class, "open-damages.tsv").stream()
            .map(row -> row.get("damage"))
            .collect(Collectors.toSet());
    private static final Map<String, Trials> TRIALS = new HashMap<>();

    @AfterAll
    static void no_plan_is_kept() {
        TRIALS.clear();
    }

    /** A change in one of the places that it could have. */
    record Place(String plan, Change change, int number) {
        Tried attempt() {
            return TRIALS.computeIfAbsent(plan, Place::trials).attempt(change, number);
        }

        private static Trials trials(String plan) {
            try {
                return new Trials(MutationFigures.dossier(plan));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return change + " #" + number + " in " + plan;
        }
    }

    private static List<Place> places(List<Change> changes) {
        return PLANS.stream()
                .flatMap(plan -> changes.stream()
                        .flatMap(change ->
                                IntStream.range(0, PLACES).mapToObj(number -> new Place(plan, change, number))))
                .toList();
    }

    static Stream<Change> kinds() {
        return Stream.of(
                        SequenceDamages.all(),
                        StepDamages.all(),
                        PlanDamages.all(),
                        EstateDamages.all(),
                        CommandDamages.all(),
                        ArtefactDamages.all(),
                        OrganizationFileDamages.all())
                .flatMap(List::stream);
    }

    static List<Place> damages() {
        return Sampled.of("damages", places(kinds().toList()), ORDINARY);
    }

    static List<Place> harmless() {
        return Sampled.of("harmless changes", places(HarmlessChanges.all()), ORDINARY);
    }

    @Test
    void there_are_kinds_enough() {
        assertThat(kinds().map(Change::kind).distinct()).hasSizeGreaterThan(100);
        assertThat(HarmlessChanges.all().stream().map(Change::kind).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_damage_is_found_and_named(Place place) {
        Tried tried = place.attempt();
        assertThat(tried.outcome())
                .as(() -> "%s, damaged %s, said %s".formatted(place, tried.named(), tried.messages()))
                .matches(outcome -> outcome == Outcome.CAUGHT
                        || outcome == Outcome.NO_PLACE
                        || OPEN.contains(place.change().kind()));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void a_change_that_hurts_nobody_is_not_mentioned(Place place) {
        Tried tried = place.attempt();
        assertThat(tried.messages()).as(place::toString).isEmpty();
    }
}
