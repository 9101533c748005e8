package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reason and finding of atoms, environments, contexts and shared things, with an account that has it and one that
 * has not.
 */
class ReasonRowsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String KEY = "AWS::KMS::Key";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final Pattern ID = Pattern.compile("\"((?:context|environment|partition)\\.[a-z-]+)\"");
    private static final List<String> ROOMS = List.of("atoms", "environments", "contexts", "shared");

    /**
     * A row.
     *
     * @param id the reason or finding
     * @param on the resource that has it
     * @param with makes the account where it has
     * @param without makes the account where it has not
     */
    private record Row(String id, String on, UnaryOperator<Fields> with, UnaryOperator<Fields> without) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Row row(String id, String on, UnaryOperator<Fields> with, UnaryOperator<Fields> without) {
        return new Row(id, on, with, without);
    }

    private static Fields tagged(Fields fields, String... names) {
        for (String name : names) {
            fields.add(FUNCTION, name, "app", name.split("-", 2)[0]);
        }
        return fields;
    }

    private static Fields orders(Fields fields) {
        return fields.add(FUNCTION, "orders-api").add(ROLE, "orders-role").add(QUEUE, "orders-jobs");
    }

    /**
     * Pairs of a function and a table, two of which were made together; the second was changed then, the first later.
     */
    private static Fields changed(Fields fields, String made, String changed) {
        for (int pair = 1; pair < 9; pair++) {
            String name = "x" + pair;
            String own = "2019-0" + pair + "-14T10:00:00Z";
            String later = pair == 2 ? "2022-05-06T15:00:00Z" : own;
            fields.add(TABLE, name + "t").edge(name, EdgeKind.WRITES, name + "t");
            fields.add(ROLE, name + "r").edge(name, EdgeKind.RUNS_AS, name + "r");
            fields.dated(FUNCTION, name, "LastModified", pair == 1 ? changed : later);
            fields.dated(TABLE, name + "t", "CreationDateTime", pair < 3 ? made : own);
        }
        return fields;
    }

    private static Fields readBy(Fields fields, String user) {
        return fields.add("AWS::SecretsManager::Secret", "card-key-test", "app", "cards")
                .edge(user, EdgeKind.READS, "card-key-test");
    }

    private static Fields uses(Fields fields, String what, String... users) {
        for (String user : users) {
            fields.edge(user, EdgeKind.READS, what);
        }
        return fields;
    }

    static Stream<Row> rows() {
        return Stream.concat(contexts(), Stream.concat(environments(), findings()));
    }

    private static Stream<Row> contexts() {
        return Stream.of(
                row("context.tag", "a", f -> f.add(TABLE, "a", "app", "shop"), f -> f.add(TABLE, "a", "team", "shop")),
                row(
                        "context.unit",
                        "a",
                        f -> f.add(STACK, "shop").add(TABLE, "a").edge("a", EdgeKind.DEPLOYED_BY, "shop"),
                        f -> f.add(STACK, "shop").add(TABLE, "a")),
                row("context.name", "orders-jobs", ReasonRowsTest::orders, f -> f.add(QUEUE, "orders-jobs")),
                row(
                        "context.servant",
                        "common-data",
                        f -> f.add(TABLE, "common-data"),
                        f -> f.add(TABLE, "common-data", "app", "shop")),
                row(
                        "context.neighbours",
                        "x",
                        f -> tagged(f, "shop-a").add(ROLE, "x").edge("shop-a", EdgeKind.RUNS_AS, "x"),
                        f -> tagged(f, "shop-a").add(ROLE, "x")),
                row(
                        "context.users",
                        "vpc",
                        f -> tagged(f, "shop-a")
                                .add("AWS::EC2::VPC", "vpc")
                                .edge("shop-a", EdgeKind.ATTACHED_TO, "vpc"),
                        f -> tagged(f, "shop-a", "desk-a")
                                .add("AWS::EC2::VPC", "vpc")
                                .edge("shop-a", EdgeKind.ATTACHED_TO, "vpc")
                                .edge("desk-a", EdgeKind.ATTACHED_TO, "vpc")),
                row(
                        "context.community",
                        "x1",
                        f -> f.add(FUNCTION, "x1")
                                .add(ROLE, "y2")
                                .add(TABLE, "z3")
                                .edge("x1", EdgeKind.RUNS_AS, "y2")
                                .edge("x1", EdgeKind.WRITES, "z3"),
                        f -> f.add(FUNCTION, "x1").add(ROLE, "y2").edge("x1", EdgeKind.RUNS_AS, "y2")),
                row(
                        "context.changed-together",
                        "x1",
                        f -> changed(f, "2020-03-04T10:00:00Z", "2022-05-06T15:00:00Z"),
                        f -> changed(f, "2020-03-04T10:00:00Z", "2022-08-06T15:00:00Z")),
                row("context.unknown", "x1", f -> f.add(FUNCTION, "x1"), f -> f.add(FUNCTION, "x1", "app", "shop")),
                row(
                        "context.shared",
                        "k",
                        f -> uses(tagged(f, "shop-a", "desk-a").add(KEY, "k"), "k", "shop-a", "desk-a"),
                        f -> uses(tagged(f, "shop-a", "desk-a").add(KEY, "k"), "k", "shop-a")));
    }

    private static Stream<Row> environments() {
        return Stream.of(
                row("environment.tag", "a", f -> f.add(TABLE, "a", "env", "dev"), f -> f.add(TABLE, "a", "x", "dev")),
                row(
                        "environment.unit",
                        "a",
                        f -> f.add(STACK, "shop-dev").add(TABLE, "a").edge("a", EdgeKind.DEPLOYED_BY, "shop-dev"),
                        f -> f.add(STACK, "shop").add(TABLE, "a").edge("a", EdgeKind.DEPLOYED_BY, "shop")),
                row("environment.name", "shop-dev", f -> f.add(TABLE, "shop-dev"), f -> f.add(TABLE, "shop-devices")),
                row(
                        "environment.unmarked",
                        "shop-api",
                        f -> pattern(f, "api", "jobs", "items"),
                        f -> pattern(f, "api", "jobs")),
                row(
                        "environment.person",
                        "erika-box",
                        f -> f.add("AWS::IAM::User", "erika").add("AWS::EC2::Instance", "erika-box"),
                        f -> f.add("AWS::IAM::User", "erik").add("AWS::EC2::Instance", "erika-box")),
                row(
                        "environment.not-production",
                        "nonprod-net",
                        f -> f.add("AWS::EC2::VPC", "nonprod-net"),
                        f -> f.add("AWS::EC2::VPC", "net")),
                row(
                        "environment.contested",
                        "shop-dev",
                        f -> f.add(TABLE, "shop-dev", "env", "prod"),
                        f -> f.add(TABLE, "shop-dev", "env", "staging")),
                row(
                        "environment.lonely",
                        "staging-shows-api",
                        f -> f.add(FUNCTION, "staging-shows-api", "app", "shows")
                                .add(TABLE, "prod-orders"),
                        f -> f.add(FUNCTION, "staging-shows-api", "app", "shows")
                                .add(TABLE, "prod-shows-api")),
                row(
                        "environment.users",
                        "card-key-test",
                        f -> readBy(f.add(FUNCTION, "cards-dev", "app", "cards"), "cards-dev"),
                        f -> readBy(
                                f.add(FUNCTION, "cards-dev", "app", "cards").add(TABLE, "cards-test", "app", "cards"),
                                "cards-dev")),
                row(
                        "environment.neighbours",
                        "r",
                        f -> f.add(FUNCTION, "shop-dev").add(ROLE, "r").edge("shop-dev", EdgeKind.RUNS_AS, "r"),
                        f -> f.add(FUNCTION, "shop").add(ROLE, "r").edge("shop", EdgeKind.RUNS_AS, "r")),
                row(
                        "environment.spans",
                        "k",
                        f -> uses(
                                f.add(FUNCTION, "a-dev").add(FUNCTION, "b-prod").add(KEY, "k"), "k", "a-dev", "b-prod"),
                        f -> uses(
                                f.add(FUNCTION, "a-dev").add(FUNCTION, "b-prod").add(KEY, "k"), "k", "b-prod")),
                row("environment.unknown", "k", f -> f.add(KEY, "k"), f -> f.add(KEY, "k-dev")),
                row("environment.whole", "eni", f -> interfaceOf(f, "lb-dev"), f -> interfaceOf(f, "lb")),
                row(
                        "environment.parts",
                        "lb",
                        f -> interfaceOf(f, "lb")
                                .add("AWS::EC2::NetworkInterface", "eni-dev", "env", "dev")
                                .edge("lb", EdgeKind.ATTACHED_TO, "eni-dev"),
                        f -> interfaceOf(f, "lb")));
    }

    private static Fields pattern(Fields fields, String... parts) {
        for (String part : parts) {
            fields.add(QUEUE, "shop-" + part).add(QUEUE, "staging-shop-" + part);
        }
        return fields;
    }

    private static Fields interfaceOf(Fields fields, String balancer) {
        return fields.add("AWS::ElasticLoadBalancingV2::LoadBalancer", balancer)
                .add("AWS::EC2::NetworkInterface", "eni")
                .edge(balancer, EdgeKind.ATTACHED_TO, "eni");
    }

    private static Stream<Row> findings() {
        return Stream.of(
                row(
                        "partition.unit-of-several",
                        "s",
                        f -> tagged(f, "shop-a", "desk-a")
                                .add(STACK, "s")
                                .edge("shop-a", EdgeKind.DEPLOYED_BY, "s")
                                .edge("desk-a", EdgeKind.DEPLOYED_BY, "s"),
                        f -> tagged(f, "shop-a", "desk-a").add(STACK, "s").edge("shop-a", EdgeKind.DEPLOYED_BY, "s")),
                row(
                        "partition.unit-contradiction",
                        "shop-dev",
                        f -> tagged(f, "shop-a", "desk-a").add(STACK, "shop-dev", "app", "desk"),
                        f -> tagged(f, "shop-a", "desk-a").add(STACK, "shop-dev", "app", "shop")),
                row(
                        "partition.context-contradiction",
                        "shop-b",
                        f -> tagged(f, "shop-a", "desk-a").add(TABLE, "shop-b", "app", "desk"),
                        f -> tagged(f, "shop-a", "desk-a").add(TABLE, "b", "app", "desk")),
                row(
                        "partition.environment-contradiction",
                        "shop-dev",
                        f -> f.add(TABLE, "shop-dev", "env", "prod"),
                        f -> f.add(TABLE, "shop-dev", "env", "development")),
                row(
                        "partition.parts-of-several",
                        "lb",
                        f -> f.add("AWS::ElasticLoadBalancingV2::LoadBalancer", "lb", "app", "shop")
                                .add("AWS::EC2::NetworkInterface", "eni", "app", "desk")
                                .edge("lb", EdgeKind.ATTACHED_TO, "eni"),
                        f -> interfaceOf(f, "lb")),
                row(
                        "partition.leftover",
                        "k",
                        f -> f.add("AWS::EC2::KeyPair", "k"),
                        f -> f.add("AWS::EC2::KeyPair", "k")
                                .add("AWS::EC2::Instance", "i")
                                .edge("i", EdgeKind.REFERENCES, "k")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_reason_is_given_where_it_holds_and_nowhere_else(Row row) {
        assertThat(ids(row.with().apply(new Fields()).partition(), row.on()))
                .as("with")
                .contains(row.id());
        assertThat(ids(row.without().apply(new Fields()).partition(), row.on()))
                .as("without")
                .doesNotContain(row.id());
    }

    private static Set<String> ids(PartitionDocument document, String on) {
        Set<String> ids = new TreeSet<>();
        document.resources().stream()
                .filter(row -> row.id().equals(arn(on)))
                .flatMap(row -> row.reasons().stream())
                .map(Reason::rule)
                .forEach(ids::add);
        document.findings().stream()
                .filter(finding -> finding.resources().contains(arn(on)))
                .map(Finding::rule)
                .forEach(ids::add);
        return ids;
    }

    @Test
    void every_reason_and_finding_has_a_row() throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/partition", room))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher found = ID.matcher(Files.readString(file));
                    while (found.find()) {
                        written.put(found.group(1), file.getFileName().toString());
                    }
                }
            }
        }
        Set<String> missing = new TreeSet<>(written.keySet());
        rows().map(Row::id).forEach(missing::remove);

        assertThat(written).hasSizeGreaterThan(20);
        assertThat(missing).as("ids without a row").isEmpty();
    }
}
