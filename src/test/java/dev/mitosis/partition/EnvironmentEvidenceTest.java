package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resource itself, its unit, its whole and its people say of its environment, and which of them is believed. */
class EnvironmentEvidenceTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String USER = "AWS::IAM::User";

    private static List<String> rules(PartitionDocument document, String name) {
        return row(document, name).reasons().stream()
                .map(Reason::rule)
                .filter(rule -> rule.startsWith("environment."))
                .toList();
    }

    private static String said(Fields fields, String name) {
        String environment = row(fields.partition(), name).environment();
        return environment == null ? "" : environment;
    }

    private static List<String> contradicted(PartitionDocument document) {
        return document.findings().stream()
                .filter(finding -> finding.rule().equals("partition.environment-contradiction"))
                .map(Finding::resources)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "env, blue, blue",
        "stage, blue, ''",
        "stage, staging, staging",
        "stage, nonprod, ''",
        "stage, recette, staging",
        "environnement, bleu, bleu",
        "umgebung, abnahme, staging",
        "tier, web, ''",
        "backup, dev, ''"
    })
    void the_surest_keys_say_any_word_and_others_only_those_that_are_known(String key, String value, String said) {
        assertThat(said(new Fields().add(QUEUE, "jobs", key, value), "jobs")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "deploymentstage, staging, env, dev, dev",
        "env, dev, stage, prod, dev",
        "env, dev, Environment, prod, ''",
        "env, dev, Environment, staging, staging",
        "env, dev, Environment, orders-prod, dev",
        "env, orders-prod, stage, dev, dev"
    })
    void of_two_tags_a_plain_word_then_the_surer_key_is_believed_and_equals_on_two_sides_of_production_neither(
            String key, String value, String other, String more, String said) {
        assertThat(said(new Fields().add(QUEUE, "jobs", key, value, other, more), "jobs"))
                .isEqualTo(said);
    }

    @Test
    void of_two_that_contradict_the_one_across_production_counts() {
        PartitionDocument document = new Fields()
                .add(STACK, "orders-staging")
                .add(QUEUE, "orders-prod-jobs", "env", "dev")
                .edge("orders-prod-jobs", EdgeKind.DEPLOYED_BY, "orders-staging")
                .partition();

        assertThat(row(document, "orders-prod-jobs").environment()).isNull();
        assertThat(rules(document, "orders-prod-jobs")).containsExactly("environment.tag", "environment.contested");
        assertThat(contradicted(document)).containsExactly(arn("orders-prod-jobs"));
    }

    @ParameterizedTest
    @CsvSource({
        "nonprod, orders-dev, false",
        "dev, orders-nonprod, false",
        "nonprod, orders-prod, true",
        "prod, orders-nonprod, true",
        "dev, orders-staging, true",
        "dev, orders-dev, false"
    })
    void a_word_that_only_rules_production_out_contradicts_production_alone(
            String tag, String name, boolean contradicts) {
        PartitionDocument document = new Fields().add(QUEUE, name, "env", tag).partition();

        assertThat(contradicted(document).isEmpty()).isNotEqualTo(contradicts);
    }

    @Test
    void a_stack_says_it_by_its_parameters_where_no_tag_of_it_does() {
        Resource stack = new Resource(
                arn("orders"),
                STACK,
                "eu-west-1",
                Fields.ACCOUNT,
                "orders",
                "orders",
                Map.of(),
                Json.mapper()
                        .createObjectNode()
                        .set(
                                "Parameters",
                                Json.mapper()
                                        .createArrayNode()
                                        .add(Json.mapper()
                                                .createObjectNode()
                                                .put("ParameterKey", "Stage")
                                                .put("ParameterValue", "dev"))));
        PartitionDocument document = new Fields()
                .put(stack)
                .add(QUEUE, "jobs")
                .edge("jobs", EdgeKind.DEPLOYED_BY, "orders")
                .partition();

        assertThat(row(document, "jobs").environment()).isEqualTo("dev");
        assertThat(rules(document, "jobs")).containsExactly("environment.parameter");
    }

    @Test
    void a_stack_says_it_by_its_name_where_a_twin_of_it_says_another() {
        Fields twins = new Fields()
                .add(STACK, "test-orders")
                .add(STACK, "prod-orders")
                .add(QUEUE, "jobs")
                .edge("jobs", EdgeKind.DEPLOYED_BY, "test-orders");
        Fields alone = new Fields()
                .add(STACK, "test-orders")
                .add(QUEUE, "jobs")
                .edge("jobs", EdgeKind.DEPLOYED_BY, "test-orders");

        assertThat(said(twins, "jobs")).isEqualTo("test");
        assertThat(said(alone, "jobs")).isEmpty();
    }

    private static Fields whole(String... tags) {
        return new Fields()
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "entry", tags)
                .add("AWS::ElasticLoadBalancingV2::Listener", "one")
                .part("one", "entry");
    }

    @Test
    void a_part_that_says_nothing_is_where_its_whole_is() {
        PartitionDocument document = whole("env", "dev").partition();

        assertThat(row(document, "one").environment()).isEqualTo("dev");
        assertThat(rules(document, "one")).containsExactly("environment.whole");
    }

    @ParameterizedTest
    @CsvSource({"dev, dev, dev", "dev, staging, ''", "dev, -, dev"})
    void a_whole_that_says_nothing_is_where_all_its_parts_are_that_say_one(String left, String right, String said) {
        Fields fields = whole();
        for (Map.Entry<String, String> part :
                Map.of("left", left, "right", right).entrySet()) {
            String[] tags = part.getValue().equals("-") ? new String[0] : new String[] {"env", part.getValue()};
            fields.add("AWS::ElasticLoadBalancingV2::Listener", part.getKey(), tags)
                    .part(part.getKey(), "entry");
        }

        assertThat(said(fields, "entry")).isEqualTo(said);
    }

    @Test
    void a_further_part_follows_the_whole_that_its_parts_tell() {
        PartitionDocument document = whole().add("AWS::ElasticLoadBalancingV2::Listener", "two", "env", "dev")
                .part("two", "entry")
                .partition();

        assertThat(rules(document, "entry")).containsExactly("environment.parts");
        assertThat(rules(document, "one")).containsExactly("environment.whole");
        assertThat(rules(document, "two")).containsExactly("environment.tag");
    }

    @ParameterizedTest
    @CsvSource({
        "jane.doe, jane-thing, sandbox",
        "jane.doe, thing-doe, sandbox",
        "jane.doe, thing, ''",
        "jane.doe, jane-dev, dev",
        "jenkins, jenkins-thing, ''",
        "deploy.staging, deploy-thing, ''",
        "orders, orders-thing, ''"
    })
    void what_bears_the_name_of_a_person_and_no_environment_is_an_experiment(String user, String name, String said) {
        Fields fields = new Fields().add(USER, user).add(QUEUE, name).add(QUEUE, "other", "app", "orders");

        assertThat(said(fields, name)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-portal", "staging-portal"})
    void what_stands_before_the_products_own_word_in_the_value_of_a_tag_is_doubted_too(String value) {
        Fields fields = new Fields()
                .add(FUNCTION, "list", "app", "portal", "env", value)
                .add(QUEUE, "jobs", "app", "portal", "env", "prod");

        assertThat(said(fields, "list")).isEmpty();
        assertThat(said(fields, "jobs")).isEqualTo("prod");
    }

    @Test
    void a_plain_word_in_a_tag_is_not_doubted_and_neither_is_a_name_with_a_twin() {
        Fields fields = new Fields()
                .add(FUNCTION, "list", "app", "portal", "env", "dev")
                .add(QUEUE, "staging-portal-jobs", "app", "portal")
                .add(QUEUE, "prod-portal-jobs", "app", "portal")
                .add(QUEUE, "qa-portal-mails", "app", "portal");

        assertThat(said(fields, "list")).isEqualTo("dev");
        assertThat(said(fields, "staging-portal-jobs")).isEqualTo("staging");
        assertThat(said(fields, "qa-portal-mails")).isEmpty();
    }
}
