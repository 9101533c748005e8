package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the records in the old zone, where the zone moves with what they answer with. */
class OldZoneRecordsTest {
    private static final String ZONE = "hostedzone/Z1";
    private static final String RECORD = ZONE + "/recordset/www.shop.example./CNAME/simple";
    private static final String BALANCER = "loadbalancer/app/shop/1";
    private static final String HOST = "shop-1.eu-west-1.elb.amazonaws.com";

    private static Split shop(int ttl) {
        return new Split()
                .put(
                        "AWS::Route53::HostedZone",
                        ZONE,
                        "dev",
                        Role.WORKLOAD,
                        Map.of("Name", "shop.example.", "Config", Map.of("PrivateZone", false)))
                .put(
                        "AWS::Route53::RecordSet",
                        RECORD,
                        "dev",
                        Role.WORKLOAD,
                        Map.of(
                                "Name",
                                "www.shop.example.",
                                "Type",
                                "CNAME",
                                "TTL",
                                ttl,
                                "ResourceRecords",
                                List.of(Map.of("Value", HOST))))
                .part(RECORD, ZONE)
                .put(
                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        BALANCER,
                        "dev",
                        Role.WORKLOAD,
                        Map.of("LoadBalancerName", "shop", "DNSName", HOST))
                .says(RECORD, EdgeKind.RESOLVES_TO, BALANCER, "/ResourceRecords/0/Value", HOST);
    }

    private static List<Step> of(PlanDocument plan, String method) {
        return plan.steps().stream()
                .filter(step -> step.method().equals(method))
                .toList();
    }

    @Test
    void it_is_remembered_for_a_short_time_before_the_window_and_answers_with_the_new_side_in_it() {
        PlanDocument plan = shop(3600).plan();

        Step ahead = of(plan, "record-ttl").get(0);
        assertThat(ahead.account()).isEqualTo(Split.OLD);
        assertThat(ahead.commands()).singleElement().asString().contains("--hosted-zone-id Z1 ", "TTL:\\`60\\`");
        Step flip = of(plan, "record-switch").get(0);
        assertThat(flip.commands())
                .last()
                .asString()
                .contains("--hosted-zone-id Z1 ", "ResourceRecords:[{Value:'${HOST_")
                .endsWith("--profile " + Split.OLD);
        assertThat(plan.steps().indexOf(flip))
                .isGreaterThan(plan.steps().indexOf(of(plan, "hosted-zone").get(0)));
    }

    @Test
    void a_short_time_is_left_as_it_is() {
        PlanDocument plan = shop(60).plan();

        assertThat(of(plan, "record-ttl")).isEmpty();
        assertThat(of(plan, "record-switch")).hasSize(1);
    }

    @Test
    void the_second_opinion_finds_nothing_to_say_of_it() {
        Split split = shop(3600);

        assertThat(forgotten(split, split.plan())).isEmpty();
    }

    @Test
    void the_second_opinion_misses_the_step_that_leads_it_over() {
        Split split = shop(60);
        PlanDocument plan = split.plan();
        List<Step> rest = plan.steps().stream()
                .filter(step -> !step.method().equals("record-switch"))
                .toList();

        assertThat(forgotten(split, with(plan, rest)))
                .extracting(CheckDocument.Violation::text)
                .anyMatch(text -> text.contains("is asked by those who remember the old zone"));
    }

    private static PlanDocument with(PlanDocument plan, List<Step> steps) {
        return new PlanDocument(
                plan.formatVersion(),
                plan.tool(),
                plan.account(),
                plan.snapshotId(),
                plan.inputs(),
                plan.waves(),
                plan.windows(),
                steps,
                plan.dispositions(),
                plan.risks(),
                plan.costExport(),
                plan.variables(),
                plan.calendar(),
                plan.criticalPath(),
                plan.findings());
    }

    private static List<CheckDocument.Violation> forgotten(Split split, PlanDocument plan) {
        return new PlanChecker()
                .check(new CheckRequest(split.dossier(plan), Map.of())).invariants().stream()
                        .filter(invariant -> !invariant.violations().isEmpty())
                        .flatMap(invariant -> invariant.violations().stream())
                        .filter(violation -> String.valueOf(violation.step()).contains("record")
                                || violation.text().contains("remember"))
                        .toList();
    }
}
