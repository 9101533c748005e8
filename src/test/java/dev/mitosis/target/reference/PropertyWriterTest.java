package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Mapped.Rule;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the place of each kind of old identity. */
class PropertyWriterTest {
    private static final String OLD = "123456789012";
    private static final String HOME = "legacy";
    private static final String SHOP = "shop";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String SCALED = "AWS::ApplicationAutoScaling::ScalableTarget";
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private final List<KnownAs> things = new ArrayList<>();
    private final List<PlannedNetwork> networks = new ArrayList<>();
    private final List<PlannedConnection> connections = new ArrayList<>();
    private final List<PlannedIdentity> identities = new ArrayList<>();
    private final ReferenceFacts facts = new ReferenceFacts();

    @BeforeEach
    void estate() {
        moves("AWS::SQS::Queue", "sqs:eu-west-1:" + OLD + ":orders", "orders", "orders");
        stays("AWS::SNS::Topic", "sns:eu-west-1:" + OLD + ":alerts", "alerts");
        add("AWS::SNS::Topic", "sns:eu-west-1:" + OLD + ":unused", "unused", "unused", HOME, Fate.RETIRED);
        moves("AWS::S3::Bucket", "s3:::media-dev", "media-dev", "media-dev");
        moves("AWS::EC2::Subnet", "ec2:eu-west-1:" + OLD + ":subnet/subnet-0a1b2c3d", "a", "subnet-0a1b2c3d");
        moves("AWS::EC2::VPC", "ec2:eu-west-1:" + OLD + ":vpc/vpc-0a1b2c3d", "main", "vpc-0a1b2c3d");
        add(
                GROUP,
                "ec2:eu-west-1:" + OLD + ":security-group/sg-0a1b2c3d",
                "default",
                "sg-0a1b2c3d",
                SHOP,
                Fate.MANAGED);
        moves("AWS::RDS::DBSubnetGroup", "rds:eu-west-1:" + OLD + ":subgrp:private", "private", "private");
        moves("AWS::DynamoDB::Table", "dynamodb:eu-west-1:" + OLD + ":table/carts", "carts", "carts");
        moves("AWS::ECS::TaskDefinition", "ecs:eu-west-1:" + OLD + ":task-definition/api:7", "api:7", "api:7");
        moves(FUNCTION, "lambda:eu-west-1:" + OLD + ":function:checkout", "checkout", "checkout");
        add(
                "AWS::KMS::Key",
                "kms:eu-west-1:" + OLD + ":key/0a1b2c3d-0000-1111-2222-333344445555",
                "0a1b2c3d-0000-1111-2222-333344445555",
                "0a1b2c3d-0000-1111-2222-333344445555",
                HOME,
                Fate.MANAGED);
        record("AWS::KMS::Alias", "alias/aws/rds", "{'TargetKeyId':'0a1b2c3d-0000-1111-2222-333344445555'}");
        record("AWS::EC2::VPC", "vpc/vpc-0a1b2c3d", "{'CidrBlock':'10.9.0.0/16'}");
        record(
                "AWS::EC2::Subnet",
                "subnet/subnet-0a1b2c3d",
                "{'CidrBlock':'10.9.1.0/24','AvailabilityZone':'eu-west-1a','AvailabilityZoneId':'euw1-az3'}");
        record(GROUP, "security-group/sg-0a1b2c3d", "{'VpcId':'vpc-0a1b2c3d'}");
        networks.add(new PlannedNetwork(
                SHOP,
                "eu-west-1",
                id("AWS::EC2::VPC", "main"),
                "arn:aws:ec2:eu-west-1:" + OLD + ":vpc/vpc-0a1b2c3d",
                "10.64.0.0/22",
                false,
                List.of(),
                List.of(new PlannedSubnet(
                        id("AWS::EC2::Subnet", "a"), "10.64.0.0/26", "euw1-az3", "private", 1, null, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.<Reason>of()));
    }

    private static String id(String type, String name) {
        return SHOP + "/" + type.substring(5).replace("::", "-").toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }

    private void moves(String type, String arn, String name, String id) {
        add(type, arn, name, id, SHOP, Fate.MOVES);
    }

    private void stays(String type, String arn, String name) {
        add(type, arn, name, name, HOME, Fate.SHARED);
    }

    private void add(String type, String tail, String name, String oldId, String account, Fate fate) {
        String old = "arn:aws:" + tail;
        boolean another = fate.isMade() || (fate == Fate.MANAGED && !account.equals(HOME));
        boolean given = oldId.matches(".*-[0-9a-f]{8}.*|[0-9a-f]{8}-.*");
        boolean bucket = type.equals("AWS::S3::Bucket");
        String planned = id(type, name);
        String plannedName = bucket ? name + "-${ACCOUNT_SHOP}" : name;
        String arn = old;
        if (another) {
            arn = old.replace(OLD, "${ACCOUNT_SHOP}");
            arn = given ? arn.replace(oldId, Variables.reference(Variables.ofThing(planned))) : arn;
            arn = bucket ? arn + "-${ACCOUNT_SHOP}" : arn;
        }
        PlannedResource thing = new PlannedResource(
                planned,
                old,
                true,
                type,
                "eu-west-1",
                account,
                plannedName,
                arn,
                fate,
                Filled.NEVER,
                null,
                "m",
                List.of());
        List<OldName> names = new ArrayList<>();
        names.add(new OldName(Kind.ARN, old, arn, null));
        if (given) {
            names.add(new OldName(Kind.ID, oldId, Variables.reference(Variables.ofThing(planned)), null));
        }
        if (bucket) {
            names.add(new OldName(Kind.NAME, name, plannedName, null));
        }
        things.add(new KnownAs(thing, another, name, oldId, names));
    }

    private void record(String type, String tail, String data) {
        facts.accept(new Resource(
                "arn:aws:ec2:eu-west-1:" + OLD + ":" + tail, type, "eu-west-1", OLD, tail, tail, Map.of(), json(data)));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Said write(String type, String name, ObjectNode raw, Origin... origins) {
        return write(type, name, new Mapped(raw, List.of(), List.of(origins), List.of(), List.of(), Map.of()));
    }

    private Said write(String type, String name, Mapped mapped) {
        Written written = writer().write(known(type, name), mapped);
        return new Said(
                Objects.requireNonNull(written.properties()),
                written.parts(),
                written.parameters(),
                written.findings());
    }

    /** What was written of a thing that a template makes. */
    private record Said(
            ObjectNode properties, List<PlannedPart> parts, List<Parameter> parameters, List<Finding> findings) {}

    private KnownAs known(String type, String name) {
        return things.stream()
                .filter(one -> one.thing().id().equals(id(type, name)))
                .findFirst()
                .orElseThrow();
    }

    private PropertyWriter writer() {
        return new PropertyWriter(new PropertyWriter.Request(
                new KnownEstate(things, facts),
                List.of(),
                List.of(
                        new PlannedAccount(SHOP, "ACCOUNT_SHOP", null, "Workloads", "workload", null, false),
                        new PlannedAccount(HOME, "ACCOUNT_LEGACY", OLD, "Workloads", "workload", null, true)),
                networks,
                connections,
                identities,
                List.of(),
                new PropertyWriter.Around(List.of(), List.of()),
                OLD,
                HOME));
    }

    /** What a variable of the function's environment becomes. */
    private JsonNode variable(String value) {
        return function(value).properties().at("/Environment/Variables/X");
    }

    private Said function(String value) {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Environment").putObject("Variables").put("X", value);
        return write(FUNCTION, "checkout", raw);
    }

    @Test
    void an_arn_that_follows_from_the_name_is_that_of_the_successor() {
        assertThat(variable("arn:aws:sqs:eu-west-1:" + OLD + ":orders"))
                .isEqualTo(json("{'arnOf':'shop/sqs-queue/orders'}"));
    }

    @Test
    void what_follows_an_arn_stays() {
        assertThat(variable("arn:aws:dynamodb:eu-west-1:" + OLD + ":table/carts/index/*"))
                .isEqualTo(json("{'text':[{'arnOf':'shop/dynamodb-table/carts'},'/index/*']}"));
    }

    @Test
    void a_longer_name_is_another_one() {
        assertThat(variable("arn:aws:sqs:eu-west-1:" + OLD + ":orders-dead"))
                .isEqualTo(json("{'text':['arn:aws:sqs:eu-west-1:',{'account':'shop'},':orders-dead']}"));
        assertThat(variable("media-dev-archive")).isEqualTo(Forms.literal("media-dev-archive"));
        assertThat(variable("www.media-dev.example")).isEqualTo(Forms.literal("www.media-dev.example"));
    }

    @Test
    void what_stays_is_named_as_it_was() {
        assertThat(variable("arn:aws:sns:eu-west-1:" + OLD + ":alerts"))
                .isEqualTo(Forms.literal("arn:aws:sns:eu-west-1:" + OLD + ":alerts"));
    }

    @Test
    void an_id_that_aws_gives_is_asked_of_the_new_thing() {
        assertThat(variable("subnet-0a1b2c3d")).isEqualTo(json("{'ref':'shop/ec2-subnet/a','attribute':'Ref'}"));
        assertThat(variable("in subnet-0a1b2c3d, please"))
                .isEqualTo(json("{'text':['in ',{'ref':'shop/ec2-subnet/a','attribute':'Ref'},', please']}"));
    }

    private void named(String type, String tail, String name, OldName... names) {
        add(type, tail, name, name, SHOP, Fate.MOVES);
        KnownAs plain = things.remove(things.size() - 1);
        things.add(new KnownAs(plain.thing(), true, plain.oldName(), plain.oldId(), List.of(names)));
    }

    @Test
    void a_host_is_asked_of_what_has_it_and_else_of_people() {
        String database = "AWS::RDS::DBInstance";
        String host = "main.c0ffee.eu-west-1.rds.amazonaws.com";
        String mount = "fs-0a1b2c3d.efs.eu-west-1.amazonaws.com";
        named(
                database,
                "rds:eu-west-1:" + OLD + ":db:main",
                "main",
                new OldName(Kind.ENDPOINT, host, "${HOST_SHOP_MAIN}", "Endpoint.Address"));
        named(
                "AWS::EFS::FileSystem",
                "elasticfilesystem:eu-west-1:" + OLD + ":file-system/files",
                "files",
                new OldName(Kind.ENDPOINT, mount, "${HOST_SHOP_FILES}", null));
        named(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "elasticloadbalancing:eu-west-1:" + OLD + ":loadbalancer/app/web",
                "web",
                new OldName(Kind.ENDPOINT, "web.elb.example", "web.new.example", null));

        assertThat(variable(host)).isEqualTo(json("{'ref':'shop/rds-dbinstance/main','attribute':'Endpoint.Address'}"));
        assertThat(variable("mysql://" + host + ":3306/x"))
                .isEqualTo(json("{'text':['mysql://',"
                        + "{'ref':'shop/rds-dbinstance/main','attribute':'Endpoint.Address'},':3306/x']}"));
        assertThat(variable("web.elb.example")).isEqualTo(Forms.literal("web.new.example"));
        Said asking = function(mount);
        assertThat(asking.properties().at("/Environment/Variables/X").has("parameter"))
                .isTrue();
        assertThat(asking.parameters())
                .filteredOn(one -> one.meaning().contains("shop/efs-filesystem/files"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.meaning())
                            .isEqualTo("The endpoint of shop/efs-filesystem/files, which no template tells.");
                    assertThat(one.source()).isEqualTo("person");
                });
    }

    @Test
    void a_plan_that_says_a_host_by_its_variable_is_told_by_what_has_it() {
        named(
                "AWS::RDS::DBInstance",
                "rds:eu-west-1:" + OLD + ":db:main",
                "main",
                new OldName(Kind.ENDPOINT, "main.c0ffee.example", "${HOST_SHOP_MAIN}", "Endpoint.Address"));
        named(
                "AWS::RDS::DBInstance",
                "rds:eu-west-1:" + OLD + ":db:part",
                "part",
                new OldName(Kind.ENDPOINT, "part.c0ffee.example", "to ${HOST_SHOP_PART}", "Endpoint.Address"));
        inlined(json("{'Statement':[{'Resource':'${HOST_SHOP_MAIN}','Sid':'${HOST_SHOP_PART}'}]}"));

        JsonNode statement = write("AWS::IAM::Role", "api", json("{'AssumeRolePolicyDocument':{'old':1}}"))
                .properties()
                .at("/Policies/0/PolicyDocument/Statement/0");

        assertThat(statement.path("Resource"))
                .isEqualTo(json("{'ref':'shop/rds-dbinstance/main','attribute':'Endpoint.Address'}"));
        assertThat(statement.path("Sid").has("ref")).isFalse();
    }

    /** A role with one policy of its own. */
    private void inlined(ObjectNode document) {
        moves("AWS::IAM::Role", "iam::" + OLD + ":role/api", "api", "api");
        identities.add(new PlannedIdentity(
                id("AWS::IAM::Role", "api"),
                "arn:aws:iam::" + OLD + ":role/api",
                SHOP,
                "AWS::IAM::Role",
                "arn:aws:iam::${ACCOUNT_SHOP}:role/api",
                List.of(new PlannedPolicy(
                        "read", PolicyKind.INLINE, "/RolePolicyList/0/PolicyDocument", document, List.of())),
                List.of(),
                null,
                Map.of()));
    }

    @Test
    void names_of_buckets_change_inside_of_texts() {
        assertThat(variable("https://media-dev.s3.eu-west-1.amazonaws.com/x"))
                .isEqualTo(json("{'text':['https://media-dev-',{'account':'shop'},'.s3.eu-west-1.amazonaws.com/x']}"));
    }

    @Test
    void what_a_stream_is_called_is_asked_of_its_table() {
        assertThat(variable("arn:aws:dynamodb:eu-west-1:" + OLD + ":table/carts/stream/2026-01-01T00:00:00.000"))
                .isEqualTo(json("{'ref':'shop/dynamodb-table/carts','attribute':'StreamArn'}"));
    }

    @Test
    void an_arn_with_a_number_that_aws_counts_is_asked_of_the_new_thing() {
        assertThat(variable("arn:aws:ecs:eu-west-1:" + OLD + ":task-definition/api:7"))
                .isEqualTo(json("{'ref':'shop/ecs-taskdefinition/api:7','attribute':'Ref'}"));
    }

    @Test
    void the_default_group_comes_with_its_network() {
        assertThat(variable("sg-0a1b2c3d"))
                .isEqualTo(json("{'ref':'shop/ec2-vpc/main','attribute':'DefaultSecurityGroup'}"));
    }

    @Test
    void a_key_of_aws_is_named_by_its_alias() {
        assertThat(variable("arn:aws:kms:eu-west-1:" + OLD + ":key/0a1b2c3d-0000-1111-2222-333344445555"))
                .isEqualTo(json("{'text':['arn:aws:kms:eu-west-1:',{'account':'shop'},':alias/aws/rds']}"));
    }

    @Test
    void what_is_retired_is_named_no_more() {
        Said written = function("arn:aws:sns:eu-west-1:" + OLD + ":unused");

        assertThat(written.properties().has("Environment")).isFalse();
        assertThat(written.findings()).anyMatch(finding -> finding.rule().equals("target.names-retired"));
    }

    @Test
    void a_hidden_value_is_a_secret_parameter_and_a_finding_with_its_name() {
        Said written = function("jdbc:mysql://***@db:3306/***");
        String parameter =
                written.properties().at("/Environment/Variables/X/parameter").asText();

        assertThat(written.parameters())
                .filteredOn(one -> one.name().equals(parameter))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.secret()).isTrue();
                    assertThat(one.source()).isEqualTo("person");
                });
        assertThat(written.findings())
                .filteredOn(finding -> finding.rule().equals("target.hidden-value"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("Environment.Variables.X")
                        .contains("shop/lambda-function/checkout"));
    }

