package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an account looks like and whatever was decided: the plan can be followed, and the second opinion agrees. */
class RandomPlansTest {
    private static final int SAMPLE = 4;

    /** Cases that once broke an invariant. */
    private static final Set<String> MENDED = Set.of(
            // A connection waited for another unit's window.
            "third-misleading 1",
            // Of those whom one topic lets in, some come later than others.
            "third-skewed 4",
            // A role that is made beside is used in a window before that of its own unit.
            "untagged-hostile 4",
            // A connection is made in a third account.
            "untagged-stacks-unnamed 2",
            // A bucket logs to one whose own window comes later.
            "tags-all-irregular 3",
            // A launch template names an image that one unit alone uses.
            "third-regions 2",
            // A secret has one more copy in the same window.
            "twothirds-usual 2",
            // The stack of an account's connections waits for the window of another one.
            "third-stacks-0 3",
            // A distribution that takes over a name is in the same account and layer as what others need before.
            "third-vpc-each 4",
            // A copy belongs to a unit without an environment, and is used before that one's wave.
            "untagged-usual 2",
            // The old side uses a secret that moves with others; the new side has a copy of its own.
            "third-dutch 1");

    private static final String CENTRALISED =
            "{keepProductionInPlace: false, operatingModel: {default: centralised}, cidrPool: 172.16.0.0/12}";

    /** Cases of other seeds that once broke an invariant. */
    private static final List<Case> OTHERS = List.of(
            // An image that stacks of two waves ask for, the later one first in their order.
            new Case("untagged-vpc-one", 71, "operatingModel: {default: centralised}"),
            // The old account is linked with accounts that come in several waves.
            new Case("third-usual", 70, "{keepProductionInPlace: false, networks: {default: shared, prod: own}}"),
            // Routes to one transit gateway, to which networks are attached in several waves.
            new Case("tags-all-organisation", 70, CENTRALISED),
            // A rule of the account as a whole, in another region, is switched on with the first that moves there.
            new Case("third-regions", 70, CENTRALISED));

    /** Some of all, and of those for which a rule was made. */
    static List<Case> cases() {
        List<Case> mended = Stream.concat(
                        OTHERS.stream(),
                        RandomEstates.all().stream()
                                .filter(which -> MENDED.contains(which.cell() + " " + which.seed())))
                .toList();
        return Stream.concat(Sampled.of("mended plans", mended, SAMPLE).stream(), RandomEstates.some(SAMPLE).stream())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_plan_can_be_followed(Case which) {
        Designed designed = which.design();
        PlanDocument plan = PlannedEstate.plan(designed);
        Dossier dossier = PlannedEstate.dossier(designed, plan);

        assertThat(plan.steps()).extracting(Step::id).doesNotHaveDuplicates();
        bound(plan);
        files(dossier);
        wholes(plan);
        assertThat(broken(dossier)).isEmpty();
        assertThat(Json.line(PlannedEstate.plan(designed)).hashCode())
                .as("the same bytes again")
                .isEqualTo(Json.line(plan).hashCode());
    }

    /** Every variable is given by a person, or set by a step before. */
    private static void bound(PlanDocument plan) {
        Set<String> known = plan.variables().stream()
                .filter(variable -> variable.step() == null)
                .map(PlanVariable::name)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> done = new HashSet<>();
        for (Step step : plan.steps()) {
            assertThat(done).as("%s waits for earlier steps", step.id()).containsAll(step.dependsOn());
            assertThat(known).as("%s has its variables", step.id()).containsAll(step.inputs());
            known.addAll(step.outputs());
            done.add(step.id());
        }
    }

    /** What is a part of a thing, by its id, is made with it or later. */
    private static void wholes(PlanDocument plan) {
        List<List<String>> made = plan.steps().stream()
                .map(step -> step.effects().stream()
                        .filter(effect -> effect.verb() == Verb.CREATE)
                        .map(Effect::object)
                        .toList())
                .toList();
        Set<String> open = made.stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
        for (List<String> objects : made) {
            objects.forEach(open::remove);
            assertThat(objects).noneMatch(part -> wholesOf(part).anyMatch(open::contains));
        }
    }

    private static Stream<String> wholesOf(String part) {
        return Stream.iterate(part, id -> id.contains("/"), id -> id.substring(0, id.lastIndexOf('/')))
                .skip(1);
    }

    private static void files(Dossier dossier) {
        Set<String> paths = dossier.artefacts().paths();
        for (Step step : dossier.plan().steps()) {
            assertThat(paths).as("%s finds its files", step.id()).containsAll(step.files());
        }
    }

    private static List<String> broken(Dossier dossier) {
        return new PlanChecker()
                .check(new CheckRequest(dossier, Map.of())).invariants().stream()
                        .flatMap(invariant -> invariant.violations().stream()
                                .limit(3)
                                .map(violation -> invariant.id() + ": " + violation))
                        .toList();
    }
}
