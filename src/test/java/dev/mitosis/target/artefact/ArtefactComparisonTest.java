package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.stack.Targets;
import dev.mitosis.target.template.Difference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed in a file of the stacks is named. */
class ArtefactComparisonTest {
    private static final TargetDocument TARGET = new Targets()
            .thing("dev/ec2-vpc/main", "AWS::EC2::VPC", "{CidrBlock: 10.0.0.0/22}")
            .thing(
                    "dev/iam-role/app",
                    "AWS::IAM::Role",
                    "shop",
                    "{AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}")
            .part(
                    "rolepolicy/use",
                    "AWS::IAM::RolePolicy",
                    "{RoleName: {ref: dev/iam-role/app, attribute: Ref}, PolicyName: use, PolicyDocument: {Statement:"
                            + " [{Effect: Allow, Action: ['dynamodb:GetItem'], Resource: {arnOf: dev/dynamodb-table/orders}}]}}")
            .thing(
                    "dev/dynamodb-table/orders",
                    "AWS::DynamoDB::Table",
                    "shop",
                    "{TableName: orders, DeletionProtectionEnabled: true, ProvisionedThroughput: {ReadCapacityUnits: 5}}")
            .thing(
                    "dev/rds-dbinstance/db",
                    "AWS::RDS::DBInstance",
                    "shop",
                    Filled.AT_CREATION,
                    "{DBInstanceClass: db.t4g.micro}")
            .thing(
                    "dev/s3-bucket/in",
                    "AWS::S3::Bucket",
                    "shop",
                    "{BucketName: {text: ['in-', {account: dev}]}, NotificationConfiguration: {LambdaConfigurations: [{Function: {arnOf: dev/lambda-function/api}}]}}")
            .thing(
                    "dev/lambda-function/api",
                    "AWS::Lambda::Function",
                    "shop",
                    "{Role: {ref: dev/iam-role/app, attribute: Arn}, Environment: {Variables: {TABLE: {ref: dev/dynamodb-table/orders, attribute: Ref}, SECRET: {parameter: ApiSecret}}}}")
            .asking("ApiSecret", true)
            .thing(
                    "dev/events-rule/nightly",
                    "AWS::Events::Rule",
                    "shop",
                    "{Name: nightly, State: {active: ENABLED, inactive: DISABLED}, Targets: [{Id: a, Arn: {arnOf: dev/lambda-function/api}}]}")
            .thing(
                    "dev/lambda-permission/nightly",
                    "AWS::Lambda::Permission",
                    "shop",
                    "{FunctionName: {ref: dev/lambda-function/api, attribute: Ref}, SourceArn: {ref: dev/events-rule/nightly, attribute: Arn}}")
            .thing(
                    "ops/sqs-queuepolicy/jobs",
                    "AWS::SQS::QueuePolicy",
                    "{Queues: [q], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: {account: dev}}, Action: 'sqs:SendMessage'}]}}")
            .design();

