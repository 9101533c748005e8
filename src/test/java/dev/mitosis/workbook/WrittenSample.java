package dev.mitosis.workbook;

import dev.mitosis.report.SampleReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The workbook of {@link SampleReport}, written once for all tests that give copies of it back. */
public final class WrittenSample {
    private static final Path PLAN = write();

    private WrittenSample() {}

    private static Path write() {
        try {
            Path folder = Files.createTempDirectory("sample-workbook");
            Path plan = folder.resolve("plan.xlsx");
            new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), plan, Edits.KEPT);
            // In the other order: a folder goes when it is empty.
            folder.toFile().deleteOnExit();
            try (var files = Files.walk(folder)) {
                files.skip(1).forEach(file -> file.toFile().deleteOnExit());
            }
            return plan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file; nobody changes it. */
    public static Path plan() {
        return PLAN;
    }
}
