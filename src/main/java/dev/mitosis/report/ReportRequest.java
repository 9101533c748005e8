package dev.mitosis.report;

import dev.mitosis.report.facts.ReportInput;
import java.nio.file.Path;

/**
 * What to report and where.
 *
 * @param folder gets {@code plan.html}, {@code plan.md}, {@code tables.json} and {@code csv/}
 */
public record ReportRequest(ReportInput input, Path folder) {}
