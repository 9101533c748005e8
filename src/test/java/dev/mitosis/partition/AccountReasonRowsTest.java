package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Exposure;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.WorkloadNeeds;
import dev.mitosis.partition.accounts.PlacementAdvisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of accounts and borders with a small input that it speaks about and one that it does not. */
class AccountReasonRowsTest {
    private static final Pattern RULE =
            Pattern.compile("\"((?:account|coupling|place|keeper|retire|partition)\\.[a-z-]+)\"");
    /** What is said of every account. */
    private static final Set<String> ALWAYS = Set.of("account.foundation");

    private static final String CENTRAL = "operatingModel: {default: centralised}";
    private static final String LEAVES = CENTRAL + "\nkeepProductionInPlace: false";

    private record Row(String rule, Input fires, Input passes) {
        @Override
        public String toString() {
            return rule;
        }
    }

    /** An account with decisions, and needs to place in it. */
    private record Input(String decisions, String needs, String exposed, Consumer<Fields> more) {
        static Input of(Consumer<Fields> more) {
            return new Input("{}", "", "", more);
        }

        static Input decided(String decisions) {
            return decided(decisions, fields -> {});
        }

        static Input decided(String decisions, Consumer<Fields> more) {
            return new Input(decisions, "", "", more);
        }

        static Input needs(String needs) {
            return new Input(CENTRAL + "\nowners: {a: us, b: us}", needs, "", fields -> {});
        }

