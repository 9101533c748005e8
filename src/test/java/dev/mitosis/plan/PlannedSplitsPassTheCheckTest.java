package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
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

    static Split random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Split split = new Split();
        int size = random.nextInt(2, 60);
        for (int i = 0; i < size; i++) {
            String home = HOMES.get(random.nextInt(HOMES.size()));
            Role role = random.nextInt(12) == 0 ? Role.values()[random.nextInt(Role.values().length)] : Role.WORKLOAD;
            split.put(TYPES.get(random.nextInt(TYPES.size())), "r" + i, home, role, Map.of());
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
