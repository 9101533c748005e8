package dev.mitosis.workbook;

import dev.mitosis.model.CostBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes the workbook of a cost history: what it is, charts over time, pivots, coverage. */
public final class CostWorkbookWriter {
    /**
     * Writes the workbook; equal input gives equal bytes.
     *
     * @throws dev.mitosis.model.MitosisException where the file cannot be written, or people have changed it and that
     *     is kept ({@link WrittenWorkbook#requireUnchanged})
     */
    public WorkbookResult write(CostBook content, Path file, Edits edits) {
        TableWorkbook.Properties properties = new TableWorkbook.Properties(
                "Cost history of account " + content.account(),
                "Account " + content.account() + ", exported "
                        + content.exportedAt().substring(0, 10),
                Instant.parse(content.exportedAt()));
        return new TableWorkbook(properties, content.tables(), List.of())
                .write(file, edits, book -> new CostFrontSheets(book, content).write());
    }
}
