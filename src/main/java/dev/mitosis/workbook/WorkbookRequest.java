package dev.mitosis.workbook;

import dev.mitosis.report.facts.ReportInput;

/**
 * What goes into the workbook of a plan.
 *
 * @param artefacts the way from the folder of the workbook to that of the artefacts, with slashes; empty where nobody
 *     knows it, and nothing leads there
 */
public record WorkbookRequest(ReportInput input, String artefacts) {
    /** A workbook that leads to no files. */
    public WorkbookRequest(ReportInput input) {
        this(input, "");
    }
}
