package dev.mitosis.config;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.PlainYaml;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the folder {@code knowledge} of a workspace: a user's own methods, relations and words. */
public final class KnowledgeFolder {
    private static final Pattern METHODS = Pattern.compile("[A-Za-z0-9._-]+\\.yaml");
    private static final List<String> OTHERS = List.of("relations.tsv", "words.yaml");
    private static final String FOLDER = "methods";

    private KnowledgeFolder() {}

    /**
     * All files, sorted by name; none where there is no such folder.
     *
     * @throws MitosisException M-KNOW-01 for a file that has no place there or cannot be read, M-KNOW-02 for one that
     *     is no YAML
     */
    public static List<KnowledgeFile> read(Path folder) {
        List<KnowledgeFile> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        for (Path entry : entries(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (name.equals(FOLDER) && Files.isDirectory(entry)) {
                for (Path methods : entries(entry)) {
                    String inside = String.valueOf(methods.getFileName());
                    require(METHODS.matcher(inside).matches(), methods);
                    files.add(file(FOLDER + "/" + inside, methods));
                }
            } else {
                require(OTHERS.contains(name), entry);
                files.add(file(name, entry));
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> entries(Path folder) {
        try {
            return InputFile.entries(folder).stream()
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unfit(folder, InputFile.reason(e), e);
        }
    }

    private static KnowledgeFile file(String name, Path path) {
        try {
            KnowledgeFile file = new KnowledgeFile(name, InputFile.handwritten(path));
            if (name.endsWith(".yaml")) {
                PlainYaml.flaw(file.text()).ifPresent(flaw -> {
                    throw file.wrong(flaw.line(), flaw.reason(), null);
                });
            }
            return file;
        } catch (IOException e) {
            throw unfit(path, InputFile.reason(e), e);
        }
    }

    private static void require(boolean fits, Path path) {
        if (!fits) {
            throw unfit(path, "nothing reads a file of this name", null);
        }
    }

    private static MitosisException unfit(Path path, String why, @org.jspecify.annotations.Nullable IOException cause) {
        return new MitosisException(
                "M-KNOW-01",
                path + " is no knowledge",
                why,
                "the folder knowledge holds relations.tsv, words.yaml and methods/*.yaml, as text in UTF-8",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
