package dev.mitosis.scan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the AWS CLI as people and tools lay them, under names that no collector has. */
class CliDoorTest {
    private static final String ACCOUNT = "123456789012";
    private static final String HOME = "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:";

    private static final String TASK = "arn:aws:ecs:eu-west-1:" + ACCOUNT + ":task/shop/1";
    private static final String KEYSPACE = "arn:aws:cassandra:eu-west-1:" + ACCOUNT + ":/keyspace/a/";

    @TempDir
    private Path folder;

    private CommandLineRun run = new CommandLineRun(0, "", "");

    static List<CliSynonyms.Synonym> synonyms() {
        return CliSynonyms.load().all();
    }

    @ParameterizedTest
    @MethodSource("synonyms")
    void each_synonym_leads_to_a_command_that_a_collector_runs_and_lists_nothing_itself(CliSynonyms.Synonym synonym) {
        CliCommands commands = CliCommands.load();

        assertThat(namers()).doesNotContain(CliFile.folded(synonym.command()));
        assertThat(commands.find(
                        synonym.other().service() + "-" + synonym.other().operation()))
                .contains(synonym.other());
        assertThat(CliSynonyms.load().of(synonym.command() + "-x")).isEmpty();
    }

    /** What a collector lists or describes by. */
    private static Stream<String> namers() {
        return Collectors.all().stream()
                .flatMap(service -> service.types().stream()
                        .flatMap(type -> Stream.concat(
                                Stream.of(type.list()),
                                Stream.ofNullable(type.describe()).map(Describe::call)))
                        .map(call -> CliFile.folded(service.name() + "-" + call.operation())));
    }

