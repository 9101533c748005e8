package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.stack.Targets;
import dev.mitosis.target.template.Difference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files of a small estate, word for word. */
class StackFilesTest {
    private static final Path FILES = Path.of("src/test/resources/dev/mitosis/golden/stack-files.txt");

    private static final TargetDocument TARGET = new Targets()
            .thing("dev/ec2-vpc/main", "AWS::EC2::VPC", "{CidrBlock: 10.0.0.0/22, Tags: []}")
            .thing("dev/ec2-internetgateway/out", "AWS::EC2::InternetGateway", "{}")
            .part(
                    "attachment",
                    "AWS::EC2::VPCGatewayAttachment",
                    "{VpcId: {ref: dev/ec2-vpc/main, attribute: Ref}, InternetGatewayId: {ref: dev/ec2-internetgateway/out, attribute: Ref}}")
            .thing(
                    "dev/ec2-routetable/public",
                    "AWS::EC2::RouteTable",
                    "{VpcId: {ref: dev/ec2-vpc/main, attribute: Ref}, Tags: [{Key: a, Value: {arnOf: dev/ec2-internetgateway/out/attachment}}]}")
            .part(
                    "route",
                    "AWS::EC2::Route",
                    "{RouteTableId: {ref: dev/ec2-routetable/public, attribute: Ref}, DestinationCidrBlock: 0.0.0.0/0, GatewayId: {ref: dev/ec2-internetgateway/out, attribute: Ref}}")
            .thing(
                    "dev/sns-topic/jobs",
                    "AWS::SNS::Topic",
                    "shop",
                    "{TopicName: jobs, DisplayName: {parameter: Title}}")
            .asking("Title", false)
            .thing(
                    "dev/sqs-queue/work",
                    "AWS::SQS::Queue",
                    "shop",
                    "{QueueName: work, KmsMasterKeyId: {text: ['alias/a$b-', {account: dev}]}, RedrivePolicy: {deadLetterTargetArn: {arnOf: dev/sqs-queue/dead}, maxReceiveCount: 3}}")
            .thing(
                    "dev/sqs-queue/dead",
                    "AWS::SQS::Queue",
                    "shop",
                    "{QueueName: {text: []}, Tags: {}, DelaySeconds: 1.5}")
            .thing(
                    "dev/lambda-function/work",
                    "AWS::Lambda::Function",
                    "shop",
                    "{FunctionName: work, Role: {arnOf: dev/iam-role/work}, Environment: {Variables: {TEXT: {text: [{text: ['a ', {arnOf: dev/sqs-queue/work}]}, '/', {ref: dev/sqs-queue/dead, attribute: Arn}]}}}}")
            .thing("dev/iam-role/work", "AWS::IAM::Role", "shop", "{RoleName: work}")
            .thing(
                    "dev/events-rule/nightly",
                    "AWS::Events::Rule",
                    "shop",
                    "{State: {active: ENABLED, inactive: DISABLED}, Targets: [{Id: a, Arn: {ref: dev/lambda-function/work, attribute: Arn}}]}")
            .thing(
                    "dev/s3-bucket/in",
                    "AWS::S3::Bucket",
                    "shop",
                    "{NotificationConfiguration: {LambdaConfigurations: [{Function: {arnOf: dev/lambda-function/work}}]}}")
            .thing(
                    "ops/sqs-queuepolicy/jobs",
                    "AWS::SQS::QueuePolicy",
                    "{Queues: [q], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: {account: dev}}, Action: 'sqs:SendMessage'}]}}")
            .thing(
                    "dev/cloudformation-stack/legacy",
                    "AWS::CloudFormation::Stack",
                    "shop",
                    "{Parameters: {Stage: dev, Queue: {arnOf: dev/sqs-queue/work}}}")
            .madeBy("dev/sqs-queue/work", "dev/cloudformation-stack/legacy")
            .madeBy("dev/sqs-queue/dead", "dev/cloudformation-stack/legacy")
            .design();

    @Test
    void every_file_is_as_it_was() {
        StringBuilder all = new StringBuilder();
        StackArtefacts.of(TARGET).forEach(artefact -> {
            if (!artefact.path().equals("functions.sh")) {
                all.append("==== ")
                        .append(artefact.path())
                        .append('\n')
                        .append(artefact.text().get())
                        .append('\n');
            }
        });

        Golden.assertMatches(FILES, all.toString());
    }

    @Test
    void a_difference_in_a_script_says_the_line_and_both_texts() {
        Map<String, String> files = new HashMap<>();
        StackArtefacts.of(TARGET)
                .forEach(artefact -> files.put(artefact.path(), artefact.text().get()));
        assertThat(ArtefactComparison.of(TARGET, TARGET.snapshotId(), files)).isEmpty();
        files.computeIfPresent("deploy.sh", (path, text) -> text.replaceFirst("set -euo pipefail\n", ""));
        files.computeIfPresent("functions.sh", (path, text) -> text + "more\n");

        assertThat(ArtefactComparison.of(TARGET, TARGET.snapshotId(), files))
                .containsExactly(
                        Difference.changed(
                                "deploy.sh",
                                "line 3",
                                "set -euo pipefail",
                                "here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)"),
                        Difference.changed(
                                "functions.sh",
                                "line "
                                        + files.getOrDefault("functions.sh", "")
                                                .lines()
                                                .count(),
                                "",
                                "more"));
    }
}