        /** All that is said about it. */
        String said() {
            Fields fields = new Fields();
            fields.product("app", "dev");
            fields.product("bpp", "dev");
            more.accept(fields);
            try {
                Decisions decided = Json.yaml().readValue(decisions, Decisions.class);
                GraphDocument graph = opened(fields.graph(), exposed);
                PartitionDocument document =
                        new Partitioner().partition(new PartitionRequest(fields.snapshot(), graph, decided, Map.of()));
                return Json.pretty(document) + placed(document, decided);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String placed(PartitionDocument document, Decisions decided) throws IOException {
            return needs.isEmpty()
                    ? ""
                    : Json.pretty(new PlacementAdvisor(document, decided)
                            .advise(Json.yaml().readValue(needs, WorkloadNeeds.class)));
        }
    }

    private static GraphDocument opened(GraphDocument graph, String name) {
        List<Node> nodes = graph.nodes().stream()
                .map(node -> node.id().equals(arn(name))
                        ? new Node(
                                node.id(),
                                node.type(),
                                node.region(),
                                node.name(),
                                false,
                                List.of(new Exposure(Exposure.How.ENDPOINT, "", "*", node.id())),
                                node.partOf(),
                                node.maker())
                        : node)
                .toList();
        return new GraphDocument(1, Json.TOOL, Fields.ACCOUNT, "id", Map.of(), nodes, graph.edges(), List.of());
    }

    private static Consumer<Fields> product(String environment, String... tags) {
        return fields -> fields.product("new", environment, tags);
    }

    private static Consumer<Fields> edge(EdgeKind kind, String to) {
        return fields -> fields.edge("app-dev-api", kind, to).edge("app-dev-worker", EdgeKind.READS, "app-dev-items");
    }

    private static Resource measured(String name, String type, String data) {
        try {
            return new Resource(
                    arn(name),
                    type,
                    "eu-west-1",
                    Fields.ACCOUNT,
                    name,
                    name,
                    Map.of("app", "old", "env", "dev"),
                    Json.mapper().readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Consumer<Fields> watched(String last) {
        String data = "{\"GetMetricData\": [{\"Fact\": \"activity\", \"From\": \"2026-06-01T00:00:00Z\"" + last + "}]}";
        return fields -> Stream.of("old-dev-x", "old-dev-y")
                .forEach(name -> fields.put(measured(name, "AWS::Lambda::Function", data)));
    }

    private static Consumer<Fields> addresses(int many) {
        return fields -> {
            for (int i = 0; i < many; i++) {
                fields.add("AWS::EC2::EIP", "app-dev-" + i, "app", "app", "env", "dev");
            }
            fields.add("AWS::EC2::EIP", "bpp-dev-0", "app", "bpp", "env", "dev");
            fields.edge("app-dev-api", EdgeKind.WRITES, "bpp-dev-items");
        };
    }

    /** For inputs that need no more. */
    private static void nothing(Fields fields) {
        assertThat(fields).isNotNull();
    }

    private static void production(Fields fields) {
        fields.product("app", "prod");
        fields.product("bpp", "prod");
        fields.edge("app-prod-api", EdgeKind.INVOKES, "bpp-prod-api");
    }

    static Stream<Row> rows() {
        return Stream.of(accounts(), branches(), people(), borders(), old(), places())
                .flatMap(List::stream);
    }

    private static List<Row> accounts() {
        return List.of(
                new Row("account.common", Input.decided(CENTRAL), Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.context",
                        Input.of(AccountReasonRowsTest::nothing),
                        Input.decided("assign: [{resource: '*', account: one}]")),
                new Row(
                        "account.flow",
                        Input.decided(CENTRAL),
                        Input.decided("operatingModel: {default: decentralised}")),
                new Row("account.production-stays", Input.of(AccountReasonRowsTest::nothing), Input.decided(LEAVES)),
                new Row("account.legacy", Input.decided(LEAVES), Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.old",
                        Input.of(fields -> fields.add("AWS::DynamoDB::Table", "t1")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.owner",
                        Input.of(fields -> fields.put(measured(
                                        "vol-1",
                                        "AWS::EC2::Volume",
                                        "{\"State\":\"in-use\"," + "\"Attachments\":[{\"Device\":\"/dev/xvda\"}]}"))
                                .add("AWS::EC2::Instance", "app-dev-box", "app", "app", "env", "dev")
                                .edge("app-dev-box", EdgeKind.ATTACHED_TO, "vol-1")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.whole",
                        Input.of(fields -> fields.add("AWS::Route53::HostedZone", "zone")
                                .add("AWS::Route53::RecordSet", "app-dev-record", "app", "app", "env", "dev")
                                .part("app-dev-record", "zone")),
                        Input.of(fields -> fields.add("AWS::EC2::VPC", "net")
                                .add("AWS::EC2::Subnet", "app-dev-net", "app", "app", "env", "dev")
                                .part("app-dev-net", "net"))),
                new Row(
                        "account.sandbox",
                        Input.of(fields -> fields.add("AWS::DynamoDB::Table", "hackathon-scores")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.type",
                        Input.of(fields -> fields.add("AWS::EC2::VPC", "net")
                                .edge("app-dev-api", EdgeKind.ATTACHED_TO, "net")
                                .edge("bpp-dev-api", EdgeKind.ATTACHED_TO, "net")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.one-voice",
                        Input.of(fields -> fields.add("AWS::SQS::Queue", "q", "env", "staging", "app", "app")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row("account.unknown-environment", Input.of(product("nft")), Input.of(product("staging"))));
    }

    private static List<Row> branches() {
        return List.of(
                new Row(
                        "account.decentralised",
                        Input.decided("operatingModel: {app: decentralised}"),
                        Input.decided("operatingModel: {app: centralised}")),
                new Row(
                        "account.blast-radius",
                        Input.decided(CENTRAL + "\nblastRadius: {app: small}"),
                        Input.decided(CENTRAL + "\nblastRadius: {app: normal}")),
                new Row(
                        "account.critical",
                        Input.decided(CENTRAL, product("dev", "criticality", "high")),
                        Input.decided(CENTRAL, product("dev", "criticality", "low"))),
                new Row(
                        "account.sensitive-data",
                        Input.decided(CENTRAL, product("dev", "pii", "true")),
                        Input.decided(CENTRAL, product("dev", "pii", "false"))),
                new Row(
                        "account.exposed-data",
                        new Input(LEAVES, "", "new-prod-api", product("prod")),
                        new Input(LEAVES, "", "new-staging-api", product("staging"))),
                new Row("account.quota", Input.decided(CENTRAL, addresses(3)), Input.decided(CENTRAL, addresses(2))),
                new Row(
                        "account.cost",
                        Input.decided(CENTRAL, fields -> {
                            fields.product("new", "dev", "CostCenter", "1");
                            fields.product("far", "dev", "CostCenter", "2");
                        }),
                        Input.decided(CENTRAL, product("dev", "CostCenter", "1"))),
                new Row("account.undecided", Input.of(AccountReasonRowsTest::nothing), Input.decided(CENTRAL)));
    }

    private static List<Row> people() {
        return List.of(
                new Row(
                        "account.owner-decided",
                        Input.decided("owners: {app: us}"),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "account.owner-tags",
                        Input.of(product("dev", "owner", "us")),
                        Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "partition.account-without-owner",
                        Input.of(AccountReasonRowsTest::nothing),
                        Input.decided("owners: {app: us, bpp: us, production: us, management: us, log-archive: us,"
                                + " security-tooling: us, network: us, shared-services: us, backup: us}")),
                new Row(
                        "partition.context-of-people",
                        Input.of(fields -> {
                            for (String part : List.of("api", "worker", "mailer", "cleaner", "loader")) {
                                fields.add("AWS::Lambda::Function", "falcons-dev-" + part, "team", "falcons");
                                fields.add("AWS::DynamoDB::Table", "falcons-dev-" + part + "-data", "team", "falcons");
                            }
                        }),
                        Input.of(product("dev", "team", "new"))));
    }

    private static List<Row> borders() {
        Input queue = Input.of(edge(EdgeKind.INVOKES, "bpp-dev-api"));
        Input written = Input.of(edge(EdgeKind.WRITES, "bpp-dev-items"));
        return List.of(
                new Row("coupling.crossing", queue, Input.of(AccountReasonRowsTest::nothing)),
                new Row("coupling.split", queue, written),
                new Row("coupling.split-after-decoupling", written, queue),
                new Row(
                        "coupling.do-not-split",
                        Input.of(fields -> {
                            for (String table : List.of("k", "l", "m", "n")) {
                                fields.add("AWS::DynamoDB::Table", "bpp-dev-" + table, "app", "bpp", "env", "dev");
                                fields.edge("app-dev-api", EdgeKind.WRITES, "bpp-dev-" + table);
                            }
                        }),
                        written),
                new Row(
                        "coupling.in-place",
                        Input.of(AccountReasonRowsTest::production),
                        Input.decided(LEAVES, AccountReasonRowsTest::production)),
                new Row("coupling.gives-blast-radius", queue, Input.of(AccountReasonRowsTest::nothing)),
                new Row(
                        "coupling.gives-small-radius",
                        Input.decided("blastRadius: {app: small}", edge(EdgeKind.INVOKES, "bpp-dev-api")),
                        queue),
                new Row(
                        "coupling.gives-release",
                        Input.decided(
                                "operatingModel: {default: decentralised}", edge(EdgeKind.INVOKES, "bpp-dev-api")),
                        queue),
                new Row("coupling.gives-quotas", Input.of(addresses(3)), Input.of(addresses(2))),
                new Row(
                        "coupling.gives-cost",
                        Input.decided("owners: {app: us, bpp: them}", edge(EdgeKind.INVOKES, "bpp-dev-api")),
                        Input.decided("owners: {app: us, bpp: us}", edge(EdgeKind.INVOKES, "bpp-dev-api"))));
    }

    private static List<Row> old() {
        return List.of(
                new Row("keeper.strongest", Input.of(AccountReasonRowsTest::production), Input.of(product("prod"))),
                new Row("keeper.alone", Input.of(product("prod")), Input.of(AccountReasonRowsTest::production)),
                new Row(
                        "keeper.nobody",
                        Input.of(AccountReasonRowsTest::nothing),
                        Input.of(AccountReasonRowsTest::production)),
                new Row("retire.idle", Input.of(watched("")), Input.of(watched(", \"LastActive\": \"2026-07-01\""))),
                new Row(
                        "retire.leftover",
                        Input.of(fields ->
                                fields.put(measured("old-dev-v", "AWS::EC2::Volume", "{\"State\":\"available\"}"))),
                        Input.of(AccountReasonRowsTest::nothing)));
    }

    private static List<Row> places() {
        String needs = "environment: dev\ncontext: ";
        return List.of(
                new Row("place.context", Input.needs(needs + "app"), Input.needs(needs + "cpp")),
                new Row(
                        "place.common",
                        Input.needs(needs + "cpp"),
                        Input.needs(needs + "cpp\noperatingModel: decentralised")),
                new Row(
                        "place.not-the-old-account",
                        Input.needs("environment: prod\ncontext: cpp"),
                        Input.needs(needs + "cpp")),
                new Row(
                        "place.other-owner",
                        new Input(
                                CENTRAL + "\nowners: {dev: us}",
                                needs + "cpp\nowner: them",
                                "",
                                AccountReasonRowsTest::nothing),
                        new Input(
                                CENTRAL + "\nowners: {dev: us}",
                                needs + "cpp\nowner: us",
                                "",
                                AccountReasonRowsTest::nothing)),
                new Row(
                        "place.sandbox",
                        Input.needs("environment: sandbox\ncontext: cpp"),
                        Input.needs(needs + "cpp")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_speaks_where_it_should_and_nowhere_else(Row row) {
        String said = "\"rule\" : \"" + row.rule() + "\"";

        assertThat(row.fires().said()).contains(said);
        assertThat(row.passes().said()).doesNotContain(said);
    }

    @Test
    void every_rule_of_both_packages_has_a_row() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String room : List.of("accounts", "borders")) {
            try (Stream<Path> files =
                    Files.list(Path.of("src/main/java/dev/mitosis/partition").resolve(room))) {
                for (Path file : files.toList()) {
                    Matcher found = RULE.matcher(Files.readString(file));
                    while (found.find()) {
                        rules.add(found.group(1));
                    }
                }
            }
        }
        rules.removeAll(ALWAYS);

        assertThat(rows().map(Row::rule).distinct()).containsAll(rules);
    }
}
