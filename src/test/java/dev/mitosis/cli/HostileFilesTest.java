package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Bounds;
import dev.mitosis.snapshot.HostileSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a file: the answer is exit 6 with what, why and fix, soon and in little memory. */
@Timeout(120)
class HostileFilesTest {
    private static final String ACCOUNT = "123456789012";

    private static final String HONEST_TRAFFIC = "{\"formatVersion\":1,\"tool\":\"t\",\"account\":\"" + ACCOUNT
            + "\",\"snapshotId\":\"s\",\"inputs\":{},\"observed\":{\"flows\":null,\"calls\":null},"
            + "\"conversations\":[],\"calls\":[],\"gaps\":[]}";
    private static final String TALK = "{\"client\":\"external:internet\",\"server\":\"arn:aws:sqs:eu-west-1:" + ACCOUNT
            + ":orders\",\"protocol\":\"tcp\",\"port\":443,\"verdict\":\"accepted\",\"told\":\"by-port\",\"ports\":1,"
            + "\"bytesToServer\":100,\"bytesToClient\":9,\"packetsToServer\":1,\"packetsToClient\":1,\"records\":1,"
            + "\"first\":\"x\",\"last\":\"y\"}";

    @TempDir
    Path folder;

    private Path plans;
    private HostileSnapshot snapshot;

