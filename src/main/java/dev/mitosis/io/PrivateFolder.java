package dev.mitosis.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that this tool makes: open to their owner only. What is there already stays as it is. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /** Makes the folder and those above it, as far as they are missing, with mode 0700 where there are modes. */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder, OwnerOnly.folder());
    }

    /** Makes the folder that the file is to be in. */
    public static void createFor(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            create(folder);
        }
    }
}
