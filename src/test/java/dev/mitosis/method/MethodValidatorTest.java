package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A method is one that holds but for what a row says; each rule names what is wrong with it. */
class MethodValidatorTest {
    private static final String SOUND = """
            id: sqs-queue
            types: [AWS::SQS::Queue]
            noun: {one: queue, many: queues}
            disposition: %s
            phase: data
            mechanism: Create another one.
            why: It cannot be moved.
            rollback: {grade: easy, text: Go back.}
            steps:
            - {action: prepare, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: copy, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: verify-copy, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: freeze, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues], undo: [aws sqs list-queues]}
            - {action: transfer, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: delete, minutes: 5, commands: [aws sqs list-queues]}
            sources: [inference]
            """;

    @ParameterizedTest
    @CsvSource({"recreate", "replicate", "transfer", "share", "retire"})
    void a_sound_method_passes(String disposition) throws JsonProcessingException {
        Method method = method(disposition, "");

        assertThatCode(() -> MethodValidator.validate(List.of(method))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recreate  | id: SqsQueue                        | its id is not in kebab case",
                "recreate  | types: [AWS::SQS]                   | a type is malformed",
                "recreate  | mechanism: ''                       | it does not explain itself",
                "recreate  | why: ''                             | it does not explain itself",
                "recreate  | sources: []                         | it has no source",
                "recreate  | sources: [somebody said so]         | a source is not of the known kinds",
                "recreate  | rollback: {grade: none, text: ''}   | it does not say how it is undone",
                "recreate  | -delete                             | it has no step 'delete'",
                "replicate | -copy                               | it has no step 'copy'",
                "replicate | -verify-copy                        | it copies and does not prove it",
                "replicate | -delete                             | it has no step 'delete'",
                "transfer  | -transfer                           | it has no step 'transfer'",
                "transfer  | -delete                             | it has no step 'delete'",
                "recreate  | -verify-copy                        | it copies and does not prove it",
                "recreate  | nothingToDelete: It is gone.        | it deletes what it says is not there",
                "recreate  | steps.freeze: {action: create}      | step 'create' does what a stack does",
                "recreate  | steps.freeze: {undo: []}            | step 'freeze' cannot be undone",
                "recreate  | steps.prepare: {manual: true, checklist: [Do it.]} | step 'prepare' has commands beside its checklist",
                "recreate  | steps.prepare: {manual: true, commands: [], validation: []} | step 'prepare' has no checklist",
                "recreate  | steps.prepare: {checklist: [Do it.]} | step 'prepare' has a checklist beside its commands",
                "recreate  | steps.prepare: {manual: true, commands: [], validation: [], checklist: ['${source}']} | step 'prepare' uses unknown ${source} in its checklist",
                "recreate  | steps.prepare: {provides: {Ref: x}} | step 'prepare' provides something and copies nothing",
                "recreate  | steps.prepare: {cleanup: [aws], cleaned: [gone aws]} | step 'prepare' cleans up and copies nothing",
                "recreate  | steps.prepare: {rehearsal: stack}   | step 'prepare' is rehearsed and copies nothing",
                "recreate  | steps.prepare: {size: {path: /Size, unit: GiB, perHour: 5, source: x}} | step 'prepare' has a size and copies nothing",
                "recreate  | steps.copy: {size: {path: Size, unit: GiB, perHour: 5, source: x}}  | step 'copy' has a size without a place, a throughput or a source",
                "recreate  | steps.copy: {size: {path: /Size, unit: GiB, perHour: 0, source: x}} | step 'copy' has a size without a place, a throughput or a source",
                "recreate  | steps.copy: {size: {path: /Size, unit: GiB, perHour: 5, source: ''}} | step 'copy' has a size without a place, a throughput or a source",
                "recreate  | steps.copy: {commands: ['# by hand']} | step 'copy' has a remark in place of a command",
                "recreate  | steps.copy: {commands: ['true']}    | step 'copy' has a command that does nothing",
                "recreate  | steps.copy: {commands: ['aws ${NEW_ID}']} | step 'copy' uses variables that nobody sets: [NEW_ID]",
                "recreate  | steps.copy: {commands: ['aws ${target.name}']} | step 'copy' uses unknown ${target.name}",
                "recreate  | phase: join                         | its phase is not one in which resources are made",
                "recreate  | phase: validation                   | its phase is not one in which resources are made",
                "recreate  | steps.prepare: {commands: []}        | step 'prepare' has no commands",
                "recreate  | steps.prepare: {validation: []}      | step 'prepare' has no validation",
                "recreate  | steps.prepare: {minutes: 0}          | step 'prepare' has no duration",
                "recreate  | steps.prepare: {commands: ['aws ${colour}']} | step 'prepare' uses unknown ${colour}",
                "recreate  | steps.copy: {validation: ['aws ${target.colour}']} | step 'copy' uses unknown ${target.colour}",
                "recreate  | steps.copy: {commands: ['aws ${captured.ID}']} | step 'copy' uses unknown ${captured.ID}",
                "recreate  | steps.copy: {commands: ['aws ${captured.ID}', {capture: ID, run: aws}]} | step 'copy' uses unknown ${captured.ID}",
                "recreate  | steps.prepare: {commands: [{capture: id, run: aws}]} | step 'prepare' captures as id, which is no name in capitals",
                "recreate  | steps.copy: {provides: {SnapshotId: '${captured.ID}'}} | step 'copy' uses unknown ${captured.ID}",
                "recreate  | types: [AWS::SQS::Queue, AWS::SNS::Topic] AND steps.delete: {types: [AWS::SQS::Queue]} | AWS::SNS::Topic has no step 'delete'",
                "recreate  | steps.copy: {types: [AWS::SNS::Topic]} | step 'copy' is for a type that is not the method's",
                "recreate  | steps.freeze: {action: prepare} | AWS::SQS::Queue has two steps 'prepare'",
                "recreate  | steps.copy: {undo: ['aws ${new.colour}']} | step 'copy' uses unknown ${new.colour}",
                "recreate  | steps.copy: {cleanup: ['aws ${colour}'], cleaned: [gone aws]} | step 'copy' uses unknown ${colour}",
                "recreate  | steps.copy: {cleanup: [aws], cleaned: ['gone ${colour}']} | step 'copy' uses unknown ${colour}",
                "recreate  | steps.copy: {cleanup: [aws]} | step 'copy' cleans up and does not prove it, or the reverse",
                "recreate  | steps.copy: {cleaned: [gone aws]} | step 'copy' cleans up and does not prove it, or the reverse",
                "recreate  | steps.copy: {commands: ['aws iam create-role --role-name a']} | step 'copy' makes a role and does not say so, or the reverse",
                "recreate  | steps.copy: {commands: [{capture: R, run: aws, role: a}]} | step 'copy' makes a role and does not say so, or the reverse"
            })
    void each_flaw_is_named(String disposition, String flaw, String problem) throws JsonProcessingException {
        Method method = method(disposition, flaw);

        assertThatThrownBy(() -> MethodValidator.validate(List.of(method)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(": " + method.id() + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "gone aws sqs || aws sqs delete-queue, true",
        "absent aws sqs || aws sqs delete-queue, false",
        "aws sqs || gone aws sqs, false",
        "gone aws sqs --query \"a || b\", false",
        "[ a ] || { expect b aws sqs; aws sqs || exit 1; }, false"
    })
    void a_check_that_ends_the_script_is_no_condition(String command, boolean flaw) throws JsonProcessingException {
        Method method = method("recreate", "steps.delete: {commands: ['" + command + "']}");

        assertThat(MethodValidator.problems(List.of(method)))
                .isEqualTo(
                        flaw ? List.of(method.id() + ": step 'delete' goes on after what ends the script") : List.of());
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recreate  | phase: network",
                "recreate  | phase: cutover",
                "recreate  | -copy",
                "recreate  | -prepare AND -copy AND -freeze",
                "transfer  | -delete AND nothingToDelete: It is gone.",
                "recreate  | steps.prepare: {manual: true, commands: [], validation: [], checklist: ['Do ${resource.name} in ${target.account}.']}",
                "recreate  | steps.copy: {size: {path: /Size, unit: GiB, perHour: 5, source: unsourced}, rehearsal: stack, cleanup: [aws sqs list-queues], cleaned: [gone aws]}",
                "transfer  | steps.transfer: {provides: {Ref: x}}",
                "recreate  | steps.copy: {commands: [{capture: ID, run: aws}, 'aws ${captured.ID}'], cleanup: ['aws ${captured.ID}'], cleaned: ['gone aws ${captured.ID}'], provides: {SnapshotId: '${captured.ID}'}}",
                "recreate  | steps.copy: {commands: ['aws ${new.id} ${new.key} ${shared.key} ${run} ${transfer.bucket} ${landing.bucket} ${backup}']}",
                "share     | -delete",
                "recreate  | steps.copy: {commands: [{capture: R, role: a, run: 'aws iam create-role --role-name a --path /'}]}",
                "retire    | phase: join",
                "recreate  | steps.prepare: {commands: ['aws sqs ${resource./Attributes/Arn}']}",
                "recreate  | sources: ['D: https://docs.aws.amazon.com/', 'P: practice']"
            })
    void what_lies_beside_a_flaw_passes(String disposition, String change) throws JsonProcessingException {
        Method method = method(disposition, change);

        assertThatCode(() -> MethodValidator.validate(List.of(method))).doesNotThrowAnyException();
    }

    @Test
    void an_id_is_used_once() throws JsonProcessingException {
        Method method = method("recreate", "");

        assertThatThrownBy(() -> MethodValidator.validate(List.of(method, method)))
                .hasMessageEndingWith(": sqs-queue: its id is used twice");
    }

    /**
     * {@code key: value} replaces a key, {@code steps.action: {...}} keys of a step, {@code -action} removes a step;
     * {@code AND} between them.
     */
    private static Method method(String disposition, String change) throws JsonProcessingException {
        ObjectNode tree = (ObjectNode) Json.yaml().readTree(SOUND.formatted(disposition));
        for (String one : change.split(" AND ", -1)) {
            change(tree, one.strip());
        }
        return Json.yaml().treeToValue(tree, Method.class);
    }

    private static void change(ObjectNode tree, String change) throws JsonProcessingException {
        if (change.startsWith("-")) {
            tree.withArray("steps")
                    .removeIf(step -> step.path("action").asText().equals(change.substring(1)));
        } else if (change.startsWith("steps.")) {
            String action = change.substring("steps.".length(), change.indexOf(':'));
            ObjectNode keys = (ObjectNode) Json.yaml().readTree(change.substring(change.indexOf(':') + 1));
            tree.withArray("steps").forEach(step -> {
                if (step.path("action").asText().equals(action)) {
                    ((ObjectNode) step).setAll(keys);
                }
            });
        } else if (!change.isEmpty()) {
            tree.setAll((ObjectNode) Json.yaml().readTree(change));
        }
    }
}
