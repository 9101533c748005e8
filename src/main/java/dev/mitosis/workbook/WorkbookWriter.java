package dev.mitosis.workbook;

import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.table.BriefTable;
import dev.mitosis.report.table.ColumnsTable;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.report.table.TeamTables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the workbook of a plan: what it is, what has to be decided, the plan, and the raw data last. */
public final class WorkbookWriter {
    private final int maxRows;

    /** A writer of sheets as long as Excel takes them. */
    public WorkbookWriter() {
        this(TableWorkbook.MAX_ROWS);
    }

    WorkbookWriter(int maxRows) {
        this.maxRows = maxRows;
    }

    /**
     * Writes the workbook; equal input gives equal bytes.
     *
     * @throws dev.mitosis.model.MitosisException where the file cannot be written, or people have changed it and that
     *     is kept ({@link WrittenWorkbook#requireUnchanged})
     */
    public WorkbookResult write(WorkbookRequest request, Path file, Edits edits) {
        ReportInput input = request.input();
        ReportTables tables = ReportTables.of(input);
        List<Table<?>> all = listed(tables);
        return new TableWorkbook(properties(request, ""), all, tables.choices(), maxRows)
                .write(
                        file,
                        edits,
                        book -> {
                            new BriefSheet(book, tables, input.planHash()).write();
                            new ReadMeSheet(book, input, all).write(true);
                            new SummarySheet(book, input, tables).write();
                        },
                        WorkbookWriter::calendar);
    }

    /** Writes the workbook for the team of one context: what is about it, and nothing else. */
    public WorkbookResult write(WorkbookRequest request, String context, Path file, Edits edits) {
        ReportInput input = request.input();
        ReportTables tables = TeamTables.of(input, ReportTables.of(input), context);
        List<Table<?>> all = listed(tables);
        return new TableWorkbook(properties(request, ", for " + context), all, tables.choices(), maxRows)
                .write(file, edits, book -> new ReadMeSheet(book, input, all).write(false), WorkbookWriter::calendar);
    }

    private static void calendar(Book book) {
        Layout<?> layout = book.layouts().get(TableNames.CALENDAR);
        if (layout != null) {
            new CalendarChart<>(book, layout).write();
        }
    }

    private static List<Table<?>> listed(ReportTables tables) {
        List<Table<?>> all = tables.tables().stream()
                .filter(table -> !table.name().equals(BriefTable.NAME))
                .collect(Collectors.toCollection(ArrayList::new));
        all.add(ColumnsTable.of(tables.tables()));
        return all;
    }

    private static TableWorkbook.Properties properties(WorkbookRequest request, String whom) {
        ReportInput input = request.input();
        String alias = input.snapshot().accountAlias();
        String account = alias.isEmpty()
                ? input.snapshot().account()
                : alias + " (" + input.snapshot().account() + ")";
        return new TableWorkbook.Properties(
                "Split of account " + account + whom,
                "Account " + account + ", snapshot "
                        + input.snapshot()
                                .snapshotId()
                                .substring(
                                        0,
                                        Math.min(
                                                12,
                                                input.snapshot().snapshotId().length())),
                Instant.parse(input.snapshot().finishedAt()),
                request.artefacts());
    }
}
