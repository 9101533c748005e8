package dev.mitosis.scan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Each line of the tables about AWS Config's own words, with what it changes and what it leaves. */
class ConfigTablesTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private Path folder;

    static List<ConfigSynonyms.Synonym> synonyms() {
        return ConfigSynonyms.load().all();
    }

    static Stream<Map.Entry<String, String>> types() {
        return ConfigTypeNames.load().all().entrySet().stream();
    }

    static List<ConfigParts.Part> parts() {
        return ConfigParts.load().all();
    }

    @ParameterizedTest
    @MethodSource("synonyms")
    void each_synonym_leads_to_a_member_of_the_model_and_another_word_does_not(ConfigSynonyms.Synonym synonym) {
        SdkPojo shape = shape(synonym.shape());
        ConfigSynonyms table = ConfigSynonyms.load();

        assertThat(member(shape, synonym.path().steps())).isTrue();
        assertThat(names(shape)).doesNotContain(synonym.written());
        assertThat(table.of(shape, synonym.written())).contains(synonym);
        assertThat(table.of(shape, synonym.written() + "X")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void each_type_of_configs_own_is_one_that_a_collector_reads(Map.Entry<String, String> type) {
        Set<String> read = Collectors.all().stream()
                .flatMap(service -> service.types().stream())
                .map(spec -> spec.type())
                .collect(java.util.stream.Collectors.toSet());

        assertThat(read).contains(type.getValue()).doesNotContain(type.getKey());
        assertThat(ConfigTypeNames.load().of(type.getKey() + "s")).isEqualTo(type.getKey() + "s");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void each_part_goes_into_its_owner_and_stays_where_there_is_none(ConfigParts.Part part) throws IOException {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode().put(part.by(), "owner-1");
        part.members().keySet().forEach(member -> configuration.put(member, "part-1"));
        configuration.put(part.by(), "owner-1");
        String own = item(part.type(), "part-1", configuration.toString());
        String owner = item(part.owner(), "owner-1", "{}");

        assertThat(types(imported(own))).containsExactly(part.type());
        List<Resource> together = imported(own, owner);
        assertThat(types(together)).containsExactly(part.owner());
        assertThat(together.get(0).data().toString()).contains(part.key());
    }

    @Test
    void a_part_that_its_owner_lists_already_is_not_listed_again() throws IOException {
        ConfigParts.Part part = parts().stream()
                .filter(one -> !one.list().equals("-"))
                .findFirst()
                .orElseThrow();
        String key = part.members().keySet().iterator().next();
        ObjectNode own = JsonNodeFactory.instance.objectNode().put(part.by(), "owner-1");
        own.put(key, "part-1");
        own.put(part.by(), "owner-1");
        String listed = "{'" + part.list() + "':[{'" + part.key() + "':'part-1'},{'" + part.key() + "':'part-2'}]}";

        List<Resource> found =
                imported(item(part.type(), "part-1", own.toString()), item(part.owner(), "owner-1", listed));

        assertThat(found)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.data().toString().split("part-1", -1)).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['0.0.0.0/0']             | [{'cidrIp':'0.0.0.0/0'}]",
                "['0.0.0.0/0']             | []",
                "[]                        | [{'cidrIp':'0.0.0.0/0'}]",
                "[{'cidrIp':'0.0.0.0/0'}]  | []",
            })
    void an_address_range_is_there_once_however_config_writes_it(String texts, String objects) throws IOException {
        List<Resource> found = imported(item(
                "AWS::EC2::SecurityGroup",
                "sg-0a1b2c3d",
                "{'groupId':'sg-0a1b2c3d','ipPermissions':[{'ipProtocol':'tcp','ipRanges':" + texts + ",'ipv4Ranges':"
                        + objects + "}]}"));

        JsonNode ranges = found.get(0).data().at("/IpPermissions/0/IpRanges");
        assertThat(ranges).hasSize(1);
        assertThat(ranges.at("/0/CidrIp").asText()).isEqualTo("0.0.0.0/0");
        assertThat(gaps()).isEmpty();
    }

    @Test
    void what_has_no_place_in_the_model_is_a_gap_by_type_and_member_and_its_texts_are_hidden() throws IOException {
        List<Resource> found = imported(
                item(
                        "AWS::EC2::SecurityGroup",
                        "sg-0a1b2c3d",
                        "{'groupId':'sg-0a1b2c3d','groupName':'web','later':{'wording':'hunter2'},'arn':'sg-0a1b2c3d','label':'sg-0a1b2c3d','none':[]}"));

        assertThat(found.toString()).doesNotContain("hunter2");
        assertThat(gaps())
                .singleElement()
                .returns("AWS::EC2::SecurityGroup", Coverage::type)
                .returns("ec2:ConfigurationItems/later/wording", Coverage::operation)
                .returns(1, Coverage::count);
    }

    @Test
    void keys_that_people_chose_are_no_names_of_members() throws IOException {
        imported(item(
                "AWS::EC2::SecurityGroup",
                "sg-0a1b2c3d",
                "{'groupId':'sg-0a1b2c3d','later':{'my secret key':{'x':'y'}}}"));

        assertThat(gaps()).extracting(Coverage::operation).containsExactly("ec2:ConfigurationItems/later");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::EC2::TransitGateway | {'Id':'tgw-1','AmazonSideAsn':64512}            | /Options/AmazonSideAsn                 | 64512",
                "AWS::Kinesis::Stream     | {'Name':'orders','RetentionPeriodHours':24}     | /StreamName                            | orders",
                "AWS::Athena::WorkGroup   | {'Name':'w','WorkGroupConfiguration':{'RequesterPaysEnabled':true}} | /Configuration/RequesterPaysEnabled | true",
                "AWS::EKS::Cluster        | {'Name':'k','ClusterSecurityGroupId':'sg-1'}    | /resourcesVpcConfig/clusterSecurityGroupId | sg-1",
                "AWS::ECS::Service        | {'ServiceName':'s','Cluster':'arn:aws:ecs:eu-west-1:123456789012:cluster/c'} | /clusterArn | arn:aws:ecs:eu-west-1:123456789012:cluster/c",
                "AWS::Lambda::Function    | {'FunctionName':'f','Layer':[{'Arn':'arn:aws:lambda:eu-west-1:123456789012:layer:l:1'}]} | /Layers/0/Arn | arn:aws:lambda:eu-west-1:123456789012:layer:l:1",
                "AWS::Kinesis::Stream     | {'StreamName':'orders','Name':'other'}          | /StreamName                            | orders",
                "AWS::RDS::DBInstance     | {'DBInstanceIdentifier':'d','EndpointPort':3306} | /Endpoint/Port                        | 3306",
                "AWS::ACM::Certificate    | {'domainName':'x.example.com','serial':'1'}     | /DomainName                            | x.example.com",
            })
    void words_of_cloudformation_become_those_of_the_api(String type, String written, String place, String value)
            throws IOException {
        List<Resource> found = imported(item(type, "thing", written));

        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.data().at(place).asText())
                        .as(one.data().toString())
                        .isEqualTo(value));
    }

    /** Another kind of value, a member of two objects, and a word that may mean anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::Lambda::Function | {'FunctionName':'f','Layer':'some text'}                  | lambda:ConfigurationItems/Layer",
                "AWS::RDS::DBInstance  | {'DBInstanceIdentifier':'d','DBSubnetGroupName':'group'} | rds:ConfigurationItems/DBSubnetGroupName",
                "AWS::RDS::DBInstance  | {'DBInstanceIdentifier':'d','Address':'some text'}       | rds:ConfigurationItems/Address",
                "AWS::EKS::Cluster     | {'name':'k','Data':'some text'}                          | eks:ConfigurationItems/Data"
            })
    void what_may_mean_several_things_is_moved_nowhere(String type, String written, String gap) throws IOException {
        imported(item(type, "thing", written));

        assertThat(gaps()).extracting(Coverage::operation).containsExactly(gap);
    }

    @Test
    void relationships_name_resources_by_any_of_their_names_and_types() throws IOException {
        String certificate = item("AWS::ACM::Certificate", "c-1", "{'domainName':'x.example.com'}");
        String balancer = item("AWS::ElasticLoadBalancingV2::LoadBalancer", "b-1", "{'loadBalancerName':'web'}");
        String related = balancer.substring(0, balancer.length() - 1)
                + ",'relationships':[{'resourceType':'AWS::ACM::Certificate','resourceId':'c-1',"
                + "'relationshipName':'Is associated with Certificate'},{'resourceType':'AWS::EC2::Vpc',"
                + "'resourceId':'vpc-gone','relationshipName':'Is contained in Vpc'}]}";

        JsonNode relationships = imported(certificate, related).stream()
                .filter(one -> one.type().endsWith("LoadBalancer"))
                .findFirst()
                .orElseThrow()
                .data()
                .path("configRelationships");

        assertThat(relationships.at("/0/resourceType").asText()).isEqualTo("AWS::CertificateManager::Certificate");
        assertThat(relationships.at("/0/resourceArn").asText()).contains("c-1");
        assertThat(relationships.at("/0/relationshipName").asText()).isEqualTo("Is associated with");
        assertThat(relationships.at("/1/relationshipName").asText()).isEqualTo("Is contained in");
        assertThat(relationships.get(1).has("resourceArn")).isFalse();
    }

    @Test
    void the_newest_item_of_a_resource_counts_and_what_was_deleted_is_gone() throws IOException {
        String old = item("AWS::SQS::Queue", "q", "{'QueueUrl':'old'}");
        String at = ",'configurationItemCaptureTime':'2026-01-0";
        String gone = item("AWS::SQS::Queue", "gone", "{}");

        List<Resource> found = imported(
                old.substring(0, old.length() - 1) + at + "1T00:00:00Z'}",
                old.replace("old", "new").substring(0, old.length() - 1) + at + "3T00:00:00Z'}",
                old.replace("old", "mid").substring(0, old.length() - 1) + at + "2T00:00:00Z'}",
                gone.substring(0, gone.length() - 1) + ",'configurationItemStatus':'ResourceDeleted'}");

        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.data().toString()).contains("new"));
    }

    @Test
    void what_an_owner_says_itself_counts_more_than_what_its_part_says() throws IOException {
        List<Resource> found = imported(
                item(
                        "AWS::EC2::EIPAssociation",
                        "eipassoc-1",
                        "{'Id':'eipassoc-1','AllocationId':'eipalloc-1','InstanceId':'i-2'}"),
                item("AWS::EC2::EIP", "eipalloc-1", "{'allocationId':'eipalloc-1','instanceId':'i-1'}"));

        assertThat(found)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.data().path("InstanceId").asText()).isEqualTo("i-1"))
                .satisfies(one ->
                        assertThat(one.data().path("AssociationId").asText()).isEqualTo("eipassoc-1"));
    }

    @ParameterizedTest
    @CsvSource({"configSnapshotId, read", "fileVersion, seen-elsewhere"})
    void only_a_snapshot_lists_a_type(String member, String status) throws IOException {
        write("{'" + member + "':'1','configurationItems':[" + item("AWS::SQS::Queue", "q", "{}") + "]}");

        assertThat(rows())
                .extracting(row -> row.type() + " " + row.status().label())
                .containsExactly("AWS::SQS::Queue " + status);
    }

    private List<Coverage> gaps() {
        return rows().stream().filter(row -> !row.status().complete()).toList();
    }

    private List<Coverage> rows() {
        return SnapshotStore.open(place()).manifest().coverage();
    }

    @Test
    void a_snapshot_lists_what_is_in_it_and_not_what_is_beside_it() throws IOException {
        write("{'fileVersion':'1.0','configurationItems':[" + item("AWS::SQS::Queue", "q", "{}") + "]}"
                + "{'configSnapshotId':'1','configurationItems':[" + item("AWS::SNS::Topic", "t", "{}") + "]}");

        assertThat(rows())
                .filteredOn(row -> row.status() == CoverageStatus.READ)
                .extracting(Coverage::type)
                .containsExactly("AWS::SNS::Topic");
    }

    @Test
    void a_snapshot_of_any_region_lists_what_lies_in_none() throws IOException {
        imported(item("AWS::S3::Bucket", "files", "{'name':'files'}"));

        assertThat(rows())
                .filteredOn(row -> row.type().equals("AWS::S3::Bucket"))
                .singleElement()
                .returns(CoverageStatus.READ, Coverage::status)
                .returns("global", Coverage::region);
    }

    @Test
    void a_name_that_two_things_have_tells_neither() throws IOException {
        String named = ",'resourceName':'same'}";
        String queue = item("AWS::SQS::Queue", "q", "{}");
        String topic = item("AWS::SNS::Topic", "t", "{}");
        String group = item("AWS::EC2::SecurityGroup", "sg-1", "{'groupId':'sg-1'}");
        String related = group.substring(0, group.length() - 1)
                + ",'relationships':[{'resourceType':'AWS::Some::Thing','resourceName':'same','relationshipName':'Uses'}]}";

        JsonNode told = imported(
                        queue.substring(0, queue.length() - 1) + named,
                        topic.substring(0, topic.length() - 1) + named,
                        related)
                .stream()
                .filter(one -> one.type().equals("AWS::EC2::SecurityGroup"))
                .findFirst()
                .orElseThrow()
                .data()
                .at("/configRelationships/0");

        assertThat(told.path("resourceName").asText()).isEqualTo("same");
        assertThat(told.has("resourceArn")).isFalse();
    }

    @Test
    void what_some_types_have_beside_the_configuration_others_have_in_it() throws IOException {
        Resource key = imported(item("AWS::KMS::Key", "k-1", "{'keyId':'k-1','KeyRotationStatus':true}"))
                .get(0);

        assertThat(key.data().at("/GetKeyRotationStatus/KeyRotationEnabled").asBoolean())
                .isTrue();
        assertThat(gaps()).isEmpty();
    }

    private static List<String> types(List<Resource> resources) {
        return resources.stream().map(Resource::type).toList();
    }

    private static String item(String type, String id, String configuration) {
        return "{'resourceType':'" + type + "','resourceId':'" + id + "','awsRegion':'eu-west-1','awsAccountId':'"
                + ACCOUNT + "','configuration':" + configuration + "}";
    }

    private List<Resource> imported(String... items) throws IOException {
        write("{'configSnapshotId':'s','configurationItems':[" + String.join(",", items) + "]}");
        try (Stream<Resource> resources = SnapshotStore.open(place()).resources()) {
            return resources.toList();
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("config.json"), text.replace('\'', '"'));
        CommandLineRun.in(folder, "import", "--aws-config", "config.json");
    }

    private Path place() {
        return folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot");
    }

    private static boolean member(SdkPojo shape, List<String> steps) {
        SdkPojo at = shape;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            SdkField<?> field = at.sdkFields().stream()
                    .filter(one -> one.memberName().equalsIgnoreCase(step))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                return false;
            }
            at = i + 1 < steps.size() ? field.constructor().get() : at;
        }
        return true;
    }

    private static List<String> names(SdkPojo shape) {
        return shape.sdkFields().stream().map(SdkField::memberName).toList();
    }

    private static SdkPojo shape(String name) {
        String[] words = name.split("\\.", -1);
        try {
            return (SdkPojo) Class.forName("software.amazon.awssdk.services." + words[0] + ".model." + words[1])
                    .getMethod("builder")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
