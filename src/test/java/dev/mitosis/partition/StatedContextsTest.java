package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which context people have stated, by tags and by units of deployment, and what of it contradicts itself. */
class StatedContextsTest {
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String USER = "AWS::IAM::User";

    private static String context(PartitionDocument document, String name) {
        String context = row(document, name).context();
        return context == null ? "" : context;
    }

    private static Reason why(PartitionDocument document, String name) {
        return row(document, name).reasons().stream()
                .filter(reason -> reason.rule().startsWith("context."))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(PartitionDocument document, String rule) {
        return document.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /**
     * A stack, and what it made: a queue for each word, tagged as the application that the word says, or not at all.
     */
    private static Fields stack(String name, String tag, String... applications) {
        Fields fields = tag.isEmpty() ? new Fields().add(STACK, name) : new Fields().add(STACK, name, "app", tag);
        fields.add(QUEUE, "open").edge("open", EdgeKind.DEPLOYED_BY, name);
        for (int i = 0; i < applications.length; i++) {
            fields.add(QUEUE, "q" + i, "app", applications[i]).edge("q" + i, EdgeKind.DEPLOYED_BY, name);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"CDKToolkit, ''", "aws-sam-cli-managed-default, ''", "CargoToolkit, cargo-toolkit"})
    void a_stack_that_a_tool_makes_for_the_account_is_nobodys_product(String name, String context) {
        PartitionDocument document = stack(name, "").partition();

        assertThat(context(document, "open")).isEqualTo(context);
        assertThat(row(document, "open").role()).isEqualTo(context.isEmpty() ? Role.SHARED : Role.WORKLOAD);
    }

    @Test
    void a_whole_without_a_tag_is_of_the_application_that_most_of_its_parts_say() {
        Fields fields = new Fields().add(BALANCER, "entry");
        for (String part : List.of("search-1", "search-2", "orders-1")) {
            fields.add(LISTENER, part, "app", part.substring(0, 6)).part(part, "entry");
        }
        PartitionDocument document = fields.partition();

        assertThat(context(document, "entry")).isEqualTo("search");
        assertThat(findings(document, "partition.parts-of-several"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.resources()).containsExactly(arn("entry"));
                    assertThat(finding.text()).contains("orders, search");
                });
    }

    @Test
    void its_own_tag_counts_before_theirs_and_parts_that_agree_contradict_nothing() {
        Fields fields = new Fields().add(BALANCER, "entry", "app", "orders");
        for (String part : List.of("one", "two")) {
            fields.add(LISTENER, part, "app", "search").part(part, "entry");
        }
        assertThat(context(fields.partition(), "entry")).isEqualTo("orders");

        PartitionDocument agreed = new Fields()
                .add(BALANCER, "entry")
                .add(LISTENER, "one", "app", "search")
                .part("one", "entry")
                .partition();
        assertThat(context(agreed, "entry")).isEqualTo("search");
        assertThat(findings(agreed, "partition.parts-of-several")).isEmpty();
    }

    @Test
    void what_a_stack_that_is_called_as_another_application_tagged_by_itself_is_of_that_other() {
        Fields fields = stack("billing", "orders", "orders").add(QUEUE, "b", "app", "billing");
        PartitionDocument document = fields.partition();

        assertThat(context(document, "q0")).isEqualTo("billing");
        assertThat(row(document, "q0").confidence()).isEqualTo(0.82);
        assertThat(why(document, "q0").text())
                .isEqualTo("It was made with 'billing', which is called as billing, though its tag says orders.");
        assertThat(context(document, "open")).isEqualTo("billing");
        assertThat(findings(document, "partition.unit-contradiction"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.resources()).containsExactly(arn("billing")));
    }

    @ParameterizedTest
    @CsvSource({"billing-orders, orders", "zag, orders"})
    void but_not_where_its_name_holds_the_tag_or_no_tagged_application(String name, String context) {
        PartitionDocument document = stack(name, "orders", "orders")
                .add(QUEUE, "b", "app", "billing")
                .partition();

        assertThat(context(document, "q0")).isEqualTo(context);
        assertThat(findings(document, "partition.unit-contradiction")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "everything, orders, 'orders search search search', orders",
        "everything, '', 'orders search search search search', search",
        "everything, '', 'orders search search search', ''",
        "orders-prod, '', 'orders search search search', orders",
        "zag, '', 'orders search', ''"
    })
    void what_is_not_tagged_is_of_the_application_of_the_stack_then_of_most_then_as_the_stack_is_called(
            String name, String tag, String applications, String context) {
        PartitionDocument document =
                stack(name, tag, applications.split(" ", -1)).partition();

        assertThat(context(document, "open")).isEqualTo(context);
        assertThat(findings(document, "partition.unit-of-several"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.resources()).containsExactly(arn(name)));
    }

    @Test
    void a_stack_of_one_application_says_so_and_is_reported_nowhere() {
        PartitionDocument document = stack("zag", "", "orders", "orders").partition();

        assertThat(why(document, "open").text()).isEqualTo("It was made with 'zag', whose tags say orders.");
        assertThat(findings(document, "partition.unit-of-several")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zig, zig",
        "zig-prod, zig",
        "zag-orders, orders",
        "orders-search, orders-search",
        "zag-api, zag",
        "awseb-e-abcdefgh-stack, ''",
        "jane-thing, ''",
        "thing-doe, ''"
    })
    void what_no_tag_tells_is_called_as_its_stack_but_for_tools_and_people(String name, String context) {
        PartitionDocument document = stack(name, "")
                .add(USER, "jane.doe")
                .add(QUEUE, "x1", "app", "orders")
                .add(QUEUE, "x2", "app", "search")
                .add(QUEUE, "x3", "app", "api")
                .partition();

        assertThat(context(document, "open")).isEqualTo(context);
    }

    @Test
    void a_stack_that_serves_everybody_says_so() {
        PartitionDocument document = stack("shared-platform", "").partition();

        assertThat(why(document, "open"))
                .isEqualTo(new Reason(
                        "context.servant",
                        java.util.Map.of("word", "shared-platform"),
                        "It was made with 'shared-platform', which serves everybody."));
    }

    @Test
    void a_tag_that_means_everybody_says_so() {
        PartitionDocument document = new Fields()
                .add(QUEUE, "one", "app", "shared")
                .add(QUEUE, "two", "app", "orders")
                .partition();

        assertThat(why(document, "one").text()).isEqualTo("The tag app=shared says that it belongs to everybody.");
        assertThat(why(document, "two").text()).isEqualTo("The tag app=orders says so.");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:resource-groups:eu-west-1:123456789012:group/shop/0123, shop",
        "arn:aws:resource-groups, resource-groups"
    })
    void the_group_of_an_application_is_called_by_its_name(String value, String context) {
        PartitionDocument document =
                new Fields().add(QUEUE, "one", "awsApplication", value).partition();

        assertThat(context(document, "one").contains(context)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders-prod, orders, true",
        "orders-service, orders, true",
        "orders-service-app, orders, true",
        "prod, service, false",
        "orders-items, orders, false"
    })
    void an_application_is_the_same_without_its_environment_and_the_word_for_application(
            String value, String other, boolean one) {
        PartitionDocument document = new Fields()
                .add(QUEUE, "x", "app", value)
                .add(QUEUE, "y", "app", other)
                .partition();

        assertThat(context(document, "x").equals(context(document, "y"))).isEqualTo(one);
    }

