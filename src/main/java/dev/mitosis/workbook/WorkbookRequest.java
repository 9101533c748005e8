package dev.mitosis.workbook;

import dev.mitosis.report.facts.ReportInput;

/** What goes into the workbook of a plan. */
public record WorkbookRequest(ReportInput input) {}
