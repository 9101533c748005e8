package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mistakes that were seen on accounts whose truth is known: each small account here had one. */
class StrictBordersTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String VPC = "AWS::EC2::VPC";
    private static final String NAT = "AWS::EC2::NatGateway";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String BEANSTALK = "AWS::ElasticBeanstalk::Application";
    private static final String ENVIRONMENT = "AWS::ElasticBeanstalk::Environment";

    /** Functions, roles and queues of an application in two environments. */
    private static Fields app(Fields fields, String app, String... stages) {
        for (String stage : stages) {
            String name = stage + "-" + app;
            fields.add(FUNCTION, name + "-intake")
                    .add(ROLE, name + "-intake-role")
                    .add(QUEUE, name + "-jobs")
                    .edge(name + "-intake", EdgeKind.RUNS_AS, name + "-intake-role")
                    .edge(name + "-intake", EdgeKind.WRITES, name + "-jobs");
        }
        return fields;
    }

    private static List<String> contexts(PartitionDocument document) {
        return document.contexts().stream().map(PartitionDocument.Context::name).toList();
    }

    @Test
    void a_word_before_the_products_own_takes_nothing_out_of_production_where_no_twin_has_another() {
        Fields fields = app(app(new Fields(), "orders", "staging", "prod"), "claims", "staging", "prod");

        PartitionDocument document = app(fields, "shows", "staging").partition();

        assertThat(row(document, "staging-orders-jobs").environment()).isEqualTo("staging");
        assertThat(row(document, "staging-shows-jobs").environment()).isNull();
        assertThat(row(document, "staging-shows-jobs").account()).isEqualTo("production");
        assertThat(document.questions())
                .anyMatch(question -> question.resources().contains(Fields.arn("staging-shows-jobs")));
    }

    @Test
    void the_name_of_a_part_does_not_take_it_out_of_the_production_of_its_whole() {
        Fields fields = new Fields()
                .add(BEANSTALK, "prod-desk")
                .add(ENVIRONMENT, "staging-desk-env")
                .part("staging-desk-env", "prod-desk");

        assertThat(row(fields.partition(), "staging-desk-env").environment()).isNull();
    }

    @Test
    void neighbours_take_nothing_out_of_production_that_something_of_nowhere_known_uses() {
        Fields fields = new Fields()
                .add(FUNCTION, "orders-list", "app", "orders", "env", "staging")
                .add(FUNCTION, "orders-get", "app", "orders", "env", "staging")
                .add(FUNCTION, "orders-put", "app", "orders")
                .add(ROLE, "orders-role", "app", "orders");
        for (String user : List.of("orders-list", "orders-get")) {
            fields.edge(user, EdgeKind.RUNS_AS, "orders-role");
        }

        assertThat(row(fields.partition(), "orders-role").environment()).isEqualTo("staging");
        fields.edge("orders-put", EdgeKind.RUNS_AS, "orders-role");
        assertThat(row(fields.partition(), "orders-role").environment()).isNull();
    }

    @Test
    void an_application_whose_tag_adds_more_than_a_layer_is_another_one() {
        PartitionDocument document = new Fields()
                .add(TABLE, "a", "app", "user")
                .add(TABLE, "b", "app", "user")
                .add(TABLE, "c", "app", "user-profile")
                .add(TABLE, "d", "app", "user-api")
                .partition();

        assertThat(row(document, "c").context()).isEqualTo("user-profile");
        assertThat(row(document, "d").context()).isEqualTo("user");
    }

    @Test
    void a_stack_that_is_called_in_the_plural_as_its_tag_contradicts_no_tag() {
        Fields fields = new Fields();
        for (String name : List.of("x1", "x2", "x3", "x4")) {
            fields.add(TABLE, name, "app", "event-hub");
        }
        String stack = "AWS::CloudFormation::Stack";
        fields.add(stack, "events-hub-prod", "app", "events-hub");
        for (String name : List.of("y1", "y2", "y3", "y4")) {
            fields.add(TABLE, name, "app", "events-hub").edge(name, EdgeKind.DEPLOYED_BY, "events-hub-prod");
        }

        assertThat(row(fields.partition(), "y1").context()).isEqualTo("events-hub");
    }

    @Test
    void a_profile_of_a_role_that_several_share_belongs_to_whose_tag_it_has() {
        Fields fields = new Fields().add(ROLE, "legacy");
        for (String app : List.of("orders", "claims")) {
            fields.add(PROFILE, app + "-p", "app", app).part(app + "-p", "legacy");
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-p").context()).isEqualTo("orders");
        assertThat(row(document, "claims-p").context()).isEqualTo("claims");
        assertThat(row(document, "legacy").role()).isEqualTo(Role.SHARED);
    }

    @Test
    void an_application_called_platforms_does_not_serve_everybody() {
        PartitionDocument document = new Fields()
                .add(TABLE, "a", "app", "platforms")
                .add(TABLE, "b", "app", "platform")
                .partition();

        assertThat(row(document, "a").context()).isEqualTo("platforms");
        assertThat(row(document, "b").context()).isNull();
    }

    @Test
    void a_network_whose_only_users_were_made_for_one_context_is_its_own_with_the_ways_out_of_it() {
        Fields fields = new Fields()
                .add(VPC, "net")
                .add(NAT, "way-out")
                .edge("net", EdgeKind.ROUTES_TO, "way-out")
                .add("AWS::AutoScaling::AutoScalingGroup", "g", "app", "orders")
                .add(INSTANCE, "i-1", "aws:autoscaling:groupName", "g")
                .part("i-1", "g")
                .edge("i-1", EdgeKind.ATTACHED_TO, "net");

        assertThat(row(fields.partition(), "net").context()).isEqualTo("orders");
        assertThat(row(fields.partition(), "way-out").context()).isEqualTo("orders");
    }

    @Test
    void a_database_for_everybody_that_nobody_uses_shares_no_network() {
        Fields fields = new Fields()
                .add(VPC, "net")
                .add("AWS::RDS::DBInstance", "infra-main-db")
                .edge("infra-main-db", EdgeKind.ATTACHED_TO, "net")
                .add(FUNCTION, "f", "app", "orders")
                .edge("f", EdgeKind.ATTACHED_TO, "net");

        assertThat(row(fields.partition(), "net").context()).isEqualTo("orders");
        fields.add(FUNCTION, "h", "app", "claims").edge("h", EdgeKind.READS, "infra-main-db");
        assertThat(row(fields.partition(), "net").context()).isNull();
    }

    @Test
    void two_wholes_of_several_parts_found_a_context() {
        Fields fields = app(new Fields(), "orders", "dev", "prod");
        for (String stage : List.of("dev", "prod")) {
            fields.add(BEANSTALK, stage + "-timetable-export")
                    .add(ENVIRONMENT, stage + "-timetable-export-env")
                    .part(stage + "-timetable-export-env", stage + "-timetable-export");
        }

        assertThat(contexts(fields.partition())).contains("timetable-export");
    }

    @Test
    void a_site_is_a_context_though_what_serves_it_has_no_name() {
        Fields fields = app(new Fields(), "orders", "dev", "prod");
        for (String stage : List.of("dev", "prod")) {
            fields.add(BUCKET, stage + "-museum-site")
                    .add("AWS::SSM::Parameter", stage + "-museum-settings")
                    .add("AWS::CloudFront::Distribution", "d" + stage.length() + "f0a1b2c3d4e5")
                    .edge("d" + stage.length() + "f0a1b2c3d4e5", EdgeKind.ROUTES_TO, stage + "-museum-site");
        }

        assertThat(contexts(fields.partition())).contains("museum");
    }

    @Test
    void the_word_of_the_domain_names_none_of_two_applications_though_some_names_have_no_other() {
        Fields fields = app(app(new Fields(), "acme-harbour", "dev", "prod"), "acme-museum", "dev");
        fields.add("AWS::Route53::HostedZone", "acme.example.");
        for (String thing : List.of("data", "cache", "table", "store", "session", "index", "logs", "files")) {
            fields.add(TABLE, "acme-" + thing);
        }

        assertThat(contexts(fields.partition())).contains("harbour").noneMatch(name -> name.startsWith("acme"));
    }

    @Test
    void a_name_that_cloudformation_made_tells_the_stack_where_no_record_does() {
        Fields fields = new Fields();
        for (String stage : List.of("dev", "prod")) {
            fields.add(FUNCTION, "shop-" + stage + "-delivery-pricing-QuoteFunction-C9J20Q8DW2A7")
                    .add(ROLE, "shop-" + stage + "-delivery-pricing-QuoteFunctionRole-S4HLIAMW40P4")
                    .add(BUCKET, "shop-" + stage + "-delivery-pricing-quotes-1x5n0k2v8q3a")
                    .add(FUNCTION, "shop-" + stage + "-delivery-PackFunction-0RUPU6FVQCYR")
                    .add(TABLE, "shop-" + stage + "-delivery-Parcels-6IZTR163ILJY");
        }

        PartitionDocument document = fields.partition();

        assertThat(contexts(document)).containsExactly("shop-delivery", "shop-delivery-pricing");
        assertThat(row(document, "shop-dev-delivery-pricing-quotes-1x5n0k2v8q3a")
                        .context())
                .isEqualTo("shop-delivery-pricing");
        assertThat(row(document, "shop-dev-delivery-Parcels-6IZTR163ILJY").context())
                .isEqualTo("shop-delivery");
        assertThat(row(document, "shop-dev-delivery-Parcels-6IZTR163ILJY").environment())
                .isEqualTo("dev");
    }

    @Test
    void a_name_that_says_production_and_another_environment_is_asked_about_whatever_neighbours_say() {
        Fields fields = app(new Fields(), "orders", "staging", "prod");
        fields.add(QUEUE, "staging-prod-planner-jobs", "app", "planner")
                .add(FUNCTION, "a", "app", "planner", "env", "prod")
                .add(FUNCTION, "b", "app", "planner", "env", "prod")
                .edge("a", EdgeKind.WRITES, "staging-prod-planner-jobs")
                .edge("b", EdgeKind.WRITES, "staging-prod-planner-jobs");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "staging-prod-planner-jobs").environment()).isNull();
        assertThat(document.questions())
                .anyMatch(question -> question.resources().contains(Fields.arn("staging-prod-planner-jobs")));
    }

    @Test
    void a_subscription_that_is_called_as_its_topic_was_not_made_with_its_stack() {
        String topic = "shop-prod-DoneTopic-ZKHJ1KO0WHNV";
        Fields fields = new Fields().add("AWS::SNS::Topic", topic).add(QUEUE, "inbox", "app", "claims");
        fields.put(new Resource(
                        arn("s"),
                        "AWS::SNS::Subscription",
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "s",
                        topic,
                        Map.of(),
                        JsonNodeFactory.instance.objectNode()))
                .part("s", topic)
                .edge("s", EdgeKind.INVOKES, "inbox");

        PartitionDocument document = fields.partition();

        assertThat(row(document, topic).context()).isEqualTo("shop");
        assertThat(row(document, "s").context()).isNotEqualTo("shop");
    }
}
