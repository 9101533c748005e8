package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.model.PartitionDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing leaves production, and nothing enters it, where the signs of a resource differ: people are asked. */
class ProductionBorderTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String GROUP = "AWS::RDS::DBParameterGroup";
    private static final String DATABASE = "AWS::RDS::DBInstance";
    private static final String INSTANCE = "AWS::EC2::Instance";

    private static List<String> asked(PartitionDocument document) {
        return document.questions().stream()
                .filter(question -> question.kind() == Kind.CONTRADICTION)
                .map(OpenQuestion::resources)
                .flatMap(List::stream)
                .toList();
    }

    private static void staysUntilSomebodyDecides(PartitionDocument document, String resource) {
        assertThat(row(document, resource).environment()).isNull();
        assertThat(row(document, resource).account()).isEqualTo("production");
        assertThat(asked(document)).contains(arn(resource));
    }

    @ParameterizedTest
    @CsvSource({"test,prod", "prod,test", "prod,nonprod", "dev,live"})
    void what_a_tag_and_a_stack_put_on_two_sides_of_the_border_stays(String tag, String stack) {
        Fields fields = new Fields().add(STACK, "orders-" + stack).add(TABLE, "items", "app", "orders", "env", tag);

        staysUntilSomebodyDecides(
                fields.edge("items", EdgeKind.DEPLOYED_BY, "orders-" + stack).partition(), "items");
    }

    @Test
    void two_tags_that_differ_on_it_stay() {
        staysUntilSomebodyDecides(
                new Fields()
                        .add(TABLE, "items", "app", "orders", "env", "dev", "Environment", "prod")
                        .partition(),
                "items");
    }

    @Test
    void a_tag_that_a_name_denies_on_the_same_side_is_believed_and_reported() {
        PartitionDocument document =
                new Fields().add(QUEUE, "orders-staging", "env", "dev").partition();

        assertThat(row(document, "orders-staging").environment()).isEqualTo("dev");
        assertThat(asked(document)).contains(arn("orders-staging"));
    }

    @Test
    void the_name_of_a_version_denies_nothing() {
        PartitionDocument document = new Fields()
                .add("AWS::ApiGateway::Stage", "prod", "app", "orders", "env", "dev")
                .add("AWS::ApiGateway::Stage", "dev", "app", "search", "env", "dev")
                .partition();

        assertThat(row(document, "prod").environment()).isEqualTo("dev");
        assertThat(asked(document)).isEmpty();
    }

    @Test
    void a_name_that_all_its_neighbours_deny_is_asked_about() {
        Fields fields = new Fields()
                .add(DATABASE, "main", "app", "devices", "env", "prod")
                .add(GROUP, "dev-db-params", "app", "devices")
                .add(GROUP, "staging-db-params", "app", "orders");
        fields.edge("main", EdgeKind.REFERENCES, "dev-db-params");

        staysUntilSomebodyDecides(fields.partition(), "dev-db-params");
    }

    @Test
    void a_part_whose_name_its_whole_denies_is_asked_about() {
        Fields fields = new Fields()
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "orders", "env", "prod")
                .add("AWS::ElasticLoadBalancingV2::Listener", "orders-test");

        staysUntilSomebodyDecides(fields.part("orders-test", "orders").partition(), "orders-test");
    }

    @Test
    void a_word_before_one_that_never_stands_without_it_names_a_product() {
        Fields fields = new Fields();
        for (String part : List.of("api", "web", "jobs")) {
            fields.add(QUEUE, "prod-dev-portal-" + part).add(QUEUE, "staging-dev-portal-" + part);
        }
        fields.add(QUEUE, "dev-portal-mails");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "prod-dev-portal-api").environment()).isEqualTo("prod");
        assertThat(row(document, "staging-dev-portal-web").environment()).isEqualTo("staging");
        assertThat(row(document, "dev-portal-mails").environment()).isNotEqualTo("dev");
    }

    @Test
    void a_word_for_production_in_a_name_is_not_outweighed_by_the_place_of_another() {
        Fields fields = new Fields().add(QUEUE, "returns-desk-jobs").add(QUEUE, "support-desk-jobs");
        for (String part : List.of("get", "put", "list")) {
            fields.add(QUEUE, "qa-desk-prod-notify-" + part);
        }

        assertThat(row(fields.partition(), "qa-desk-prod-notify-get").environment())
                .isNotEqualTo("test");
    }

    @Test
    void a_word_that_stands_before_one_product_alone_and_in_place_of_none_tells_nothing() {
        Fields fields = new Fields();
        for (String part : List.of("api", "web", "jobs")) {
            fields.add(QUEUE, "qa-desk-" + part);
        }

        assertThat(row(fields.partition(), "qa-desk-web").environment()).isNull();
    }

    @Test
    void a_word_that_stands_before_several_products_in_place_of_others_tells_their_environment() {
        Fields fields = new Fields();
        for (String part : List.of("api", "web", "jobs")) {
            fields.add(QUEUE, "qa-desk-" + part).add(QUEUE, "qa-orders-" + part).add(QUEUE, "prod-orders-" + part);
        }

        assertThat(row(fields.partition(), "qa-desk-web").environment()).isEqualTo("test");
    }

    @Test
    void a_sandbox_beside_production_is_one_and_no_product() {
        Fields fields = new Fields();
        for (String part : List.of("api", "web", "jobs")) {
            fields.add(QUEUE, "prod-sbx-orders-" + part).add(QUEUE, "dev-orders-" + part);
        }

        assertThat(row(fields.partition(), "prod-sbx-orders-web").environment()).isEqualTo("sandbox");
    }

    @Test
    void a_word_that_may_be_short_for_the_own_context_tells_nothing_by_itself() {
        Fields fields = new Fields()
                .add(FUNCTION, "dev-settings", "app", "devices")
                .add(FUNCTION, "staging-mails", "app", "devices");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "dev-settings").environment()).isNull();
        assertThat(row(document, "staging-mails").environment()).isEqualTo("staging");
    }

    @Test
    void the_hash_of_a_logical_id_denies_nothing() {
        Fields fields = new Fields()
                .add(
                        QUEUE,
                        "OrdersStack-prod-JobsDlqQueue2FACE17D-HK3SD71LNG6T",
                        "aws:cloudformation:stack-name",
                        "OrdersStack-prod",
                        "aws:cloudformation:logical-id",
                        "JobsDlqQueue2FACE17D");
        PartitionDocument document = fields.partition();

        assertThat(document.resources()).extracting(row -> row.environment()).containsExactly("prod");
        assertThat(asked(document)).isEmpty();
    }

    @Test
    void a_plain_tag_counts_before_a_name_in_a_tag() {
        PartitionDocument document = new Fields()
                .add(
                        TABLE,
                        "items",
                        "elasticbeanstalk:environment-name",
                        "production-sandbox-games",
                        "environment",
                        "production")
                .partition();

        assertThat(row(document, "items").environment()).isEqualTo("prod");
    }

    @Test
    void the_name_of_a_beanstalk_environment_is_no_word_for_one() {
        Fields fields = new Fields();
        for (String instance : List.of("a", "b")) {
            fields.add(INSTANCE, "server-" + instance, "elasticbeanstalk:environment-name", "ranker");
        }
        fields.add(INSTANCE, "server-c", "elasticbeanstalk:environment-name", "staging-ranker");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "server-a").environment()).isNull();
        assertThat(row(document, "server-c").environment()).isEqualTo("staging");
    }
}
