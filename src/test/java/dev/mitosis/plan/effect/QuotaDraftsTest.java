package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new account has what it needs before anything is made in it. */
class QuotaDraftsTest {
    private static Split shop(int concurrency) {
        return new Split()
                .put("AWS::Lambda::Function", "api", "dev", Role.WORKLOAD, Map.of("FunctionName", "api"))
                .put(
                        "AWS::ServiceQuotas::AccountSettings",
                        "quotas",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of(
                                "ListServiceQuotas",
                                List.of(Map.of(
                                        "Quotas", List.of(Map.of("QuotaCode", "L-B99A9384", "Value", concurrency))))));
    }

    @Test
    void what_the_old_account_may_use_more_of_is_asked_for_and_waited_for_before_anything_is_made() {
        Split split = shop(3000);
        PlanDocument plan = split.plan();

        Step granted = plan.steps().stream()
                .filter(step -> step.method().equals("quotas-granted"))
                .findFirst()
                .orElseThrow();
        assertThat(granted.commands())
                .containsExactly("wait_until True aws service-quotas get-service-quota --service-code lambda"
                        + " --quota-code L-B99A9384 --query 'Quota.Value >= `3000`' --output text --profile dev"
                        + " --region eu-west-1");
        assertThat(new PlanChecker()
                        .check(new CheckRequest(split.dossier(plan), Map.of()))
                        .invariants())
                .filteredOn(invariant -> invariant.id().equals("quotas-first"))
                .singleElement()
                .satisfies(invariant -> {
                    assertThat(invariant.examined()).isPositive();
                    assertThat(invariant.violations()).isEmpty();
                });
    }

    @Test
    void nobody_waits_where_the_usual_quotas_are_enough() {
        assertThat(shop(1000).plan().steps()).noneMatch(step -> step.method().contains("quotas"));
    }
}
