package dev.mitosis.io;

import dev.mitosis.model.ArtefactManifest;
import dev.mitosis.model.ArtefactManifest.ListedFile;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of files that a stage writes and people may add to: each file gets its place when it is complete, the
 * manifest comes last, and only what the former manifest lists is ever deleted.
 */
public final class ArtefactFolder {
    /** The name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** How many texts are made at once. */
    private static final int AHEAD = 64;

    private ArtefactFolder() {}

    /**
     * A file to write.
     *
     * @param path below the folder, with slashes
     * @param text asked for once, before it is written, on any thread and beside others
     */
    public record Artefact(String path, Supplier<String> text) {}

    private static Stream<Complete> complete(List<Artefact> artefacts) {
        int all = artefacts.size();
        return IntStream.iterate(0, from -> from < all, from -> from + AHEAD)
                .mapToObj(from -> artefacts.subList(from, Math.min(all, from + AHEAD)))
                .flatMap(ArtefactFolder::completed);
    }

    /** Makes one half beside the other. */
    private static Stream<Complete> completed(List<Artefact> some) {
        int middle = some.size() / 2;
        Beside<List<Complete>> first = Beside.start(
                () -> some.subList(0, middle).stream().map(Complete::of).toList());
        List<Complete> second =
                some.subList(middle, some.size()).stream().map(Complete::of).toList();
        return Stream.concat(first.get().stream(), second.stream());
    }

    /** A file whose text is made. */
    private record Complete(String path, String text, String hash) {
        static Complete of(Artefact artefact) {
            String text = artefact.text().get();
            return new Complete(artefact.path(), text, Hashes.ofText(text));
        }
    }

    /**
     * Writes all files and the manifest, and deletes what the former manifest listed and this one does not. Texts are
     * made beside each other, some of them ahead, while those before are written in the order of the list.
     *
     * @throws MitosisException M-FILE-02 where the folder's manifest cannot be read
     */
    public static ArtefactManifest write(Path folder, String account, String snapshotId, List<Artefact> artefacts) {
        Path manifest = folder.resolve(MANIFEST);
        List<ListedFile> former = Files.exists(manifest) ? read(folder).files() : List.of();
        List<ListedFile> written = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        ReadAhead.each(complete(artefacts), file -> {
            if (!paths.add(file.path())) {
                throw new IllegalStateException("two artefacts are called " + file.path());
            }
            AtomicFile.write(inside(folder, file.path()), file.text());
            written.add(new ListedFile(file.path(), file.hash()));
        });
        ArtefactManifest fresh =
                new ArtefactManifest(Json.FORMAT_VERSION, Json.TOOL, account, snapshotId, List.copyOf(written));
        List<ListedFile> gone =
                former.stream().filter(file -> !paths.contains(file.path())).toList();
        gone.forEach(file -> delete(folder, file.path()));
        DocumentFile.write(manifest, fresh);
        return fresh;
    }

    /**
     * The manifest of a folder.
     *
     * @throws MitosisException M-FILE-01 where there is none, M-FILE-02 where it cannot be read
     */
    public static ArtefactManifest read(Path folder) {
        return DocumentFile.read(
                folder.resolve(MANIFEST), ArtefactManifest.class, "mitosis target, when the folder is moved away");
    }

    /**
     * The text of a file that the manifest lists; empty where it is gone.
     *
     * @throws IOException where it cannot be read or lies elsewhere
     */
    public static Optional<String> text(Path folder, String path) throws IOException {
        if (!Files.exists(folder.resolve(path))) {
            return Optional.empty();
        }
        try (InputStream in = InputFile.open(InputFile.member(folder, path), Bounds.HANDWRITTEN_BYTES)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Path inside(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.resolve(MANIFEST))) {
            throw new IllegalArgumentException("'" + path + "' is no file of this folder");
        }
        return file;
    }

    /** Deletes a folder if it is empty, without listing what is in it: thousands of files may be gone one by one. */
    private static boolean isGone(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** Deletes a file that an earlier run has written, and the folders that are empty then. */
    private static void delete(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.delete(file);
            Path above = file.getParent();
            while (above != null && !above.equals(folder.normalize()) && isGone(above)) {
                above = above.getParent();
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