    @Test
    void a_command_that_a_collector_runs_for_what_it_tells_besides_names_the_thing_all_the_same() throws IOException {
        file(
                "eu-west-1/secretsmanager-describe-secret.shop-AbCdEf.json",
                "{'ARN':'arn:aws:secretsmanager:eu-west-1:" + ACCOUNT
                        + ":secret:shop-AbCdEf','Name':'shop','ReplicationStatus':[{'Region':'eu-west-2'}]}");

        assertThat(imported()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("shop");
            assertThat(one.data()
                            .at("/DescribeSecret/ReplicationStatus/0/Region")
                            .asText())
                    .isEqualTo("eu-west-2");
        });
    }

    @Test
    void an_answer_about_one_thing_is_joined_with_the_listing_that_names_it() throws IOException {
        file(
                "eu-west-1/lambda-list-functions.json",
                "{'Functions':[{'FunctionName':'a','Timeout':3,'FunctionArn':'" + HOME + "a'}]}");
        file(
                "eu-west-1/lambda-get-function-configuration.a.json",
                "{'FunctionName':'a','FunctionArn':'" + HOME + "a','MemorySize':128}");

        assertThat(imported()).singleElement().satisfies(one -> {
            assertThat(one.data().path("MemorySize").asInt()).isEqualTo(128);
            assertThat(one.data().path("Timeout").asInt()).isEqualTo(3);
        });
        assertThat(rows("AWS::Lambda::Function")).contains("lambda:ListFunctions read 1");
    }

    @Test
    void answers_about_single_things_list_no_type() throws IOException {
        file(
                "eu-west-1/lambda-get-function-configuration.a.json",
                "{'FunctionName':'a','FunctionArn':'" + HOME + "a'}");

        assertThat(imported()).extracting(Resource::arn).containsExactly(HOME + "a");
        assertThat(rows("AWS::Lambda::Function")).contains("lambda:ListFunctions seen-elsewhere 1");
    }

    @Test
    void a_listing_whose_further_pages_are_missing_lists_no_type() throws IOException {
        file("eu-west-1/ec2-describe-vpcs.json", "{'Vpcs':[{'VpcId':'vpc-1'}],'NextToken':'more'}");

        assertThat(imported()).hasSize(1);
        assertThat(rows("AWS::EC2::VPC")).contains("ec2:DescribeVpcs seen-elsewhere 1");
    }

    @Test
    void an_older_name_of_a_service_is_read_as_its_newer_one() throws IOException {
        file("eu-west-1/es-list-domain-names.json", "{'DomainNames':[{'DomainName':'logs'}]}");
        file(
                "eu-west-1/es-describe-elasticsearch-domain/logs",
                "{'DomainStatus':{'DomainName':'logs','ARN':'arn:aws:es:eu-west-1:123456789012:domain/logs'}}");

        assertThat(imported()).extracting(Resource::type).containsExactly("AWS::OpenSearchService::Domain");
    }

    @Test
    void what_an_older_command_describes_needs_no_listing() throws IOException {
        file(
                "eu-west-1/es-describe-elasticsearch-domain.json",
                "{'DomainStatus':{'DomainName':'logs','ARN':'arn:aws:es:eu-west-1:123456789012:domain/logs'}}");

        assertThat(imported()).extracting(Resource::type).containsExactly("AWS::OpenSearchService::Domain");
        assertThat(rows("AWS::OpenSearchService::Domain")).contains("opensearch:ListDomainNames seen-elsewhere 1");
    }

    @Test
    void a_service_that_shares_its_listing_says_nothing_of_what_it_does_not_tell() throws IOException {
        file(
                "eu-west-1/docdb-describe-db-clusters.json",
                "{'DBClusters':[{'DBClusterIdentifier':'d','Engine':'docdb',"
                        + "'DBClusterArn':'arn:aws:rds:eu-west-1:123456789012:cluster:d'}]}");

        assertThat(imported()).extracting(Resource::type).containsExactly("AWS::DocDB::DBCluster");
        assertThat(rows("AWS::DocDB::DBCluster")).contains("rds:DescribeDBClusters read 1");
        assertThat(rows("AWS::RDS::DBCluster")).isEmpty();

        file("eu-west-1/rds-describe-db-clusters.json", "{'DBClusters':[]}");
        imported();
        assertThat(rows("AWS::RDS::DBCluster")).contains("rds:DescribeDBClusters empty 0");
    }

    @Test
    void a_folder_that_nothing_is_called_like_is_named_and_one_with_a_dot_is_not() throws IOException {
        file("eu-west-1/ec2-describe-vpcs.json", "{'Vpcs':[]}");
        file("eu-west-1/odds/x.json", "{}");
        file("eu-west-1/.cache/x.json", "{}");

        imported();

        assertThat(SnapshotStore.open(place()).manifest().findings())
                .filteredOn(finding -> finding.text().contains("no region or command is called so"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("odds"));
    }

    @Test
    void a_folder_named_after_a_command_holds_an_answer_for_each_thing() throws IOException {
        file("eu-west-1/s3-list-buckets.json", "{'Buckets':[{'Name':'orders'},{'Name':'logs'}]}");
        file("eu-west-1/s3-get-bucket-policy/orders", "{'Policy':'{}'}");
        file(
                "eu-west-1/elbv2-describe-load-balancers.json",
                "{'LoadBalancers':[{'LoadBalancerArn':'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/1'}]}");
        file(
                "eu-west-1/elbv2-describe-load-balancer-attributes/"
                        + "arn%3Aaws%3Aelasticloadbalancing%3Aeu-west-1%3A123456789012%3Aloadbalancer%2Fapp%2Fshop%2F1",
                "{'Attributes':[{'Key':'access_logs.s3.enabled','Value':'false'}]}");

        List<Resource> found = imported();

        assertThat(found)
                .filteredOn(one -> one.data().has("GetBucketPolicy"))
                .extracting(Resource::id)
                .containsExactly("orders");
        assertThat(found)
                .filteredOn(one -> one.data().has("DescribeLoadBalancerAttributes"))
                .hasSize(1);
        assertThat(run.err()).doesNotContain("warning");
    }

    @Test
    void the_folder_of_the_only_account_is_gone_into_and_several_are_named() throws IOException {
        file(
                "demo/eu-west-1/lambda-list-functions.json",
                "{'Functions':[{'FunctionName':'a','FunctionArn':'" + HOME + "a'}]}");

        assertThat(imported()).hasSize(1);

        file("other/eu-west-1/sqs-list-queues.json", "{'QueueUrls':[]}");
        assertThat(imported()).isEmpty();
        assertThat(run.err()).contains("demo, its name: there are folders of several accounts", "other, its name");
    }

    @Test
    void what_no_collector_knows_is_there_with_its_type_and_tags() throws IOException {
        String classifier = "arn:aws:comprehend:eu-west-1:" + ACCOUNT + ":document-classifier/mail";
        file(
                "eu-west-1/comprehend-list-document-classifiers.json",
                "{'DocumentClassifierPropertiesList':[{'DocumentClassifierArn':'" + classifier
                        + "','DataAccessRoleArn':'arn:aws:iam::123456789012:role/reader','Secret':'hunter2'}]}");
        file(
                "eu-west-1/comprehend-list-tags-for-resource/"
                        + classifier.replace(":", "%3A").replace("/", "%2F"),
                "{'ResourceArn':'" + classifier + "','Tags':[{'Key':'team','Value':'mail'}]}");
        file(
                "eu-west-1/bedrock-list-foundation-models.json",
                "{'modelSummaries':[{'modelArn':'arn:aws:bedrock:eu-west-1::foundation-model/x'}]}");

        file("eu-west-1/ecs-list-tasks/shop", "{'taskArns':['" + TASK + "']}");
        file(
                "eu-west-1/keyspaces-list-keyspaces.json",
                "{'keyspaces':[{'keyspaceName':'a','resourceArn':'" + KEYSPACE + "'}]}");

        List<Resource> found = imported();

        assertThat(found).extracting(Resource::arn).containsExactlyInAnyOrder(classifier, TASK, KEYSPACE);
        assertThat(found)
                .filteredOn(one -> one.arn().equals(classifier))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.tags()).isEqualTo(Map.of("team", "mail"));
                    assertThat(one.toString()).doesNotContain("hunter2");
                });
        assertThat(run.err())
                .contains("bedrock-list-foundation-models.json, its name: no collector reads such a command");
    }

    @Test
    void tags_that_name_their_resources_by_id_reach_them() throws IOException {
        file("eu-west-1/ec2-describe-vpcs.json", "{'Vpcs':[{'VpcId':'vpc-1','OwnerId':'123456789012'}]}");
        file(
                "eu-west-1/ec2-describe-tags.json",
                "{'Tags':[{'ResourceId':'vpc-1','ResourceType':'vpc','Key':'team','Value':'shop'}]}");

        assertThat(imported()).singleElement().returns(Map.of("team", "shop"), Resource::tags);
    }

    @Test
    void children_of_what_no_file_tells_about_are_a_gap() throws IOException {
        file(
                "eu-west-1/lambda-list-functions.json",
                "{'Functions':[{'FunctionName':'a','FunctionArn':'" + HOME + "a'},{'FunctionName':'b','FunctionArn':'"
                        + HOME + "b'}]}");
        file("eu-west-1/lambda-list-aliases.a.json", "{'Aliases':[{'AliasArn':'" + HOME + "a:live','Name':'live'}]}");

        assertThat(imported()).hasSize(3);
        assertThat(rows("AWS::Lambda::Alias"))
                .containsExactlyInAnyOrder("lambda:ListAliases read 1", "lambda:ListAliases failed 1");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve("cli").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.replace('\'', '"'));
    }

    private List<Resource> imported() {
        run = CommandLineRun.in(folder, "import", "--aws-cli", "cli", "--account", ACCOUNT, "--region", "eu-west-1");
        try (Stream<Resource> resources = SnapshotStore.open(place()).resources()) {
            return resources.toList();
        }
    }

    private List<String> rows(String type) {
        return SnapshotStore.open(place()).manifest().coverage().stream()
                .filter(row -> row.type().equals(type))
                .map(CliDoorTest::line)
                .toList();
    }

    private static String line(Coverage row) {
        return row.operation() + " " + row.status().label() + " " + row.count();
    }

    private Path place() {
        return folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot");
    }
}
