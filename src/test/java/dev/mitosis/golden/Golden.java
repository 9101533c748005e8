package dev.mitosis.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the source tree; {@code -Dmitosis.golden=update} writes the file anew. */
public final class Golden {
    private Golden() {}

    /** Fails where the text is not what the file holds. */
    public static void assertMatches(Path file, String text) {
        try {
            if ("update".equals(System.getProperty("mitosis.golden"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file)
                    .as("run with -Dmitosis.golden=update to accept a change on purpose")
                    .hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
