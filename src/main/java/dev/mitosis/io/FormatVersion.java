package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
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
        try (InputStream in = InputFile.open(file, Bounds.DOCUMENT_BYTES);
                JsonParser parser = Json.mapper().createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new FormatVersion(number, tool);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME && (number == 0 || tool.equals("unknown"))) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("formatVersion") && value == JsonToken.VALUE_NUMBER_INT) {
                    number = parser.getIntValue();
                } else if (member.equals("tool") && value == JsonToken.VALUE_STRING) {
                    tool = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new FormatVersion(number, tool);
    }
}
