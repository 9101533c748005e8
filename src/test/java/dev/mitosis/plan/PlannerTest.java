package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Phase;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.model.PlanDocument.Risk;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    /** A development workload: a function that reads a table and writes to a queue, with its role. */
    private static Split shop() {
        return new Split()
                .put("AWS::Lambda::Function", "fn", "dev")
                .put("AWS::IAM::Role", "role", "dev")
                .put("AWS::DynamoDB::Table", "table", "dev")
                .put("AWS::SQS::Queue", "queue", "dev")
                .put("AWS::KMS::Key", "key", Split.OLD, Role.SHARED, Map.of())
                .need("fn", EdgeKind.RUNS_AS, "role")
                .need("fn", EdgeKind.READS, "table")
                .need("queue", EdgeKind.TRIGGERS, "fn")
                .need("fn", EdgeKind.READS, "queue")
                .need("table", EdgeKind.ENCRYPTS_WITH, "key");
    }

    private static Disposition disposition(PlanDocument plan, String name) {
        return plan.dispositions().stream()
                .filter(row -> row.resource().equals(Split.arn(name)))
                .map(DispositionRow::disposition)
                .findFirst()
                .orElseThrow();
    }

    private static Step step(PlanDocument plan, StepAction action, String name) {
        return plan.steps().stream()
                .filter(step -> step.action() == action && step.resources().contains(Split.arn(name)))
                .findFirst()
                .orElseThrow();
    }

    private static int position(PlanDocument plan, StepAction action, String name) {
        return plan.steps().indexOf(step(plan, action, name));
    }

    @Test
    void each_resource_gets_the_disposition_of_its_type_and_place() {
        PlanDocument plan = shop().put("AWS::EC2::EIP", "address", "dev").plan();
        assertThat(disposition(plan, "fn")).isEqualTo(Disposition.RECREATE);
        assertThat(disposition(plan, "table")).isEqualTo(Disposition.REPLICATE);
        assertThat(disposition(plan, "address")).isEqualTo(Disposition.TRANSFER);
        assertThat(disposition(plan, "key")).isEqualTo(Disposition.STAY);
    }

    @Test
    void providers_are_made_before_consumers_and_deleted_after_them() {
        PlanDocument plan = shop().plan();
        assertThat(position(plan, StepAction.CREATE, "role")).isLessThan(position(plan, StepAction.CREATE, "fn"));
        assertThat(position(plan, StepAction.VERIFY_COPY, "table")).isLessThan(position(plan, StepAction.CREATE, "fn"));
        assertThat(position(plan, StepAction.DELETE, "fn")).isLessThan(position(plan, StepAction.DELETE, "table"));
    }

    @Test
    void a_key_that_stays_is_opened_for_the_account_that_needs_it_before_the_copy() {
        PlanDocument plan = shop().plan();
        Step connect = step(plan, StepAction.CONNECT, "key");
        assertThat(connect.resources()).contains(Split.arn("table"));
        assertThat(step(plan, StepAction.COPY, "table").dependsOn()).contains(connect.id());
    }

    @Test
    void security_groups_that_name_each_other_are_made_first_and_tied_afterwards() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::SecurityGroup", "a", "dev")
                .put("AWS::EC2::SecurityGroup", "b", "dev")
                .need("a", EdgeKind.MAY_CONNECT, "b")
                .need("b", EdgeKind.MAY_CONNECT, "a")
                .plan();
        assertThat(step(plan, StepAction.CREATE, "a")).isEqualTo(step(plan, StepAction.CREATE, "b"));
        assertThat(position(plan, StepAction.CONNECT, "a")).isGreaterThan(position(plan, StepAction.CREATE, "a"));
    }

    @Test
    void the_phases_come_in_order_and_the_cost_history_first() {
        PlanDocument plan = shop().plan();
        assertThat(plan.steps().get(0).phase()).isEqualTo(Phase.COST_EXPORT);
        List<Phase> phases = plan.waves().stream()
                .map(wave -> plan.steps().stream()
                        .filter(step -> step.id().equals(wave.steps().get(0)))
                        .findFirst()
                        .orElseThrow()
                        .phase())
                .toList();
        assertThat(phases)
                .containsSubsequence(
                        Phase.COST_EXPORT,
                        Phase.FOUNDATION,
                        Phase.JOIN,
                        Phase.IDENTITY,
                        Phase.DATA,
                        Phase.COMPUTE,
                        Phase.CUTOVER,
                        Phase.VALIDATION,
                        Phase.DECOMMISSION);
        assertThat(plan.costExport()).extracting(task -> task.daysBeforeJoin()).contains(14, 0);
    }

    @Test
    void sandbox_comes_before_development_before_staging_before_production() {
        PlanDocument plan = new Split()
                .put("AWS::SQS::Queue", "p", "prod-payments")
                .put("AWS::SQS::Queue", "s", "staging")
                .put("AWS::SQS::Queue", "d", "dev")
                .put("AWS::SQS::Queue", "x", "sandbox")
                .plan();
        assertThat(List.of("x", "d", "s", "p"))
                .extracting(name -> step(plan, StepAction.CUTOVER, name).wave())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void like_resources_of_one_account_share_a_step_but_each_bucket_has_its_own() {
        Split split = new Split();
        for (int i = 0; i < 30; i++) {
            split.put("AWS::SQS::Queue", "q" + i, "dev").put("AWS::S3::Bucket", "b" + i, "dev");
        }
        PlanDocument plan = split.plan();
        assertThat(plan.steps().stream()
                        .filter(step -> step.action() == StepAction.CREATE
                                && step.method().equals("sqs-queue")))
                .singleElement()
                .satisfies(step -> assertThat(step.resources()).hasSize(30));
        assertThat(plan.steps().stream()
                        .filter(step -> step.action() == StepAction.COPY
                                && step.method().equals("s3-bucket")))
                .hasSize(30);
    }

    @Test
    void a_leftover_goes_only_after_a_person_said_so() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::Volume", "old", Split.OLD)
                .leftover("old")
                .plan();
        assertThat(disposition(plan, "old")).isEqualTo(Disposition.RETIRE);
        Step decide = step(plan, StepAction.DECIDE, "old");
        Step delete = step(plan, StepAction.DELETE, "old");
        assertThat(decide.manual()).isTrue();
        assertThat(delete.dependsOn()).contains(decide.id());
        assertThat(delete.pointOfNoReturn()).isTrue();
    }

    @Test
    void a_leftover_that_somebody_needs_is_not_retired() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::Volume", "old", Split.OLD)
                .put("AWS::EC2::Instance", "web", Split.OLD)
                .need("web", EdgeKind.ATTACHED_TO, "old")
                .leftover("old")
                .plan();
        assertThat(disposition(plan, "old")).isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void what_something_that_stays_is_bound_to_keeps_its_old_one() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::SecurityGroup", "group", "dev")
                .put("AWS::EC2::Instance", "web", Split.OLD)
                .need("web", EdgeKind.ATTACHED_TO, "group")
                .plan();
        assertThat(plan.steps()).noneMatch(step -> step.action() == StepAction.DELETE);
        assertThat(disposition(plan, "group")).isEqualTo(Disposition.STAY);
    }

    @Test
    void an_address_that_something_staying_needs_is_not_handed_over() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::EIP", "address", "dev")
                .put("AWS::EC2::NatGateway", "nat", Split.OLD)
                .need("nat", EdgeKind.ATTACHED_TO, "address")
                .plan();
        assertThat(disposition(plan, "address")).isEqualTo(Disposition.STAY);
    }

    @Test
    void a_gateway_that_stays_is_shared_with_the_accounts_that_are_attached_to_it() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::TransitGateway", "gateway", Split.OLD, Role.SHARED, Map.of())
                .put("AWS::EC2::TransitGatewayAttachment", "attachment", "dev")
                .need("attachment", EdgeKind.ATTACHED_TO, "gateway")
                .plan();
        assertThat(disposition(plan, "gateway")).isEqualTo(Disposition.SHARE);
        assertThat(step(plan, StepAction.SHARE, "gateway").account()).isEqualTo("dev");
    }

    @Test
    void a_decision_is_obeyed_and_an_impossible_one_is_reported() {
        Split split = shop().decide(TestDecisions.assign("queue", Disposition.STAY));
        assertThat(disposition(split.plan(), "queue")).isEqualTo(Disposition.STAY);
        Split impossible = shop().decide(TestDecisions.assign("queue", Disposition.TRANSFER));
        assertThat(disposition(impossible.plan(), "queue")).isEqualTo(Disposition.RECREATE);
        assertThat(impossible.target().findings())
                .anyMatch(finding -> finding.rule().equals("target.decision-not-possible"));
    }

    @Test
    void a_small_downtime_budget_chooses_the_way_that_keeps_running() {
        Split split = new Split().put("AWS::RDS::DBInstance", "db", "dev");
        assertThat(step(split.plan(), StepAction.COPY, "db").method()).isEqualTo("rds-instance-snapshot");
        split.decide(TestDecisions.downtime(Map.of("shop/dev", 15)));
        assertThat(step(split.plan(), StepAction.COPY, "db").method()).isEqualTo("rds-instance-replication");
    }

    @Test
    void a_budget_that_no_way_meets_is_a_risk() {
        PlanDocument plan = new Split()
                .put("AWS::RDS::DBInstance", "db", "dev")
                .decide(TestDecisions.downtime(Map.of("default", 1)))
                .plan();
        assertThat(plan.risks()).anyMatch(risk -> risk.id().startsWith("downtime-budget"));
    }

    @Test
    void a_freeze_is_a_precondition_of_every_switch() {
        PlanDocument plan = shop().decide(TestDecisions.freeze("2026-12-20", "2027-01-06", "Christmas"))
                .plan();
        assertThat(step(plan, StepAction.CUTOVER, "fn").preconditions())
                .contains("Not between 2026-12-20 and 2027-01-06 (Christmas)");
        assertThat(plan.risks()).extracting(Risk::id).contains("freeze-windows");
    }

    @Test
    void an_unknown_type_still_has_a_row_and_steps_by_hand() {
        PlanDocument plan = new Split().put("AWS::New::Thing", "thing", "dev").plan();
        assertThat(plan.dispositions())
                .singleElement()
                .satisfies(row -> assertThat(row.method()).isEqualTo("recreate-by-hand"));
        assertThat(step(plan, StepAction.CREATE, "thing").manual()).isTrue();
    }

    @Test
    void nothing_goes_to_the_management_account() {
        PlanDocument plan =
                new Split().put("AWS::S3::Bucket", "b", "management").plan();
        assertThat(disposition(plan, "b")).isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void ids_of_steps_stay_when_other_resources_come_and_go() {
        PlanDocument before = shop().plan();
        PlanDocument after = shop().put("AWS::SNS::Topic", "topic", "staging").plan();
        assertThat(after.steps())
                .extracting(Step::id)
                .containsAll(before.steps().stream()
                        .filter(step ->
                                step.account().equals("dev") || step.resources().isEmpty())
                        .map(Step::id)
                        .toList());
    }

    @Test
    void commands_name_the_resource_and_both_accounts() {
        Step copy = step(shop().plan(), StepAction.COPY, "table");
        assertThat(copy.commands())
                .anyMatch(command -> command.contains("--table-arn " + Split.arn("table"))
                        && command.contains("--profile legacy --region eu-west-1"));
        assertThat(copy.commands()).anyMatch(command -> command.contains("--s3-bucket-owner ${DEV_ACCOUNT_ID}"));
    }

    @Test
    void the_critical_path_is_a_chain_of_known_steps() {
        PlanDocument plan = shop().plan();
        assertThat(plan.steps().stream().map(Step::id)).containsAll(plan.criticalPath());
        assertThat(plan.waves()).allMatch(wave -> wave.durationMinutes() > 0);
    }
}
