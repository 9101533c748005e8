package dev.mitosis.method;

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
            - {action: create, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: copy, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
            - {action: verify-copy, minutes: 5, commands: [aws sqs list-queues], validation: [aws sqs list-queues]}
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
                "recreate  | -create                             | it has no step 'create'",
                "recreate  | -delete                             | it has no step 'delete'",
                "replicate | -copy                               | it has no step 'copy'",
                "replicate | -verify-copy                        | it has no step 'verify-copy'",
                "replicate | -delete                             | it has no step 'delete'",
                "transfer  | -transfer                           | it has no step 'transfer'",
                "recreate  | phase: join                         | its phase is not one in which resources are made",
                "recreate  | phase: validation                   | its phase is not one in which resources are made",
                "recreate  | steps.create: {commands: []}        | step 'create' has no commands",
                "recreate  | steps.create: {validation: []}      | step 'create' has no validation",
                "recreate  | steps.create: {minutes: 0}          | step 'create' has no duration",
                "recreate  | steps.create: {commands: ['aws ${colour}']} | step 'create' uses unknown ${colour}",
                "recreate  | steps.copy: {validation: ['aws ${target.colour}']} | step 'copy' uses unknown ${target.colour}"
            })
    void each_flaw_is_named(String disposition, String flaw, String problem) throws JsonProcessingException {
        Method method = method(disposition, flaw);

        assertThatThrownBy(() -> MethodValidator.validate(List.of(method)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(": " + method.id() + ": " + problem);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recreate  | phase: network",
                "recreate  | phase: cutover",
                "transfer  | -delete",
                "recreate  | -copy",
                "share     | -delete",
                "retire    | phase: join",
                "recreate  | steps.create: {manual: true, commands: [], validation: []}",
                "recreate  | steps.create: {commands: ['aws sqs ${resource./Attributes/Arn}']}",
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
     * {@code key: value} replaces a key, {@code steps.action: {...}} keys of a step, {@code -action} removes a step.
     */
    private static Method method(String disposition, String change) throws JsonProcessingException {
        ObjectNode tree = (ObjectNode) Json.yaml().readTree(SOUND.formatted(disposition));
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
        return Json.yaml().treeToValue(tree, Method.class);
    }
}
