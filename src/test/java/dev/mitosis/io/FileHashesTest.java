package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {
    @TempDir
    private Path folder;

    private final FileHashes hashes = new FileHashes();

    @Test
    void another_file_of_the_same_name_has_another_hash() {
        Path file = folder.resolve("plan.json");
        AtomicFile.write(file, "one");
        String before = hashes.of(file);
        AtomicFile.write(file, "two");
        assertThat(hashes.of(file)).isEqualTo(Hashes.ofText("two")).isNotEqualTo(before);
    }

    @Test
    void what_is_written_into_the_same_file_is_seen_by_its_time() throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "one");
        hashes.of(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(hashes.of(file)).isEqualTo(Hashes.ofText("two"));
    }

    @Test
    void a_file_that_stays_the_same_is_read_once() throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "one");
        FileTime time = Files.getLastModifiedTime(file);
        String hash = hashes.of(file);
        // The same length and time in the same file is no change that anything of this tool can make.
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertThat(hashes.of(file)).isEqualTo(hash);
    }
}
