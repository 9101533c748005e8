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
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an account proves that it may have a certificate, before a stack asks for one. */
class CertificateDraftsTest {
    private static Split certificate(String zonesAccount) {
        return new Split()
                .put(
                        "AWS::Route53::HostedZone",
                        "hostedzone/Z1",
                        zonesAccount,
                        Role.SHARED,
                        Map.of("Name", "shop.example.", "Config", Map.of("PrivateZone", false)))
                .put(
                        "AWS::CertificateManager::Certificate",
                        "certificate/c1",
                        "dev",
                        Role.WORKLOAD,
                        Map.of(
                                "DomainName",
                                "api.shop.example",
                                "Type",
                                "AMAZON_ISSUED",
                                "SubjectAlternativeNames",
                                List.of("api.shop.example")));
    }

    private static int proof(PlanDocument plan) {
        for (int i = 0; i < plan.steps().size(); i++) {
            if (plan.steps().get(i).method().equals("certificate-proof")) {
                return i;
            }
        }
        throw new AssertionError("nobody proves it");
    }

    @Test
    void the_record_is_asked_for_in_the_new_account_and_written_into_the_zone_of_the_old_one() {
        PlanDocument plan = certificate(Split.OLD).plan();

        Step step = plan.steps().get(proof(plan));
        assertThat(step.manual()).isFalse();
        assertThat(step.commands().get(0))
                .contains("aws acm request-certificate --domain-name api.shop.example --validation-method DNS")
                .endsWith("--profile dev --region eu-west-1)");
        assertThat(step.commands())
                .anyMatch(line -> line.startsWith("aws route53 change-resource-record-sets --hosted-zone-id Z1 ")
                        && line.contains("UPSERT")
                        && line.endsWith("--profile " + Split.OLD));
        assertThat(step.validation())
                .singleElement()
                .asString()
                .startsWith("expect \"${RECORD_NAME_")
                .contains(" list-resource-record-sets --hosted-zone-id Z1 ");
        assertThat(Objects.requireNonNull(step.undo()).commands())
                .singleElement()
                .asString()
                .contains("DELETE");
    }

    @Test
    void the_stack_with_the_certificate_waits_for_the_proof() {
        PlanDocument plan = certificate(Split.OLD).plan();

        Step proof = plan.steps().get(proof(plan));
        assertThat(plan.steps())
                .filteredOn(step -> step.effects().stream()
                        .anyMatch(effect -> effect.object().contains("certificate/")
                                && !effect.object().startsWith("handover/")
                                && step.id().startsWith("create-stack")))
                .isNotEmpty()
                .allMatch(step -> step.dependsOn().contains(proof.id()));
    }

    @Test
    void a_zone_that_moves_gets_the_record_when_it_stands_because_certificates_are_renewed_by_it() {
        PlanDocument plan = certificate("network").plan();

        Step proof = plan.steps().get(proof(plan));
        Step carried = plan.steps().stream()
                .filter(step -> step.method().equals("certificate-proof-carried"))
                .findFirst()
                .orElseThrow();
        assertThat(proof.commands())
                .anyMatch(line -> line.contains("--hosted-zone-id Z1 ") && line.endsWith("--profile " + Split.OLD));
        assertThat(carried.dependsOn()).contains(proof.id());
        assertThat(carried.commands())
                .anyMatch(line -> line.contains("--hosted-zone-id ${NEW_ID_") && line.endsWith("--profile network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Split.OLD, "network"})
    void the_second_opinion_finds_nothing(String zonesAccount) {
        Split split = certificate(zonesAccount);
        PlanDocument plan = split.plan();

        assertThat(new PlanChecker()
                        .check(new CheckRequest(split.dossier(plan), Map.of()))
                        .invariants())
                .flatExtracting(invariant -> invariant.violations())
                .filteredOn(violation -> String.valueOf(violation.step()).contains("certificate-proof"))
                .isEmpty();
    }
}
