package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void only_the_owner_may_read_what_was_written() throws IOException {
        Path file = folder.resolve("deep/er/file.json");

        AtomicFile.write(file, "content");

        assertThat(file).hasContent("content");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void folders_that_are_made_are_open_to_their_owner_only_and_others_stay_as_they_are() throws IOException {
        Path there = Files.createDirectory(
                folder.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        AtomicFile.write(there.resolve("deep/er/file.json"), "content");

        assertThat(modes(there)).isEqualTo("rwxr-xr-x");
        assertThat(modes(there.resolve("deep"))).isEqualTo("rwx------");
        assertThat(modes(there.resolve("deep/er"))).isEqualTo("rwx------");
    }

    private static String modes(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void what_a_killed_run_left_is_removed_and_nothing_else() throws IOException {
        Path left = Files.createTempFile(folder, ".graph.json", AtomicFile.PART);
        Path other = Files.writeString(folder.resolve("notes.part"), "mine");
        Path hidden = Files.writeString(folder.resolve(".notes.part"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve(".link1.part"), other);

        StaleTemporaryFiles.remove(folder);

        assertThat(left).doesNotExist();
        assertThat(other).exists();
        assertThat(hidden).exists();
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void a_failure_half_way_keeps_what_was_there_and_leaves_nothing_else() throws IOException {
        Path file = folder.resolve("file.json");
        AtomicFile.write(file, "before");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(MitosisException.class);

        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryContaining("glob:**/file.json");
        try (var entries = Files.list(folder)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void a_folder_that_is_a_file_is_reported_with_what_to_do() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("plans"), "not a folder");

        assertThatThrownBy(() -> AtomicFile.write(obstacle.resolve("file.json"), "content"))
                .isInstanceOfSatisfying(MitosisException.class, error -> {
                    assertThat(error.code()).isEqualTo("M-IO-01");
                    assertThat(error.fix()).contains("--workspace");
                });
    }
}
