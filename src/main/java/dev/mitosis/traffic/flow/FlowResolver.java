package dev.mitosis.traffic.flow;

import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficDocument.Told;
import dev.mitosis.model.TrafficDocument.Verdict;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.place.AddressBook;
import dev.mitosis.traffic.place.Ends;
import dev.mitosis.traffic.place.Holders;
import dev.mitosis.traffic.place.NetworkPort;
import dev.mitosis.traffic.place.NetworkPorts;
import dev.mitosis.traffic.place.Sighting;
import dev.mitosis.traffic.place.Tenure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Makes conversations between resources of loaded flows between addresses. */
public final class FlowResolver {
    private static final Map<String, String> PROTOCOLS = Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "icmpv6");

    private final FlowTables tables;
    private final NetworkPorts ports;
    private final Holders holders;
    private final AddressBook addresses;
    private final GapBook gaps;

    /** A resolver over the resources that these know. */
    public FlowResolver(FlowTables tables, NetworkPorts ports, Holders holders, AddressBook addresses, GapBook gaps) {
        this.tables = tables;
        this.ports = ports;
        this.holders = holders;
        this.addresses = addresses;
        this.gaps = gaps;
    }

    /** The steps in order: each reads what the ones before have made. */
    public Flows resolve() throws SQLException {
        enterPorts();
        enterHolders();
        tables.run(FlowSql.TURN);
        tables.run(FlowSql.OWN);
        tables.each(
                FlowSql.SIGHTINGS,
                row -> addresses.seen(
                        row.get(1), new Sighting(row.get(0), row.get(2), number(row, 3), number(row, 4))));
        tables.run(List.of(FlowSql.ASKED));
        enterTenures();
        tables.run(FlowSql.END);
        tables.run(FlowSql.FOLD);
        countGaps();
        List<Conversation> conversations = new ArrayList<>();
        tables.each(FlowSql.CONVERSATIONS, row -> conversations.add(conversation(row)));
        return new Flows(span(), conversations);
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return tables.connection().unwrap(DuckDBConnection.class).createAppender("main", table);
    }

    private void enterPorts() throws SQLException {
        try (DuckDBAppender rows = appender("network_port");
                DuckDBAppender addressRows = appender("port_address")) {
            for (NetworkPort port : ports.all()) {
                rows.beginRow();
                rows.append(port.id());
                rows.append(port.vpc());
                rows.append(port.owner());
                rows.append(port.passes());
                rows.endRow();
                for (String address : port.addresses()) {
                    addressRows.beginRow();
                    addressRows.append(port.id());
                    addressRows.append(address);
                    addressRows.endRow();
                }
            }
        }
    }

    private void enterHolders() throws SQLException {
        List<List<String>> named = tables.ask(FlowSql.HOLDERS);
        try (DuckDBAppender rows = appender("holder")) {
            for (List<String> row : named) {
                Optional<String> owner = holders.find(row.get(0));
                if (owner.isPresent()) {
                    rows.beginRow();
                    rows.append(row.get(0));
                    rows.append(owner.get());
                    rows.endRow();
                }
            }
        }
    }

    private void enterTenures() throws SQLException {
        List<List<String>> asked = tables.ask(FlowSql.ADDRESSES);
        try (DuckDBAppender rows = appender("tenure")) {
            for (List<String> row : asked) {
                for (Tenure tenure : addresses.tenures(row.get(0), row.get(1), row.get(2))) {
                    rows.beginRow();
                    row.forEach(text -> append(rows, text));
                    rows.append(tenure.end());
                    rows.append(tenure.anybody());
                    rows.append(tenure.from());
                    rows.append(tenure.until());
                    rows.endRow();
                }
            }
        }
    }

    private static void append(DuckDBAppender rows, String text) {
        try {
            rows.append(text);
        } catch (SQLException e) {
            throw new IllegalStateException("a table in memory takes no text", e);
        }
    }

    private void countGaps() throws SQLException {
        for (List<String> row : tables.ask(FlowSql.UNKNOWN_ENDS)) {
            Optional<What> what = Ends.whyUnknown(row.get(0));
            if (what.isPresent()) {
                String list = row.get(3).replaceAll("[\\[\\]' ]", "");
                gaps.add(what.get(), number(row, 1), number(row, 2), Arrays.asList(list.split(",", -1)));
            }
        }
        for (List<String> row : tables.ask(FlowSql.GUESSED)) {
            gaps.add(What.DIRECTION_GUESSED, number(row, 0), number(row, 1), List.of());
        }
        for (List<String> row : tables.ask(FlowSql.FOLDED)) {
            gaps.add(What.FOLDED, number(row, 0), number(row, 1), List.of());
        }
        for (List<String> row : tables.ask(FlowSql.KINDS)) {
            if (row.get(0).equals("skipped")) {
                gaps.add(What.RECORDS_SKIPPED, number(row, 2), 0, List.of());
            }
        }
    }

    private @Nullable Span span() throws SQLException {
        List<String> row = tables.ask(FlowSql.SPAN).get(0);
        return row.get(0).isEmpty() ? null : new Span(instant(row, 0), instant(row, 1), tables.files(), number(row, 2));
    }

    private static Conversation conversation(List<String> row) {
        return new Conversation(
                row.get(0),
                row.get(1),
                PROTOCOLS.getOrDefault(row.get(2), row.get(2)),
                (int) number(row, 3),
                row.get(4).equals("true") ? Verdict.REJECTED : Verdict.ACCEPTED,
                told((int) number(row, 5)),
                (int) number(row, 6),
                number(row, 7),
                number(row, 8),
                number(row, 9),
                number(row, 10),
                number(row, 11),
                instant(row, 12),
                instant(row, 13));
    }

    private static Told told(int how) {
        return switch (how) {
            case 2 -> Told.BY_HANDSHAKE;
            case 1 -> Told.BY_PORT;
            default -> Told.GUESSED;
        };
    }

    private static long number(List<String> row, int column) {
        return FlowTables.number(row.get(column));
    }

    private static String instant(List<String> row, int column) {
        return Instant.ofEpochSecond(number(row, column)).toString();
    }
}
