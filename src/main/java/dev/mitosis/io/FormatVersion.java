package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which format a document has and which tool wrote it, read without the rest of it.
 *
 * @param number 0 where the document does not say it
 */
public record FormatVersion(int number, String tool) {
    /** Reads the members at the top, which stand first in what this tool has written. */
    public static FormatVersion of(Path file) throws IOException {
        int number = 0;
        String tool = "unknown";
        try (TopMembers members = new TopMembers(file)) {
            while ((number == 0 || tool.equals("unknown")) && members.next()) {
                JsonParser value = members.value();
                if (members.name().equals("formatVersion") && value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    number = value.getIntValue();
                } else if (members.name().equals("tool") && value.currentToken() == JsonToken.VALUE_STRING) {
                    tool = value.getText();
                }
            }
        }
        return new FormatVersion(number, tool);
    }
}
