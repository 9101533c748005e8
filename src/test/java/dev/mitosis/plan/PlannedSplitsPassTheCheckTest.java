package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an account looks like and however it is split: the checker finds nothing wrong with the planner's plan. */
class PlannedSplitsPassTheCheckTest {
    private static final List<String> TYPES = List.copyOf(new TreeSet<>(MethodLibrary.load().all().stream()
            .filter(method -> method.when().isEmpty())
            .map(Method::types)
            .flatMap(List::stream)
            .toList()));
    private static final List<String> HOMES = List.of(
            Split.OLD,
            Split.OLD,
            "network",
            "sandbox",
            "dev",
            "dev",
            "staging",
            "prod-payments",
            "nowhere",
            "management");

    /** What no plan can do without; a connection inside one account may be made more than once. */
    private static final Set<StepAction> VITAL = EnumSet.of(
            StepAction.JOIN,
            StepAction.CREATE,
            StepAction.COPY,
            StepAction.VERIFY_COPY,
            StepAction.TRANSFER,
            StepAction.SHARE,
            StepAction.CUTOVER,
            StepAction.DECIDE);

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_split_is_planned_without_a_violation(long seed) {
        Split split = random(seed);
        PlanDocument plan = split.plan();
        assertThat(Split.violations(split.check(plan))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_split_gives_the_same_bytes(long seed) {
        if (seed % 10 == 0) {
            assertThat(Json.pretty(random(seed).plan()))
                    .isEqualTo(Json.pretty(random(seed).plan()));
        } else {
            assertThat(random(seed).plan().dispositions()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_plan_that_loses_a_step_is_found_out(long seed) {
        Split split = random(seed);
        PlanDocument plan = split.plan();
        SplittableRandom random = new SplittableRandom(seed);
        // Where data is copied the checker takes the copy as what makes the resource.
        Set<String> copied = plan.steps().stream()
                .filter(step -> step.action() == StepAction.COPY)
                .flatMap(step -> step.resources().stream())
                .collect(Collectors.toSet());
        List<Step> vital = plan.steps().stream()
                .filter(step -> VITAL.contains(step.action()))
                .filter(step -> step.action() != StepAction.CREATE || !copied.containsAll(step.resources()))
                .toList();
        Step lost = vital.get(random.nextInt(vital.size()));
        assertThat(split.check(Mutants.without(plan, lost.id())).passed())
                .as("without %s", lost.id())
                .isFalse();
    }

    static Split random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Split split = new Split();
        int size = random.nextInt(2, 60);
        for (int i = 0; i < size; i++) {
            String home = HOMES.get(random.nextInt(HOMES.size()));
            Role role = random.nextInt(12) == 0 ? Role.values()[random.nextInt(Role.values().length)] : Role.WORKLOAD;
            String type = TYPES.get(random.nextInt(TYPES.size()));
            if (home.equals("network")) {
                split.put(type, "r" + i, home, role, Map.of(), random.nextBoolean() ? "prod" : null);
            } else {
                split.put(type, "r" + i, home, role, Map.of());
            }
            if (random.nextInt(10) == 0) {
                split.leftover("r" + i);
            }
        }
        int edges = random.nextInt(size * 3);
        EdgeKind[] kinds = EdgeKind.values();
        for (int i = 0; i < edges; i++) {
            split.need("r" + random.nextInt(size), kinds[random.nextInt(kinds.length)], "r" + random.nextInt(size));
        }
        if (random.nextInt(3) == 0) {
            Disposition[] all = Disposition.values();
            split.decide(TestDecisions.assign(Split.arn("r" + random.nextInt(size)), all[random.nextInt(all.length)]));
        }
        return split;
    }
}
