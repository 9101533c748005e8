package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Borders as people would draw them, in accounts that once were divided otherwise. */
class BordersPeopleDrawTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String STACK_NAME = "aws:cloudformation:stack-name";

    private static List<String> contexts(PartitionDocument document) {
        return document.contexts().stream().map(Context::name).toList();
    }

    /** A stack with a function, its role and a table, which CloudFormation named. */
    private static void stack(Fields fields, String name, String... tags) {
        fields.add(STACK, name, tags);
        for (String part : List.of("Handler", "HandlerRole", "Items")) {
            String type = part.equals("Items") ? TABLE : part.equals("Handler") ? FUNCTION : ROLE;
            String physical = name + "-" + part + "-1A2B3C4D5E6F";
            fields.add(type, physical, STACK_NAME, name);
            fields.edge(physical, EdgeKind.DEPLOYED_BY, name);
        }
        fields.edge(name + "-Handler-1A2B3C4D5E6F", EdgeKind.RUNS_AS, name + "-HandlerRole-1A2B3C4D5E6F");
        fields.edge(name + "-Handler-1A2B3C4D5E6F", EdgeKind.WRITES, name + "-Items-1A2B3C4D5E6F");
    }

    /** A function, its role and its queue with plain names. */
    private static void app(Fields fields, String name) {
        fields.add(FUNCTION, name + "-api").add(ROLE, name + "-role").add(QUEUE, name + "-jobs");
        fields.edge(name + "-api", EdgeKind.RUNS_AS, name + "-role");
        fields.edge(name + "-api", EdgeKind.WRITES, name + "-jobs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploads", "mailer", "workers", "platform-forms", "user-profile"})
    void a_stack_founds_the_context_that_it_is_called_by(String name) {
        Fields fields = new Fields();
        stack(fields, name + "-prod");
        stack(fields, name + "-dev");
        stack(fields, "orders-prod");
        stack(fields, "forms-prod");

        PartitionDocument document = fields.partition();

        assertThat(contexts(document)).containsExactlyInAnyOrder(name, "orders", "forms");
        assertThat(row(document, name + "-dev-Items-1A2B3C4D5E6F").context()).isEqualTo(name);
    }

    @Test
    void stacks_of_the_layers_of_one_application_are_one_context() {
        Fields fields = new Fields();
        stack(fields, "orders-data-prod");
        stack(fields, "orders-service-prod");

        assertThat(contexts(fields.partition())).containsExactly("orders");
    }

    @Test
    void a_stack_whose_members_say_different_applications_is_divided_with_a_finding() {
        Fields fields = new Fields().add(STACK, "everything");
        for (String product : List.of("orders", "billing")) {
            for (String part : List.of("api", "worker", "jobs")) {
                fields.add(FUNCTION, product + "-" + part, "Application", product);
                fields.edge(product + "-" + part, EdgeKind.DEPLOYED_BY, "everything");
            }
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-api").context()).isEqualTo("orders");
        assertThat(row(document, "billing-api").context()).isEqualTo("billing");
        assertThat(document.findings()).extracting(Finding::rule).contains("partition.unit-of-several");
    }

    @Test
    void a_stack_is_believed_and_not_the_wrong_tag_that_it_passes_on() {
        Fields fields = new Fields();
        stack(fields, "orders-prod", "app", "orders");
        stack(fields, "billing-prod", "app", "billing");
        stack(fields, "billing-dev", "app", "orders");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "billing-dev-Items-1A2B3C4D5E6F").context()).isEqualTo("billing");
        assertThat(document.findings()).extracting(Finding::rule).contains("partition.unit-contradiction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role-attach", "eks-platform", "user"})
    void an_application_tag_says_what_it_says(String value) {
        Fields fields = new Fields().add(FUNCTION, "a", "Application", value).add(TABLE, "b", "Application", value);

        assertThat(contexts(fields.partition())).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({"recorder, order", "port, portal", "ship, shipping"})
    void words_are_compared_whole(String word, String application) {
        Fields fields = new Fields();
        for (String part : List.of("api", "worker", "sync")) {
            fields.add(FUNCTION, application + "-" + part, "app", application);
        }
        fields.add(TABLE, word + "-items");

        assertThat(row(fields.partition(), word + "-items").context()).isNull();
    }

    @Test
    void the_organisations_word_and_its_domain_found_nothing() {
        Fields fields = new Fields().add("AWS::Route53::HostedZone", "northwind.example.");
        for (String product : List.of("orders", "billing", "search", "badges", "lockers")) {
            app(fields, "northwind-" + product + "-prod");
        }

        assertThat(contexts(fields.partition())).containsExactly("badges", "billing", "lockers", "orders", "search");
    }

    @Test
    void parts_of_several_applications_are_no_application() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "billing", "search", "badges")) {
            app(fields, product + "-ranker");
            app(fields, product + "-teller");
            fields.add("AWS::ECR::Repository", product + "-images");
        }

        assertThat(contexts(fields.partition())).containsExactly("badges", "billing", "orders", "search");
    }

    @Test
    void what_prefixes_of_tools_and_random_ends_say_is_nothing() {
        Fields fields = new Fields();
        stack(fields, "awseb-e-abc123defg-stack");
        stack(fields, "orders-prod");

        assertThat(contexts(fields.partition())).containsExactly("orders");
    }

    @Test
    void a_tool_that_serves_all_is_a_context_of_its_own() {
        Fields fields = new Fields();
        app(fields, "orders-prod");
        fields.add("AWS::EC2::Instance", "jenkins-controller")
                .add("AWS::EC2::SecurityGroup", "jenkins-sg")
                .add(ROLE, "jenkins-role")
                .add(BUCKET, "jenkins-artifacts");
        fields.edge("jenkins-controller", EdgeKind.RUNS_AS, "jenkins-role")
                .edge("jenkins-controller", EdgeKind.ATTACHED_TO, "jenkins-sg");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "jenkins-artifacts").context()).isEqualTo("jenkins");
        assertThat(row(document, "orders-prod-api").context()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({"CODE, PROD", "NFT, PROD", "continuumtest, prod", "oat, prd"})
    void a_word_that_stands_where_others_say_production_is_an_environment(String word, String production) {
        Fields fields = new Fields();
        for (String product : List.of("orders", "billing", "search")) {
            app(fields, product + "-" + word);
            app(fields, product + "-" + production);
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "billing-" + word + "-jobs").environment()).isEqualToIgnoringCase(word);
        assertThat(row(document, "billing-" + production + "-jobs").environment())
                .isEqualTo("prod");
        assertThat(contexts(document)).containsExactly("billing", "orders", "search");
    }

    @Test
    void a_value_of_an_environment_tag_in_two_contexts_is_an_environment() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "billing")) {
            fields.add(FUNCTION, product + "-api-sim", "app", product, "Stage", "sim");
        }
        fields.add(TABLE, "orders-items-sim");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-items-sim").environment()).isEqualTo("sim");
        assertThat(row(document, "orders-items-sim").context()).isEqualTo("orders");
    }

    @Test
    void a_sandbox_beside_production_is_no_production() {
        Fields fields = new Fields();
        app(fields, "orders-prod-sbx");
        app(fields, "orders-prod");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-prod-sbx-jobs").environment()).isNotEqualTo("prod");
        assertThat(row(document, "orders-prod-jobs").environment()).isEqualTo("prod");
    }

    @Test
    void names_without_a_word_beside_staging_are_the_other_environment() {
        Fields fields = new Fields();
        app(fields, "orders");
        app(fields, "staging-orders");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-jobs").environment()).isEqualTo("prod");
        assertThat(row(document, "staging-orders-jobs").environment()).isEqualTo("staging");
    }

    @Test
    void one_instance_called_test_moves_no_application() {
        Fields fields = new Fields();
        app(fields, "orders-prod");
        fields.add("AWS::EC2::Instance", "orders-test");
        fields.edge("orders-test", EdgeKind.RUNS_AS, "orders-prod-role");

        PartitionDocument document = fields.partition();

        assertThat(document.resources())
                .filteredOn(row -> !row.id().endsWith("orders-test"))
                .extracting(Assignment::environment)
                .containsOnly("prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"perf-report", "playground-tours", "stage-shows", "live-scores"})
    void a_word_that_is_a_products_name_is_no_environment(String product) {
        Fields fields = new Fields();
        fields.add(FUNCTION, product + "-api", "app", product)
                .add(TABLE, product + "-items", "app", product)
                .add(QUEUE, product + "-jobs", "app", product);

        PartitionDocument document = fields.partition();

        assertThat(contexts(document)).containsExactly(product);
        assertThat(document.resources()).extracting(Assignment::environment).containsOnlyNulls();
    }

    @Test
    void nothing_is_read_from_a_word_that_is_cut_off() {
        Fields fields = new Fields().add("AWS::ElasticLoadBalancingV2::TargetGroup", "stage-shows-ingest-produc");

        assertThat(row(fields.partition(), "stage-shows-ingest-produc").environment())
                .isNull();
    }

    @Test
    void neighbours_take_nothing_that_holds_data_out_of_production() {
        Fields fields = new Fields();
        app(fields, "orders-staging");
        fields.add(BUCKET, "orders-pictures").edge("orders-staging-api", EdgeKind.WRITES, "orders-pictures");
        fields.add("AWS::ECR::Repository", "orders").edge("orders-staging-api", EdgeKind.READS, "orders");

        PartitionDocument document = fields.partition();

        for (String kept : List.of("orders-pictures", "orders")) {
            assertThat(row(document, kept).environment()).isNull();
            assertThat(row(document, kept).account()).isEqualTo("production");
        }
    }

    @Test
    void what_production_uses_stays_though_others_use_it_more() {
        Fields fields = new Fields();
        for (String environment : List.of("prod", "dev", "staging")) {
            app(fields, "orders-" + environment);
            app(fields, "billing-" + environment);
        }
        fields.add("AWS::KMS::Key", "data-key");
        for (String user : List.of("orders-dev", "billing-dev", "orders-staging", "billing-staging", "orders-prod")) {
            fields.edge(user + "-api", EdgeKind.ENCRYPTS_WITH, "data-key");
        }

        Assignment key = row(fields.partition(), "data-key");

        assertThat(key.account()).isEqualTo("production");
        assertThat(key.role()).isEqualTo(Role.SHARED);
    }

    @Test
    void what_only_one_context_uses_is_its_own_whatever_it_is_called() {
        Fields fields = new Fields();
        app(fields, "orders-prod");
        app(fields, "billing-prod");
        fields.add("AWS::KMS::Key", "shared-data-key");
        fields.edge("orders-prod-api", EdgeKind.ENCRYPTS_WITH, "shared-data-key");

        assertThat(row(fields.partition(), "shared-data-key").context()).isEqualTo("orders");
    }

    @Test
    void a_bridge_of_one_call_does_not_join_what_nothing_names() {
        Fields fields = new Fields();
        for (String side : List.of("x1", "x2")) {
            for (String part : List.of("a", "b", "c", "d")) {
                fields.add(FUNCTION, side + part + "f").add(ROLE, side + part + "r");
                fields.edge(side + part + "f", EdgeKind.RUNS_AS, side + part + "r");
                fields.edge(side + part + "f", EdgeKind.RUNS_AS, side + "ar");
            }
            fields.add(TABLE, side + "t").edge(side + "ar", EdgeKind.READS, side + "t");
        }
        fields.edge("x1af", EdgeKind.INVOKES, "x2af");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "x1bf").context())
                .isNotNull()
                .isNotEqualTo(row(document, "x2bf").context());
        assertThat(document.resources().stream()
                        .map(Assignment::context)
                        .filter(Objects::nonNull)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void a_subscription_belongs_to_who_listens() {
        String topic = Fields.arn("orders-done");
        Fields fields = new Fields()
                .add("AWS::SNS::Topic", "orders-done", "app", "orders")
                .add(QUEUE, "billing-inbox", "app", "billing")
                .put(new Resource(
                        Fields.arn("sub"),
                        "AWS::SNS::Subscription",
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "sub",
                        "orders-done",
                        Map.of(),
                        Json.mapper().createObjectNode().put("TopicArn", topic)));
        fields.edge("sub", EdgeKind.ATTACHED_TO, "orders-done").edge("sub", EdgeKind.INVOKES, "billing-inbox");

        assertThat(row(fields.partition(), "sub").context()).isEqualTo("billing");
    }

    @Test
    void what_does_something_by_itself_is_not_drawn_in_by_one_reference() {
        Fields fields = new Fields();
        for (String part : List.of("b", "c", "d", "e", "f", "g")) {
            fields.add(ROLE, "x" + part).edge("xa", EdgeKind.RUNS_AS, "x" + part);
        }
        fields.add(FUNCTION, "xa")
                .add("AWS::CloudFront::Distribution", "ya")
                .add(BUCKET, "yb")
                .add(ROLE, "yc");
        fields.edge("ya", EdgeKind.ROUTES_TO, "yb").edge("ya", EdgeKind.ATTACHED_TO, "yc");
        fields.edge("xa", EdgeKind.REFERENCES, "ya");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "ya").context())
                .isNotNull()
                .isNotEqualTo(row(document, "xa").context());
    }
}
