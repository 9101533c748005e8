package dev.mitosis.target.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.stack.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No written policy lets anybody do what the old one did not. */
class PolicyWidthsTest {
    @TempDir
    private static Path folder;

    private static String sample = "";

    private static final int SAMPLE = 3;

    static List<Case> cases() {
        return RandomEstates.some(SAMPLE);
    }

    @BeforeAll
    static void design() throws IOException {
        sample = Json.line(SampleTarget.in(new Workspace(folder)));
    }

    private static PolicyWidths widths(String target) throws IOException {
        return new PolicyWidths(
                Json.mapper().readValue(target, TargetDocument.class),
                SnapshotStore.open(new Workspace(folder).snapshot(SampleTarget.ACCOUNT)));
    }

    @Test
    void no_policy_of_the_sample_is_wider_than_the_old_one() throws IOException {
        PolicyWidths widths = widths(sample);

        assertThat(widths.wider()).isEmpty();
        assertThat(widths.count()).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_policy_of_any_estate_is_wider_than_the_old_one(Case which) {
        Designed designed = which.design();

        PolicyWidths widths =
                new PolicyWidths(designed.target(), designed.request().snapshot());

        assertThat(widths.wider()).isEmpty();
    }

    /** What the source allows, what is written, and what of it is wider; nothing where nothing is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Action: 's3:Get*', Resource: 'arn:aws:s3:::a*'         | Action: ['s3:GetObject', 's3:getAcl'], Resource: 'arn:aws:s3:::ab/*' | -",
                "Action: 's3:GetObject', Resource: 'arn:aws:s3:::a'     | Action: 's3:Get*', Resource: 'arn:aws:s3:::a'          | s3:Get*",
                "Action: 's3:GetObject', Resource: 'arn:aws:s3:::a'     | Action: 's3:GetObject', Resource: 'arn:aws:s3:::*'     | arn:aws:s3:::*",
                "Action: 's3:GetObject', Resource: 'arn:aws:s3:::a?'    | Action: 's3:GetObject', Resource: 'arn:aws:s3:::a*'    | arn:aws:s3:::a*",
                "Action: 's3:GetObject', Resource: 'arn:aws:s3:::a.b'   | Action: 's3:GetObject', Resource: 'arn:aws:s3:::aXb'   | aXb",
                "NotAction: ['iam:*', 's3:*'], Resource: '*'            | NotAction: ['s3:*', 'iam:*'], Resource: '*'            | -",
                "NotAction: ['iam:*', 's3:*'], Resource: '*'            | NotAction: 'iam:*', Resource: '*'                      | all but iam",
                "Action: 'a:*', NotResource: b                          | Action: 'a:*', Resource: '*'                           | on *",
                "Effect: Deny, Action: 'a:*', Resource: '*'             | Action: 'a:b', Resource: '*'                           | a:b",
                "Action: 'a:b', Resource: c                             | Effect: Deny, Action: '*', Resource: '*'               | -",
                "Action: 'a:b', Resource: c, Principal: {AWS: '123456789012'} | Action: 'a:b', Resource: c, Principal: {AWS: 'arn:aws:iam::123456789012:role/x'} | -",
                "Action: 'a:b', Resource: c, Principal: {AWS: 'arn:aws:iam::123456789012:role/x'} | Action: 'a:b', Resource: c, Principal: {AWS: 'arn:aws:iam::123456789012:root'} | root may",
                "Action: 'a:b', Resource: c, Principal: {AWS: '210987654321'} | Action: 'a:b', Resource: c, Principal: {AWS: '123456789012'} | 123456789012",
                "Action: 'a:b', Resource: c, Principal: {Service: d.amazonaws.com} | Action: 'a:b', Resource: c, Principal: '*' | AWS *",
                "Action: 'a:b', Resource: c, Principal: '*'             | Action: 'a:b', Resource: c, Principal: {AWS: '1'}      | -",
                "Action: 'a:b', Resource: c, Principal: '*'             | Action: 'a:b', Resource: c, Principal: {Service: d.amazonaws.com} | Service d",
                "Action: 'a:b', Resource: c, Condition: {Bool: {'x:y': true}} | Action: 'a:b', Resource: c                       | a:b on c",
                "Action: 'a:b', Resource: c                             | Action: 'a:b', Resource: c, Condition: {Bool: {'x:y': true}} | -",
                "Action: 'a:b', Resource: c, Condition: {StringLike: {'x:y': 'd*'}} | Action: 'a:b', Resource: c, Condition: {StringLike: {'X:Y': [de, df]}} | -",
                "Action: 'a:b', Resource: c, Condition: {StringEquals: {'x:y': d}} | Action: 'a:b', Resource: c, Condition: {StringEquals: {'x:y': [d, e]}} | may a:b",
                "Action: 'a:b', Resource: c, Condition: {StringEquals: {'x:y': d}} | Action: 'a:b', Resource: c, Condition: {StringEqualsIfExists: {'x:y': d}} | may a:b",
                "Action: 'a:b', Resource: c, Condition: {StringNotEquals: {'x:y': [d, e]}} | Action: 'a:b', Resource: c, Condition: {StringNotEquals: {'x:y': [d, e, f]}} | -",
                "Action: 'a:b', Resource: c, Condition: {StringNotEquals: {'x:y': [d, e]}} | Action: 'a:b', Resource: c, Condition: {StringNotEquals: {'x:y': d}} | may a:b",
            })
    void what_is_wider_is_named(String source, String written, String wider) {
        List<String> found = Statements.wider(statement(written), List.of(statement(source)));

        if (wider.equals("-")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).anySatisfy(more -> assertThat(more).contains(wider));
        }
    }

    private static JsonNode statement(String text) {
        try {
            return Json.yaml().readTree("{" + (text.contains("Effect") ? "" : "Effect: Allow, ") + text + "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The damages that are done to the sample's target: a pattern of its JSON, what stands in its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"Action\":\\[\"dynamodb:GetItem\"` | `\"Action\":[\"dynamodb:*\"` | dynamodb:*",
                "`\"Action\":\\[\"s3:GetObject\",\"s3:PutObject\"\\],\"Resource\":` | `\"Action\":[\"s3:GetObject\"],\"Resource\":\"*\",\"x\":` | on *",
                "`\"Principal\":\\{\"Service\":\"lambda.amazonaws.com\"` | `\"Principal\":{\"AWS\":\"*\"` | AWS * may",
                "`(\"Statement\":\\[)(\\{\"Effect\":\"Allow\")` | `$1{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"},$2` | iam:*",
            })
    void a_statement_of_the_sample_that_is_widened_is_named(String there, String instead, String wider)
            throws IOException {
        String damaged = sample.replaceFirst(there, instead);
        assertThat(damaged).as("the damage is done").isNotEqualTo(sample);

        assertThat(widths(damaged).wider()).anySatisfy(more -> assertThat(more).contains(wider));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{Effect: Deny, Principal: {AWS: ['*']}, Action: ['sqs:*'], Resource: {arnOf: dev/sqs-queue/jobs}}] | 0",
                "[{Effect: Deny, Principal: {AWS: ['*']}, Action: ['sqs:*'], Resource: 'arn:aws:sqs:*'}]              | 0",
                "[{Effect: Deny, Principal: {AWS: ['*']}, Action: ['sqs:SendMessage'], Resource: {arnOf: dev/sqs-queue/jobs}}] | 1",
                "[{Effect: Deny, Principal: {AWS: [{account: dev}]}, Action: ['sqs:*'], Resource: {arnOf: dev/sqs-queue/jobs}}] | 1",
                "[{Effect: Deny, Principal: {AWS: ['*']}, Action: ['sqs:*'], Resource: {arnOf: dev/sqs-queue/jobs}, Condition: {Bool: {'a:b': true}}}] | 1",
                "[{Effect: Allow, Principal: {AWS: ['*']}, Action: ['sqs:*'], Resource: {arnOf: dev/sqs-queue/jobs}}] | 2",
            })
    void what_the_old_policy_denies_stays_denied(String statements, int faults) throws IOException {
        TargetDocument target = new Targets()
                .thing("dev/sqs-queue/jobs", "AWS::SQS::Queue", "{QueueName: jobs}")
                .part(
                        "queuepolicy",
                        "AWS::SQS::QueuePolicy",
                        "{Queues: [{ref: dev/sqs-queue/jobs, attribute: Ref}], PolicyDocument: {Statement: "
                                + statements + "}}")
                .design();
        String arn = "arn:aws:sqs:eu-west-1:123456789012:jobs";
        JsonNode data = Json.yaml()
                .readTree(
                        "{Policy: '{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\""
                                + arn + "\"}}'}");
        Resource queue = new Resource(arn, "AWS::SQS::Queue", "eu-west-1", "123456789012", arn, "jobs", Map.of(), data);

        assertThat(new PolicyWidths(target, new InMemorySnapshot("123456789012", List.of(queue))).wider())
                .hasSize(faults);
    }
}
