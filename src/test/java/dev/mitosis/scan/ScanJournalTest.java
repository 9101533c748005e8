package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.scan.call.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanJournalTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[1]",
                "{\"key\":7,\"value\":{}}",
                "{\"key\":\"scan\",\"value\":{\"startedAt\":\"soon\"}}",
                "{\"key\":\"failed\",\"value\":[{\"status\":\"LOVELY\"}]}",
                "{\"key\":\"q\",\"value\":{\"answer\":7}}",
                "{\"key\":\"q\",\"value\":{\"failure\":{\"kind\":\"LOVELY\"}}}",
                "{\"key\":\"q\",\"value\":null}"
            })
    void what_no_scan_writes_stops_it_and_the_line_is_named(String line) throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.begin(file)) {
            journal.put("question 0", JsonNodeFactory.instance.objectNode());
            journal.put("question 1", JsonNodeFactory.instance.objectNode());
        }
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Journal.reopen(file, ScanJournal::sound))
                .isInstanceOfSatisfying(MitosisException.class, error -> {
                    assertThat(error.code()).isEqualTo("M-SCAN-22");
                    assertThat(error.why()).contains("line 3");
                    assertThat(error.exit()).isEqualTo(ExitCode.INVALID_INPUT);
                });
    }
}
