package dev.mitosis.scan.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void what_was_written_is_there_after_reopening() {
        write(3);

        try (Journal journal = Journal.reopen(file())) {
            assertThat(journal.size()).isEqualTo(3);
            assertThat(journal.get("question 2")).contains(answer(2));
            assertThat(journal.get("question 9")).isEmpty();
        }
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        write(1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void wherever_it_is_cut_off_the_whole_lines_before_survive_and_it_goes_on(long seed) throws IOException {
        write(20);
        byte[] whole = Files.readAllBytes(file());
        int cut = new Random(seed).nextInt(whole.length);
        Files.write(file(), Arrays.copyOf(whole, cut));
        int complete = (int) new String(Arrays.copyOf(whole, cut), java.nio.charset.StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();

        try (Journal journal = Journal.reopen(file())) {
            assertThat(journal.size()).isEqualTo(complete);
            for (int i = 0; i < 20; i++) {
                journal.put("question " + i, answer(i));
            }
        }

        try (Journal journal = Journal.reopen(file())) {
            assertThat(journal.size()).isEqualTo(20);
            assertThat(journal.get("question 19")).contains(answer(19));
        }
    }

    @Test
    void text_that_nobody_has_sealed_is_no_answer() {
        assertThat(new JournalSeal(key(1)).open("AAAA")).isEmpty();
        assertThat(new JournalSeal(key(1)).open("???")).isEmpty();
    }

    @Test
    void a_sealed_answer_opens_with_the_same_key_only() {
        JournalSeal seal = new JournalSeal(key(1));

        String sealed = seal.close(answer(7));

        assertThat(sealed).doesNotContain("text");
        assertThat(new JournalSeal(key(1)).open(sealed)).contains(answer(7));
        assertThat(new JournalSeal(key(2)).open(sealed)).isEmpty();
    }

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return key;
    }

    private void write(int entries) {
        try (Journal journal = Journal.begin(file())) {
            for (int i = 0; i < entries; i++) {
                journal.put("question " + i, answer(i));
            }
        }
    }

    private static ObjectNode answer(int number) {
        return JsonNodeFactory.instance.objectNode().put("number", number).put("text", "line\nfeed ü " + number);
    }

    private Path file() {
        return folder.resolve("journal");
    }
}
