package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Bond;
import dev.mitosis.model.PartitionDocument.BorderVerdict;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.Decoupling;
import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verdict on a border, and what it rests on. */
class BorderTest {
    private static final int LETTERS = 26;

    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String DATABASE = "AWS::RDS::DBInstance";

    /** Two products of one environment that have nothing in common. */
    static Fields two(String environment) {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            String name = product + "-" + environment;
            fields.add(FUNCTION, name + "-api", "app", product, "env", environment);
            for (String part : List.of("worker", "mailer", "cleaner")) {
                fields.add(FUNCTION, name + "-" + part, "app", product, "env", environment);
            }
            fields.add(TABLE, name + "-items", "app", product, "env", environment);
            fields.add(QUEUE, name + "-jobs", "app", product, "env", environment);
            fields.edge(name + "-api", EdgeKind.WRITES, name + "-items");
            fields.edge(name + "-worker", EdgeKind.READS, name + "-jobs");
        }
        return fields;
    }

    /** A database that is nobody's; application tags are key, value. */
    static Fields database(String environment, int gibibytes, String... tags) throws java.io.IOException {
        Map<String, String> all = new TreeMap<>(Map.of("env", environment));
        if (tags.length > 0) {
            all.put(tags[0], tags[1]);
        }
        return two(environment)
                .put(new Resource(
                        arn("bigdb"),
                        DATABASE,
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "bigdb",
                        "bigdb",
                        all,
                        Json.mapper().readTree("{\"AllocatedStorage\":" + gibibytes + "}")));
    }

    static Coupling only(PartitionDocument document) {
        assertThat(document.couplings()).hasSize(1);
        return document.couplings().get(0);
    }

    static List<Hardness> hardness(Coupling coupling) {
        return coupling.bonds().stream().map(Bond::hardness).toList();
    }

    static List<String> rules(Coupling coupling) {
        return coupling.reasons().stream().map(Reason::rule).toList();
    }

    @Test
    void a_queue_between_two_products_is_split() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.WRITES, "orders-dev-jobs")
                .partition());

        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.SPLIT);
        assertThat(coupling.split()).isTrue();
        assertThat(hardness(coupling)).containsExactly(Hardness.EVENTS);
        assertThat(coupling.decouple()).isEmpty();
        assertThat(coupling.reasons().get(0).text()).startsWith("Split orders and search in dev");
    }

    @Test
    void the_same_queue_in_production_stays_together_because_production_stays() {
        Coupling coupling = only(two("prod")
                .edge("search-prod-api", EdgeKind.WRITES, "orders-prod-jobs")
                .partition());

        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.IN_PLACE);
        assertThat(coupling.split()).isFalse();
        assertThat(coupling.decouple()).isEmpty();
        assertThat(coupling.reasons().get(0).text()).contains("because production stays");
    }

    @Test
    void a_table_that_both_write_is_decoupled_before_they_are_split() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.WRITES, "orders-dev-items")
                .edge("search-dev-worker", EdgeKind.READS, "orders-dev-items")
                .partition());

        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.SPLIT_AFTER_DECOUPLING);
        assertThat(hardness(coupling)).containsExactly(Hardness.WRITTEN_BY_BOTH);
        assertThat(coupling.decouple()).singleElement().satisfies(first -> {
            assertThat(first.resource()).isEqualTo(arn("orders-dev-items"));
            assertThat(first.users()).containsExactly("orders", "search");
            assertThat(first.price()).isGreaterThan(first.rest());
            assertThat(first.days()).isPositive();
            assertThat(first.how()).contains("orders-dev-items").contains("one owner");
        });
        assertThat(coupling.price()).isGreaterThan(coupling.benefit());
        assertThat(coupling.reasons().get(0).text()).contains("yet").contains("Decouple first");
    }

    /** A table, and so many applications that write it. */
    private static Fields around(int applications) {
        Fields fields = new Fields();
        fields.add(TABLE, "ledger");
        for (int i = 0; i < applications; i++) {
            String name = "app" + (char) ('a' + i / LETTERS) + (char) ('a' + i % LETTERS);
            for (String part : List.of("api", "worker")) {
                fields.add(FUNCTION, name + "-dev-" + part, "app", name, "env", "dev");
                fields.edge(name + "-dev-" + part, EdgeKind.WRITES, "ledger");
            }
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 3", "50, 1225, 50", "51, 50, 50"})
    void what_too_many_write_is_priced_between_the_first_and_the_others_only(int users, int rows, int named) {
        List<Coupling> couplings = around(users).partition().couplings();

        assertThat(couplings).hasSize(rows);
        assertThat(couplings.get(0).decouple().get(0).users()).hasSize(named);
    }

    @Test
    void four_tables_that_both_write_are_not_split() {
        Fields fields = two("dev");
        for (String table : List.of("a", "b", "c", "d")) {
            fields.add(TABLE, "orders-dev-" + table, "app", "orders", "env", "dev");
            fields.edge("orders-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
            fields.edge("search-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
        }
        Coupling coupling = only(fields.partition());

        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.DO_NOT_SPLIT);
        assertThat(coupling.decouple()).hasSizeGreaterThan(3);
        assertThat(coupling.reasons().get(0).text()).startsWith("Do not split orders and search in dev:");
    }

    @Test
    void who_would_have_four_things_to_decouple_had_better_not_split() {
        Fields fields = two("dev");
        for (String table : List.of("a", "b", "c", "d")) {
            fields.add(TABLE, "orders-dev-" + table, "app", "orders", "env", "dev");
            fields.edge("search-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
        }
        Coupling coupling = only(fields.partition());

        assertThat(coupling.decouple()).hasSize(4);
        assertThat(coupling.price()
                        - coupling.decouple().stream()
                                .mapToDouble(one -> one.price() - one.rest())
                                .sum())
                .as("afterwards the border would pay")
                .isLessThan(coupling.benefit());
        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.DO_NOT_SPLIT);
    }

    @Test
    void one_large_production_database_in_the_middle_is_not_yet_split() throws java.io.IOException {
        Fields fields = database("prod", 2048)
                .edge("orders-prod-api", EdgeKind.REFERENCES, "bigdb")
                .edge("search-prod-api", EdgeKind.REFERENCES, "bigdb");
        Coupling coupling = only(fields.partition());

        assertThat(coupling.verdict()).isEqualTo(BorderVerdict.SPLIT_AFTER_DECOUPLING);
        assertThat(coupling.price()).isEqualTo(16).isGreaterThan(coupling.benefit());
        assertThat(coupling.reasons().get(0).text())
                .contains("Do not split orders and search in prod yet")
                .contains("bigdb")
                .contains("production stays");
        assertThat(coupling.reasons().get(1).text()).contains("it is large: 2 TiB");
        assertThat(coupling.decouple()).extracting(Decoupling::users).containsExactly(List.of("orders", "search"));
    }

    @Test
    void a_small_one_of_which_nobody_knows_the_writers_does_not_hold_production_together() throws java.io.IOException {
        Fields fields = database("prod", 20)
                .edge("orders-prod-api", EdgeKind.REFERENCES, "bigdb")
                .edge("search-prod-api", EdgeKind.REFERENCES, "bigdb");

        assertThat(only(fields.partition()).verdict()).isEqualTo(BorderVerdict.IN_PLACE);
    }

    @Test
    void a_database_costs_by_what_both_do_with_it() throws java.io.IOException {
        Fields written = database("dev", 20)
                .edge("orders-dev-api", EdgeKind.WRITES, "bigdb")
                .edge("search-dev-api", EdgeKind.WRITES, "bigdb");
        Fields read = database("dev", 20)
                .edge("orders-dev-api", EdgeKind.WRITES, "bigdb")
                .edge("search-dev-api", EdgeKind.READS, "bigdb");
        Fields onlyRead = database("dev", 20)
                .edge("orders-dev-api", EdgeKind.READS, "bigdb")
                .edge("search-dev-api", EdgeKind.READS, "bigdb");

        assertThat(only(written.partition()).price()).isEqualTo(16);
        assertThat(hardness(only(written.partition()))).containsExactly(Hardness.WRITTEN_BY_BOTH);
        assertThat(only(read.partition()).price()).isEqualTo(8);
        assertThat(hardness(only(read.partition()))).containsExactly(Hardness.SYNCHRONOUS);
        assertThat(only(onlyRead.partition()).price()).isEqualTo(5);
    }

    @Test
    void each_kind_of_crossing_has_its_hardness_and_the_hardest_comes_first() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-api", EdgeKind.INVOKES, "orders-dev-api")
                .edge("search-dev-api", EdgeKind.MAY_CONNECT, "orders-dev-worker")
                .edge("search-dev-worker", EdgeKind.TRUSTS, "orders-dev-api")
                .edge("search-dev-api", EdgeKind.WRITES, "orders-dev-jobs")
                .edge("search-dev-mailer", EdgeKind.DEPLOYED_BY, "orders-dev-mailer")
                .partition());

        assertThat(hardness(coupling))
                .containsExactly(Hardness.RELEASE, Hardness.SYNCHRONOUS, Hardness.NETWORK, Hardness.EVENTS);
        assertThat(coupling.bonds().stream().mapToDouble(Bond::price).sum()).isEqualTo(coupling.price());
    }

    @Test
    void a_role_across_the_border_is_identity() {
        Coupling coupling = only(two("dev")
                .edge("search-dev-worker", EdgeKind.TRUSTS, "orders-dev-api")
                .partition());

        assertThat(hardness(coupling)).containsExactly(Hardness.IDENTITY);
    }

    private static Decisions decided(String yaml) throws java.io.IOException {
        return Json.yaml().readValue(yaml, Decisions.class);
    }

    @Test
    void what_a_border_gives_is_named_with_its_points() throws java.io.IOException {
        Fields fields = two("dev").edge("search-dev-api", EdgeKind.WRITES, "orders-dev-jobs");
        Coupling plain = only(fields.partition());
        Coupling small = only(fields.partition(decided("blastRadius: {orders: small}")));
        Coupling apart = only(fields.partition(decided("operatingModel: {default: decentralised}")));
        Coupling owned = only(fields.partition(decided("owners: {orders: sales, search: discovery}")));

        assertThat(plain.benefit()).isEqualTo(10);
        assertThat(rules(plain)).contains("coupling.gives-blast-radius");
        assertThat(small.benefit()).isEqualTo(20);
        assertThat(rules(small)).contains("coupling.gives-small-radius");
        assertThat(apart.benefit()).isEqualTo(15);
        assertThat(rules(apart)).contains("coupling.gives-release");
        assertThat(owned.benefit()).isEqualTo(11);
        assertThat(rules(owned)).contains("coupling.gives-cost");
    }

    @Test
    void a_quota_that_both_use_up_makes_the_border_worth_more() {
        Fields fields = two("dev").edge("search-dev-api", EdgeKind.WRITES, "orders-dev-jobs");
        for (String product : List.of("orders", "search")) {
            Arrays.stream(new int[] {1, 2})
                    .forEach(i -> fields.add("AWS::EC2::EIP", product + "-dev-" + i, "app", product, "env", "dev"));
        }
        Coupling coupling = only(fields.partition());

        assertThat(rules(coupling)).contains("coupling.gives-quotas");
        assertThat(coupling.benefit()).isEqualTo(12);
    }
}