    private static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        StackArtefacts.of(TARGET)
                .forEach(artefact -> files.put(artefact.path(), artefact.text().get()));
        return files;
    }

    private static List<Difference> compare(Map<String, String> files) {
        return ArtefactComparison.of(TARGET, TARGET.snapshotId(), files);
    }

    @Test
    void what_was_written_says_what_the_target_says() {
        assertThat(compare(files())).isEmpty();
    }

    @Test
    void files_of_another_snapshot_are_refused() {
        assertThat(ArtefactComparison.of(TARGET, "snapshot-0", files()))
                .extracting(Difference::place)
                .containsExactly("/snapshotId");
    }

    @Test
    void a_file_that_is_gone_or_new_is_named() {
        Map<String, String> files = files();
        files.remove("dev/shop-dev-data.yaml");
        files.put("dev/own.yaml", "x");

        assertThat(compare(files))
                .extracting(Difference::file, Difference::kind)
                .containsExactly(tuple("dev/shop-dev-data.yaml", "missing"), tuple("dev/own.yaml", "unexpected"));
    }

    /** Name, file, what is there (a pattern), what stands in its place, where the difference is (its beginning). */
    static Stream<Arguments> damages() {
        String identity = "dev/shop-dev-identity.yaml";
        String data = "dev/shop-dev-data.yaml";
        String compute = "dev/shop-dev-compute.yaml";
        String edge = "dev/shop-dev-edge.yaml";
        String table = "/Resources/OrdersDynamoDBTable";
        return Stream.of(
                Arguments.of("a resource is dropped", data, "  OrdersDynamoDBTable:\n(    .*\n)+", "", table),
                Arguments.of(
                        "a resource is added",
                        data,
                        "Resources:\n",
                        "Resources:\n  Own:\n    Type: AWS::SNS::Topic\n",
                        "/Resources/Own"),
                Arguments.of(
                        "a type is another",
                        data,
                        "AWS::DynamoDB::Table",
                        "AWS::DynamoDB::GlobalTable",
                        table + "/Type"),
                Arguments.of(
                        "a property is dropped",
                        data,
                        "      DeletionProtectionEnabled: true\n",
                        "",
                        table + "/Properties/DeletionProtectionEnabled"),
                Arguments.of(
                        "a property is added",
                        data,
                        "      TableName: orders\n",
                        "      TableName: orders\n      TableClass: STANDARD\n",
                        table + "/Properties/TableClass"),
                Arguments.of(
                        "a nested number is changed",
                        data,
                        "ReadCapacityUnits: 5",
                        "ReadCapacityUnits: 6",
                        table + "/Properties/ProvisionedThroughput/ReadCapacityUnits"),
                Arguments.of("Retain is removed", data, "    DeletionPolicy: Retain\n", "", "/Resources/"),
                Arguments.of(
                        "replacement deletes",
                        data,
                        "UpdateReplacePolicy: Retain",
                        "UpdateReplacePolicy: Delete",
                        "/Resources/"),
                Arguments.of(
                        "a statement is widened",
                        identity,
                        "dynamodb:GetItem",
                        "\"dynamodb:*\"",
                        "/Resources/AppRolepolicyUse"),
                Arguments.of(
                        "a statement is for everything",
                        identity,
                        "Resource:.*\n.*\n",
                        "Resource: \"*\"\n",
                        "/Resources/"),
                Arguments.of(
                        "a statement is added",
                        identity,
                        "        Statement:\n",
                        "        Statement:\n          - Effect: Allow\n            Action: \"*\"\n            Resource: \"*\"\n",
                        "/Resources/"),
                Arguments.of(
                        "a Ref is replaced by an old ARN",
                        compute,
                        "          TABLE:\n            Ref: .*\n",
                        "          TABLE: \"arn:aws:dynamodb:eu-west-1:123456789012:table/orders\"\n",
                        "/Resources/ApiLambdaFunction/Properties/Environment/Variables/TABLE"),
                Arguments.of(
                        "a Ref names another thing",
                        edge,
                        "Fn::GetAtt:\n          - NightlyEventsRule\n          - Arn",
                        "Ref: NightlyEventsRule",
                        "/Resources/NightlyLambdaPermission/Properties/SourceArn"),
                Arguments.of(
                        "what acts by itself is born active", edge, "- DISABLED", "- ENABLED", "/Resources/Nightly"),
                Arguments.of(
                        "the switch is on",
                        edge,
                        "Default: \"false\"",
                        "Default: \"true\"",
                        "/Parameters/Active/Default"),
                Arguments.of(
                        "the condition is another",
                        edge,
                        "- \"true\"\nRes",
                        "- \"false\"\nRes",
                        "/Conditions/IsActive"),
                Arguments.of(
                        "a resource has a condition",
                        edge,
                        "    Type: AWS::Lambda::Permission\n",
                        "    Type: AWS::Lambda::Permission\n    Condition: IsActive\n",
                        "/Resources/NightlyLambdaPermission/Condition"),
                Arguments.of("a secret is shown", compute, "    NoEcho: true\n", "", "/Parameters/ApiSecret/NoEcho"),
                Arguments.of("an output is dropped", data, "Outputs:\n(  .*\n)+", "", "/Outputs"),
                Arguments.of(
                        "an output is that of another",
                        data,
                        "Outputs:\n  (\\w+):\n    Value:\n      Ref: .*\n",
                        "Outputs:\n  $1:\n    Value:\n      Ref: InS3Bucket\n",
                        "/Outputs/OrdersDynamoDBTableRef/Value"),
                Arguments.of(
                        "a parameter is dropped", compute, "  ApiSecret:\n(    .*\n)+", "", "/Parameters/ApiSecret"),
                Arguments.of(
                        "the account in a policy is another",
                        "ops/common-connections.yaml",
                        "Ref: AccountDev",
                        "Ref: \"AWS::AccountId\"",
                        "/Resources/JobsSQSQueuePolicy/Properties/PolicyDocument/Statement/0/Principal/AWS"),
                Arguments.of(
                        "the origin is another",
                        data,
                        "PlannedId: dev/dynamodb-table/orders",
                        "PlannedId: x",
                        table + "/Metadata"),
                Arguments.of(
                        "what has to wait does not",
                        data,
                        "- IsComplete",
                        "- IsComplet",
                        "/Resources/InS3Bucket/Properties/NotificationConfiguration"),
                Arguments.of(
                        "a macro is called",
                        data,
                        "Resources:\n",
                        "Transform: AWS::Serverless-2016-10-31\nResources:\n",
                        "/Transform"),
                Arguments.of("a template is none", data, "Resources:\n", "Resources: [\n", ""),
                Arguments.of(
                        "a parameter's value is another", "dev/shop-dev-edge.parameters.json", "false", "true", "line"),
                Arguments.of("a script does more", "dev/deploy.sh", "finish\n", "finish\nrm -rf x\n", "line"),
                Arguments.of("a script asks another stack", "dev/deploy.sh", "shop-dev-data ", "shop-dev-dat ", "line"),
                Arguments.of("the functions are others", "functions.sh", "set -euo pipefail", "set +e", "line"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void every_damage_is_named(String name, String file, String there, String instead, String place) {
        Map<String, String> files = files();
        assertThat(files).containsKey(file);
        String text = files.getOrDefault(file, "");
        String damaged = text.replaceFirst(there, instead);
        assertThat(damaged).as("the damage is done to\n" + text).isNotEqualTo(text);
        files.put(file, damaged);

        List<Difference> differences = compare(files);

        assertThat(differences)
                .as(differences.stream().map(Difference::toString).collect(Collectors.joining("\n")))
                .isNotEmpty()
                .anySatisfy(difference -> assertThat(difference.place()).startsWith(place));
        assertThat(differences)
                .allSatisfy(difference -> assertThat(file)
                        .isIn(
                                difference.file(),
                                "dev/" + difference.file().replaceFirst(".*/", "") + ".yaml",
                                "ops/" + difference.file().replaceFirst(".*/", "") + ".yaml"));
    }

    @Test
    void scripts_and_templates_are_the_same_each_time() {
        assertThat(files()).isEqualTo(files());
        assertThat(StackArtefacts.of(TARGET)).extracting(Artefact::path).isSorted();
    }
}
