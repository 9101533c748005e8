package dev.mitosis.partition;

import static dev.mitosis.partition.BorderTest.database;
import static dev.mitosis.partition.BorderTest.hardness;
import static dev.mitosis.partition.BorderTest.only;
import static dev.mitosis.partition.BorderTest.rules;
import static dev.mitosis.partition.BorderTest.two;
import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument.Bond;
import dev.mitosis.model.PartitionDocument.BorderVerdict;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.Decoupling;
import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one crossing adds to the price of a border, and in which order things are told. */
class BorderPricesTest {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private static Decisions decided(String yaml) throws IOException {
        return Json.yaml().readValue(yaml, Decisions.class);
    }

    @ParameterizedTest
    @CsvSource({"EXACT, 6", "NAME, 4.8", "PREFIX, 3", "SERVICE_WIDE, 0.6"})
    void a_crossing_costs_by_how_surely_it_is_one(Strength strength, double price) {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.WRITES, "orders-dev-items", strength)
                .edge("orders-dev-api", EdgeKind.READS, "orders-dev-items")
                .partition());

        assertThat(coupling.price()).isEqualTo(price * 2);
    }

    @Test
    void a_further_consumer_of_the_same_thing_costs_a_fifth() {
        Fields fields = two("dev").edge("search-dev-api", EdgeKind.INVOKES, "orders-dev-api");
        assertThat(only(fields.partition()).price()).isEqualTo(3);

        fields.edge("search-dev-worker", EdgeKind.MAY_CONNECT, "orders-dev-api");
        Coupling coupling = only(fields.partition());

        assertThat(coupling.price()).isEqualTo(3.4);
        assertThat(hardness(coupling)).as("that of the dearer one").containsExactly(Hardness.SYNCHRONOUS);
        assertThat(coupling.reasons().get(1).text()).startsWith("Function search-dev-api calls");
    }

    @Test
    void a_consumer_that_costs_more_gives_the_hardness_though_it_is_told_later() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.TRUSTS, "orders-dev-api")
                .edge("search-dev-worker", EdgeKind.INVOKES, "orders-dev-api")
                .partition());

        assertThat(coupling.price()).isEqualTo(3.2);
        assertThat(hardness(coupling)).containsExactly(Hardness.SYNCHRONOUS);
        assertThat(coupling.reasons().get(1).text()).startsWith("Function search-dev-worker calls");
    }

    @Test
    void the_five_dearest_crossings_are_told_and_equal_ones_by_their_text() {
        Fields fields = two("dev");
        for (String name : List.of("f", "e", "d", "c", "b", "a")) {
            fields.add("AWS::Lambda::Function", "orders-dev-" + name, "app", "orders", "env", "dev");
            fields.edge("search-dev-api", name.equals("f") ? EdgeKind.INVOKES : EdgeKind.TRUSTS, "orders-dev-" + name);
        }
        List<Reason> told = only(fields.partition()).reasons().stream()
                .filter(reason -> reason.rule().equals("coupling.crossing"))
                .toList();

        assertThat(told)
                .extracting(reason -> reason.facts().get("resource"))
                .containsExactly(
                        arn("orders-dev-f"),
                        arn("orders-dev-a"),
                        arn("orders-dev-b"),
                        arn("orders-dev-c"),
                        arn("orders-dev-d"));
        assertThat(told.get(0).facts()).containsEntry("price", "3.0").containsEntry("hardness", "synchronous");
        assertThat(told.get(0).text())
                .isEqualTo("Function search-dev-api calls the other's function and waits (Function orders-dev-f).");
    }

    @Test
    void a_bond_sums_the_price_of_its_hardness_and_lists_each_thing_once() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.TRUSTS, "orders-dev-worker")
                .edge("search-dev-api", EdgeKind.TRUSTS, "orders-dev-api")
                .edge("orders-dev-api", EdgeKind.TRUSTS, "search-dev-api")
                .edge("search-dev-mailer", EdgeKind.TRUSTS, "orders-dev-api")
                .partition());

        assertThat(coupling.bonds())
                .containsExactly(new Bond(
                        Hardness.IDENTITY,
                        3.2,
                        List.of(arn("orders-dev-api"), arn("orders-dev-worker"), arn("search-dev-api"))));
    }

    @Test
    void borders_are_listed_by_environment_then_by_name() {
        Fields fields = new Fields();
        for (String environment : List.of("staging", "dev")) {
            for (String product : List.of("orders", "search", "desk")) {
                fields.product(product, environment);
            }
            fields.edge("search-" + environment + "-api", EdgeKind.INVOKES, "orders-" + environment + "-api")
                    .edge("search-" + environment + "-api", EdgeKind.INVOKES, "desk-" + environment + "-api")
                    .edge("orders-" + environment + "-api", EdgeKind.INVOKES, "desk-" + environment + "-api");
        }

        assertThat(fields.partition().couplings())
                .extracting(coupling -> coupling.environment() + " " + coupling.left() + " " + coupling.right())
                .containsExactly(
                        "dev desk orders",
                        "dev desk search",
                        "dev orders search",
                        "staging desk orders",
                        "staging desk search",
                        "staging orders search");
    }

    @Test
    void nothing_is_a_border_between_two_environments_or_within_a_context() {
        Fields fields = new Fields()
                .product("orders", "dev")
                .product("orders", "staging")
                .product("search", "staging")
                .edge("orders-dev-api", EdgeKind.INVOKES, "search-staging-api")
                .edge("orders-dev-api", EdgeKind.INVOKES, "orders-staging-api")
                .edge("orders-dev-api", EdgeKind.INVOKES, "orders-dev-worker");

        assertThat(fields.partition().couplings()).isEmpty();
    }

    @Test
    void what_a_border_gives_asks_for_both_sides_where_both_are_needed() throws IOException {
        Fields fields = two("dev").edge("search-dev-api", EdgeKind.WRITES, "orders-dev-jobs");

        assertThat(rules(only(fields.partition(decided("blastRadius: {search: small}")))))
                .contains("coupling.gives-small-radius");
        assertThat(rules(only(fields.partition(decided("operatingModel: {orders: decentralised}")))))
                .doesNotContain("coupling.gives-release");
        assertThat(rules(only(fields.partition(decided("operatingModel: {search: decentralised}")))))
                .doesNotContain("coupling.gives-release");
    }

    @Test
    void a_border_in_production_gives_more() {
        Coupling coupling = only(two("prod")
                .edge("search-prod-api", EdgeKind.WRITES, "orders-prod-jobs")
                .partition());

        assertThat(coupling.benefit()).isEqualTo(14);
        assertThat(coupling.reasons().get(coupling.reasons().size() - 1).facts())
                .containsEntry("points", "14.0");
    }

    @ParameterizedTest
    @CsvSource({"2, SPLIT", "3, DO_NOT_SPLIT"})
    void a_border_that_gives_what_it_costs_is_drawn(int brokers, BorderVerdict verdict) {
        Fields fields = two("dev");
        for (int i = 0; i < 4 + 2 * brokers; i++) {
            fields.add("AWS::Lambda::Function", "orders-dev-f" + i, "app", "orders", "env", "dev");
            fields.edge("search-dev-api", EdgeKind.TRUSTS, "orders-dev-f" + i);
        }
        fields.edge("search-dev-worker", EdgeKind.MAY_CONNECT, "orders-dev-worker");
        Coupling coupling = only(fields.partition());

        assertThat(coupling.price()).isEqualTo(6 + 2 * brokers);
        assertThat(coupling.verdict()).isEqualTo(verdict);
        if (verdict == BorderVerdict.DO_NOT_SPLIT) {
            assertThat(coupling.reasons().get(0).text()).endsWith("nothing of it can be decoupled.");
        }
    }

    /** Three tables that both write, and so many more things that one lets the other use. */
    private static Fields tables(int trusts) {
        Fields fields = two("dev");
        for (String table : List.of("a", "b", "c")) {
            fields.add(TABLE, "orders-dev-" + table, "app", "orders", "env", "dev");
            fields.edge("orders-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
            fields.edge("search-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
        }
        for (int i = 0; i < trusts; i++) {
            fields.add("AWS::Lambda::Function", "orders-dev-f" + i, "app", "orders", "env", "dev");
            fields.edge("search-dev-api", EdgeKind.TRUSTS, "orders-dev-f" + i);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"0, SPLIT_AFTER_DECOUPLING", "1, SPLIT_AFTER_DECOUPLING", "2, DO_NOT_SPLIT"})
    void three_things_may_be_decoupled_if_what_is_left_is_worth_it(int trusts, BorderVerdict verdict) {
        Coupling coupling = only(tables(trusts).partition());

        assertThat(coupling.decouple()).hasSize(3);
        assertThat(coupling.price()).isEqualTo(36 + trusts);
        assertThat(coupling.verdict()).isEqualTo(verdict);
    }

    @Test
    void of_what_can_be_decoupled_only_as_much_is_as_the_border_asks_for_those_that_save_most_first() {
        Fields fields = two("dev");
        for (String table : List.of("a", "b")) {
            fields.add(TABLE, "orders-dev-" + table, "app", "orders", "env", "dev");
            fields.edge("search-dev-api", EdgeKind.READS, "orders-dev-" + table);
        }
        fields.edge("search-dev-worker", EdgeKind.DEPLOYED_BY, "orders-dev-worker");
        Coupling coupling = only(fields.partition());

        assertThat(coupling.price()).isEqualTo(14);
        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.SPLIT_AFTER_DECOUPLING);
        assertThat(coupling.decouple())
                .extracting(Decoupling::resource, Decoupling::price, Decoupling::rest, Decoupling::days)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(arn("orders-dev-worker"), 6.0, 0.6, 5));
        assertThat(coupling.reasons().get(0).facts())
                .containsEntry("decouple", arn("orders-dev-worker"))
                .containsEntry("days", "5")
                .containsEntry("price", "14.0")
                .containsEntry("benefit", "10.0");
        assertThat(coupling.reasons().get(0).text()).doesNotContain("production stays");
    }

    @Test
    void a_large_database_of_the_other_is_dearer_and_says_so() throws IOException {
        Fields small = owned(20);
        Fields large = owned(600);

        assertThat(only(small.partition()).price()).isEqualTo(5);
        assertThat(only(small.partition()).reasons().get(1).text()).doesNotContain("large");
        assertThat(only(large.partition()).price()).isEqualTo(13);
        assertThat(only(large.partition()).reasons().get(1).text()).contains("it is large: 600 GiB");
    }

    @Test
    void what_is_not_sure_makes_a_large_database_dearer_by_as_much_less() throws IOException {
        Fields fields = database("dev", 600, "app", "orders")
                .edge("search-dev-api", EdgeKind.REFERENCES, "bigdb", Strength.PREFIX);

        assertThat(only(fields.partition()).price()).isEqualTo(6.5);
    }

    /** A database of one product that the other is connected to. */
    private static Fields owned(int gibibytes) throws IOException {
        return database("dev", gibibytes, "app", "orders").edge("search-dev-api", EdgeKind.REFERENCES, "bigdb");
    }

    @Test
    void a_shared_database_says_who_writes_it() throws IOException {
        assertThat(said(EdgeKind.WRITES, EdgeKind.READS)).endsWith(", and one of them writes it.");
        assertThat(said(EdgeKind.READS, EdgeKind.READS)).endsWith(", and both only read it.");
        assertThat(said(EdgeKind.WRITES, EdgeKind.WRITES)).endsWith(", and both write it.");
        assertThat(said(EdgeKind.READS, EdgeKind.REFERENCES)).endsWith("; who of them writes it is not known.");
        assertThat(said(EdgeKind.REFERENCES, EdgeKind.READS)).endsWith("; who of them writes it is not known.");
    }

    private static Coupling shared(EdgeKind orders, EdgeKind search) throws IOException {
        return only(database("dev", 20)
                .edge("orders-dev-api", orders, "bigdb")
                .edge("search-dev-api", search, "bigdb")
                .partition());
    }

    private static String said(EdgeKind orders, EdgeKind search) throws IOException {
        return shared(orders, search).reasons().get(1).text();
    }

    @Test
    void where_nobody_knows_who_writes_it_is_taken_for_written_by_both() throws IOException {
        assertThat(hardness(shared(EdgeKind.READS, EdgeKind.REFERENCES))).containsExactly(Hardness.WRITTEN_BY_BOTH);
        assertThat(hardness(shared(EdgeKind.REFERENCES, EdgeKind.READS))).containsExactly(Hardness.WRITTEN_BY_BOTH);
        assertThat(shared(EdgeKind.READS, EdgeKind.REFERENCES).price()).isEqualTo(8);
        assertThat(hardness(shared(EdgeKind.WRITES, EdgeKind.READS))).containsExactly(Hardness.SYNCHRONOUS);
    }

    @Test
    void a_table_that_several_share_is_a_border_only_where_both_write_it() {
        Fields fields = two("dev")
                .add(TABLE, "ledger")
                .edge("orders-dev-api", EdgeKind.WRITES, "ledger")
                .edge("search-dev-api", EdgeKind.READS, "ledger");
        assertThat(fields.partition().couplings()).isEmpty();

        assertThat(only(fields.edge("search-dev-worker", EdgeKind.WRITES, "ledger")
                                .partition())
                        .price())
                .isEqualTo(12);
    }

    @Test
    void a_queue_that_several_fill_is_no_data_that_they_share() {
        Fields fields = two("dev")
                .add("AWS::SQS::Queue", "x7")
                .edge("orders-dev-api", EdgeKind.WRITES, "x7")
                .edge("search-dev-api", EdgeKind.WRITES, "x7");

        assertThat(fields.partition().couplings()).isEmpty();
    }

    @Test
    void of_too_many_users_the_one_who_writes_is_priced_with_each_other() {
        Fields fields = new Fields().add("AWS::RDS::DBInstance", "db");
        for (int i = 10; i < 62; i++) {
            String name = "app" + (char) ('a' + i / 10) + (char) ('a' + i % 10);
            fields.add("AWS::Lambda::Function", name + "-dev-api", "app", name, "env", "dev");
            fields.edge(name + "-dev-api", i == 61 ? EdgeKind.WRITES : EdgeKind.READS, "db");
        }

        assertThat(fields.partition().couplings())
                .hasSize(51)
                .allMatch(coupling -> coupling.right().equals("appgb"));
    }

    @ParameterizedTest
    @CsvSource({
        "USES, EXACT, WRITE, 16, written-by-both",
        "USES, EXACT, ADMIN, 16, written-by-both",
        "USES, EXACT, READ, 8, synchronous",
        "USES, PREFIX, WRITE, 16, written-by-both",
        "USES, SERVICE_WIDE, WRITE, 8, written-by-both",
        "MAY_REACH, EXACT, WRITE, 8, written-by-both",
        "USES, EXACT, , 8, written-by-both"
    })
    void a_use_that_is_told_and_precise_says_what_is_done(
            Use.How how, Strength strength, Use.Mode mode, double price, String hard) throws IOException {
        Fields fields = database("dev", 20)
                .edge("orders-dev-api", EdgeKind.WRITES, "bigdb")
                .edge("search-dev-api", EdgeKind.REFERENCES, "bigdb");
        Use.Mode[] modes = mode == null ? new Use.Mode[0] : new Use.Mode[] {mode};
        Coupling coupling = only(fields.use("bigdb", "search-dev-api", how, strength, modes)
                .use("bigdb", "nobody", Use.How.USES, Strength.EXACT, Use.Mode.WRITE)
                .use("nothing", "search-dev-api", Use.How.USES, Strength.EXACT, Use.Mode.WRITE)
                .partition());

        assertThat(coupling.price()).isEqualTo(price);
        assertThat(hardness(coupling)).extracting(Hardness::label).containsExactly(hard);
    }

    @ParameterizedTest
    @EnumSource(
            value = EdgeKind.class,
            names = {"LOGS_TO", "ENCRYPTS_WITH", "TRUSTS", "RESOLVES_TO", "DEPLOYED_BY"})
    void who_logs_to_a_thing_or_trusts_it_does_not_use_its_data(EdgeKind kind) throws IOException {
        assertThat(database("dev", 20)
                        .edge("orders-dev-api", EdgeKind.WRITES, "bigdb")
                        .edge("search-dev-api", kind, "bigdb")
                        .partition()
                        .couplings())
                .isEmpty();
    }
}