    /** What somebody puts into a workspace, and what is then run. */
    private record Case(String name, Attack attack, String named, List<String> command) {
        Case(String name, Attack attack, String named, String... command) {
            this(name, attack, named, List.of(command));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Attack {
        void on(Path plans, HostileSnapshot snapshot) throws IOException, InterruptedException;
    }

    @BeforeEach
    void lay_out_a_workspace() throws IOException {
        plans = Files.createDirectories(folder.resolve("plans/" + ACCOUNT));
        snapshot = HostileSnapshot.write(plans.resolve("snapshot"), ACCOUNT);
    }

    static List<Case> files() {
        return List.of(
                snapshot("half a gzip file", "record 1", s -> s.truncate()),
                snapshot("no gzip file at all", "GZIP", s -> s.replace("{}".getBytes(StandardCharsets.UTF_8))),
                snapshot("records of nothing", "arn", s -> s.lines("{}")),
                snapshot("a record that is null", "record 1", s -> s.lines("null")),
                snapshot("a record that is a list", "record 1", s -> s.lines("[[]]")),
                snapshot("an empty line", "record 1", s -> s.lines("")),
                snapshot("a name twice", "Duplicate", s -> s.lines("{\"arn\":\"a\",\"arn\":\"b\"}")),
                snapshot("a tag without a value", "/tags/a", s -> s.lines(record("{\"a\":null}", "{}"))),
                snapshot("a record after a record", "record 1", s -> s.lines(record("{}", "{}") + " {}")),
                snapshot("a hundred thousand levels", "depth", s -> s.lines("{\"data\":" + "[".repeat(100_000))),
                snapshot("a number of a million digits", "record 1", s -> s.lines("1".repeat(1_000_000))),
                snapshot(
                        "bytes that are no UTF-8", "UTF-8", s -> s.bytes(new byte[] {'{', '"', (byte) 0xff, '"', '}'})),
                snapshot("more records than it says", "records", s -> s.lines(record("{}", "{}"), record("{}", "{}"))),
                snapshot("a bomb of zeros", "times its size", s -> s.bomb(0, 128L << 20)),
                snapshot("one line without an end", "longer than", s -> s.noise(Bounds.RECORD_BYTES + (1L << 20))),
                snapshot("a file outside", "outside", s -> s.entry("../../../../../etc/passwd")),
                snapshot("an absolute path", "outside", s -> s.entry("/etc/passwd")),
                snapshot("a link that leads out", "link", s -> s.link(Path.of("/etc/passwd"))),
                snapshot("a pipe among the data", "pipe", s -> s.pipe()),
                snapshot("a folder among the data", "folder", s -> s.entry("eu-west-1")),
                snapshot("a manifest without files", "files", s -> s.manifest("files", null)),
                snapshot("a manifest whose files are null", "files", s -> s.manifest("files", "null")),
                snapshot("a manifest with a null file", "/files/0", s -> s.manifest("files", "[null]")),
                snapshot("a manifest of numbers", "/regions", s -> s.manifest("regions", "7")),
                snapshot(
                        "a manifest of another account",
                        "another account",
                        s -> s.manifest("account", "\"210987654321\"")),
                snapshot("an unknown coverage", "status", s -> s.manifest("coverage", "[{\"status\":\"lovely\"}]")),
                snapshot("another id", "snapshotId", s -> s.manifest("snapshotId", "\"0\"")),
                new Case(
                        "a manifest that is a pipe",
                        (p, s) -> pipe(p.resolve("snapshot/manifest.json")),
                        "pipe",
                        "graph"),
                new Case("a manifest that is a device", (p, s) -> link(p, "snapshot/manifest.json"), "device", "graph"),
                text("a graph that is nothing", "graph.json", "", "graph.json", "partition"),
                text("a graph that is null", "graph.json", "null", "graph.json", "partition"),
                text("a graph without nodes", "graph.json", "{\"formatVersion\":1}", "graph.json", "partition"),
                text(
                        "a graph of a far future",
                        "graph.json",
                        "{\"formatVersion\":1e999999999}",
                        "graph.json",
                        "partition"),
                new Case("a graph that is a pipe", (p, s) -> pipe(p.resolve("graph.json")), "pipe", "partition"),
                new Case(
                        "a graph that is a folder",
                        (p, s) -> Files.createDirectory(p.resolve("graph.json")),
                        "folder",
                        "partition"),
                traffic("traffic that is nothing", "", "traffic.json"),
                traffic("half of the traffic", HONEST_TRAFFIC.substring(0, HONEST_TRAFFIC.length() / 2), "line 1"),
                traffic("traffic that is null", "null", "formatVersion"),
                traffic("traffic without calls", HONEST_TRAFFIC.replace(",\"calls\":[]", ""), "calls"),
                traffic("conversations of numbers", spoken("7"), "/conversations/0"),
                traffic("a conversation that is null", spoken("null"), "/conversations/0"),
                traffic("conversations in an object", HONEST_TRAFFIC.replace("[]", "{}"), "conversations"),
                traffic("a port beyond all numbers", spoken(TALK.replace("443", "99999999999")), "port"),
                traffic("bytes of a billion zeros", spoken(TALK.replace("100", "1e999999999")), "bytesToServer"),
                traffic("half a byte", spoken(TALK.replace("100", "0.5")), "bytesToServer"),
                traffic("a verdict that nobody passes", spoken(TALK.replace("accepted", "lovely")), "verdict"),
                traffic("a name twice", spoken(TALK.replace("{", "{\"client\":\"a\",")), "uplicate"),
                traffic("traffic of a newer version", HONEST_TRAFFIC.replace(":1,", ":99,"), "format 99"),
                traffic(
                        "traffic of another account",
                        HONEST_TRAFFIC.replace(ACCOUNT, "210987654321"),
                        "another account"),
                new Case("traffic in a pipe", (p, s) -> pipe(p.resolve("traffic.json")), "pipe", "graph"),
                decisions("an alias bomb", bomb(), "anchor"),
                decisions("a class in a tag", "owners: !!javax.script.ScriptEngineManager [a]", "tag"),
                decisions("a tag of text", "cidrPool: !!str 10.0.0.0/8", "tag"),
                decisions("a merge key", "owners:\n  <<: *x\n", "alias"),
                decisions("a list within itself", "owners: &a\n  b: *a\n", "anchor"),
                decisions("a key twice", "owners: {}\nowners: {}\n", "uplicate"),
                decisions("a second document", "owners: {}\n---\ncidrPool: 10.0.0.0/8\n", "second document"),
                decisions("a thousand levels", "[".repeat(1000), "deep"),
                decisions("a null in a list", "assign:\n  - null\n", "decisions.yaml:2"),
                decisions("a null in a map", "owners:\n  shop: null\n", "owners"),
                decisions("half a thing", "owners: {", "decisions.yaml:1"),
                new Case(
                        "decisions without an end",
                        (p, s) -> large(p.resolve("decisions.yaml")),
                        "more than",
                        "partition"),
                new Case(
                        "decisions that are no text",
                        (p, s) -> Files.write(p.resolve("decisions.yaml"), new byte[] {'a', (byte) 0xc3, 'b'}),
                        "UTF-8",
                        "partition"),
                new Case("decisions in a pipe", (p, s) -> pipe(p.resolve("decisions.yaml")), "pipe", "partition"),
                project("settings in a list", "- a\n", "no settings"),
                project("settings by an alias", "region: &a eu-west-1\n", "anchor"),
                new Case("settings in a pipe", (p, s) -> pipe(p.resolve("../../mitosis.yaml")), "pipe", "graph"));
    }

    private static Case snapshot(String name, String named, HostileSnapshot.Attack attack) {
        return new Case(name, (p, s) -> attack.on(s), named, "graph");
    }

    private static Case text(String name, String file, String content, String named, String command) {
        return new Case(name, (p, s) -> Files.writeString(p.resolve(file), content), named, command);
    }

    private static Case traffic(String name, String content, String named) {
        return text(name, "traffic.json", content, named, "graph");
    }

    private static String spoken(String conversation) {
        return HONEST_TRAFFIC.replace("\"conversations\":[]", "\"conversations\":[" + conversation + "]");
    }

    private static Case decisions(String name, String content, String named) {
        return text(name, "decisions.yaml", content, named, "partition");
    }

    private static Case project(String name, String content, String named) {
        return text(name, "../../mitosis.yaml", content, named, "graph");
    }

    private static String record(String tags, String data) {
        return "{\"arn\":\"arn:aws:sqs:eu-west-1:" + ACCOUNT
                + ":q\",\"type\":\"AWS::SQS::Queue\",\"region\":\"eu-west-1\"," + "\"account\":\"" + ACCOUNT
                + "\",\"tags\":" + tags + ",\"data\":" + data + "}";
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    private static void pipe(Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
    }

    private static void link(Path plans, String file) throws IOException {
        Files.delete(plans.resolve(file));
        Files.createSymbolicLink(plans.resolve(file), Path.of("/dev/zero"));
    }

    private static void large(Path file) throws IOException {
        byte[] comments = new byte[1 << 20];
        Arrays.fill(comments, (byte) '#');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i <= Bounds.HANDWRITTEN_BYTES >> 20; i++) {
                out.write(comments);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_ends_with_exit_6_and_what_to_do(Case hostile) throws Exception {
        if (hostile.command().get(0).equals("partition") && !hostile.name().startsWith("a graph")) {
            assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
        }
        hostile.attack().on(plans, snapshot);

        CommandLineRun run = CommandLineRun.in(folder, hostile.command().toArray(String[]::new));

        assertThat(run.exit()).as(run.err()).isEqualTo(6);
        assertThat(run.err())
                .contains("mitosis: error [M-", "  why: ", "  fix: ")
                .contains(hostile.named())
                .doesNotContain("M-INTERNAL", "\tat ", "NullPointer");
    }

    /** What a newer version may add, what a person may write, and numbers that no number holds the sum of. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            later         | [1]
            bytesToClient | 9223372036854775807
            client        | "arn:aws:nobody:::x"
            client        | "external:network/nowhere\\u0000/99"
            client        | "external:unresolved/"
            """)
    void traffic_that_no_reader_writes_does_no_harm(String member, String value) throws IOException {
        String others = TALK.substring(1).replaceFirst("\"" + member + "\":[^,]*,", "");
        Files.writeString(plans.resolve("traffic.json"), spoken("{\"" + member + "\":" + value + "," + others));

        CommandLineRun run = CommandLineRun.in(folder, "graph");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(plans.resolve("graph.json"))).doesNotContain("\u0000", " -9");
    }

    @ParameterizedTest
    @MethodSource("imports")
    void what_an_import_cannot_read_is_told_and_the_rest_is_taken(Case hostile) throws Exception {
        Path folder = Files.createDirectories(this.folder.resolve("in"));
        Files.writeString(folder.resolve("sts-get-caller-identity.json"), "{\"Account\":\"" + ACCOUNT + "\"}");
        Files.writeString(folder.resolve("sqs-list-queues.json"), "{\"QueueUrls\":[]}");
        hostile.attack().on(folder, snapshot);

        CommandLineRun run = CommandLineRun.in(this.folder, hostile.command().toArray(String[]::new));

        assertThat(run.exit()).as(run.err()).isIn(4, 6);
        assertThat(run.err()).contains(hostile.named()).doesNotContain("M-INTERNAL", "\tat ");
    }

    static List<Case> imports() {
        String[] cli = {"import", "--aws-cli", "in", "--region", "eu-west-1"};
        String[] config = {"import", "--aws-config", "in/config.json", "--account", ACCOUNT};
        return List.of(
                new Case("a pipe among answers", (p, s) -> pipe(p.resolve("ec2-describe-vpcs.json")), "pipe", cli),
                new Case("half a gzip file", (p, s) -> half(p.resolve("ec2-describe-vpcs.json.gz")), "vpcs", cli),
                new Case(
                        "an answer without an end",
                        (p, s) -> endless(p.resolve("ec2-describe-vpcs.json.gz")),
                        "ec2-describe-vpcs",
                        cli),
                new Case(
                        "too many levels",
                        (p, s) -> Files.writeString(p.resolve("ec2-describe-vpcs.json"), "[".repeat(9999)),
                        "depth",
                        cli),
                new Case("a snapshot in a pipe", (p, s) -> pipe(p.resolve("config.json")), "pipe", config),
                new Case(
                        "a snapshot that is a folder",
                        (p, s) -> Files.createDirectory(p.resolve("config.json")),
                        "folder",
                        config),
                new Case("an item without an end", (p, s) -> endless(p.resolve("config.json")), "config.json", config),
                new Case(
                        "items of null",
                        (p, s) -> Files.writeString(p.resolve("config.json"), "{\"configurationItems\":[null,7,{}]}"),
                        "item 1",
                        config),
                new Case("nothing", (p, s) -> Files.writeString(p.resolve("config.json"), ""), "whole file", config));
    }

    private static void half(Path file) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(whole)) {
            out.write("{\"Vpcs\":[]}".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
    }

    /** A list whose elements are numbers, in one item, larger than any answer. */
    private static void endless(Path file) throws IOException {
        byte[] block = "1234567,".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"configurationItems\":[[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 2 * (Bounds.RECORD_BYTES >> 20); i++) {
                out.write(block);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void a_hostile_cost_history_ends_with_exit_6(Case hostile) throws Exception {
        hostile.attack().on(Files.createDirectories(folder.resolve("reports/" + ACCOUNT + "/cost")), snapshot);

        CommandLineRun run = CommandLineRun.in(folder, hostile.command().toArray(String[]::new));

        assertThat(run.exit()).as(run.err()).isEqualTo(6);
        assertThat(run.err()).contains("  why: ", "  fix: ", hostile.named()).doesNotContain("M-INTERNAL", "\tat ");
    }

    static List<Case> histories() {
        String[] verify = {"cost", "verify"};
        String[] query = {"cost", "query"};
        return List.of(
                history("a manifest of nothing", "{}", "formatVersion", verify),
                history("a manifest that is null", "null", "null", verify),
                history("half a manifest", "{\"formatVersion\":1,", "line 1", verify),
                history("a metric that is SQL", honest("\"1) FROM x; --\"", "[]"), "metric", verify),
                history("a query that is SQL", honest("", entry("\\\"; DROP", "")), "name of a query", verify),
                history(
                        "a price of a billion zeros",
                        honest("", "[]").replace("\"price\":0", "\"price\":1e999999999"),
                        "price",
                        verify),
                history("a query that is null", honest("", "[null]"), "/queries/0", verify),
                history(
                        "a file outside",
                        honest("", entry("monthly-total", file("../../../x/month=2025-01/x.parquet"))),
                        "outside",
                        "cost",
                        "query",
                        "select 1"),
                history(
                        "a file that is not there",
                        honest("", entry("monthly-total", file("parquet/month=2025-01/x.parquet"))),
                        "x.parquet",
                        "cost",
                        "query",
                        "select 1"),
                new Case("a manifest in a pipe", (p, s) -> pipe(p.resolve("manifest.json")), "pipe", query),
                new Case(
                        "a manifest that is a folder",
                        (p, s) -> Files.createDirectory(p.resolve("manifest.json")),
                        "folder",
                        query));
    }

    private static Case history(String name, String manifest, String named, String... command) {
        return new Case(name, (p, s) -> Files.writeString(p.resolve("manifest.json"), manifest), named, command);
    }

    private static String honest(String metric, String queries) {
        return "{\"formatVersion\":1,\"tool\":\"t\",\"account\":\"" + ACCOUNT
                + "\",\"createdAt\":\"2026-01-01T00:00:00Z\","
                + "\"createdBy\":\"x\",\"asOf\":\"x\",\"run\":\"r\",\"requests\":1,\"requestsThisRun\":1,\"price\":0,"
                + "\"priceCurrency\":\"USD\",\"metrics\":[" + metric + "],\"retention\":[],\"queries\":" + queries
                + ",\"documents\":[],\"coverage\":[]}";
    }

    private static String entry(String name, String file) {
        return "[{\"name\":\"" + name
                + "\",\"operation\":\"o\",\"granularity\":\"MONTHLY\",\"groupBy\":[],\"columns\":[],"
                + "\"start\":\"2025-01-01\",\"end\":\"2025-02-01\",\"status\":\"complete\",\"reason\":\"\",\"estimated\":[],"
                + "\"files\":[" + file + "],\"parts\":[]}]";
    }

    private static String file(String path) {
        return "{\"path\":\"" + path + "\",\"format\":\"parquet\",\"sha256\":\"0\",\"rows\":1}";
    }
}
