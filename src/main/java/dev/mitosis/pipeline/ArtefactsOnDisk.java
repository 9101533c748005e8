package dev.mitosis.pipeline;

import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of artefacts as it lies on the disk, also where people have changed it. */
final class ArtefactsOnDisk implements ArtefactTexts {
    private final Path folder;
    private final Set<String> paths;

    ArtefactsOnDisk(Path folder) {
        this.folder = folder;
        this.paths = list(folder);
    }

    private static Set<String> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(
                            file -> found.add(folder.relativize(file).toString().replace('\\', '/')));
            return Collections.unmodifiableSet(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> paths() {
        return paths;
    }

    @Override
    public Optional<String> read(String path) {
        if (!paths.contains(path)) {
            return Optional.empty();
        }
        try (InputStream in = InputFile.open(InputFile.member(folder, path), Bounds.HANDWRITTEN_BYTES)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
