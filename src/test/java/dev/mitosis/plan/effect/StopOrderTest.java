package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** In which order a window stops the old side. */
class StopOrderTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String FILES = "AWS::EFS::FileSystem";
    private static final String SNAPSHOT = "AWS::RDS::DBSnapshot";

    /** The function {@code first} works orders off, hands them on to invoices, which {@code second} writes away. */
    private static Split chain() {
        return new Split()
                .put(QUEUE, "orders", "dev", Role.WORKLOAD, Map.of())
                .put(QUEUE, "invoices", "dev", Role.WORKLOAD, Map.of())
                .put(FUNCTION, "first", "dev", Role.WORKLOAD, Map.of("FunctionName", "first"))
                .put(FUNCTION, "second", "dev", Role.WORKLOAD, Map.of("FunctionName", "second"))
                .put(BUCKET, "archive", "dev", Role.WORKLOAD, Map.of())
                .need("orders", EdgeKind.TRIGGERS, "first")
                .need("first", EdgeKind.WRITES, "invoices")
                .need("invoices", EdgeKind.TRIGGERS, "second")
                .need("second", EdgeKind.WRITES, "archive");
    }

    private static int step(List<Step> steps, StepAction action, String name) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.action() == action
                    && step.window() != null
                    && step.resources().contains(Split.arn(name))) {
                return i;
            }
        }
        throw new AssertionError(name + " is in no step that does " + action.label());
    }

    @Test
    void a_queue_is_closed_after_those_have_stopped_who_feed_it_from_another_one() {
        List<Step> steps = chain().plan().steps();

        assertThat(List.of(
                        step(steps, StepAction.FREEZE, "orders"),
                        step(steps, StepAction.DRAIN, "orders"),
                        step(steps, StepAction.FREEZE, "first"),
                        step(steps, StepAction.FREEZE, "invoices"),
                        step(steps, StepAction.DRAIN, "invoices"),
                        step(steps, StepAction.FREEZE, "second"),
                        step(steps, StepAction.FREEZE, "archive"),
                        step(steps, StepAction.COPY, "archive")))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(steps).noneMatch(step -> step.manual() && step.action() == StepAction.FREEZE);
    }

    @Test
    void what_is_closed_to_writers_is_opened_again_by_the_way_back() {
        List<Step> steps = chain().plan().steps();

        Step closed = steps.get(step(steps, StepAction.FREEZE, "archive"));
        assertThat(closed.commands())
                .anyMatch(line -> line.startsWith("aws s3api put-bucket-policy --bucket archive "));
        assertThat(Objects.requireNonNull(closed.undo()).commands())
                .anyMatch(line -> line.contains("delete-bucket-policy --bucket archive "));
    }

    @Test
    void a_queue_that_its_own_worker_feeds_is_closed_by_who_knows_when() {
        List<Step> steps =
                chain().need("second", EdgeKind.WRITES, "invoices").plan().steps();

        Step asked = steps.get(step(steps, StepAction.FREEZE, "invoices"));
        assertThat(asked.manual()).isTrue();
        assertThat(asked.resources()).containsExactly(Split.arn("invoices"));
    }

    @Test
    void a_queue_to_which_somebody_sends_who_goes_on_is_not_closed_by_a_command() {
        List<Step> steps = chain().put(TOPIC, "events", Split.OLD, Role.WORKLOAD, Map.of())
                .need("events", EdgeKind.TRIGGERS, "orders")
                .plan()
                .steps();

        assertThat(steps.get(step(steps, StepAction.FREEZE, "orders")).manual()).isTrue();
        assertThat(steps.get(step(steps, StepAction.FREEZE, "invoices")).manual())
                .isFalse();
    }

    @Test
    void nobody_is_asked_to_stop_writing_to_what_never_changes() {
        List<Step> steps = new Split()
                .put(SNAPSHOT, "before", "dev", Role.WORKLOAD, Map.of())
                .put(FILES, "files", "dev", Role.WORKLOAD, Map.of())
                .plan()
                .steps();

        Step asked = steps.get(step(steps, StepAction.FREEZE, "files"));
        assertThat(asked.manual()).isTrue();
        assertThat(asked.resources()).containsExactly(Split.arn("files"));
    }

    @Test
    void a_database_is_closed_by_a_network_that_lets_nobody_in() {
        List<Step> steps = new Split()
                .put("AWS::RDS::DBInstance", "orders", "dev", Role.WORKLOAD, Map.of())
                .plan()
                .steps();

        Step closed = steps.get(step(steps, StepAction.FREEZE, "orders"));
        assertThat(closed.manual()).isFalse();
        assertThat(closed.commands())
                .anyMatch(line ->
                        line.contains("=$(aws ec2 create-security-group --group-name mitosis-closed-f${TRY}-orders "))
                .anyMatch(line -> line.startsWith("aws rds reboot-db-instance --db-instance-identifier orders "));
        assertThat(Objects.requireNonNull(closed.undo()).commands())
                .anyMatch(line -> line.contains(" --vpc-security-group-ids ${F_OLD_GROUPS_"));
    }

    @Test
    void what_closes_a_thing_goes_with_it_and_takes_nothing_else_along() {
        Split split = new Split()
                .put("AWS::Cognito::UserPool", "users", "dev", Role.WORKLOAD, Map.of("Id", "users"))
                .put("AWS::RDS::DBInstance", "orders", "dev", Role.WORKLOAD, Map.of());
        PlanDocument plan = split.plan();

        assertThat(new PlanChecker()
                        .check(new CheckRequest(split.dossier(plan), Map.of()))
                        .invariants())
                .filteredOn(invariant -> invariant.id().equals("destruction-named"))
                .singleElement()
                .satisfies(invariant -> assertThat(invariant.violations()).isEmpty());
    }
}
