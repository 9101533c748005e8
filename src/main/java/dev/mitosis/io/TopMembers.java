package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Walks over the members at the top of a JSON document, and reads no further than it is asked to. */
final class TopMembers implements Closeable {
    private final InputStream in;
    private final JsonParser parser;
    private boolean begun;

    TopMembers(Path file) throws IOException {
        in = InputFile.open(file, Bounds.DOCUMENT_BYTES);
        try {
            parser = Json.mapper().createParser(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Goes on to the next member; false where there is none, or the document is no object. */
    boolean next() throws IOException {
        if (begun) {
            parser.skipChildren();
        } else if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        begun = true;
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** Where its value begins. */
    JsonParser value() {
        return parser;
    }

    String name() throws IOException {
        return parser.currentName();
    }

    @Override
    public void close() throws IOException {
        try (in) {
            parser.close();
        }
    }
}