    @Test
    void a_hidden_value_is_asked_for_in_the_form_that_its_property_takes() {
        moves("AWS::EC2::Instance", "ec2:eu-west-1:" + OLD + ":instance/i-0a1b2c3d", "server", "i-0a1b2c3d");
        ObjectNode raw = JsonNodeFactory.instance.objectNode().put("UserData", "export KEY=***");
        Said written = write("AWS::EC2::Instance", "server", raw);

        assertThat(written.parameters())
                .singleElement()
                .satisfies(one -> assertThat(one.meaning()).endsWith("it may hold a secret. Give it in Base64."));
        assertThat(function("a ***").parameters())
                .noneMatch(one -> one.meaning().contains("Base64"));
    }

    @Test
    void of_a_document_only_what_is_hidden_is_asked_for() {
        JsonNode said = variable("{\"a\":\"***\",\"b\":\"subnet-0a1b2c3d\",\"c\":\"say \\\"x\\\"\"}");

        assertThat(said.path("text").path(0).asText()).isEqualTo("{\"a\":\"");
        assertThat(said.path("text").path(1).has("parameter")).isTrue();
        assertThat(said.path("text").path(3).path("ref").asText()).isEqualTo("shop/ec2-subnet/a");
        assertThat(said.path("text").path(4).asText()).isEqualTo("\",\"c\":\"say \\\"x\\\"\"}");
    }

