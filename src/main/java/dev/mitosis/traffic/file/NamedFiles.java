package dev.mitosis.traffic.file;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.UnfitFileException;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that a person named, and those in the folders named, however deep; links to folders are not followed. */
public final class NamedFiles {
    /** Folders in folders; trails lay six of them inside each other. */
    private static final int DEEPEST = 64;

    private final Map<Path, String> found = new TreeMap<>();

    private NamedFiles() {}

    /**
     * The files with what to call them, sorted by their paths, each once.
     *
     * @throws MitosisException M-TRAFFIC-01 where something named is not there or a folder cannot be listed
     */
    public static Map<Path, String> of(List<Path> named) {
        NamedFiles files = new NamedFiles();
        named.forEach(path -> files.add(path, path.toString(), 0));
        return files.found;
    }

    private void add(Path path, String name, int depth) {
        try {
            if (Files.isDirectory(path) && (depth == 0 || !Files.isSymbolicLink(path))) {
                if (depth == DEEPEST) {
                    throw new UnfitFileException("folders lie more than " + DEEPEST + " deep in each other");
                }
                for (Path entry : InputFile.entries(path)) {
                    add(entry, name + "/" + entry.getFileName(), depth + 1);
                }
            } else if (depth == 0 && !Files.exists(path)) {
                throw missing(name, "there is no such file or folder", null);
            } else if (!isSupplement(String.valueOf(path.getFileName()))) {
                found.putIfAbsent(path.toAbsolutePath().normalize(), name);
            }
        } catch (IOException e) {
            throw missing(name, InputFile.reason(e), e);
        }
    }

    /** What stands beside logs and holds no records: Athena's description of a result, hidden files, digests. */
    private static boolean isSupplement(String fileName) {
        return fileName.startsWith(".")
                || fileName.startsWith("_SUCCESS")
                || fileName.endsWith(".metadata")
                || fileName.contains("_CloudTrail-Digest_");
    }

    private static MitosisException missing(
            String name, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new MitosisException(
                "M-TRAFFIC-01",
                "cannot find logs in " + name,
                why,
                "name files, or folders that hold them",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
