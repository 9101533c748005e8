package dev.mitosis.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String ACCOUNT = "123456789012";
    private static final String CANARY = "hunter2-canary";
    private static final String DATABASE = "arn:aws:rds:eu-west-1:" + ACCOUNT + ":db:orders-db";
    private static final String GROUP = "arn:aws:ec2:eu-west-1:" + ACCOUNT + ":security-group/sg-0a1b2c3d";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:orders";

    private static final String CONFIG = """
            {"fileVersion":"1.0","configSnapshotId":"s","configurationItems":[
             {"resourceType":"AWS::EC2::SecurityGroup","resourceId":"sg-0a1b2c3d","resourceName":"orders","awsRegion":"eu-west-1",
              "awsAccountId":"123456789012","configurationItemCaptureTime":"2026-01-02T00:00:00Z","configurationItemStatus":"OK",
              "tags":{"team":"orders"},"configuration":{"groupId":"sg-0a1b2c3d","groupName":"orders","vpcId":"vpc-0a1b2c3d",
              "ipPermissions":[{"ipProtocol":"tcp","fromPort":5432,"toPort":5432,"userIdGroupPairs":[{"groupId":"sg-0a1b2c3d"}]}]}},
             {"resourceType":"AWS::RDS::DBInstance","resourceId":"db-ABC","resourceName":"orders-db","awsRegion":"eu-west-1",
              "ARN":"arn:aws:rds:eu-west-1:123456789012:db:orders-db","configurationItemCaptureTime":"2026-01-02T00:00:00Z",
              "relationships":[{"resourceId":"sg-0a1b2c3d","resourceType":"AWS::EC2::SecurityGroup","name":"Is associated with SecurityGroup"},
                               {"resourceName":"orders","resourceType":"AWS::EC2::SecurityGroup","name":"Is associated with "}],
              "configuration":{"dBInstanceIdentifier":"orders-db","dBInstanceArn":"arn:aws:rds:eu-west-1:123456789012:db:orders-db",
               "vpcSecurityGroups":[{"vpcSecurityGroupId":"sg-0a1b2c3d"}],"instanceCreateTime":"2025-01-02T03:04:05.000Z"}},
             {"resourceType":"AWS::Lambda::Function","resourceId":"orders","awsRegion":"eu-west-1",
              "configuration":{"functionName":"orders","functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:orders",
               "environment":{"variables":{"PASSWORD":"hunter2-canary","DB":"postgres://hunter2-canary@orders-db"}}}},
             {"resourceType":"AWS::New::Thing","resourceId":"thing-1","awsRegion":"eu-west-1",
              "configuration":{"token":"hunter2-canary","database":"arn:aws:rds:eu-west-1:123456789012:db:orders-db"}},
             {"resourceType":"AWS::S3::Bucket","resourceId":"orders-archive","resourceName":"orders-archive","awsRegion":"eu-west-1",
              "configuration":{"name":"orders-archive"},
              "supplementaryConfiguration":{"BucketPolicy":{"policyText":"{\\"Version\\":\\"2012-10-17\\"}"}}},
             {"resourceType":"AWS::SQS::Queue","resourceId":"https://sqs.eu-west-1.amazonaws.com/123456789012/orders","awsRegion":"eu-west-1",
              "configurationItemStatus":"ResourceDeleted","configuration":{}},
             {"resourceId":"nameless"}
            ]}
            """;

    @TempDir
    Path folder;

    @Test
    void a_configuration_snapshot_becomes_a_snapshot_in_the_words_of_the_apis() throws IOException {
        zipped("config.json.gz", CONFIG);

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-config", "config.json.gz");

        Map<String, Resource> found = snapshot();
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("config.json.gz").contains("item 7").contains("no resourceType");
        assertThat(found).hasSize(5).containsKeys(DATABASE, GROUP, FUNCTION, "arn:aws:s3:::orders-archive");
        assertThat(resource(found, GROUP)
                        .data()
                        .at("/IpPermissions/0/UserIdGroupPairs/0/GroupId")
                        .asText())
                .isEqualTo("sg-0a1b2c3d");
        assertThat(resource(found, GROUP).tags()).containsEntry("team", "orders");
        assertThat(resource(found, DATABASE)
                        .data()
                        .at("/VpcSecurityGroups/0/VpcSecurityGroupId")
                        .asText())
                .isEqualTo("sg-0a1b2c3d");
        assertThat(resource(found, DATABASE).data().at("/InstanceCreateTime").asText())
                .isEqualTo("2025-01-02T03:04:05Z");
        assertThat(resource(found, "arn:aws:s3:::orders-archive")
                        .data()
                        .at("/GetBucketPolicy/Policy")
                        .asText())
                .contains("2012-10-17");
        assertThat(resource(found, "arn:aws:s3:::orders-archive").region()).isEqualTo("eu-west-1");
    }

    @Test
    void relationships_by_id_and_by_name_lead_to_the_same_resource() throws IOException {
        zipped("config.json.gz", CONFIG);

        CommandLineRun.in(folder, "import", "--aws-config", "config.json.gz");

        assertThat(resource(snapshot(), DATABASE).data().path("configRelationships"))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.path("resourceArn").asText()).isEqualTo(GROUP);
                    assertThat(one.path("relationshipName").asText()).isEqualTo("Is associated with");
                });
    }

    @Test
    void no_secret_of_a_configuration_snapshot_reaches_the_disk() throws IOException {
        zipped("config.json.gz", CONFIG);

        CommandLineRun.in(folder, "import", "--aws-config", "config.json.gz");

        assertThat(everythingOnDisk()).doesNotContain(CANARY).contains("AWS::New::Thing");
        Resource thing = snapshot().values().stream()
                .filter(resource -> resource.type().equals("AWS::New::Thing"))
                .findFirst()
                .orElseThrow();
        assertThat(thing.data().at("/configuration/database").asText()).isEqualTo(DATABASE);
    }

    @Test
    void the_rest_of_the_pipeline_runs_on_what_was_imported() throws IOException {
        zipped("config.json.gz", CONFIG);
        CommandLineRun.in(folder, "import", "--aws-config", "config.json.gz");

        CommandLineRun run = CommandLineRun.in(folder, "run", "--skip-scan");

        assertThat(run.exit()).as(run.err()).isZero();
        Path plans = Objects.requireNonNull(place().getParent());
        assertThat(Files.readString(plans.resolve("graph.json"))).contains("\"attached-to\"");
        assertThat(List.of("partition.json", "plan.json", "check.json"))
                .allSatisfy(document ->
                        assertThat(Files.readString(plans.resolve(document))).contains(snapshotId()));
        assertThat(folder.resolve("reports/123456789012/plan.xlsx")).isNotEmptyFile();
    }

    @Test
    void the_newest_item_of_a_history_counts() throws IOException {
        Files.writeString(folder.resolve("history.json"), """
                {"configurationItems":[
                 {"accountId":"123456789012","configurationItemCaptureTime":"2026-01-02T00:00:00+00:00","configurationItemStatus":"OK",
                  "arn":"arn:aws:sns:eu-west-1:123456789012:orders","resourceType":"AWS::SNS::Topic","resourceId":"arn:aws:sns:eu-west-1:123456789012:orders",
                  "awsRegion":"eu-west-1","configuration":"{\\"TopicArn\\":\\"arn:aws:sns:eu-west-1:123456789012:orders\\",\\"DisplayName\\":\\"new\\"}"},
                 {"accountId":"123456789012","configurationItemCaptureTime":"2025-01-02T00:00:00+00:00","configurationItemStatus":"OK",
                  "arn":"arn:aws:sns:eu-west-1:123456789012:orders","resourceType":"AWS::SNS::Topic","resourceId":"arn:aws:sns:eu-west-1:123456789012:orders",
                  "awsRegion":"eu-west-1","configuration":"{\\"TopicArn\\":\\"arn:aws:sns:eu-west-1:123456789012:orders\\",\\"DisplayName\\":\\"old\\"}"}
                ]}
                """);

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-config", "history.json");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(snapshot()).hasSize(1);
        assertThat(snapshot()
                        .values()
                        .iterator()
                        .next()
                        .data()
                        .at("/GetTopicAttributes/Attributes/DisplayName")
                        .asText())
                .isEqualTo("new");
    }

    @Test
    void output_of_the_aws_cli_becomes_what_a_scan_would_have_written() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(region.resolve("lambda-list-functions.json"), """
                {"Functions":[{"FunctionName":"orders","FunctionArn":"arn:aws:lambda:eu-west-1:123456789012:function:orders",
                 "Environment":{"Variables":{"PASSWORD":"hunter2-canary"}}}],"NextToken":null}
                {"Functions":[{"FunctionName":"bills","FunctionArn":"arn:aws:lambda:eu-west-1:123456789012:function:bills"}]}
                """);
        Files.writeString(region.resolve("rds-describe-db-instances.json"), """
                {"DBInstances":[{"DBInstanceIdentifier":"orders-db","InstanceCreateTime":"2025-01-02T04:04:05+01:00",
                 "DBInstanceArn":"arn:aws:rds:eu-west-1:123456789012:db:orders-db"}]}
                """);
        Files.writeString(
                region.resolve("lambda-get-policy.json"),
                "{\"Policy\":\"{\\\"Resource\\\":\\\"arn:aws:lambda:eu-west-1:123456789012:function:orders\\\"}\"}");
        Files.writeString(
                folder.resolve("cli/s3api-list-buckets.json"),
                "{\"Buckets\":[{\"Name\":\"orders-archive\"},{\"Name\":\"orders-logs\"}]}");
        Files.writeString(folder.resolve("cli/s3api-get-bucket-policy.orders-archive.json"), "{\"Policy\":\"{}\"}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        Map<String, Resource> found = snapshot();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(found).hasSize(5).containsKeys(FUNCTION, DATABASE, "arn:aws:s3:::orders-archive");
        assertThat(resource(found, DATABASE).data().at("/InstanceCreateTime").asText())
                .isEqualTo("2025-01-02T03:04:05Z");
        assertThat(resource(found, "arn:aws:s3:::orders-archive").data().has("GetBucketPolicy"))
                .isTrue();
        assertThat(resource(found, "arn:aws:s3:::orders-logs").data().has("GetBucketPolicy"))
                .isFalse();
        assertThat(everythingOnDisk()).doesNotContain(CANARY);
        assertThat(SnapshotStore.open(place()).manifest().coverage())
                .isNotEmpty()
                .extracting(Coverage::service)
                .containsOnly("lambda", "rds", "s3");
    }

    @Test
    void what_the_aws_cli_did_not_write_is_named_with_its_place_and_the_rest_is_imported() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(region.resolve("sns-list-everything.json"), "{}");
        Files.writeString(region.resolve("rds-describe-db-instances.json"), """
                {"DBInstances":[{"DBInstanceIdentifier":"orders-db","DBInstanceArn":"arn:aws:rds:eu-west-1:123456789012:db:orders-db"}]}
                {"DBInstances":[{
                """);

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains("sns-list-everything.json, its name")
                .containsPattern("rds-describe-db-instances.json, line \\d+, column \\d+");
        assertThat(snapshot()).containsOnlyKeys(DATABASE);
    }

    @Test
    void odd_files_of_the_aws_cli_are_named_and_all_others_are_imported() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        String databases =
                "{\"DBInstances\":[{\"DBInstanceIdentifier\":\"orders-db\",\"DBInstanceArn\":\"" + DATABASE + "\"}]}";
        zipped("cli/eu-west-1/rds-describe-db-instances.json.gz", databases);
        Files.writeString(region.resolve("rds-describe-db-clusters.json"), "");
        Files.writeString(region.resolve("sns-list-topics.json"), "\n[\"arn:aws:sns:eu-west-1:123456789012:orders\"]");
        Files.writeString(region.resolve("lambda-list-functions.json"), "{\"FunctionName\":\"orders\"}");
        Files.writeString(region.resolve("dynamodb-list-tables.txt"), "TABLENAMES orders");
        Files.writeString(
                region.resolve("ec2-describe-vpcs.json"), "{\"Vpcs\":[{\"VpcId\":\"vpc-1\"}],\"NextToken\":\"more\"}");
        Files.writeString(region.resolve("notes.md"), "asked on Monday");
        byte[] packed = Files.readAllBytes(region.resolve("rds-describe-db-instances.json.gz"));
        Files.write(region.resolve("kms-list-keys.json.gz"), Arrays.copyOf(packed, packed.length - 20));
        Files.createDirectories(folder.resolve("cli/frankfurt"));

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err().lines().filter(line -> line.contains("warning")))
                .hasSize(7)
                .anyMatch(line -> line.matches(".*rds-describe-db-clusters.json, line 1, column 1: .*empty.*"))
                .anyMatch(line -> line.matches(".*sns-list-topics.json, line 2, column 1: .*without --query"))
                .anyMatch(line -> line.matches(".*lambda-list-functions.json, line 1, column 1: .*without --query"))
                .anyMatch(line -> line.matches(".*dynamodb-list-tables.txt, its name: it does not end with .json.*"))
                .anyMatch(line -> line.matches(".*ec2-describe-vpcs.json, its last answer: .*next page.*"))
                .anyMatch(line -> line.matches(".*kms-list-keys.json.gz, line 1, column \\d+: it cannot be read on.*"))
                .anyMatch(line -> line.matches(".*frankfurt, its name: no region or command is called so.*"));
        assertThat(snapshot().keySet())
                .containsExactlyInAnyOrder(DATABASE, "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1");
    }

    @Test
    void what_the_files_only_name_is_there_and_counts_as_not_read() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(region.resolve("dynamodb-list-tables.json"), "{\"TableNames\":[\"orders\"]}");
        Files.writeString(
                region.resolve("sqs-list-queues.json"),
                "{\"QueueUrls\":[\"https://sqs.eu-west-1.amazonaws.com/" + ACCOUNT + "/bills\"]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).contains("dynamodb:DescribeTable", "sqs:GetQueueAttributes", "no file holds the answer");
        assertThat(snapshot())
                .containsOnlyKeys(
                        "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/orders",
                        "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":bills");
    }

    @Test
    void descriptions_name_what_no_file_lists() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        String table = "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/";
        String queue = "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":bills";
        String cluster = "arn:aws:ecs:eu-west-1:" + ACCOUNT + ":cluster/shop";
        String family = "arn:aws:ecs:eu-west-1:" + ACCOUNT + ":task-definition/web:7";
        Files.writeString(
                region.resolve("dynamodb-describe-table.json"),
                "{\"Table\":{\"TableName\":\"orders\",\"TableArn\":\"" + table + "orders\"}}"
                        + "{\"Table\":{\"TableName\":\"users\",\"TableArn\":\"" + table + "users\"}}");
        Files.writeString(
                region.resolve("sqs-get-queue-attributes.bills.json"),
                "{\"Attributes\":{\"QueueArn\":\"" + queue + "\"}}");
        Files.writeString(
                region.resolve("ecs-describe-clusters.json"), "{\"clusters\":[{\"clusterArn\":\"" + cluster + "\"}]}");
        Files.writeString(
                region.resolve("ecs-describe-task-definition.json"),
                "{\"taskDefinition\":{\"taskDefinitionArn\":\"" + family + "\",\"family\":\"web\"}}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).as(run.err() + run.out()).isEqualTo(4);
        assertThat(snapshot()).containsOnlyKeys(table + "orders", table + "users", queue, cluster, family);
    }

    @Test
    void another_command_that_lists_the_same_will_do() throws IOException {
        Path cli = Files.createDirectories(folder.resolve("cli"));
        String role = "arn:aws:iam::" + ACCOUNT + ":role/shop";
        Files.writeString(
                cli.resolve("iam-list-roles.json"),
                "{\"Roles\":[{\"RoleName\":\"shop\",\"Arn\":\"" + role + "\",\"AssumeRolePolicyDocument\":{}}]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).as(run.err() + run.out()).isEqualTo(4);
        assertThat(snapshot()).containsOnlyKeys(role);
        assertThat(SnapshotStore.open(place()).manifest().coverage())
                .extracting(Coverage::type)
                .containsOnly("AWS::IAM::Role");
    }

    @Test
    void a_file_about_what_no_other_file_names_is_named() throws IOException {
        Path cli = Files.createDirectories(folder.resolve("cli"));
        Files.writeString(
                cli.resolve("route53-list-resource-record-sets.json"),
                "{\"ResourceRecordSets\":[{\"Name\":\"shop.example.com.\",\"Type\":\"A\"}]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli", "--account", ACCOUNT);

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("route53-list-resource-record-sets.json, its content: ");
    }

    @Test
    void what_the_model_does_not_know_is_left_out_because_it_may_be_secret() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(
                region.resolve("lambda-list-functions.json"),
                "{\"Functions\":[{\"FunctionName\":\"orders\",\"FunctionArn\":\"" + FUNCTION
                        + "\",\"MemorySize\":128,\"Later\":{\"Variables\":{\"X\":\"" + CANARY
                        + "\"}},\"Environment\":\"" + CANARY + "\"}]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(resource(snapshot(), FUNCTION).data().path("MemorySize").asInt())
                .isEqualTo(128);
        assertThat(everythingOnDisk()).doesNotContain(CANARY);
    }

    @Test
    void pages_in_several_files_are_one_answer() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(
                region.resolve("ec2-describe-vpcs.1.json"),
                "{\"Vpcs\":[{\"VpcId\":\"vpc-1\"}],\"NextToken\":\"more\"}");
        Files.writeString(region.resolve("ec2-describe-vpcs.2.json"), "{\"Vpcs\":[{\"VpcId\":\"vpc-2\"}]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli", "--account", ACCOUNT);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(snapshot()).hasSize(2);
    }

    @Test
    void a_file_of_another_account_is_named() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli/eu-west-1"));
        Files.writeString(
                folder.resolve("cli/sts-get-caller-identity.json"),
                "{\"Account\":\"" + ACCOUNT + "\",\"UserId\":\"u\"}");
        Files.writeString(
                region.resolve("rds-describe-db-instances.json"),
                "{\"DBInstances\":[{\"DBInstanceIdentifier\":\"orders-db\",\"DBInstanceArn\":\"" + DATABASE + "\"}]}");
        Files.writeString(
                region.resolve("lambda-list-functions.json"),
                "{\"Functions\":[{\"FunctionName\":\"x\","
                        + "\"FunctionArn\":\"arn:aws:lambda:eu-west-1:999999999999:function:x\"}]}");

        CommandLineRun run = CommandLineRun.in(folder, "import", "--aws-cli", "cli");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(SnapshotStore.open(place()).manifest().findings())
                .filteredOn(finding -> finding.rule().equals("import.other-account"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).contains("lambda-list-functions.json", "999999999999", ACCOUNT));
    }

    @Test
    void a_file_without_a_region_asks_for_one() throws IOException {
        Path cli = Files.createDirectories(folder.resolve("cli"));
        Files.writeString(
                cli.resolve("rds-describe-db-instances.json"),
                "{\"DBInstances\":[{\"DBInstanceIdentifier\":\"orders-db\",\"DBInstanceArn\":\"" + DATABASE + "\"}]}");

        assertThat(CommandLineRun.in(folder, "import", "--aws-cli", "cli").err())
                .contains("M-IMP-03");
        assertThat(CommandLineRun.in(folder, "import", "--aws-cli", "cli", "--region", "eu-west-1")
                        .exit())
                .isZero();
    }

    private Path place() {
        return folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot");
    }

    private Map<String, Resource> snapshot() {
        try (Stream<Resource> resources = SnapshotStore.open(place()).resources()) {
            return resources.collect(Collectors.toMap(Resource::arn, Function.identity()));
        }
    }

    private static Resource resource(Map<String, Resource> snapshot, String arn) {
        return Optional.ofNullable(snapshot.get(arn)).orElseThrow();
    }

    private String snapshotId() {
        return SnapshotStore.open(place()).manifest().snapshotId();
    }

    private void zipped(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("plans"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                boolean packed = file.toString().endsWith(".gz");
                all.append(new String(
                        packed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes,
                        StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
