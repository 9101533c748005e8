package dev.mitosis.report;

import dev.mitosis.report.facts.ReportInput;
import java.nio.file.Path;

/**
 * What to report and where.
 *
 * @param folder gets {@code plan.html}, {@code plan.md}, {@code tables.json} and {@code csv/}
 * @param artefacts the way from there to the folder of the artefacts, with slashes; empty where nobody knows it
 */
public record ReportRequest(ReportInput input, Path folder, String artefacts) {
    /** Pages that lead to no files. */
    public ReportRequest(ReportInput input, Path folder) {
        this(input, folder, "");
    }
}
