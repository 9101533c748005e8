package dev.mitosis.cost.query;

import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.TextFormat;
import dev.mitosis.cost.store.HistoryPage;
import dev.mitosis.cost.store.HistoryPage.Amount;
import dev.mitosis.cost.store.HistoryPage.Row;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Puts the rows of parts into a table, page by page. */
public final class HistoryLoader {
    private final PartStore store;
    private final List<String> metrics;

    public HistoryLoader(PartStore store, List<String> metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    /** The columns that hold every amount of these parts exactly. */
    public HistoryTable table(HistoryQuery query, Collection<PartHeader> parts) {
        int scale = HistoryTable.LEAST_SCALE;
        int digits = 0;
        for (PartHeader part : parts) {
            scale = Math.max(scale, part.scale());
            digits = Math.max(digits, part.digits());
        }
        if (scale + digits > HistoryTable.WIDEST) {
            throw new MitosisException(
                    "M-COST-05",
                    "the amounts of " + query.name() + " need more than " + HistoryTable.WIDEST + " digits",
                    digits + " before and " + scale + " behind the point",
                    "delete the parts of this query below journal/parts and run `mitosis cost export` again",
                    ExitCode.INVALID_INPUT);
        }
        List<String> keys = query.groupBy().stream().map(GroupKey::column).toList();
        return new HistoryTable(query.series().granularity(), keys, metrics, scale);
    }

    /** Makes the table and fills it with the slots that each part answers for. */
    public void load(
            Connection connection,
            String name,
            HistoryTable table,
            HistoryQuery query,
            Map<PartHeader, Set<LocalDate>> parts)
            throws SQLException, IOException {
        DuckDbSql.run(
                connection,
                "CREATE OR REPLACE TABLE " + DuckDbSql.name(name) + " (" + String.join(", ", table.definitions())
                        + ")");
        SlotUnit unit = query.series().unit();
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("main", name)) {
            for (Map.Entry<PartHeader, Set<LocalDate>> part : parts.entrySet()) {
                store.read(
                        part.getKey(),
                        page -> append(
                                appender,
                                page,
                                query,
                                table,
                                slot -> part.getValue().contains(unit.floor(slot))));
            }
        }
    }

    private void append(
            DuckDBAppender appender,
            com.fasterxml.jackson.databind.JsonNode page,
            HistoryQuery query,
            HistoryTable table,
            java.util.function.Predicate<LocalDate> wanted)
            throws IOException {
        try {
            HistoryPage.<SQLException>rows(page, query.groupBy(), metrics, row -> {
                if (wanted.test(Granularity.date(row.start()))) {
                    append(appender, row, table);
                }
            });
        } catch (IllegalArgumentException e) {
            throw new IOException("an answer of " + query.name() + " was altered: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void append(DuckDBAppender appender, Row row, HistoryTable table) throws SQLException {
        appender.beginRow();
        for (String time : List.of(row.start(), row.end())) {
            if (table.granularity() == Granularity.HOURLY) {
                appender.append(LocalDateTime.parse(time.replace("Z", "")));
            } else {
                appender.append(LocalDate.parse(time));
            }
        }
        appender.append(row.estimated());
        for (String key : row.keys()) {
            appender.append(key);
        }
        for (Amount amount : row.amounts()) {
            BigDecimal value = amount.value();
            if (value == null) {
                appender.appendNull();
            } else {
                TextFormat.require(
                        value.stripTrailingZeros().scale() <= table.scale(),
                        "as long as its part says",
                        value.toString());
                appender.append(value.setScale(table.scale()));
            }
            appender.append(amount.unit());
        }
        appender.endRow();
    }
}
