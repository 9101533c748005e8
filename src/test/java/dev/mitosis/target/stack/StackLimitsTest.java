package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stack holds as much as CloudFormation takes, and no more. */
class StackLimitsTest {
    private static List<String> stacks(Targets targets) {
        TargetDocument target = targets.design();
        assertThat(StackLaws.broken(target)).isEmpty();
        return target.stacks().stream().map(PlannedStack::name).toList();
    }

    private static Targets queues(int count) {
        Targets targets = new Targets();
        for (int i = 0; i < count; i++) {
            targets.thing("dev/sqs-queue/q" + i, "AWS::SQS::Queue", "{}");
        }
        return targets;
    }

    @Test
    void a_stack_has_five_hundred_things() {
        assertThat(stacks(queues(500))).containsExactly("common-data");
        assertThat(stacks(queues(501))).containsExactly("common-data-part0", "common-data-part1");
    }

    /** Two things that ask for so many parameters together. */
    private static Targets asking(int parameters) {
        Targets targets = new Targets();
        StringBuilder half = new StringBuilder("{B: {parameter: Both}");
        for (int i = 1; i < parameters - 1; i++) {
            half.append(", P").append(i).append(": {parameter: P").append(i).append('}');
        }
        return targets.thing("dev/sqs-queue/a", "AWS::SQS::Queue", half + "}")
                .thing("dev/sqs-queue/c", "AWS::SQS::Queue", "{B: {parameter: Both}, L: {parameter: Last}}");
    }

    @Test
    void a_stack_asks_for_no_more_parameters_than_it_may_have() {
        assertThat(stacks(asking(180))).containsExactly("common-data");
        assertThat(stacks(asking(181))).allMatch(name -> name.contains("-part")).isNotEmpty();
    }

    @Test
    void one_thing_alone_is_never_parted() {
        StringBuilder many = new StringBuilder("{A: 1");
        for (int i = 0; i < 190; i++) {
            many.append(", P").append(i).append(": {parameter: P").append(i).append('}');
        }
        TargetDocument target = new Targets()
                .thing("dev/sqs-queue/a", "AWS::SQS::Queue", many + "}")
                .design();

        assertThat(target.stacks()).extracting(PlannedStack::name).containsExactly("common-data");
    }

    @Test
    void a_template_has_a_million_bytes_at_most() {
        String half = "{A: '" + "x".repeat(299_500) + "'}";
        assertThat(stacks(new Targets()
                        .thing("dev/sqs-queue/a", "AWS::SQS::Queue", half)
                        .thing("dev/sqs-queue/c", "AWS::SQS::Queue", half)))
                .containsExactly("common-data");
        String more = "{A: '" + "x".repeat(299_700) + "'}";
        assertThat(stacks(new Targets()
                        .thing("dev/sqs-queue/a", "AWS::SQS::Queue", more)
                        .thing("dev/sqs-queue/c", "AWS::SQS::Queue", more)))
                .allMatch(name -> name.contains("-part"));
    }

    /** Groups that functions of two units need: what one stack gives, and what others take. */
    private static Targets giving(int outputs) {
        Targets targets = new Targets();
        for (int i = 0; i < outputs; i++) {
            targets.thing("dev/ec2-securitygroup/g" + i, "AWS::EC2::SecurityGroup", "{GroupDescription: g}")
                    .thing(
                            "dev/lambda-function/f" + i,
                            "AWS::Lambda::Function",
                            "unit" + i / 100,
                            "{G: {ref: dev/ec2-securitygroup/g" + i + ", attribute: GroupId}}");
        }
        return targets;
    }

    @Test
    void a_stack_gives_no_more_outputs_than_it_may_have() {
        assertThat(stacks(giving(180))).contains("common-network");
        assertThat(stacks(giving(181))).doesNotContain("common-network").contains("common-network-part0");
    }
}
