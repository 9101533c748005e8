package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteLockTest {
    private static final LockHolder SELF = new LockHolder("mitosis graph", 4711, "here", "2026-01-15T10:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_file_in_a_folder_that_is_not_there_yet() {
        file = folder.resolve("plans").resolve(".lock");
    }

    @Test
    void one_process_at_a_time_holds_it_and_the_other_is_told_who() {
        try (LockingProcess other = LockingProcess.holding(file)) {
            MitosisException refused = refused();

            assertThat(refused.code()).isEqualTo("M-LOCK-01");
            assertThat(refused.exit()).isEqualTo(ExitCode.BUSY);
            assertThat(refused.why())
                    .contains("'mitosis scan' (process " + other.pid() + " on elsewhere, since 2026-01-15T09:00:00Z)")
                    .contains(file.getFileName().toString());
        }

        WriteLock.take(file, SELF).close();
    }

    @Test
    void a_killed_holder_gives_it_back_and_is_remembered() {
        LockingProcess other = LockingProcess.holding(file);
        other.kill();

        try (WriteLock lock = WriteLock.take(file, SELF)) {
            assertThat(lock.left()).hasValueSatisfying(left -> {
                assertThat(left.pid()).isEqualTo(other.pid());
                assertThat(left.host()).isEqualTo("elsewhere");
            });
        }
    }

    @Test
    void who_has_given_it_back_is_forgotten() throws IOException {
        WriteLock.take(file, SELF).close();

        assertThat(file).isEmptyFile();
        try (WriteLock lock = WriteLock.take(file, SELF)) {
            assertThat(lock.left()).isEmpty();
        }
    }

    @Test
    void a_second_one_in_the_same_process_is_refused_and_the_first_stays_locked() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        WriteLock.take(file, SELF).close();

        try (WriteLock first = WriteLock.take(file, SELF)) {
            assertThat(refused().why()).contains("process 4711");
            assertThatExceptionOfType(MitosisException.class)
                    .isThrownBy(() -> WriteLock.take(link.resolve("plans").resolve(".lock"), SELF))
                    .satisfies(error -> assertThat(error.code()).isEqualTo("M-LOCK-01"));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> LockingProcess.holding(file).close());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mitosis sc", "mitosis scan\npid 12", "\u001b[2Jmitosis\npid 1\nhost x\nsince 1\n", "\0\0"})
    void a_torn_record_refuses_as_well_and_shows_nothing_of_itself(String torn) throws IOException {
        try (LockingProcess other = LockingProcess.holding(file)) {
            Files.writeString(file, torn);

            MitosisException refused = refused();

            assertThat(refused.code()).isEqualTo("M-LOCK-01");
            assertThat(refused.why()).startsWith("one that has not said which holds ");
        }
    }

    @Test
    void a_long_record_is_read_up_to_its_bound() throws IOException {
        try (LockingProcess other = LockingProcess.holding(file)) {
            Files.writeString(file, "x".repeat(10_000_000));

            assertThat(refused().why()).hasSizeLessThan(1_000);
        }
    }

    @Test
    void a_file_system_without_locks_is_an_error_and_never_an_unlocked_run() {
        assertThatExceptionOfType(MitosisException.class)
                .isThrownBy(() -> WriteLock.take(file, SELF, channel -> {
                    throw new IOException("No locks available");
                }))
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("M-LOCK-02");
                    assertThat(error.exit()).isEqualTo(ExitCode.INVALID_INPUT);
                    assertThat(error.why()).contains("No locks available");
                    assertThat(error.fix()).contains("--workspace");
                });
        WriteLock.take(file, SELF).close();
    }

    @Test
    void what_a_link_leads_to_is_not_emptied() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "words");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, precious);

        assertThat(refused().code()).isEqualTo("M-IO-01");
        assertThat(precious).hasContent("words");
    }

    @Test
    void the_file_is_the_owners_only() throws IOException {
        WriteLock.take(file, SELF).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private MitosisException refused() {
        try (WriteLock lock = WriteLock.take(file, SELF)) {
            throw new AssertionError("the lock was given although somebody else holds it");
        } catch (MitosisException refused) {
            return refused;
        }
    }
}
