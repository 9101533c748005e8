package dev.mitosis.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param html the report that people open first
 * @param files all files, the first included
 */
public record ReportResult(Path html, List<Path> files) {
    public ReportResult {
        files = List.copyOf(files);
    }
}
