package dev.mitosis.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes the temporary files of {@link AtomicFile} that a killed run has left. */
public final class StaleTemporaryFiles {
    private static final Pattern NAME = Pattern.compile("\\..+\\d" + Pattern.quote(AtomicFile.PART));

    private StaleTemporaryFiles() {}

    /**
     * Removes them from the folder itself; whoever calls holds the {@link WriteLock}, so that nobody is writing one.
     */
    public static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.filter(StaleTemporaryFiles::isPart).toList();
        }
        for (Path part : found) {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isPart(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
