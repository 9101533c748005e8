package dev.mitosis.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders at once. */
final class AtomicFolder {
    private AtomicFolder() {}

    /** Removes the folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** Takes back what {@link #replace} was about to replace, where it was killed between the two renames. */
    static void restore(Path target) throws IOException {
        Path former = former(target);
        if (Files.exists(former) && !Files.exists(target)) {
            Files.move(former, target);
        }
    }

    private static Path former(Path target) {
        return target.resolveSibling(target.getFileName() + ".former");
    }

    /** Puts {@code fresh} in the place of {@code target}; only the renames stand between the old and the new. */
    static void replace(Path target, Path fresh) throws IOException {
        Path former = former(target);
        delete(former);
        if (Files.exists(target)) {
            Files.move(target, former);
        }
        Files.move(fresh, target);
        delete(former);
    }
}
