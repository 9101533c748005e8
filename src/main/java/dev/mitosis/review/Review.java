package dev.mitosis.review;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.report.table.RowDigests;
import dev.mitosis.review.ReviewMerge.Written;
import dev.mitosis.workbook.ReturnedWorkbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review: what several people gave back, against what the newest documents say. */
public final class Review {
    /** The sheet whose rows are contexts. */
    private static final String CONTEXTS = "contexts";

    private final ReportTables tables;
    private final Decisions decisions;
    private final CellNotes notes;
    private final ReviewMerge merge;
    private final List<String> flaws = new ArrayList<>();

    /**
     * A review.
     *
     * @param tables as the newest documents have them
     * @param decisions what was decided until now
     * @param notes what was noted until now
     */
    public Review(ReportTables tables, Decisions decisions, CellNotes notes) {
        this.tables = tables;
        this.decisions = decisions;
        this.notes = notes;
        this.merge = new ReviewMerge(tables, decisions);
    }

    /**
     * What is to be kept.
     *
     * @param decisions the text of {@code decisions.yaml}
     */
    public record Result(String decisions, CellNotes notes) {}

    /** The tables that workbooks are made of. */
    public List<Table<?>> tables() {
        return tables.tables();
    }

    /** Adds what one person gave back. */
    public void add(String file, ReturnedWorkbook returned) {
        returned.flaws().forEach(flaw -> flaws.add(file + ": " + flaw));
        merge.add(file, returned);
    }

    /** Writes what is taken into the text of {@code decisions.yaml} and into the notes; once, after all was added. */
    public Result write(String text) {
        String written = new DecisionsMerge(text, decisions, contexts(), tables.questions()).write(merge);
        CellNotes all = notes;
        for (Written one : merge.taken()) {
            if (one.input().isNoted()) {
                all = all.with(
                        one.cell().table(),
                        one.cell().key(),
                        one.cell().column(),
                        one.entry().now());
            }
        }
        all = all.without(TableNames.OPEN_ANSWERS);
        for (OpenEntry open : open()) {
            ReviewEntry entry = open.entry();
            String key = String.join(" ", entry.sheet(), entry.cell(), entry.file());
            for (Map.Entry<String, String> cell : cells(open).entrySet()) {
                all = all.with(TableNames.OPEN_ANSWERS, key, cell.getKey(), cell.getValue());
            }
        }
        return new Result(written, all.afterReading(RowDigests.of(tables.tables())));
    }

    private List<OpenEntry> open() {
        return Stream.concat(merge.conflicts().stream(), merge.invalid().stream())
                .toList();
    }

    private Map<String, String> cells(OpenEntry open) {
        ReviewEntry entry = open.entry();
        return Map.of(
                "state", merge.conflicts().contains(open) ? "conflict" : "invalid",
                "file", entry.file(),
                "place", entry.sheet() + " " + entry.cell(),
                "row", entry.key(),
                "column", entry.column(),
                "wrote", entry.now(),
                "why", open.why(),
                "fix", open.fix());
    }

    private Set<String> contexts() {
        return keys(tables.table(CONTEXTS));
    }

    private static <R> Set<String> keys(Table<R> table) {
        return table.rows().stream().map(table.key()).collect(Collectors.toSet());
    }

    /** What came of it. */
    public ReviewDocument document(String account, boolean dryRun) {
        return new ReviewDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                account,
                dryRun,
                merge.taken().stream().map(Written::entry).toList(),
                merge.known(),
                merge.conflicts(),
                merge.invalid(),
                flaws);
    }
}
