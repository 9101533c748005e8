package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.io.Json;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.Logs.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same flow in every form that logs have, and files that are none. */
class LogFormsTest {
    private static final String RECORD =
            "2 123456789012 eni-00000000000000005 10.0.0.5 10.0.1.7 40001 5432 6 10 1000 1700000000 1700000060 ACCEPT OK";
    private static final String NAMES =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status";
    private static final String OTHER =
            "${end} ${start} ${bytes} ${packets} ${tcp-flags} ${dstport} ${srcport} ${protocol}"
                    + " ${dstaddr} ${srcaddr} ${interface-id}";
    private static final String IN_OTHER =
            "1700000060 1700000000 1000 10 2 5432 40001 6 10.0.1.7 10.0.0.5 eni-00000000000000005";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private record Form(String name, UnaryOperator<Logs> write) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("the default format", logs -> logs.file("a.log", RECORD)),
                new Form("with the names of fields", logs -> logs.file("a.log", NAMES, RECORD)),
                new Form("gzip, whatever it is called", logs -> logs.packed("a", NAMES, RECORD)),
                new Form("a folder in a folder", logs -> logs.packed("2026/01/02/a.log.gz", NAMES, RECORD)),
                new Form(
                        "an export of CloudWatch Logs",
                        logs -> logs.packed("a.gz", "2023-11-14T22:14:30.000Z " + RECORD)),
                new Form("names in another order", logs -> logs.file("a.log", OTHER.replaceAll("[${}]", ""), IN_OTHER)),
                new Form(
                        "the format of the account's flow log",
                        logs -> logs.with(account -> account.add(
                                        "AWS::EC2::FlowLog",
                                        "fl-0123456789abcdef0",
                                        log -> log.set("/LogFormat", OTHER)))
                                .file("a.log", IN_OTHER)),
                new Form("a format that is named", logs -> logs.format(OTHER).file("a.log", IN_OTHER)),
                new Form("lines that end as in Windows", logs -> logs.file("a.log", NAMES + "\r", RECORD + "\r")),
                new Form(
                        "a table in quotes",
                        logs -> logs.file(
                                "a.csv",
                                "\"" + NAMES.replace('-', '_').replace(" ", "\",\"") + "\"",
                                "\"" + RECORD.replace(" ", "\",\"") + "\"")),
                new Form(
                        "a table that sums up, with the client's port folded",
                        logs -> logs.file(
                                "a.csv",
                                NAMES.replace('-', '_').replace(' ', ',') + ",records",
                                RECORD.replace("40001", "0").replace(' ', ',') + ",1")),
                new Form(
                        "a name of quotes and patterns", logs -> logs.file("it's [a]*?\"/b'[1-2]*.log", NAMES, RECORD)),
                new Form(
                        "beside an intact one a file cut off",
                        logs -> logs.file("a.log", RECORD).torn("b.gz", NAMES, RECORD)),
                new Form("Parquet", LogFormsTest::parquet));
    }

    private static Logs parquet(Logs logs) {
        String[] names = NAMES.split(" ", -1);
        String[] values = RECORD.split(" ", -1);
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            String value = values[i].matches("\\d+") ? values[i] : "'" + values[i] + "'";
            columns.append(i == 0 ? "" : ", ")
                    .append(value)
                    .append(" AS \"")
                    .append(names[i].replace('-', '_'))
                    .append('"');
        }
        Path file = logs.path("a.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            java.nio.file.Files.createDirectories(file.getParent());
            statement.execute("COPY (SELECT " + columns + ") TO '" + file + "' (FORMAT parquet)");
            return logs;
        } catch (java.sql.SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_tells_the_same(Form form) {
        Seen seen = form.write().apply(logs).read();

        assertThat(seen.between(logs.account().arn("AWS::EC2::Instance", "web"), ":db:orders")
                        .bytesToServer())
                .isEqualTo(1000);
        assertThat(seen.traffic().observed().flows())
                .isEqualTo(new Span("2023-11-14T22:13:20Z", "2023-11-14T22:14:20Z", 1, 1));
        assertThat(seen.missing(What.RECORD_DAMAGED)).isZero();
    }

    @Test
    void equal_logs_give_equal_documents() {
        logs.file("a.log", NAMES, RECORD, RECORD.replace("5432", "443").replace("10.0.1.7", "52.94.5.9"))
                .file("b.log", RECORD.replace("10.0.0.5", "10.0.0.6"));

        assertThat(Json.pretty(logs.read().traffic()))
                .isEqualTo(Json.pretty(logs.read().traffic()));
    }

    @Test
    void damaged_lines_are_named_and_counted_and_the_others_used() {
        Seen seen = logs.file(
                        "a.log",
                        NAMES,
                        RECORD,
                        "2 123456789012 eni-1",
                        RECORD.replace("1700000060", "then"),
                        RECORD + " more")
                .read();

        assertThat(seen.traffic().observed().flows()).extracting(Span::records).isEqualTo(1L);
        assertThat(seen.missing(What.RECORD_DAMAGED)).isEqualTo(3);
        assertThat(seen.gap(What.RECORD_DAMAGED).orElseThrow().examples())
                .anyMatch(example -> example.endsWith("a.log, line 3"))
                .anyMatch(example -> example.endsWith("a.log, line 5"));
    }

    @Test
    void an_end_before_the_start_is_damage_and_lines_that_are_not_named_are_counted_all_the_same() {
        Seen seen = logs.file(
                        "a.log",
                        NAMES,
                        RECORD,
                        RECORD.replace("1700000060", "1699999999"),
                        RECORD + " 1",
                        RECORD + " 2",
                        RECORD + " 3",
                        RECORD + " 4",
                        RECORD + " 5")
                .read();

        assertThat(seen.missing(What.RECORD_DAMAGED)).isEqualTo(6);
        assertThat(seen.traffic().observed().flows()).extracting(Span::records).isEqualTo(1L);
    }

    @Test
    void what_stands_in_quotes_is_one_column_and_a_line_of_nothing_is_none() {
        String fields = NAMES.replace('-', '_').replace(' ', ',');
        Seen seen = logs.file(
                        "a.csv",
                        fields + ",traffic_path",
                        RECORD.replace(' ', ',') + ",\"first, second",
                        "and third\"",
                        "",
                        RECORD.replace(' ', ',').replace("40001", "40002") + ",\"\"")
                .read();

        assertThat(seen.missing(What.RECORD_DAMAGED)).isZero();
        assertThat(seen.traffic().observed().flows()).extracting(Span::records).isEqualTo(2L);
    }

    @Test
    void what_is_wrong_with_a_file_is_said() {
        Seen seen = logs.file("a.log", RECORD, "x".repeat(2 << 20))
                .file("b.csv", "srcaddr,dstaddr,srcaddr", "1,2,3")
                .file("c.csv", "srcaddr,bytes", "10.0.0.5,1")
                .bytes("d.log", new byte[0])
                .file("e.log", RECORD)
                .read();

        assertThat(seen.gap(What.FILE_UNREADABLE).orElseThrow().examples())
                .hasSize(4)
                .anyMatch(example -> example.contains("line 2 is longer"))
                .anyMatch(example -> example.contains("names no columns"))
                .anyMatch(example -> example.contains("it is empty"))
                .anyMatch(example -> example.contains("names a column twice"));
    }

    @Test
    void of_many_files_that_are_no_logs_five_are_named() {
        for (int i = 0; i < 7; i++) {
            logs.file("no-" + i + ".log", "no log");
        }
        Seen seen = logs.file("a.log", RECORD).read();

        assertThat(seen.missing(What.FILE_UNREADABLE)).isEqualTo(7);
        assertThat(seen.gap(What.FILE_UNREADABLE).orElseThrow().examples()).hasSize(5);
    }

    @Test
    void what_lies_beside_logs_is_none_and_a_link_to_a_folder_is_told_and_not_followed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("b.log"), "no log");
        logs.file("a.log", RECORD)
                .file(".DS_Store", "x")
                .file("_SUCCESS", "x")
                .file("a.csv.metadata", "x")
                .file("1_CloudTrail-Digest_eu-west-1.json", "x");
        Files.createSymbolicLink(logs.path("link"), elsewhere);

        assertThat(logs.read().traffic().gaps())
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.examples()).singleElement().asString().endsWith("link: it is a folder"));
    }

    @Test
    void folders_end_somewhere() {
        logs.file("d/".repeat(70) + "a.log", RECORD);

        assertThatThrownBy(logs::read)
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-TRAFFIC-01"));
    }

    private static void flowLog(AccountBuilder account, String id, String format) {
        account.add("AWS::EC2::FlowLog", id, log -> log.set("/LogFormat", format));
    }

    @Test
    void of_two_formats_that_fit_the_name_of_the_file_tells_which() {
        String turned =
                OTHER.replace("srcaddr", "x").replace("dstaddr", "srcaddr").replace("{x}", "{dstaddr}");
        logs.with(account -> {
            flowLog(account, "fl-0123456789abcdef0", OTHER);
            flowLog(account, "fl-0fedcba9876543210", turned);
        });

        Seen seen = logs.file("a.log", IN_OTHER)
                .file("123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20231114.log", IN_OTHER)
                .read();

        assertThat(seen.gap(What.FILE_UNREADABLE).orElseThrow().examples())
                .singleElement()
                .asString()
                .contains("logs/a.log", "more than one format");
        assertThat(seen.between(logs.account().arn("AWS::EC2::Instance", "web"), ":db:orders")
                        .bytesToServer())
                .isEqualTo(1000);
    }

    @Test
    void as_many_words_as_a_format_has_fields_are_no_record_of_it() {
        assertThat(logs.file("a.log", "a b c d e f g h i j k l m n")
                        .file("b.log", RECORD)
                        .read()
                        .gap(What.FILE_UNREADABLE)
                        .orElseThrow()
                        .examples())
                .singleElement()
                .asString()
                .contains("logs/a.log", "fit no format");
    }

    @Test
    void intervals_without_data_are_no_damage_and_skipped_ones_are_counted() {
        Seen seen = logs.file(
                        "a.log",
                        RECORD,
                        "2 123456789012 eni-00000000000000005 - - - - - - - 1700000000 1700000060 - NODATA",
                        "2 123456789012 eni-00000000000000006 - - - - - - - 1700000000 1700000060 - NODATA",
                        "2 123456789012 eni-00000000000000005 - - - - - - - 1700000000 1700000060 - SKIPDATA")
                .read();

        assertThat(seen.missing(What.RECORD_DAMAGED)).isZero();
        assertThat(seen.missing(What.RECORDS_SKIPPED)).isEqualTo(1);
    }

    static Stream<Form> strangers() {
        byte[] zeros = new byte[2 << 20];
        return Stream.of(
                new Form("empty", logs -> logs.bytes("a.log", new byte[0])),
                new Form("no log", logs -> logs.file("a.log", "hello world")),
                new Form("a line without an end", logs -> logs.bytes("a.log", zeros)),
                new Form("a column twice", logs -> logs.file("a.csv", "srcaddr,dstaddr,srcaddr", "1,2,3")),
                new Form("Parquet by its first bytes only", logs -> logs.file("a.parquet", "PAR1", "PAR1")),
                new Form("half a gzip file", logs -> logs.torn("a.gz", NAMES, RECORD)),
                new Form("JSON that breaks off", logs -> logs.file("a.json", "{\"Records\":[{\"eventName\":")),
                new Form(
                        "JSON without a bottom",
                        logs -> logs.bytes(
                                "a.json", ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8))),
                new Form("a bomb", LogFormsTest::bomb));
    }

    private static Logs bomb(Logs logs) {
        String line = RECORD + "\n";
        return logs.packed(
                "a.gz", NAMES, line.repeat((80 << 20) / line.length()).stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void what_is_no_log_is_named_and_the_others_are_read(Form form) {
        Seen seen = form.write().apply(logs).file("intact.log", RECORD).read();

        assertThat(seen.missing(What.FILE_UNREADABLE)).isEqualTo(1);
        assertThat(seen.gap(What.FILE_UNREADABLE).orElseThrow().examples().get(0))
                .contains("logs/a.")
                .doesNotContain("hello");
        assertThat(seen.traffic().conversations()).hasSize(1);
    }

    @Test
    void where_nothing_can_be_read_the_command_ends() {
        logs.file("a.log", "hello world");

        assertThatThrownBy(logs::read)
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-TRAFFIC-02"));
    }
}
