package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a thing belongs by all who use it, and what its name says against its tag. */
class BelongingTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String VPC = "AWS::EC2::VPC";

    /** A network, and functions in it: of an application each, or of none for a word with a hyphen. */
    private static Fields network(String... users) {
        Fields fields = new Fields().add(VPC, "n1");
        for (int i = 0; i < users.length; i++) {
            String[] tags = users[i].equals("-") ? new String[0] : new String[] {"app", users[i]};
            fields.add(FUNCTION, "f" + i, tags).edge("f" + i, EdgeKind.ATTACHED_TO, "n1");
        }
        return fields;
    }

    private static String context(Fields fields, String name) {
        String context = row(fields.partition(), name).context();
        return context == null ? "" : context;
    }

    private static String why(Fields fields, String name) {
        return row(fields.partition(), name).reasons().stream()
                .filter(reason -> reason.rule().startsWith("context."))
                .map(Reason::text)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"'orders orders', orders", "'orders search', ''", "'orders -', orders", "'orders - -', ''", "shared, ''"
    })
    void a_hub_belongs_to_the_only_context_that_is_known_to_use_it_if_not_more_users_are_unknown(
            String users, String context) {
        assertThat(context(network(users.split(" ", -1)), "n1")).isEqualTo(context);
    }

    @Test
    void it_says_who_alone_uses_it() {
        assertThat(why(network("orders"), "n1")).isEqualTo("Only orders uses it.");
        Fields shared = network("shared");
        for (String user : List.of("orders", "search")) {
            shared.add(FUNCTION, user, "app", user).edge(user, EdgeKind.INVOKES, "f0");
        }
        assertThat(why(shared, "n1")).isEqualTo("Only what belongs to everybody uses it.");
    }

    @ParameterizedTest
    @CsvSource({"SERVICE_WIDE, orders", "PREFIX, ''"})
    void who_is_named_less_precisely_is_no_user(Strength strength, String context) {
        Fields fields = network("orders").add(FUNCTION, "s", "app", "search");

        assertThat(context(fields.edge("s", EdgeKind.READS, "n1", strength), "n1"))
                .isEqualTo(context);
    }

    @Test
    void what_is_said_to_serve_everybody_belongs_to_the_only_one_that_uses_it() {
        Fields fields = new Fields()
                .add(QUEUE, "shared-queue")
                .add(FUNCTION, "f", "app", "orders")
                .add(FUNCTION, "g", "app", "search");

        assertThat(context(fields, "shared-queue")).isEmpty();
        assertThat(context(fields.edge("f", EdgeKind.WRITES, "shared-queue"), "shared-queue"))
                .isEqualTo("orders");
        assertThat(context(fields.edge("g", EdgeKind.WRITES, "shared-queue"), "shared-queue"))
                .isEmpty();
    }

    @Test
    void a_subnet_group_that_nobody_uses_is_of_the_one_whose_network_it_lies_in() {
        String group = "AWS::RDS::DBSubnetGroup";
        Fields fields = network("orders").add(group, "shared-group").part("shared-group", "n1");

        assertThat(context(fields, "shared-group")).isEqualTo("orders");
        assertThat(why(fields, "shared-group")).isEqualTo("Nobody uses it, and it lies in what orders alone uses.");
        assertThat(context(network("orders", "search").add(group, "g").part("g", "n1"), "g"))
                .isEmpty();
        assertThat(context(
                        network("orders")
                                .add(group, "g")
                                .add(FUNCTION, "x")
                                .edge("x", EdgeKind.READS, "g")
                                .part("g", "n1"),
                        "g"))
                .isEmpty();
    }

    @Test
    void the_client_of_a_pool_is_of_the_one_whose_pool_it_is_unless_it_is_tied_to_something_else() {
        Fields fields = new Fields()
                .add("AWS::Cognito::UserPool", "people", "app", "orders")
                .add("AWS::Cognito::UserPoolClient", "web")
                .add("AWS::Cognito::UserPoolClient", "batch")
                .part("web", "people")
                .part("batch", "people")
                .add(FUNCTION, "x")
                .edge("batch", EdgeKind.REFERENCES, "x");

        assertThat(context(fields, "web")).isEqualTo("orders");
        assertThat(context(fields, "batch")).isEmpty();
    }

    /** Queues of two applications, and one of the name that is tagged so. */
    private static PartitionDocument tagged(String name, String application) {
        Fields fields = new Fields().add(QUEUE, name, "app", application);
        for (String other : List.of("orders", "search", "claims", "api")) {
            fields.add(TOPIC, "x" + other, "app", other).add(QUEUE, "y" + other, "app", other);
        }
        return fields.partition();
    }

    private static List<Finding> contradictions(PartitionDocument document) {
        return document.findings().stream()
                .filter(finding -> finding.rule().equals("partition.context-contradiction"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "search-jobs, orders, true",
        "searches-jobs, orders, false",
        "orders-search-jobs, orders, false",
        "search-claims-jobs, orders, false",
        "api-jobs, orders, false",
        "zig-jobs, orders, false",
        "orders-jobs, orders, false"
    })
    void a_name_that_says_one_other_context_alone_contradicts_the_tag(
            String name, String application, boolean contradicts) {
        assertThat(contradictions(tagged(name, application)).isEmpty()).isNotEqualTo(contradicts);
    }

    @Test
    void the_tag_is_believed_and_the_contradiction_told() {
        PartitionDocument document = tagged("search-jobs", "orders");

        assertThat(row(document, "search-jobs").context()).isEqualTo("orders");
        assertThat(contradictions(document)).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).containsExactly(arn("search-jobs"));
            assertThat(finding.text())
                    .isEqualTo(
                            "The tag app=orders says so. The name of Queue search-jobs says search. The tag is believed.");
        });
        assertThat(document.questions())
                .anyMatch(question -> question.resources().contains(arn("search-jobs")));
    }

    @Test
    void what_is_contradicted_leads_nobody() {
        Fields fields = new Fields()
                .add(QUEUE, "search-jobs", "app", "orders")
                .add(TOPIC, "a", "app", "search")
                .add("AWS::Lambda::LayerVersion", "layer")
                .edge("layer", EdgeKind.READS, "search-jobs");

        assertThat(context(fields, "layer")).isEmpty();
    }

    @Test
    void of_what_nothing_tells_that_is_said() {
        assertThat(why(new Fields().add(QUEUE, "x"), "x"))
                .isEqualTo("No tag, unit, name or neighbour says to which context it belongs.");
    }

    private static Fields heads(String... heads) {
        Fields fields = new Fields();
        for (int i = 0; i < heads.length; i++) {
            String name = heads[i] + "-prod-"
                    + List.of("fern", "moss", "reed", "sage").get(i);
            fields.add(FUNCTION, name + "One").add(QUEUE, name + "Two").add(TOPIC, name + "Three");
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "'admin email source', admin-prod-fernOne, admin",
        "'acme-admin acme-email acme-source', acme-admin-prod-fernOne, admin",
        "'acme-admin acme-email source upload', acme-admin-prod-fernOne, acme"
    })
    void what_stands_before_the_environment_is_an_application_without_the_organisations_word(
            String heads, String name, String context) {
        assertThat(context(heads(heads.split(" ", -1)), name)).isEqualTo(context);
    }

    @Test
    void a_head_that_holds_the_name_of_a_known_context_is_of_that() {
        Fields fields = heads("orders-keeper", "email", "source", "upload");
        fields.add(QUEUE, "x", "app", "orders");

        assertThat(context(fields, "orders-keeper-prod-fernOne")).isEqualTo("orders");
        assertThat(context(fields, "email-prod-mossOne")).isEqualTo("email");
        assertThat(context(heads("orders-keeper", "email", "source", "upload"), "orders-keeper-prod-fernOne"))
                .isEqualTo("orders-keeper");
    }
}
