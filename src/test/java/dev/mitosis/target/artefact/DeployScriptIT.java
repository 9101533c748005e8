package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.stack.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of an account, run as people run it: with the AWS CLI, against an emulator. */
class DeployScriptIT {
    private static final TargetDocument TARGET = new Targets()
            // Nothing that is protected: the emulator has no answer to UpdateTerminationProtection.
            .thing("dev/sns-topic/jobs", "AWS::SNS::Topic", "shop", "{TopicName: jobs}")
            .thing(
                    "dev/sns-topic/done",
                    "AWS::SNS::Topic",
                    "{TopicName: {text: [done-, {account: dev}]}, DisplayName: {parameter: Title}}")
            .asking("Title", false)
            .thing(
                    "dev/cloudwatch-alarm/many",
                    "AWS::CloudWatch::Alarm",
                    "shop",
                    "{AlarmName: many, MetricName: m, Namespace: n, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1,"
                            + " Threshold: 1, Period: 60, Statistic: Sum, AlarmActions: [{ref: dev/sns-topic/done, attribute: Ref}]}")
            .design();

    private static final TargetDocument KEPT = new Targets()
            .thing("dev/s3-bucket/files", "AWS::S3::Bucket", "shop", "{BucketName: shop-files}")
            .design();

    @TempDir
    private Path folder;

    @BeforeEach
    void needs_its_tools() {
        RequiredTool.require("aws");
        RequiredTool.require("moto_server");
    }

    private Path written(TargetDocument target) {
        Path accounts = folder.resolve("accounts");
        ArtefactFolder.write(accounts, target.account(), target.snapshotId(), StackArtefacts.of(target));
        return accounts;
    }