    @Test
    void a_document_of_which_more_is_hidden_than_a_template_has_room_for_is_asked_for_as_a_whole() {
        assertThat(variable("[" + "\"***\",".repeat(19) + "\"***\"]").has("text"))
                .isTrue();
        assertThat(variable("[" + "\"***\",".repeat(20) + "\"***\"]").has("parameter"))
                .isTrue();
    }

    @Test
    void the_content_of_a_layer_is_asked_for() {
        moves("AWS::Lambda::LayerVersion", "lambda:eu-west-1:" + OLD + ":layer:tools:1", "tools", "tools");
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Content");

        JsonNode said = write("AWS::Lambda::LayerVersion", "tools", raw).properties();

        assertThat(said.at("/Content/S3Bucket").has("parameter")).isTrue();
        assertThat(said.at("/Content/S3Key").has("parameter")).isTrue();
    }

    @Test
    void an_id_that_people_choose_stays() {
        moves("AWS::ApiGatewayV2::Stage", "apigateway:eu-west-1::/apis/abcdefgh/stages/prod", "api/prod", "prod");
        ObjectNode raw = JsonNodeFactory.instance.objectNode().put("StageName", "prod");

        assertThat(write("AWS::ApiGatewayV2::Stage", "api/prod", raw)
                        .properties()
                        .path("StageName")
                        .asText())
                .isEqualTo("prod");
    }

