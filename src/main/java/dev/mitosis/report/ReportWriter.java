package dev.mitosis.report;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.table.ReportTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a plan as one HTML page, a short Markdown page, a JSON file and a CSV file for each table. */
public final class ReportWriter {

    /**
     * Writes all files; equal input gives equal bytes.
     *
     * @throws dev.mitosis.model.MitosisException where the folder cannot be written
     */
    public ReportResult write(ReportRequest request) {
        ReportTables tables = ReportTables.of(request.input());
        Path folder = request.folder();
        Path html = folder.resolve("plan.html");
        List<Path> files = new ArrayList<>();
        files.add(write(html, new HtmlReport(request.input(), tables, request.artefacts()).render()));
        files.add(write(folder.resolve("plan.md"), new MarkdownReport(request.input(), tables).render()));
        files.add(write(
                folder.resolve("tables.json"), JsonTables.render(request.input().plan(), tables.tables())));
        for (Table<?> table : tables.tables()) {
            files.add(write(folder.resolve("csv").resolve(table.name() + ".csv"), CsvTable.render(table)));
        }
        return new ReportResult(html, files);
    }

    private static Path write(Path file, String text) {
        AtomicFile.write(file, text);
        return file;
    }
}
