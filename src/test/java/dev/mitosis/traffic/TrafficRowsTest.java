package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.CallOutcome;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficDocument.Told;
import dev.mitosis.traffic.call.CallReader;
import dev.mitosis.traffic.file.FlowFields;
import dev.mitosis.traffic.file.RecordLayout;
import dev.mitosis.traffic.flow.FlowResolver;
import dev.mitosis.traffic.place.AddressBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each row of the tables of traffic makes of the smallest record that it speaks of, and of the nearest one that it
 * does not. The lines are golden, so that a row that is lost, or that says something else than before, is seen.
 */
class TrafficRowsTest {
    private static final String WEB = "eni-00000000000000005 10.0.0.5 ";
    private static final String TIME = " 1700000000 1700000060 ";

    @TempDir
    private Path folder;

    private Logs logs;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"));
    }

    private static List<TsvRow> rows(Class<?> beside, String file) {
        return TsvTable.loadNamed(beside, file);
    }

    private static <K> Conversation at(Map<K, Conversation> seen, K key) {
        return Objects.requireNonNull(seen.get(key), () -> "nobody was seen at " + key);
    }

    private void compare(String file) {
        Golden.assertMatches(Path.of("src/test/resources/dev/mitosis/golden", file), String.join("\n", lines) + "\n");
    }

    /** The conversations of a log whose first line names the fields, by the server's port. */
    private Map<Integer, Conversation> conversations(String fields, List<String> records) {
        List<String> file = new ArrayList<>(records);
        file.add(0, fields);
        return logs.file("a.log", file.toArray(String[]::new)).read().traffic().conversations().stream()
                .collect(Collectors.toMap(Conversation::port, Function.identity()));
    }

    @Test
    void a_port_of_a_service_tells_the_server_and_the_next_one_does_not() {
        List<Integer> ports = rows(FlowResolver.class, "service-ports.tsv").stream()
                .map(row -> (int) row.number("port"))
                .toList();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            // Each to a network and from a port of its own: many together would tell something, too.
            String from = ".0.9 " + (40_000 + i) + " ";
            records.add(WEB + "20." + i + from + ports.get(i) + " 6 1 100" + TIME);
            records.add(WEB + "21." + i + from + next(ports.get(i), ports) + " 6 1 100" + TIME);
        }
        List<String> file = new ArrayList<>(records);
        file.add(0, "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end");
        Map<String, Conversation> seen =
                logs.file("a.log", file.toArray(String[]::new)).read().traffic().conversations().stream()
                        .collect(Collectors.toMap(Conversation::server, Function.identity()));

        for (int i = 0; i < ports.size(); i++) {
            Conversation fires = at(seen, "external:network/20." + i + ".0.0/24");
            Conversation quiet = at(seen, "external:network/21." + i + ".0.0/24");
            assertThat(fires.told()).as("port " + ports.get(i)).isEqualTo(Told.BY_PORT);
            assertThat(quiet.told()).as("port " + quiet.port()).isEqualTo(Told.GUESSED);
            lines.add("service-ports " + fires.port() + " tells, " + quiet.port() + " does not");
        }
        compare("rows-service-ports.txt");
    }

    private static int next(int port, List<Integer> ports) {
        int next = port + 1;
        while (ports.contains(next)) {
            next++;
        }
        return next;
    }

    @Test
    void the_name_of_a_range_of_aws_is_a_service_or_anybody() {
        List<String> names = rows(AddressBook.class, "range-services.tsv").stream()
                .map(row -> row.get("name"))
                .toList();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String to = WEB + "20.0." + i + ".9 40000 ";
            records.add(to + (100 + i) + " 6 1 100" + TIME + names.get(i));
            records.add(to + (200 + i) + " 6 1 100" + TIME + names.get(i) + "X");
        }
        Map<Integer, Conversation> seen = conversations(
                "interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end pkt-dst-aws-service",
                records);

        for (int i = 0; i < names.size(); i++) {
            String fires = at(seen, 100 + i).server();
            String quiet = at(seen, 200 + i).server();
            assertThat(quiet).as(names.get(i)).startsWith("external:service/").isNotEqualTo(fires);
            lines.add("range-services " + names.get(i) + " is " + fires + ", " + names.get(i) + "X " + quiet);
        }
        compare("rows-range-services.txt");
    }

    private static String call(String source, String error) {
        return ("{'eventTime':'2026-01-02T03:04:05Z','eventSource':'" + source
                        + ".amazonaws.com','eventName':'DoThings','awsRegion':'eu-west-1','sourceIPAddress':'10.0.0.5',"
                        + "'userIdentity':{'type':'Root','arn':'arn:aws:iam::123456789012:root'}"
                        + (error.isEmpty() ? "" : ",'errorCode':'" + error + "'") + "}")
                .replace('\'', '"');
    }

    private List<ApiCall> calls(List<String> records) {
        return logs.file("trail.json", records.toArray(String[]::new))
                .read()
                .traffic()
                .calls();
    }

    @Test
    void an_error_that_holds_the_part_is_a_refusal_and_one_without_its_last_letter_is_not() {
        List<String> parts = rows(CallReader.class, "denials.tsv").stream()
                .map(row -> row.get("part"))
                .toList();
        List<String> records = new ArrayList<>();
        for (String part : parts) {
            records.add(call("s3", error(part)));
            records.add(call("s3", error(part.substring(0, part.length() - 1))));
        }
        Map<String, CallOutcome> seen =
                calls(records).stream().collect(Collectors.toMap(ApiCall::error, ApiCall::outcome));

        for (String part : parts) {
            assertThat(seen).containsEntry(error(part), CallOutcome.DENIED);
            assertThat(seen).containsEntry(error(part.substring(0, part.length() - 1)), CallOutcome.FAILED);
            lines.add("denials " + error(part));
        }
        compare("rows-denials.txt");
    }

    /** As services write it: with capitals, and with words around it. */
    private static String error(String part) {
        return "Client." + part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1) + "Error";
    }

    @Test
    void the_source_of_an_event_is_a_service_as_iam_calls_it_and_another_is_its_own() {
        List<TsvRow> rows = rows(CallReader.class, "event-sources.tsv");
        List<String> records = new ArrayList<>();
        for (TsvRow row : rows) {
            records.add(call(row.get("event source"), ""));
            records.add(call(row.get("event source") + "x", ""));
        }
        Set<String> seen = calls(records).stream().map(ApiCall::action).collect(Collectors.toSet());

        for (TsvRow row : rows) {
            String fires = row.get("service") + ":DoThings";
            String quiet = row.get("event source") + "x:DoThings";
            assertThat(seen).contains(fires, quiet).doesNotContain(row.get("event source") + ":DoThings");
            lines.add("event-sources " + row.get("event source") + " is " + row.get("service"));
        }
        compare("rows-event-sources.txt");
    }

    /**
     * A format of a flow log is one where all of its fields are known; those of version 2 are what is written without
     * one.
     */
    @Test
    void a_field_may_stand_in_a_format_and_one_with_a_letter_more_may_not() {
        List<String> usual = RecordLayout.standard().columns();
        for (TsvRow row : rows(FlowFields.class, "flow-fields.tsv")) {
            String field = row.get("field");
            int column = usual.indexOf(field.replace('-', '_')) + 1;
            assertThat(RecordLayout.ofFormat("${srcaddr} ${" + field + "}"))
                    .as(field)
                    .isPresent();
            assertThat(RecordLayout.ofFormat("${srcaddr} ${" + field + "x}"))
                    .as(field)
                    .isEmpty();
            lines.add("flow-fields " + field + " may stand in a format of version " + row.get("version") + " of "
                    + row.get("source") + (column == 0 ? "" : ", column " + column + " without one"));
        }
        compare("rows-flow-fields.txt");
    }

    /**
     * Five rows that between them say something in every column; what they say without one of them is another thing.
     */
    @Test
    void a_column_of_calls_says_something_that_is_missing_where_it_has_another_name() {
        List<String> columns = rows(FlowFields.class, "call-columns.tsv").stream()
                .map(row -> row.get("column"))
                .toList();
        List<String> all = told(columns, "");

        for (String column : columns) {
            List<String> without = told(columns, column);
            assertThat(without).as(column).isNotEqualTo(all);
            lines.add("call-columns " + column + " tells " + rest(all, without) + " else " + rest(without, all));
        }
        compare("rows-call-columns.txt");
    }

    private static String rest(List<String> some, List<String> others) {
        return some.stream().filter(one -> !others.contains(one)).limit(1).collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> told(List<String> columns, String renamed) {
        String head = columns.stream()
                .map(column -> column.equals(renamed) ? column + "x" : column)
                .collect(Collectors.joining(","));
        Logs table = new Logs(folder.resolve("without-" + renamed))
                .with(account -> account.role("shop", role -> {})
                        .table("orders", one -> {})
                        .table("prices", one -> {})
                        .function("pay", one -> one.set("/Role", "arn:aws:iam::123456789012:role/shop"))
                        .add("AWS::EC2::VPCEndpoint", "vpce-00000000000000001", one -> {}));
        String prices = table.account().arn("AWS::DynamoDB::Table", "prices");
        table.file(
                "calls.csv",
                head,
                row(columns, "Ask", Map.of("resource_arns", prices)),
                row(
                        columns,
                        "Dive",
                        Map.of(
                                "identity_arn", "arn:aws:sts::123456789012:assumed-role/gone/x",
                                "issuer_arn", "arn:aws:iam::123456789012:role/deep/gone")),
                row(columns, "Serve", Map.of("identity_type", "AWSService", "invoked_by", "sso.amazonaws.com")),
                row(columns, "Visit", Map.of("identity_arn", "", "issuer_arn", "", "identity_account", "222222222222")),
                row(columns, "Leave", Map.of("recipient_account", "222222222222")));
        try {
            return table.read().traffic().calls().stream()
                    .map(TrafficRowsTest::text)
                    .toList();
        } catch (MitosisException e) {
            return List.of("no table of calls");
        }
    }

    private static String row(List<String> columns, String name, Map<String, String> special) {
        Map<String, String> usual = new HashMap<>(Map.of(
                "identity_type", "AssumedRole",
                "identity_arn", "arn:aws:sts::123456789012:assumed-role/shop/pay",
                "issuer_arn", "arn:aws:iam::123456789012:role/shop",
                "event_source", "dynamodb.amazonaws.com",
                "region", "eu-west-1",
                "source_address", "10.0.0.5",
                "vpc_endpoint", "vpce-00000000000000001",
                "error_code", "Throttled",
                "request", "\"{\"\"tableName\"\":\"\"orders\"\"}\"",
                "calls", "3"));
        usual.put("event_name", name);
        usual.put("first_seen", "2026-01-02T03:04:05Z");
        usual.put("last_seen", "2026-01-02T03:04:06Z");
        usual.putAll(special);
        return columns.stream().map(column -> usual.getOrDefault(column, "")).collect(Collectors.joining(","));
    }

    private static String text(ApiCall call) {
        return String.join(
                " ",
                last(call.principal()),
                String.valueOf(call.workload()).replaceAll(".*:", ""),
                call.action(),
                last(String.valueOf(call.resource())),
                last(call.source()),
                last(String.valueOf(call.endpoint())),
                call.region(),
                call.error(),
                call.count() + "x",
                call.first(),
                call.last());
    }

    private static String last(String end) {
        return end.substring(end.lastIndexOf('/') + 1);
    }
}
