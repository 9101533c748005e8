package dev.mitosis.workbook;

import dev.mitosis.golden.Golden;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Table;
import dev.mitosis.plan.PlannedEstate;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.table.ColumnsTable;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.target.RandomEstates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that says which sheets, headers and input cells there are: others read workbooks by them. */
class WorkbookPageTest {
    private static final String INTRODUCTION = """
            # The workbook

            What `reports/<account>/plan.xlsx` holds: its sheets in their order, and the headers of each. Whoever reads workbooks by program can rely on sheet names, headers and the hidden
            columns `_key` (which row it is) and `_was_NAME` (what stood in an input column at first). Headers stand in the fourth row, on the Brief below its last heading; data
            begin below them. Input columns are tinted, and say where an entry counts; [review.md](review.md) says how it comes back.

            Before these sheets stand `Read me` and `Summary`, behind them `Lists` with the values of the drop-downs. A table of more rows than a sheet has room for (a
            million) goes on on further ones with a number in their names, `Crossings 2`, which `Read me` lists. The same tables are in `tables.json` and in `csv/`, under the
            names in parentheses. *(This page is generated: `WorkbookPageTest`)*
            """;

    @Test
    void the_page_says_what_the_workbook_has() {
        List<Table<?>> tables = new ArrayList<>(ReportTables.of(input()).tables());
        tables.add(ColumnsTable.of(tables));
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Table<?> table : tables) {
            page.append("\n## ")
                    .append(table.title())
                    .append(" (`")
                    .append(table.name())
                    .append("`)\n\n");
            page.append(table.description()).append("\n\n| header | what it says | counts for |\n|---|---|---|\n");
            table.columns().forEach(column -> page.append(row(column)));
        }
        Golden.assertMatches(Path.of("docs/workbook.md"), page.toString());
    }

    private static String row(Column<?> column) {
        Input input = column.input();
        return "| " + column.title() + " | " + column.description() + " | "
                + (input == null ? "" : "`" + input.goesTo() + "`") + " |\n";
    }

    /** Documents with a target, so that no sheet is missing; their rows do not count here. */
    private static ReportInput input() {
        RandomEstates.Designed designed = RandomEstates.all().get(0).design();
        return new ReportInput(
                designed.request().snapshot().manifest(),
                List.of(),
                designed.request().graph(),
                designed.request().partition(),
                PlannedEstate.plan(designed),
                SampleReport.input().check(),
                designed.request().decisions(),
                designed.target(),
                CellNotes.NONE,
                Spending.UNKNOWN,
                null);
    }
}