    @Test
    void who_is_responsible_is_no_application() {
        assertThat(context(new Fields().add(QUEUE, "x", "team", "orders").partition(), "x"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app, orders, project, shop, orders",
        "project, orders, component, search, orders",
        "app, orders, product, search, ''",
        "app, orders, product, orders, orders"
    })
    void of_two_tags_the_surer_is_the_application_and_of_equals_that_differ_none(
            String key, String value, String other, String more, String context) {
        assertThat(context(new Fields().add(QUEUE, "x", key, value, other, more).partition(), "x"))
                .isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"2, false, ''", "2, true, acme", "3, true, ''", "1, false, acme"})
    void a_weaker_tag_that_stands_over_several_applications_is_none(int products, boolean alone, String context) {
        Fields fields = new Fields().add(QUEUE, "x", "project", "acme");
        for (int i = 0; i < products; i++) {
            fields.add(
                    QUEUE, "y" + i, "app", List.of("orders", "search", "claims").get(i), "project", "acme");
        }
        if (!alone) {
            fields.add(QUEUE, "x", "project", "acme", "app", "billing");
        }

        assertThat(context(fields.partition(), "x")).isEqualTo(alone ? context : "billing");
    }

    @ParameterizedTest
    @CsvSource({"team, platform, true", "team, platform-team, true", "team, orders-team, false", "app, team, false"})
    void a_tag_of_those_who_serve_everybody_says_that_it_belongs_to_everybody(
            String key, String value, boolean everybody) {
        PartitionDocument document = new Fields().add(QUEUE, "x", key, value).partition();

        assertThat(why(document, "x").text().contains("everybody")).isEqualTo(everybody);
    }
}
