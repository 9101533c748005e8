package dev.mitosis.target.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Origin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules by names would take from the wrong place is taken from the right one, or from none. */
class PlausibleRulesTest {
    private static Resource record(String type, String arn, String data, Map<String, String> tags) {
        try {
            return new Resource(
                    arn,
                    type,
                    "eu-west-1",
                    "123456789012",
                    "the-id",
                    "the-name",
                    tags,
                    Json.mapper().readTree(data.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    private static Mapped map(Resource resource) {
        return Objects.requireNonNull(PropertyMapper.load().map(resource));
    }

    private static Mapped map(String type, String data) {
        return map(record(type, "arn:aws:x:eu-west-1:123456789012:y/z", data, Map.of()));
    }

    private static String properties(String type, String data) {
        return Json.line(map(type, data).properties()).strip().replace('"', '\'');
    }

    @Test
    void an_empty_object_that_is_a_choice_is_kept_and_another_is_not() {
        String acl = properties(
                "AWS::WAFv2::WebACL",
                "{'DefaultAction':{'Block':{}},'VisibilityConfig':{},'Rules':[{'Name':'a','Priority':0,'Action':{'Allow':{}},"
                        + "'Statement':{'ByteMatchStatement':{'FieldToMatch':{'UriPath':{}},'PositionalConstraint':'EXACTLY','SearchString':'x'}}}]}");

        assertThat(acl)
                .contains("'DefaultAction':{'Block':{}}", "'Action':{'Allow':{}}", "'FieldToMatch':{'UriPath':{}}");
        assertThat(properties("AWS::Lambda::Function", "{'FunctionName':'a','DeadLetterConfig':{},'VpcConfig':{}}"))
                .doesNotContain("DeadLetterConfig", "VpcConfig");
    }

    @Test
    void what_aws_has_tagged_is_nobodys_tag() {
        assertThat(properties(
                        "AWS::EC2::SecurityGroup",
                        "{'GroupName':'a','Tags':[{'Key':'aws:cloudformation:stack-name','Value':'b'}]}"))
                .doesNotContain("Tags");
        assertThat(
                        properties(
                                "AWS::EC2::SecurityGroup",
                                "{'GroupName':'a','Tags':[{'Key':'aws:cloudformation:stack-name','Value':'b'},{'Key':'c','Value':'d'}]}"))
                .contains("'Tags':[{'Key':'c','Value':'d'}]");
    }

    @Test
    void the_zone_of_an_alias_is_not_the_zone_of_the_record() {
        Mapped mapped = map(record(
                "AWS::Route53::RecordSet",
                "arn:aws:route53:::hostedzone/ZOWN/recordset/shop.example./A/simple",
                "{'Name':'shop.example.','Type':'A','AliasTarget':{'HostedZoneId':'ZTARGET','DNSName':'x','EvaluateTargetHealth':true}}",
                Map.of()));

        assertThat(mapped.properties().path("HostedZoneId").asText()).isEqualTo("ZOWN");
        assertThat(mapped.properties().at("/AliasTarget/HostedZoneId").asText()).isEqualTo("ZTARGET");
    }

    @Test
    void a_peering_connection_has_its_own_vpc_and_the_others() {
        assertThat(
                        properties(
                                "AWS::EC2::VPCPeeringConnection",
                                "{'AccepterVpcInfo':{'VpcId':'vpc-other','OwnerId':'2','Region':'eu-west-3'},'RequesterVpcInfo':{'VpcId':'vpc-own'}}"))
                .isEqualTo("{'PeerOwnerId':'2','PeerRegion':'eu-west-3','PeerVpcId':'vpc-other','VpcId':'vpc-own'}");
    }

    @Test
    void the_instances_of_a_group_are_no_template_for_it() {
        assertThat(properties(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "{'MinSize':1,'MaxSize':2,'Instances':[{'InstanceId':'i-1'}]}"))
                .isEqualTo("{'MaxSize':'2','MinSize':'1'}");
    }

    @Test
    void the_port_of_a_database_is_that_of_its_endpoint() {
        assertThat(properties(
                        "AWS::RDS::DBInstance",
                        "{'DbInstancePort':0,'Endpoint':{'Address':'x','Port':3306},'DBInstanceClass':'db.t3.small'}"))
                .isEqualTo("{'DBInstanceClass':'db.t3.small','Port':'3306'}");
    }

    @ParameterizedTest
    @CsvSource({"AWS::RDS::DBInstance,AllocatedStorage", "AWS::Redshift::Cluster,NodeType"})
    void what_is_pending_is_not_what_is(String type, String property) {
        assertThat(map(type, "{'PendingModifiedValues':{'" + property + "':'7'}}")
                        .properties()
                        .has(property))
                .isFalse();
    }

    @Test
    void an_arn_is_no_name() {
        assertThat(properties(
                        "AWS::StepFunctions::StateMachine",
                        "{'stateMachineArn':'arn:aws:states:x:1:stateMachine:pay'}"))
                .isEqualTo("{}");
        assertThat(properties("AWS::Lambda::Url", "{'FunctionArn':'arn:aws:lambda:x:1:function:pay'}"))
                .doesNotContain("FunctionName");
    }

    @Test
    void roles_of_a_profile_are_names_not_ids() {
        assertThat(
                        properties(
                                "AWS::IAM::InstanceProfile",
                                "{'InstanceProfileName':'p','Roles':[{'Path':'/','RoleName':'r','RoleId':'AROA1','Arn':'arn:aws:iam::1:role/r'}]}"))
                .isEqualTo("{'InstanceProfileName':'p','Roles':['r']}");
    }

    @Test
    void the_role_that_is_linked_with_a_service_is_not_written() {
        assertThat(properties("AWS::ECS::Service", "{'serviceName':'s','roleArn':'arn:aws:iam::1:role/x'}"))
                .isEqualTo("{'ServiceName':'s'}");
        assertThat(properties("AWS::AutoScaling::AutoScalingGroup", "{'ServiceLinkedRoleARN':'arn:aws:iam::1:role/x'}"))
                .isEqualTo("{}");
    }

    @Test
    void capacity_is_not_said_where_requests_are_paid() {
        String indexes =
                "'GlobalSecondaryIndexes':[{'IndexName':'i','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],"
                        + "'Projection':{'ProjectionType':'ALL'},'ProvisionedThroughput':{'ReadCapacityUnits':0,'WriteCapacityUnits':0}}]";
        String capacity = "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}";

        assertThat(properties(
                        "AWS::DynamoDB::Table",
                        "{'BillingModeSummary':{'BillingMode':'PAY_PER_REQUEST'}," + capacity + "," + indexes + "}"))
                .doesNotContain("ProvisionedThroughput")
                .contains("'IndexName':'i'");
        assertThat(properties("AWS::DynamoDB::Table", "{" + capacity + "}")).contains(capacity);
    }

    @Test
    void rules_of_a_group_are_one_for_each_range_and_those_with_groups_stand_apart() {
        Mapped mapped = map(
                "AWS::EC2::SecurityGroup",
                "{'Description':'d','IpPermissions':[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,"
                        + "'IpRanges':[{'CidrIp':'10.0.0.0/8','Description':'us'},{'CidrIp':'192.168.0.0/16'}],"
                        + "'UserIdGroupPairs':[{'GroupId':'sg-2','UserId':'1'}],'PrefixListIds':[{'PrefixListId':'pl-1'}]}],"
                        + "'IpPermissionsEgress':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]}");

        assertThat(Json.line(mapped.properties()).strip().replace('"', '\''))
                .isEqualTo("{'GroupDescription':'d','SecurityGroupIngress':["
                        + "{'CidrIp':'10.0.0.0/8','Description':'us','FromPort':443,'IpProtocol':'tcp','ToPort':443},"
                        + "{'CidrIp':'192.168.0.0/16','FromPort':443,'IpProtocol':'tcp','ToPort':443},"
                        + "{'FromPort':443,'IpProtocol':'tcp','SourcePrefixListId':'pl-1','ToPort':443}]}");
        assertThat(mapped.children())
                .singleElement()
                .satisfies(
                        child -> assertThat(
                                        Json.line(child.properties()).strip().replace('"', '\''))
                                .isEqualTo(
                                        "{'FromPort':443,'GroupId':'the-id','IpProtocol':'tcp','SourceSecurityGroupId':'sg-2','ToPort':443}"));
    }

    /** Whether the one that AWS gives every topic is written, is decided where it is known what else must be said. */
    @ParameterizedTest
    @ValueSource(strings = {"own", "__default_policy_ID"})
    void the_policy_of_a_topic_is_a_child(String id) {
        String policy = "{\\'Version\\':\\'2012-10-17\\',\\'Id\\':\\'%s\\',\\'Statement\\':[]}".formatted(id);

        assertThat(map(
                                "AWS::SNS::Topic",
                                "{'TopicArn':'arn:aws:sns:x:1:t','GetTopicAttributes':{'Attributes':{'Policy':'%s'}}}"
                                        .formatted(policy))
                        .children())
                .extracting(Mapped.Child::type)
                .containsExactly("AWS::SNS::TopicPolicy");
    }

    @Test
    void a_statement_of_a_functions_policy_is_a_permission() {
        Mapped mapped = map(
                "AWS::Lambda::Function",
                "{'FunctionName':'f','GetPolicy':{'Policy':{'Statement':[{'Sid':'s','Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},"
                        + "'Action':'lambda:InvokeFunction','Resource':'r','Condition':{'ArnLike':{'AWS:SourceArn':'arn:aws:sns:x:1:t'}}}]}}}");

        assertThat(mapped.children()).singleElement().satisfies(child -> {
            assertThat(child.key()).isEqualTo("s");
            assertThat(Json.line(child.properties()).strip().replace('"', '\''))
                    .isEqualTo(
                            "{'Action':'lambda:InvokeFunction','FunctionName':'the-name','Principal':'sns.amazonaws.com',"
                                    + "'SourceArn':'arn:aws:sns:x:1:t'}");
        });
    }

    @Test
    void a_zone_that_nothing_tells_is_not_taken_from_the_target() {
        assertThat(properties("AWS::Route53::RecordSet", "{'AliasTarget':{'HostedZoneId':'ZTARGET','DNSName':'x'}}"))
                .isEqualTo("{'AliasTarget':{'DNSName':'x','HostedZoneId':'ZTARGET'}}");
    }

    @Test
    void a_statement_of_a_bus_is_a_resource_and_the_bus_has_no_policy() {
        Mapped mapped =
                map("AWS::Events::EventBus", "{'Name':'b','Policy':{'Statement':[{'Sid':'s','Effect':'Allow'}]}}");

        assertThat(mapped.properties().has("Policy")).isFalse();
        assertThat(mapped.children()).extracting(Mapped.Child::key).containsExactly("s");
    }

    @Test
    void the_path_of_a_device_is_not_that_of_its_user() {
        assertThat(properties(
                        "AWS::IAM::VirtualMFADevice",
                        "{'SerialNumber':'arn:aws:iam::1:mfa/phone','User':{'Path':'/people/','UserName':'u'}}"))
                .isEqualTo("{'Users':['u'],'VirtualMfaDeviceName':'phone'}");
    }

    @Test
    void no_two_children_have_the_same_key() {
        String pair = "{'IpProtocol':'tcp','FromPort':443,'ToPort':%d,'UserIdGroupPairs':[{'GroupId':'sg-2'}]}";

        assertThat(map(
                                "AWS::EC2::SecurityGroup",
                                "{'IpPermissions':[" + pair.formatted(443) + "," + pair.formatted(444) + "]}")
                        .children())
                .extracting(Mapped.Child::key)
                .containsExactly("sg-2-tcp-443", "sg-2-tcp-443~2");
        assertThat(map(
                                "AWS::ApiGateway::RestApi",
                                "{'GetResources':{'items':[{'id':'r','path':'/pay','parentId':'p','resourceMethods':{'GET':{'httpMethod':'GET'}}}]}}")
                        .children())
                .extracting(Mapped.Child::key)
                .containsExactly("/pay", "/pay-GET");
    }

    @Test
    void what_aws_itself_tags_is_left_out() {
        Mapped mapped = map(record(
                "AWS::EC2::VPC",
                "arn",
                "{'CidrBlock':'10.0.0.0/16'}",
                Map.of("aws:cloudformation:stack-name", "s", "team", "shop")));

        assertThat(Json.line(mapped.properties().path("Tags")).strip().replace('"', '\''))
                .isEqualTo("[{'Key':'team','Value':'shop'}]");
    }

    @Test
    void nothing_is_lost_silently() {
        Mapped mapped = map(
                "AWS::SQS::Queue",
                "{'Attributes':{'QueueArn':'arn:aws:sqs:x:1:q','Colour':'red','ApproximateNumberOfMessages':'3','CreatedTimestamp':'1'}}");

        assertThat(mapped.gaps()).containsExactly(new Gap(Kind.LOST, "/Attributes/Colour"));
    }

    @Test
    void what_is_hidden_and_what_is_missing_is_told() {
        assertThat(map("AWS::DynamoDB::Table", "{'TableName':'t'}").gaps())
                .containsExactly(new Gap(Kind.MISSING, "KeySchema"));
        assertThat(map(
                                "AWS::SSM::Parameter",
                                "{'Type':'String','GetParameters':{'Parameters':[{'Value':'http://***'}]}}")
                        .gaps())
                .containsExactly(new Gap(Kind.HIDDEN, "Value"));
    }

    @Test
    void the_place_of_a_property_is_told_as_it_stands_in_the_data() {
        List<Origin> origins = map("AWS::RDS::DBInstance", "{'VpcSecurityGroups':[{'VpcSecurityGroupId':'sg-1'}]}")
                .origins();

        assertThat(origins)
                .extracting(Origin::property, Origin::place)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "VPCSecurityGroups/*", "/VpcSecurityGroups/*/VpcSecurityGroupId"));
    }

    @Test
    void a_neighbour_tells_what_the_own_record_does_not() {
        Neighbours neighbours = new Neighbours();
        neighbours.accept(record(
                "AWS::EC2::Volume",
                "v",
                "{'VolumeId':'vol-1','Size':30,'VolumeType':'gp3','Encrypted':true}",
                Map.of()));
        Mapped mapped = Objects.requireNonNull(PropertyMapper.load(neighbours)
                .map(record(
                        "AWS::EC2::Instance",
                        "i",
                        "{'RootDeviceName':'/dev/sda1','BlockDeviceMappings':[{'DeviceName':'/dev/sda1','Ebs':{'VolumeId':'vol-1'}},"
                                + "{'DeviceName':'/dev/sdb','Ebs':{'VolumeId':'vol-2'}}]}",
                        Map.of())));

        assertThat(Json.line(mapped.properties()).strip().replace('"', '\''))
                .isEqualTo(
                        "{'BlockDeviceMappings':[{'DeviceName':'/dev/sda1','Ebs':{'Encrypted':true,'VolumeSize':30,'VolumeType':'gp3'}}]}");
        assertThat(mapped.children())
                .extracting(child -> child.properties().path("VolumeId").asText())
                .containsExactly("vol-2");
    }

    @Test
    void losses_are_one_finding_for_each_type_and_kind() {
        MappingLosses losses = new MappingLosses();
        for (String arn : List.of("a", "b")) {
            Resource queue =
                    record("AWS::SQS::Queue", arn, "{'Attributes':{'Colour':'red','Shape':'round'}}", Map.of());
            losses.hear(queue, map(queue));
        }

        assertThat(losses.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("target.member-lost");
            assertThat(finding.resources()).containsExactly("a", "b");
            assertThat(finding.text()).contains("2 resources", "/Attributes/Colour, /Attributes/Shape");
        });
    }
}
