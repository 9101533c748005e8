package dev.mitosis.cost.store;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The documents on disk, one JSON file each. */
public final class DocumentStore {
    private final Path folder;
    private final Map<String, StoredDocument> documents = new TreeMap<>();

    private DocumentStore(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, which need not exist yet, and removes what was left half written. */
    public static DocumentStore open(Path folder) {
        PartStore.removeHalfWritten(folder);
        return look(folder);
    }

    /** Opens the folder and changes nothing in it. */
    public static DocumentStore look(Path folder) {
        DocumentStore store = new DocumentStore(folder);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().forEach(store::load);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return store;
    }

    private void load(Path file) {
        String name = file.getFileName().toString();
        try {
            if (!name.startsWith(".")) {
                StoredDocument document = DocumentFile.load(file, StoredDocument.class);
                documents.put(document.name(), document);
            }
        } catch (IOException e) {
            throw new MitosisException(
                    "M-COST-19",
                    "the document " + file + " cannot be read",
                    InputFile.reason(e),
                    "delete this file and run `mitosis cost export` again; only this document is read from AWS again",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    public Path file(String name) {
        return folder.resolve(SafeName.of(name) + ".json");
    }

    public Optional<StoredDocument> find(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    public Collection<StoredDocument> all() {
        return List.copyOf(documents.values());
    }

    public void save(StoredDocument document) {
        AtomicFile.write(file(document.name()), Json.pretty(document));
        documents.put(document.name(), document);
    }
}
