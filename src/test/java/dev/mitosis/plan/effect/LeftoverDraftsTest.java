package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What copies and old stacks have left is gone in the end, after the hold and before what it belongs to. */
class LeftoverDraftsTest {
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String BUCKET = "AWS::S3::Bucket";

    private static int place(List<Step> steps, String method) {
        return steps.indexOf(step(steps, method));
    }

    private static Step step(List<Step> steps, String method) {
        return steps.stream()
                .filter(step -> step.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static Step deletes(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.effects().stream()
                        .anyMatch(effect ->
                                effect.verb() == Verb.DELETE && effect.object().equals(Split.arn(name))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_copies_have_left_is_removed_after_the_hold_and_before_the_old_thing() {
        List<Step> steps = new Split()
                .put(BUCKET, "media", "dev")
                .put("AWS::RDS::DBInstance", "orders", "dev")
                .plan()
                .steps();

        Step leftovers = step(steps, "leftovers");
        assertThat(leftovers.commands())
                .anyMatch(line -> line.startsWith("aws s3api delete-bucket-replication --bucket media "))
                .anyMatch(line -> line.startsWith(
                        "aws rds delete-db-snapshot --db-snapshot-identifier mitosis-f${TRY}-orders-old "))
                .noneMatch(line -> line.contains("iam delete-role"));
        assertThat(leftovers.validation())
                .anyMatch(line -> line.startsWith("gone aws s3api get-bucket-replication --bucket media "))
                .anyMatch(line -> line.startsWith(
                        "gone aws rds describe-db-snapshots --db-snapshot-identifier mitosis-f${TRY}-orders-old "))
                .noneMatch(line -> line.contains("get-caller-identity"));
        assertThat(leftovers.effects())
                .extracting(effect -> effect.object())
                .contains("copy/dev/rds-dbinstance/orders");
        assertThat(place(steps, "hold")).isLessThan(steps.indexOf(leftovers));
        assertThat(leftovers.dependsOn()).contains(step(steps, "hold").id());
        assertThat(deletes(steps, "media").dependsOn()).contains(leftovers.id());
    }

    @Test
    void what_was_made_to_hand_things_over_goes_at_the_closing() {
        List<Step> steps = new Split()
                .put(BUCKET, "media", "dev")
                .put("AWS::RDS::DBInstance", "orders", "dev")
                .plan()
                .steps();

        Step end = step(steps, "handover-end");
        assertThat(end.wave()).isEqualTo(steps.get(steps.size() - 1).wave());
        assertThat(end.commands())
                .contains("aws iam delete-role --role-name mitosis-s3-replication --profile legacy --region eu-west-1")
                .anyMatch(line -> line.startsWith("aws cloudformation delete-stack --stack-name mitosis-handover "));
        assertThat(end.pointOfNoReturn()).isTrue();
    }

    @Test
    void a_stack_that_goes_deletes_none_of_its_things() {
        List<Step> steps = new Split()
                .put(STACK, "shop", "dev")
                .put(BUCKET, "media", "legacy")
                .need("media", EdgeKind.DEPLOYED_BY, "shop")
                .plan()
                .steps();

        assertThat(deletes(steps, "shop").commands())
                .filteredOn(line -> line.contains("cloudformation delete-stack "))
                .isNotEmpty()
                .allMatch(line -> line.contains("--role-arn ${F_LET_GO_ROLE_"));
    }

    @Test
    void a_stack_that_stays_lets_go_of_what_leaves_before_that_is_deleted() {
        List<Step> steps = new Split()
                .put(STACK, "shop", "legacy")
                .put(BUCKET, "media", "dev")
                .need("media", EdgeKind.DEPLOYED_BY, "shop")
                .plan()
                .steps();

        Step letGo = step(steps, "let-go");
        assertThat(letGo.manual()).isTrue();
        assertThat(letGo.resources()).containsExactly(Split.arn("media"));
        assertThat(letGo.preconditions()).anyMatch(line -> line.contains("Retain") && line.contains("media"));
        assertThat(deletes(steps, "media").dependsOn()).contains(letGo.id());
    }

    @Test
    void a_stack_that_goes_with_all_its_things_has_to_let_go_of_none() {
        List<Step> steps = new Split()
                .put(STACK, "shop", "dev")
                .put(BUCKET, "media", "dev")
                .need("media", EdgeKind.DEPLOYED_BY, "shop")
                .plan()
                .steps();

        assertThat(steps).noneMatch(step -> step.method().equals("let-go"));
    }
}
