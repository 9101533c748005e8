package dev.mitosis.config;

import static dev.mitosis.errors.ErrorRow.row;

import dev.mitosis.errors.Ending;
import dev.mitosis.errors.ErrorRow;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The codes of folders that the system keeps closed, which to root it never does. */
public final class FolderErrorRows {
    private static final String ACCOUNT = "123456789012";

    private FolderErrorRows() {}

    /** Their rows. */
    public static Stream<ErrorRow> rows() {
        return Stream.of(
                row(
                        "M-IO-02",
                        at -> Ending.of(() -> new Workspace(at.path("work")).tidy(ACCOUNT, FolderErrorRows::refuse)),
                        at -> Ending.of(() -> new Workspace(at.path("work")).tidy(ACCOUNT))),
                row(
                        "M-WORK-03",
                        at -> Ending.of(() -> listed(at.path("work")).accounts(FolderErrorRows::refuse)),
                        at -> Ending.of(() -> listed(at.path("work")).accounts())));
    }

    private static Workspace listed(Path root) throws IOException {
        Files.createDirectories(root.resolve("plans"));
        return new Workspace(root);
    }

    private static Stream<Path> refuse(Path folder) throws IOException {
        throw new AccessDeniedException(folder.toString());
    }
}