    private Map<String, String> environment(MotoServer server) throws IOException {
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, "[base]\naws_access_key_id = testing\naws_secret_access_key = testing\n");
        // The CLI keeps what roles gave it, by their names, also of an emulator that is gone.
        Path config = folder.resolve("config");
        Files.writeString(
                config,
                "[profile base]\nregion = eu-west-1\n[profile dev]\nregion = eu-west-1\n"
                        + "role_arn = arn:aws:iam::200000000007:role/deploy-" + folder.getFileName()
                        + "\nsource_profile = base\n");
        return Map.of(
                "AWS_CONFIG_FILE",
                config.toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                credentials.toString(),
                "AWS_ENDPOINT_URL",
                server.endpoint().toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "ACCOUNT_DEV",
                "200000000007",
                "PARAMETER_Title",
                "It's \"done\", 100 %");
    }

    @Test
    void it_shows_what_it_would_do_and_does_it_once() throws IOException, InterruptedException {
        Path accounts = written(TARGET);
        try (MotoServer server = MotoServer.start()) {
            Map<String, String> environment = environment(server);
            Path script = accounts.resolve("dev/deploy.sh");

            assertThat(run(environment, script))
                    .contains("JobsSNSTopic", "DoneSNSTopic", "nothing was changed")
                    .contains("waits for");
            // The emulator tells outputs only of stacks that were made without a change set.
            Path provider = folder.resolve("provider.sh");
            Files.writeString(
                    provider,
                    "aws --profile dev cloudformation create-stack --stack-name common-data --template-body file://"
                            + accounts.resolve("dev/common-data.yaml")
                            + " --parameters 'ParameterKey=Title,ParameterValue=\"It'\\''s \\\"done\\\", 100 %\"'\n");
            assertThat(run(environment, provider)).endsWith("exit 0");
            assertThat(run(environment, script, "--execute"))
                    .contains("common-data\n  stands already", "2 stacks were changed")
                    .endsWith("exit 0");
            assertThat(run(environment, script, "--execute", "--stack", "shop-dev-edge"))
                    .contains("stands already", "0 stacks were changed")
                    .doesNotContain("common-data")
                    .endsWith("exit 0");
            assertThat(run(Map.of("ACCOUNT_DEV", "300000000000"), environment, script))
                    .contains("lead to the account 200000000007, not to 300000000000")
                    .endsWith("exit 1");
        }
    }

    @Test
    void what_is_retained_is_tried_under_another_name_and_removed_again() throws IOException, InterruptedException {
        Path script = written(KEPT).resolve("dev/deploy.sh");
        try (MotoServer server = MotoServer.start()) {
            Map<String, String> environment = environment(server);
            String stack = KEPT.stacks().get(0).name();
            assertThat(run(environment, script, "--rehearsal", "--look", "--stack", stack))
                    .contains("Add\t", "nothing was changed")
                    .endsWith("exit 0");
            assertThat(run(environment, script, "--execute", "--rehearsal", "--stack", stack))
                    .contains(stack + "-rehearsal", "1 stacks were changed")
                    .endsWith("exit 0");
            assertThat(run(environment, aws("put", "s3api put-object --bucket shop-files --key it")))
                    .endsWith("exit 0");
            assertThat(run(environment, script, "--execute", "--rehearsal", "--remove", "--stack", stack))
                    .contains("nothing was changed; empty these first:", "AWS::S3::Bucket shop-files")
                    .endsWith("exit 1");
            run(environment, aws("empty", "s3 rm s3://shop-files --recursive"));
            assertThat(run(environment, script, "--rehearsal", "--remove", "--stack", stack))
                    .contains("Delete\tAWS::S3::Bucket", "nothing was changed");
            assertThat(run(environment, script, "--execute", "--rehearsal", "--remove", "--stack", stack))
                    .contains("1 stacks were changed")
                    .endsWith("exit 0");
            assertThat(run(environment, script, "--execute", "--rehearsal", "--remove", "--stack", stack))
                    .contains("is not there", "0 stacks were changed")
                    .endsWith("exit 0");
            assertThat(run(environment, script, "--execute", "--remove")).endsWith("exit 2");
            assertThat(run(environment, aws("list", "s3api list-buckets"))).doesNotContain("shop-files");
        }
    }

    @Test
    void what_was_made_to_stay_is_let_go_before_its_stack_is_removed() throws IOException, InterruptedException {
        Path accounts = written(KEPT);
        try (MotoServer server = MotoServer.start()) {
            Map<String, String> environment = environment(server);
            String stack = KEPT.stacks().get(0).name();
            Path template = accounts.resolve("dev/" + stack + ".yaml");
            assertThat(template).content().contains("DeletionPolicy: Retain");
            run(
                    environment,
                    aws(
                            "make",
                            "cloudformation create-stack --stack-name " + stack + " --template-body file://"
                                    + template));

            assertThat(run(environment, accounts.resolve("dev/deploy.sh"), "--execute", "--remove", "--stack", stack))
                    .contains("1 stacks were changed")
                    .endsWith("exit 0");
            assertThat(run(environment, aws("list", "s3api list-buckets"))).doesNotContain("shop-files");
        }
    }

    private Path aws(String name, String call) throws IOException {
        return Files.writeString(folder.resolve(name + ".sh"), "aws --profile dev " + call + "\n");
    }

    @Test
    void the_script_of_an_own_stack_fetches_its_template_and_says_what_needs_a_look()
            throws IOException, InterruptedException {
        RequiredTool.require("aws");
        TargetDocument target = new Targets()
                .thing("dev/sqs-queue/work", "AWS::SQS::Queue", "shop", "{QueueName: work}")
                .thing(
                        "dev/cloudformation-stack/legacy",
                        "AWS::CloudFormation::Stack",
                        "shop",
                        "{Parameters: {Stage: it's, Queue: {arnOf: dev/sqs-queue/work}}}")
                .madeBy("dev/sqs-queue/work", "dev/cloudformation-stack/legacy")
                .design();
        Path accounts = folder.resolve("accounts");
        ArtefactFolder.write(accounts, target.account(), target.snapshotId(), StackArtefacts.of(target));
        Path config = folder.resolve("config");
        Path credentials = folder.resolve("credentials");
        Files.writeString(config, "[profile production]\nregion = eu-west-1\n");
        Files.writeString(credentials, "[production]\naws_access_key_id = testing\naws_secret_access_key = testing\n");
        try (MotoServer server = MotoServer.start()) {
            Map<String, String> environment = Map.of(
                    "AWS_CONFIG_FILE",
                    config.toString(),
                    "AWS_SHARED_CREDENTIALS_FILE",
                    credentials.toString(),
                    "AWS_ENDPOINT_URL",
                    server.endpoint().toString(),
                    "AWS_EC2_METADATA_DISABLED",
                    "true");
            Path legacy = folder.resolve("legacy.sh");
            Files.writeString(legacy, """
                    cat > legacy.yaml << 'END'
                    Parameters: {Stage: {Type: String, Default: dev}}
                    Resources:
                      Work:
                        Type: AWS::SQS::Queue
                        Properties: {QueueName: work, Tags: [{Key: of, Value: "123456789012"}]}
                    END
                    aws --profile production cloudformation create-stack --stack-name legacy --template-body file://legacy.yaml
                    """);
            assertThat(run(environment, legacy)).endsWith("exit 0");

            assertThat(run(environment, accounts.resolve("dev/own/LegacyCloudFormationStack.sh")))
                    .contains("Stage\tdev", "says the id of the old account (lines 5)", "Stage becomes it's")
                    .contains("Queue becomes {\"arnOf\":\"dev/sqs-queue/work\"}")
                    .doesNotContain("nests other stacks", "made by CDK")
                    .endsWith("exit 0");
            assertThat(accounts.resolve("dev/own/legacy.template")).content().contains("QueueName: work");
        }
    }

    private String run(Map<String, String> environment, Path script, String... options)
            throws IOException, InterruptedException {
        return run(Map.of(), environment, script, options);
    }

    private String run(Map<String, String> more, Map<String, String> environment, Path script, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(options));
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        int exit = builder.start().waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8) + "exit " + exit;
        System.out.println(text);
        return text;
    }
}
