package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what says nothing of its environment follows what it is tied to. */
class EnvironmentNeighboursTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String LAYER = "AWS::Lambda::LayerVersion";

    /** A layer that says nothing, and functions in environments, one a word; all of one application. */
    private static Fields around(String... environments) {
        Fields fields = new Fields().add(LAYER, "layer", "app", "orders");
        for (int i = 0; i < environments.length; i++) {
            fields.add(FUNCTION, environments[i] + i, "app", "orders", "env", environments[i]);
        }
        return fields;
    }

    private static String said(Fields fields, String name) {
        String environment = row(fields.partition(), name).environment();
        return environment == null ? "" : environment;
    }

    private static Reason why(PartitionDocument document, String name) {
        return row(document, name).reasons().stream()
                .filter(reason -> reason.rule().startsWith("environment."))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_follows_who_needs_it_and_says_so() {
        PartitionDocument document =
                around("dev").edge("dev0", EdgeKind.ATTACHED_TO, "layer").partition();

        assertThat(row(document, "layer").environment()).isEqualTo("dev");
        assertThat(why(document, "layer").text()).isEqualTo("All that it is tied to in its context is in dev.");
    }

    @ParameterizedTest
    @CsvSource({
        // users, how they use it, what else is there, what is said
        "dev,      reads,  none,            dev",
        "prod,     reads,  none,            ''",
        "dev prod, reads,  none,            test",
        "dev,      reads,  orders-test,     test",
        "dev,      reads,  stripe-key-dev,  test",
        "dev,      trusts, none,            test",
        "none,     reads,  none,            test"
    })
    void a_word_in_one_name_alone_gives_way_to_all_who_use_the_thing(
            String users, String kind, String other, String said) {
        EdgeKind use = EdgeKind.of(kind).orElseThrow();
        Fields fields = new Fields().add(SECRET, "stripe-key-test", "app", "orders");
        if (!other.equals("none")) {
            fields.add(SECRET, other, "app", "orders");
        }
        for (String user : users.equals("none") ? new String[0] : users.split(" ", -1)) {
            fields.add(FUNCTION, "api-" + user, "app", "orders").edge("api-" + user, use, "stripe-key-test");
        }

        assertThat(said(fields, "stripe-key-test")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"trusts, 0.77", "-, 0.85"})
    void an_experiment_without_a_context_is_as_sure_as_they_agree(String kind, double sure) {
        Fields fields = new Fields()
                .add(LAYER, "layer")
                .add(FUNCTION, "a", "env", "sandbox")
                .add(FUNCTION, "b", "env", "prod")
                .edge("layer", EdgeKind.CONTAINS, "a")
                .edge("layer", EdgeKind.REFERENCES, "a");
        EdgeKind.of(kind).ifPresent(edge -> fields.edge("layer", edge, "b"));

        assertThat(row(fields.partition(), "layer").confidence()).isEqualTo(sure);
    }

    @ParameterizedTest
    @CsvSource({"trusts, ''", "encrypts-with, dev", "references, dev"})
    void who_is_hardly_tied_to_it_proves_nothing(String kind, String said) {
        EdgeKind edge = EdgeKind.of(kind).orElseThrow();

        assertThat(said(around("dev").edge("dev0", edge, "layer"), "layer")).isEqualTo(said);
        assertThat(said(around("dev").edge("layer", edge, "dev0"), "layer")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"references, trusts, dev", "references, contains, ''", "trusts, trusts, ''"})
    void what_it_needs_itself_must_be_in_one_environment_nine_times_in_ten(String dev, String prod, String said) {
        Fields fields = around("dev", "prod")
                .edge("layer", EdgeKind.CONTAINS, "dev0")
                .edge("layer", EdgeKind.of(dev).orElseThrow(), "dev0")
                .edge("layer", EdgeKind.of(prod).orElseThrow(), "prod1");

        assertThat(said(fields, "layer")).isEqualTo(said);
    }

    @Test
    void one_user_elsewhere_is_enough_to_follow_nobody() {
        Fields fields = around("dev", "dev", "prod");
        for (String user : List.of("dev0", "dev1")) {
            fields.edge(user, EdgeKind.ATTACHED_TO, "layer").edge(user, EdgeKind.READS, "layer");
        }
        assertThat(said(fields, "layer")).isEqualTo("dev");

        PartitionDocument document =
                fields.edge("prod2", EdgeKind.TRUSTS, "layer").partition();
        assertThat(row(document, "layer").environment()).isNull();
        assertThat(why(document, "layer").text()).isEqualTo("Resources of several environments need it: dev, prod.");
    }

    @Test
    void what_needs_several_environments_spans_them_too_and_what_is_tied_to_none_is_unknown() {
        Fields fields = around("dev", "prod")
                .add(LAYER, "alone", "app", "orders")
                .edge("layer", EdgeKind.READS, "dev0")
                .edge("layer", EdgeKind.READS, "prod1");

        assertThat(why(fields.partition(), "layer").rule()).isEqualTo("environment.spans");
        assertThat(why(fields.partition(), "alone").rule()).isEqualTo("environment.unknown");
    }

    @Test
    void whose_environment_one_alone_needs_is_unknown_where_that_is_too_little() {
        assertThat(why(around("dev").edge("dev0", EdgeKind.TRUSTS, "layer").partition(), "layer")
                        .rule())
                .isEqualTo("environment.unknown");
    }

    @ParameterizedTest
    @CsvSource({"references, 1, ''", "references, 2, dev", "attached-to, 1, dev"})
    void beside_something_of_nowhere_known_two_have_to_say_it_or_one_that_it_is_a_part_of(
            String kind, int witnesses, String said) {
        Fields fields = around("dev", "dev").add(LAYER, "unknown", "app", "orders");
        fields.edge("layer", EdgeKind.REFERENCES, "unknown");
        for (int i = 0; i < witnesses; i++) {
            fields.edge("dev" + i, EdgeKind.of(kind).orElseThrow(), "layer");
        }

        assertThat(said(fields, "layer")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"orders, dev", "search, ''"})
    void neighbours_of_another_application_say_nothing(String application, String said) {
        Fields fields = new Fields()
                .add(LAYER, "layer", "app", "orders")
                .add(FUNCTION, "f", "app", application, "env", "dev")
                .edge("f", EdgeKind.READS, "layer");

        assertThat(said(fields, "layer")).isEqualTo(said);
    }

    @Test
    void but_they_forbid_to_follow_another_environment() {
        Fields fields = around("dev", "dev").add(FUNCTION, "f", "app", "search", "env", "prod");
        fields.edge("dev0", EdgeKind.ATTACHED_TO, "layer").edge("f", EdgeKind.READS, "layer");

        assertThat(said(fields, "layer")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"writes, dev", "reads, ''"})
    void who_writes_it_counts_twice(String kind, String said) {
        Fields fields = around("dev", "prod")
                .edge("dev0", EdgeKind.of(kind).orElseThrow(), "layer")
                .edge("dev0", EdgeKind.REFERENCES, "layer")
                .edge("layer", EdgeKind.TRUSTS, "prod1");

        assertThat(said(fields, "layer")).isEqualTo(said);
    }

    @Test
    void what_it_writes_itself_does_not() {
        Fields fields = around("dev", "prod")
                .edge("layer", EdgeKind.WRITES, "dev0")
                .edge("layer", EdgeKind.REFERENCES, "dev0")
                .edge("layer", EdgeKind.TRUSTS, "prod1");

        assertThat(said(fields, "layer")).isEmpty();
    }

    @Test
    void whoever_waited_for_it_follows_it_in_turn() {
        Fields fields = around("dev")
                .add(LAYER, "before", "app", "orders")
                .add(LAYER, "earlier", "app", "orders")
                .add(LAYER, "a-hub", "app", "orders")
                .edge("before", EdgeKind.ATTACHED_TO, "layer")
                .edge("layer", EdgeKind.ATTACHED_TO, "earlier")
                .edge("a-hub", EdgeKind.ATTACHED_TO, "before")
                .edge("layer", EdgeKind.ATTACHED_TO, "dev0");
        PartitionDocument document = fields.partition();

        assertThat(List.of("layer", "before", "earlier", "a-hub"))
                .allSatisfy(
                        name -> assertThat(row(document, name).environment()).isEqualTo("dev"));
    }

    @Test
    void hubs_say_nothing_and_pass_nothing_on() {
        Fields fields = new Fields()
                .add("AWS::EC2::VPC", "vpc", "app", "orders", "env", "dev")
                .add(LAYER, "layer", "app", "orders")
                .edge("layer", EdgeKind.CONTAINS, "vpc");

        assertThat(said(fields, "layer")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prefix, ''", "service-wide, staging"})
    void a_name_that_half_a_tie_to_production_denies_is_asked_about(String strength, String said) {
        Fields fields = around("prod").add(LAYER, "orders-staging", "app", "orders");
        fields.edge(
                "orders-staging",
                EdgeKind.TRUSTS,
                "prod0",
                Strength.valueOf(strength.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));

        PartitionDocument document = fields.partition();
        assertThat(row(document, "orders-staging").environment()).isEqualTo(said.isEmpty() ? null : said);
        assertThat(document.findings().stream().flatMap(finding -> finding.resources().stream()))
                .satisfies(resources ->
                        assertThat(resources.contains(arn("orders-staging"))).isEqualTo(said.isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({"contains, references, ''", "contains, encrypts-with, staging"})
    void and_not_where_less_than_nine_in_ten_deny_it(String more, String kind, String said) {
        Fields fields = around("prod", "staging").add(LAYER, "orders-staging", "app", "orders");
        fields.edge("orders-staging", EdgeKind.of(more).orElseThrow(), "prod0")
                .edge("orders-staging", EdgeKind.of(kind).orElseThrow(), "prod0")
                .edge("orders-staging", EdgeKind.TRUSTS, "staging1");

        assertThat(said(fields, "orders-staging")).isEqualTo(said);
    }

    @Test
    void the_parts_of_what_is_contested_are_contested_with_it() {
        Fields fields = new Fields()
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "orders", "env", "dev", "Environment", "prod")
                .add("AWS::ElasticLoadBalancingV2::Listener", "listener")
                .part("listener", "orders");

        assertThat(why(fields.partition(), "listener").rule()).isEqualTo("environment.tag");
        assertThat(said(fields, "listener")).isEmpty();
    }

    @Test
    void what_parts_have_of_a_whole_is_contested_with_it() {
        Fields fields = around("prod")
                .add("AWS::ElasticLoadBalancingV2::LoadBalancer", "orders-staging", "app", "orders")
                .add("AWS::ElasticLoadBalancingV2::Listener", "listener")
                .part("listener", "orders-staging")
                .edge("orders-staging", EdgeKind.TRUSTS, "prod0");

        assertThat(said(fields, "orders-staging")).isEmpty();
        assertThat(said(fields, "listener")).isEmpty();
        assertThat(why(fields.partition(), "listener").rule()).isEqualTo("environment.name");
    }

    @Test
    void what_neighbours_may_not_lead_out_of_production_leads_nobody_there() {
        String record = "AWS::Route53::RecordSet";
        String balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
        Fields fields = new Fields()
                .add(record, "prod", "app", "orders", "env", "prod")
                .add(record, "dev", "app", "orders", "env", "dev");
        for (String copy : List.of("", "-2")) {
            fields.add(balancer, "balancer" + copy, "app", "orders")
                    .add(FUNCTION, "orders" + copy, "app", "orders")
                    .add(LAYER, "layer" + copy, "app", "orders")
                    .edge("balancer" + copy, EdgeKind.ROUTES_TO, "orders" + copy)
                    .edge("orders" + copy, EdgeKind.ATTACHED_TO, "layer" + copy);
        }
        fields.add(LAYER, "shared", "app", "orders")
                .edge("prod", EdgeKind.RESOLVES_TO, "balancer")
                .edge("dev", EdgeKind.RESOLVES_TO, "balancer-2")
                .edge("orders", EdgeKind.ATTACHED_TO, "shared")
                .edge("orders-2", EdgeKind.ATTACHED_TO, "shared");

        assertThat(said(fields, "layer")).isEqualTo("prod");
        assertThat(said(fields, "layer-2")).isEmpty();
    }

    /** A pool in an environment, and a client of it. */
    private static Fields pool(String environment) {
        return new Fields()
                .add("AWS::Cognito::UserPool", "people", "app", "orders", "env", environment)
                .add("AWS::Cognito::UserPoolClient", "web", "app", "orders")
                .part("web", "people");
    }

    @Test
    void what_lives_in_one_host_alone_is_where_its_host_is() {
        assertThat(said(pool("dev"), "web")).isEqualTo("dev");
        assertThat(said(pool("prod"), "web")).isEqualTo("prod");
        assertThat(why(pool("dev").partition(), "web").text()).startsWith("It belongs to UserPool people");
    }

    @Test
    void nor_is_what_several_environments_use() {
        Fields fields = pool("dev")
                .add(FUNCTION, "f", "app", "orders", "env", "dev")
                .add(FUNCTION, "g", "app", "orders", "env", "staging")
                .edge("f", EdgeKind.REFERENCES, "web")
                .edge("g", EdgeKind.REFERENCES, "web");

        assertThat(said(fields, "web")).isEmpty();
    }

    @Test
    void nor_is_what_another_application_has_in_it() {
        Fields fields = new Fields()
                .add("AWS::Cognito::UserPool", "people", "app", "orders", "env", "dev")
                .add("AWS::Cognito::UserPoolClient", "web", "app", "search")
                .part("web", "people");

        assertThat(said(fields, "web")).isEmpty();
    }
}