    @Test
    void a_variable_that_is_called_like_a_reference_is_none() {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Environment").putObject("Variables").put("account", "prod");

        assertThat(write(FUNCTION, "checkout", raw).properties().at("/Environment/Variables"))
                .isEqualTo(json("{'account':{'text':['prod']}}"));
    }

    @Test
    void a_dynamic_reference_in_a_text_is_parted_and_a_finding() {
        Said written = function("of {{resolve:ssm:/a}}");

        assertThat(written.properties().at("/Environment/Variables/X").asText()).isEqualTo("of { {resolve:ssm:/a}}");
        assertThat(written.findings())
                .filteredOn(finding -> finding.rule().equals("target.dynamic-reference"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("Environment/Variables/X"));
    }

    @Test
    void a_dynamic_reference_in_json_is_said_so_that_only_who_reads_json_sees_it() {
        Said written = function("{\"a\":\"{{resolve:ssm:/a}}\",\"b\":\"subnet-0a1b2c3d\"}");

        assertThat(written.properties().at("/Environment/Variables/X/text/0").asText())
                .isEqualTo("{\"a\":\"\\u007b{resolve:ssm:/a}}\",\"b\":\"");
        assertThat(function("{\"a\":\"{{resolve:ssm:/a}}\"}")
                        .properties()
                        .at("/Environment/Variables/X")
                        .asText())
                .isEqualTo("{\"a\":\"\\u007b{resolve:ssm:/a}}\"}");
        assertThat(written.findings()).noneMatch(finding -> finding.rule().equals("target.dynamic-reference"));
    }

    @Test
    void a_member_that_is_called_like_a_function_is_a_finding() {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Environment").putObject("Variables").put("Ref", "prod");
        ObjectNode more = raw.deepCopy();
        ((ObjectNode) more.at("/Environment/Variables")).put("A", "b");

        assertThat(write(FUNCTION, "checkout", raw).findings())
                .extracting(Finding::rule)
                .contains("target.function-sign");
        assertThat(write(FUNCTION, "checkout", more).findings())
                .extracting(Finding::rule)
                .doesNotContain("target.function-sign");
    }

    @Test
    void parameters_of_copies_have_names_of_their_own() {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Environment").putObject("Variables").put("A", "***").put("B", "***");

        assertThat(write(FUNCTION, "checkout", raw).parameters())
                .extracting(Parameter::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_plain_name_is_a_reference_where_the_schema_says_whose_it_is() {
        moves("AWS::RDS::DBInstance", "rds:eu-west-1:" + OLD + ":db:shop", "shop", "shop");
        ObjectNode raw = JsonNodeFactory.instance
                .objectNode()
                .put("DBSubnetGroupName", "private")
                .put("DBName", "private");

        JsonNode said = write("AWS::RDS::DBInstance", "shop", raw).properties();

        assertThat(said.path("DBSubnetGroupName"))
                .isEqualTo(json("{'ref':'shop/rds-dbsubnetgroup/private','attribute':'Ref'}"));
        assertThat(said.path("DBName")).isEqualTo(Forms.literal("private"));
    }

    @ParameterizedTest
    @CsvSource({
        // where the group goes, its region, what becomes of its name
        "shop,   MOVES,   eu-west-1, true",
        "shop,   MOVES,   us-east-1, false",
        "shop,   MOVES,   global,    true",
        "shop,   RETIRED, eu-west-1, false",
        "legacy, SHARED,  eu-west-1, false"
    })
    void a_plain_name_is_a_reference_only_where_it_is_made_beside_it(
            String account, Fate fate, String region, boolean refers) {
        moves("AWS::RDS::DBInstance", "rds:eu-west-1:" + OLD + ":db:shop", "shop", "shop");
        add("AWS::RDS::DBSubnetGroup", "rds:eu-west-1:" + OLD + ":subgrp:inner", "inner", "inner", account, fate);
        KnownAs group = things.remove(things.size() - 1);
        PlannedResource in = group.thing();
        things.add(new KnownAs(
                new PlannedResource(
                        in.id(),
                        in.succeeds(),
                        true,
                        in.type(),
                        region,
                        account,
                        in.name(),
                        in.arn(),
                        fate,
                        Filled.NEVER,
                        null,
                        "m",
                        List.of()),
                group.another(),
                group.oldName(),
                group.oldId(),
                List.of()));

        JsonNode said = write("AWS::RDS::DBInstance", "shop", json("{'DBSubnetGroupName':'inner'}"))
                .properties()
                .path("DBSubnetGroupName");

        assertThat(said.has("ref")).isEqualTo(refers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "table/carts; {'text':['table/',{'ref':'shop/dynamodb-table/carts','attribute':'Ref'}]}",
                "table/carts/index/by-day; {'text':['table/',{'ref':'shop/dynamodb-table/carts','attribute':'Ref'},'/index/by-day']}",
                "function:checkout:live; {'text':['function:',{'ref':'shop/lambda-function/checkout','attribute':'Ref'},':live']}",
                "table/elsewhere; 'table/elsewhere'",
                "table/fars; 'table/fars'",
                "alerts; 'alerts'"
            })
    void what_is_scaled_is_named_by_the_end_of_its_arn(String resource, String expected) {
        moves(SCALED, "application-autoscaling:eu-west-1:" + OLD + ":scalable-target/it", "it", "it");
        add("AWS::DynamoDB::Table", "dynamodb:eu-west-1:" + OLD + ":table/fars", "fars", "fars", HOME, Fate.SHARED);

        ObjectNode raw = JsonNodeFactory.instance.objectNode().put("ResourceId", resource);

        assertThat(write(SCALED, "it", raw).properties().path("ResourceId").toString())
                .isEqualTo(expected.replace('\'', '"'));
        assertThat(variable("table/carts")).isEqualTo(Forms.literal("table/carts"));
    }

    @Test
    void a_thing_is_called_as_planned_even_where_no_answer_tells_its_name() {
        assertThat(write("AWS::SQS::Queue", "orders", JsonNodeFactory.instance.objectNode())
                        .properties()
                        .path("QueueName"))
                .isEqualTo(Forms.literal("orders"));
        assertThat(write("AWS::S3::Bucket", "media-dev", json("{'BucketName':'media-dev'}"))
                        .properties()
                        .path("BucketName"))
                .isEqualTo(json("{'text':['media-dev-',{'account':'shop'}]}"));
    }

    @Test
    void networks_have_the_ranges_and_zones_of_their_plan() {
        assertThat(write("AWS::EC2::VPC", "main", json("{'CidrBlock':'10.9.0.0/16'}"))
                        .properties()
                        .path("CidrBlock"))
                .isEqualTo(Forms.literal("10.64.0.0/22"));
        JsonNode subnet = write(
                        "AWS::EC2::Subnet", "a", json("{'CidrBlock':'10.9.1.0/24','AvailabilityZone':'eu-west-1a'}"))
                .properties();
        assertThat(subnet).isEqualTo(json("{'CidrBlock':'10.64.0.0/26','AvailabilityZoneId':'euw1-az3'}"));
    }

    @Test
    void a_zone_is_that_of_a_subnet_of_the_account_or_asked_for() {
        moves("AWS::EC2::Volume", "ec2:eu-west-1:" + OLD + ":volume/vol-0a1b2c3d", "disk", "vol-0a1b2c3d");

        assertThat(write("AWS::EC2::Volume", "disk", json("{'AvailabilityZone':'eu-west-1a'}"))
                        .properties()
                        .path("AvailabilityZone"))
                .isEqualTo(json("{'ref':'shop/ec2-subnet/a','attribute':'AvailabilityZone'}"));
        assertThat(write("AWS::EC2::Volume", "disk", json("{'AvailabilityZone':'eu-west-1b'}"))
                        .properties()
                        .path("AvailabilityZone")
                        .has("parameter"))
                .isTrue();
    }

    @Test
    void rules_speak_of_the_new_ranges() {
        moves(GROUP, "ec2:eu-west-1:" + OLD + ":security-group/sg-00000001", "web", "sg-00000001");
        Said written = write(
                GROUP,
                "web",
                json(
                        "{'SecurityGroupIngress':[{'CidrIp':'10.9.0.0/16'},{'CidrIp':'10.9.1.0/24'},{'CidrIp':'10.9.7.7/32'},"
                                + "{'CidrIp':'10.9.0.0/8'},{'CidrIp':'0.0.0.0/0'},{'CidrIp':'192.0.2.0/24'}]}"));

        assertThat(written.properties().path("SecurityGroupIngress"))
                .isEqualTo(
                        json("{'x':[{'CidrIp':'10.64.0.0/22'},{'CidrIp':'10.64.0.0/26'},{'CidrIp':'10.9.0.0/8'},{'CidrIp':'0.0.0.0/0'},{'CidrIp':'192.0.2.0/24'}]}")
                                .path("x"));
        assertThat(written.findings()).anyMatch(finding -> finding.rule().equals("target.range-left-out"));
    }

    @Test
    void a_policy_is_the_one_that_was_planned() {
        moves("AWS::IAM::Role", "iam::" + OLD + ":role/api", "api", "api");
        identities.add(new PlannedIdentity(
                id("AWS::IAM::Role", "api"),
                "arn:aws:iam::" + OLD + ":role/api",
                SHOP,
                "AWS::IAM::Role",
                "arn:aws:iam::${ACCOUNT_SHOP}:role/api",
                List.of(
                        new PlannedPolicy(
                                "trust",
                                PolicyKind.TRUST,
                                "/AssumeRolePolicyDocument",
                                json("{'Statement':[{'Principal':{'AWS':'arn:aws:iam::${ACCOUNT_SHOP}:root'}}]}"),
                                List.of()),
                        new PlannedPolicy(
                                "read",
                                PolicyKind.INLINE,
                                "/RolePolicyList/0/PolicyDocument",
                                json("{'Statement':[{'Resource':'arn:aws:sqs:eu-west-1:${ACCOUNT_SHOP}:orders'}]}"),
                                List.of())),
                List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                null,
                Map.of()));

        JsonNode said = write("AWS::IAM::Role", "api", json("{'AssumeRolePolicyDocument':{'old':1}}"))
                .properties();

        assertThat(said.at("/AssumeRolePolicyDocument/Statement/0/Principal/AWS"))
                .isEqualTo(json("{'text':['arn:aws:iam::',{'account':'shop'},':root']}"));
        assertThat(said.at("/Policies/0/PolicyDocument/Statement/0/Resource"))
                .isEqualTo(json("{'arnOf':'shop/sqs-queue/orders'}"));
        assertThat(said.at("/ManagedPolicyArns/0").asText()).endsWith("ReadOnlyAccess");
    }

    @Test
    void a_document_with_an_id_in_the_name_of_a_member_is_a_text() {
        identities.add(policy("{'Statement':[{'Condition':{'${ID_X}:sub':'x'}}]}"));
        Origin origin = new Origin("Policy", "/Policy", Rule.NAME);

        JsonNode said = write(FUNCTION, "checkout", json("{'Policy':{'Statement':[]}}"), origin)
                .properties()
                .path("Policy");

        assertThat(said.path("text").isArray()).isTrue();
        assertThat(said.path("text").path(1).has("parameter")).isTrue();
    }

    private PlannedIdentity policy(String document) {
        return new PlannedIdentity(
                id(FUNCTION, "checkout"),
                "arn:aws:lambda:eu-west-1:" + OLD + ":function:checkout",
                SHOP,
                FUNCTION,
                "arn",
                List.of(new PlannedPolicy("Policy", PolicyKind.RESOURCE, "/Policy", json(document), List.of())),
                List.of(),
                null,
                Map.of());
    }

    @Test
    void an_alternate_name_is_taken_at_the_switch() {
        moves("AWS::CloudFront::Distribution", "cloudfront::" + OLD + ":distribution/E1", "E1", "E1");
        KnownAs last = things.remove(things.size() - 1);
        List<OldName> names = new ArrayList<>(last.names());
        names.add(new OldName(Kind.HANDED_OVER, "www.shop.example", "www.shop.example", null));
        things.add(new KnownAs(last.thing(), true, last.oldName(), last.oldId(), names));

        JsonNode said = write(
                        "AWS::CloudFront::Distribution",
                        "E1",
                        json("{'DistributionConfig':{'Aliases':['www.shop.example','other.example']}}"))
                .properties();

        assertThat(said.at("/DistributionConfig/Aliases"))
                .isEqualTo(json("{'x':[{'active':'www.shop.example','inactive':null},'other.example']}")
                        .path("x"));
    }

    @Test
    void nothing_names_what_aws_gives_to_itself() {
        ObjectNode raw = json("{'VpcId':'vpc-0a1b2c3d','Tags':[{'Key':'id','Value':'subnet-0a1b2c3d'}]}");

        assertThat(write("AWS::EC2::Subnet", "a", raw)
                        .properties()
                        .at("/Tags/0/Value")
                        .isMissingNode())
                .isTrue();
        ObjectNode text = json("{'Tags':[{'Key':'id','Value':'of subnet-0a1b2c3d'}]}");
        assertThat(write("AWS::EC2::Subnet", "a", text)
                        .properties()
                        .at("/Tags/0/Value/text/1")
                        .has("parameter"))
                .isTrue();
    }

    @Test
    void addresses_are_what_the_new_network_gives() {
        moves("AWS::EC2::NatGateway", "ec2:eu-west-1:" + OLD + ":natgateway/nat-0a1b2c3d", "nat", "nat-0a1b2c3d");

        JsonNode said = write(
                        "AWS::EC2::NatGateway",
                        "nat",
                        json("{'PrivateIpAddress':'10.9.1.17','SubnetId':'subnet-0a1b2c3d'}"))
                .properties();

        assertThat(said).isEqualTo(json("{'SubnetId':{'ref':'shop/ec2-subnet/a','attribute':'Ref'}}"));
    }

    @Test
    void nobody_is_asked_for_the_address_of_an_interface_that_comes_with_the_thing() {
        moves("AWS::EC2::NatGateway", "ec2:eu-west-1:" + OLD + ":natgateway/nat-0a1b2c3d", "nat", "nat-0a1b2c3d");
        add(
                "AWS::EC2::NetworkInterface",
                "ec2:eu-west-1:" + OLD + ":network-interface/eni-0a1b2c3d",
                "eni-0a1b2c3d",
                "eni-0a1b2c3d",
                SHOP,
                Fate.MANAGED);
        KnownAs card = things.remove(things.size() - 1);
        List<OldName> names = new ArrayList<>(card.names());
        names.add(new OldName(Kind.ENDPOINT, "172.31.7.9", "172.31.7.9", null));
        things.add(new KnownAs(card.thing(), card.another(), card.oldName(), card.oldId(), names));

        Said written = write(
                "AWS::EC2::NatGateway", "nat", json("{'PrivateIpAddress':'172.31.7.9','SubnetId':'subnet-0a1b2c3d'}"));

        assertThat(written.properties()).isEqualTo(json("{'SubnetId':{'ref':'shop/ec2-subnet/a','attribute':'Ref'}}"));
        assertThat(written.parameters()).isEmpty();
    }

    @Test
    void the_code_of_a_function_is_asked_for_by_its_place() {
        Said written = write(FUNCTION, "checkout", json("{'Code':{},'FunctionName':'checkout'}"));

        assertThat(written.parameters().stream().map(Parameter::property))
                .containsExactly("Code.S3Bucket", "Code.S3Key");
        assertThat(written.properties().path("Code").path("S3Key").has("parameter"))
                .isTrue();
    }

    @Test
    void the_image_of_a_function_is_its_code() {
        Said written = write(FUNCTION, "checkout", json("{'Code':{'ImageUri':'busybox'},'FunctionName':'checkout'}"));

        assertThat(written.parameters()).isEmpty();
    }

    @Test
    void what_a_group_makes_is_no_target() {
        String type = "AWS::ElasticLoadBalancingV2::TargetGroup";
        moves(type, "elasticloadbalancing:eu-west-1:" + OLD + ":targetgroup/web/1", "web", "web");
        add(
                "AWS::EC2::Instance",
                "ec2:eu-west-1:" + OLD + ":instance/i-0a1b2c3d",
                "i-0a1b2c3d",
                "i-0a1b2c3d",
                SHOP,
                Fate.MANAGED);

        JsonNode said = write(type, "web", json("{'Targets':[{'Id':'i-0a1b2c3d','Port':80},{'Id':'192.0.2.7'}]}"))
                .properties();

        assertThat(said.path("Targets"))
                .isEqualTo(json("{'x':[{'Id':'192.0.2.7'}]}").path("x"));
    }

    @Test
    void a_rule_names_a_group_of_another_account_only_where_the_networks_are_joined() {
        moves(GROUP, "ec2:eu-west-1:" + OLD + ":security-group/sg-00000001", "web", "sg-00000001");
        things.add(far());
        Mapped.Child rule = new Mapped.Child(
                "AWS::EC2::SecurityGroupIngress",
                "1",
                json("{'GroupId':'sg-00000001','SourceSecurityGroupId':'sg-00000002','IpProtocol':'tcp'}"),
                List.of(),
                List.of());
        Mapped mapped = new Mapped(
                JsonNodeFactory.instance.objectNode(), List.of(rule), List.of(), List.of(), List.of(), Map.of());

        Said apart = write(GROUP, "web", mapped);
        assertThat(apart.parts()).isEmpty();
        assertThat(apart.findings()).anyMatch(finding -> finding.rule().equals("target.rule-left-out"));

        PlannedNetwork near = networks.get(0);
        networks.add(new PlannedNetwork(
                "bank",
                "eu-west-1",
                "bank/ec2-vpc/main",
                near.succeeds(),
                "10.65.0.0/22",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        connections.add(new PlannedConnection(
                "c",
                Means.PEERING,
                "bank/ec2-vpc/main",
                SHOP,
                List.of(),
                List.of(),
                List.of(),
                0,
                Reason.of("r", "Both need it.")));

        Said joined = write(GROUP, "web", mapped);
        assertThat(joined.parts()).singleElement().satisfies(part -> {
            assertThat(part.properties().path("SourceSecurityGroupOwnerId")).isEqualTo(json("{'account':'bank'}"));
            assertThat(part.properties()
                            .path("SourceSecurityGroupId")
                            .path("ref")
                            .asText())
                    .isEqualTo("bank/ec2-securitygroup/far");
        });
        Said widened = write(GROUP, "web", json("{'SecurityGroupIngress':[{'CidrIp':'10.9.0.0/16'}]}"));
        assertThat(widened.properties().path("SecurityGroupIngress"))
                .isEqualTo(json("{'x':[{'CidrIp':'10.64.0.0/22'},{'CidrIp':'10.65.0.0/22'}]}")
                        .path("x"));
    }

    private static KnownAs far() {
        String old = "arn:aws:ec2:eu-west-1:" + OLD + ":security-group/sg-00000002";
        PlannedResource thing = new PlannedResource(
                "bank/ec2-securitygroup/far",
                old,
                true,
                GROUP,
                "eu-west-1",
                "bank",
                "far",
                "arn:aws:ec2:eu-west-1:${ACCOUNT_BANK}:security-group/${ID_BANK}",
                Fate.MOVES,
                Filled.NEVER,
                null,
                "m",
                List.of());
        return new KnownAs(
                thing, true, "far", "sg-00000002", List.of(new OldName(Kind.ID, "sg-00000002", "${ID_BANK}", null)));
    }

    @Test
    void rules_that_people_gave_to_the_default_group_go_on() {
        ObjectNode group = json("{'SecurityGroupIngress':[{'IpProtocol':'tcp','FromPort':5432,'CidrIp':'10.9.1.0/24'}],"
                + "'SecurityGroupEgress':[{'IpProtocol':'-1','CidrIp':'0.0.0.0/0'}]}");
        Mapped.Child within = new Mapped.Child(
                "AWS::EC2::SecurityGroupIngress",
                "1",
                json("{'GroupId':'sg-0a1b2c3d','SourceSecurityGroupId':'sg-0a1b2c3d','IpProtocol':'-1'}"),
                List.of(),
                List.of());

        PropertyWriter.DefaultRules rules = writer().writeDefault(
                        known(GROUP, "default"),
                        new Mapped(group, List.of(within), List.of(), List.of(), List.of(), Map.of()))
                .orElseThrow();

        assertThat(rules.network()).isEqualTo("shop/ec2-vpc/main");
        assertThat(rules.written().parts()).singleElement().satisfies(part -> {
            assertThat(part.type()).isEqualTo("AWS::EC2::SecurityGroupIngress");
            assertThat(part.properties())
                    .isEqualTo(json("{'IpProtocol':'tcp','FromPort':5432,'CidrIp':'10.64.0.0/26',"
                            + "'GroupId':{'ref':'shop/ec2-vpc/main','attribute':'DefaultSecurityGroup'}}"));
        });
    }

    @Test
    void an_address_within_an_address_names_the_new_account_too() {
        assertThat(variable("see /queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F" + OLD + "%2Fletters"))
                .isEqualTo(json("{'text':['see /queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F',"
                        + "{'account':'shop'},'%2Fletters']}"));
    }

    @Test
    void the_account_of_an_arn_is_that_of_whose_id_it_holds() {
        things.add(far());

        assertThat(variable("see arn:aws:ec2:eu-west-1:" + OLD + ":rule/sg-00000002 of " + OLD))
                .isEqualTo(json("{'text':['see arn:aws:ec2:eu-west-1:',{'account':'bank'},':rule/',"
                        + "{'ref':'bank/ec2-securitygroup/far','attribute':'GroupId'},' of ',{'account':'shop'}]}"));
    }
}
