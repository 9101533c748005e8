package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.FolderTree;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.PrivateFolder;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a rehearsal happens: a workspace of its own with a copy of what a person would work with, a home folder, and
 * what the scripts said. Nothing outside of it is written.
 *
 * @param root the folder
 * @param name that of the account's folder below {@code plans}
 */
record RehearsalFolder(Path root, String name) {
    /** What belongs to the real course of things, and what others than scripts read. */
    private static final List<String> LEFT_OUT = List.of("state", "standing", "rehearsal", "rehearsal.json");

    /** Empties the folder and copies what there is of the account. */
    void begin(Path account) {
        try {
            FolderTree.delete(root);
            for (Path entry : InputFile.entries(account)) {
                String plain = String.valueOf(entry.getFileName());
                if (!LEFT_OUT.contains(plain)) {
                    FolderTree.copy(entry, plans().resolve(plain));
                }
            }
            Path knowledge = account.resolveSibling("..").resolve("knowledge").normalize();
            if (Files.isDirectory(knowledge)) {
                FolderTree.copy(knowledge, root.resolve("knowledge"));
            }
            for (Path folder : List.of(home(), temporary(), said(), programs(), outside(), state(), markers())) {
                PrivateFolder.create(folder);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(root, e);
        }
    }

    Path plans() {
        return root.resolve("plans").resolve(name);
    }

    Path artefacts() {
        return plans().resolve("artefacts");
    }

    Path state() {
        return plans().resolve("state");
    }

    Path inputs() {
        return artefacts().resolve("waves/inputs.env");
    }

    Path home() {
        return root.resolve("home");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    /** What each script printed. */
    Path said() {
        return root.resolve("said");
    }

    /** Programs that come before those of the search path. */
    Path programs() {
        return root.resolve("bin");
    }

    /** Where folders lie that a person would name outside of everything. */
    Path outside() {
        return root.resolve("outside");
    }

    /** Where the last look around has put what it saw, by accounts. */
    Path standing() {
        return plans().resolve("standing");
    }

    /** What was written into stores, and taken from them. */
    Path markers() {
        return root.resolve("markers");
    }

    /** What a look around saw, by accounts. */
    Path look(String name) {
        return root.resolve("looks").resolve(name);
    }

    Path config() {
        return home().resolve("config");
    }

    Path credentials() {
        return home().resolve("credentials");
    }

    /** Adds a line to what scripts have noted. */
    void note(String line) {
        Path journal = state().resolve("steps.jsonl");
        try {
            String before = Files.exists(journal) ? InputFile.handwritten(journal) : "";
            AtomicFile.write(journal, before + line + "\n");
        } catch (IOException e) {
            throw AtomicFile.unwritable(journal, e);
        }
    }

    /** The text of a file in the folder of the artefacts, and of nothing else. */
    String artefact(String path) throws IOException, MitosisException {
        return InputFile.handwritten(InputFile.member(artefacts(), path));
    }
}
