package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.plan.PlanDocument;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan with dates gives nobody two things to do at a time, and the second opinion would see it. */
class DatedPlanTest {
    private static Decisions decided(int people) throws IOException {
        return Json.yaml().readValue("{start: 2027-01-04, people: " + people + "}", Decisions.class);
    }

    private static Split split(int people) throws IOException {
        return new Split()
                .put("AWS::S3::Bucket", "media", "dev")
                .put("AWS::RDS::DBInstance", "orders", "staging")
                .put("AWS::Lambda::Function", "resize", "dev")
                .put("AWS::DynamoDB::Table", "carts", "staging")
                .decide(decided(people));
    }

    private static Invariant people(Dossier dossier) {
        return new PlanChecker()
                .check(new CheckRequest(dossier, Map.of())).invariants().stream()
                        .filter(invariant -> invariant.id().equals("people-enough"))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void there_are_people_for_all_that_is_done_at_a_time(int people) throws IOException {
        Split split = split(people);
        Invariant enough = people(split.dossier(split.plan()));

        assertThat(enough.violations()).isEmpty();
        assertThat(enough.examined()).isGreaterThan(20);
    }

    @Test
    void a_plan_for_more_people_than_there_are_is_found() throws IOException {
        Split split = split(5);
        PlanDocument plan = split.plan();
        Dossier healthy = split.dossier(plan);

        Invariant enough = people(
                new Dossier(plan, healthy.target(), healthy.graph(), decided(1), healthy.types(), healthy.artefacts()));

        assertThat(enough.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(enough.violations().get(0).text()).contains("decisions.yaml has 1");
    }
}
