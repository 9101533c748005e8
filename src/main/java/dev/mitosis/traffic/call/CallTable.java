package dev.mitosis.traffic.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.FlowFields;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.file.LogFile;
import dev.mitosis.traffic.file.LogFile.Rows;
import dev.mitosis.traffic.file.SqlRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Reads tables of API calls, as queries over a trail export them. */
public final class CallTable {
    private static final List<String> COLUMNS = TsvTable.loadNamed(FlowFields.class, "call-columns.tsv").stream()
            .map(row -> row.get("column"))
            .toList();

    private final CallReader reader;
    private final GapBook gaps;

    public CallTable(CallReader reader, GapBook gaps) {
        this.reader = reader;
        this.gaps = gaps;
    }

    /** Reads a file through a database that sees it. */
    public void read(Connection connection, LogFile file) {
        Rows rows = (Rows) file.content();
        long read = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(SqlRows.text(List.of(file), rows, COLUMNS))) {
            while (result.next()) {
                read++;
                take(result, file.name());
            }
            reader.counted();
            gaps.add(What.RECORD_DAMAGED, Math.max(0, rows.lines() - read), file.name());
        } catch (SQLException e) {
            gaps.add(What.FILE_UNREADABLE, 1, file.name() + ": the database cannot read it as text in columns");
        }
    }

    private void take(ResultSet row, String name) throws SQLException {
        String text = text(row, "request");
        JsonNode request = CallReader.request(text).orElse(CallFacts.noRequest());
        Optional<CallFacts> facts = CallFacts.ofRow(
                column -> {
                    try {
                        return text(row, column);
                    } catch (SQLException e) {
                        throw new IllegalStateException("a row has no column " + DuckDbSql.text(column), e);
                    }
                },
                request);
        facts.ifPresentOrElse(reader::take, () -> reader.damaged(name));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
