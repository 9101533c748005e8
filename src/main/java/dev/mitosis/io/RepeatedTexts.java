package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/**
 * Reads JSON so that texts which were read not long before are the same object again: documents say each ARN many
 * times. Of texts that fall on the same place of its table the last one is remembered, so that memory is bounded.
 */
final class RepeatedTexts extends JsonParserDelegate {
    private static final int PLACES = 1 << 18;

    private final String[] known = new String[PLACES];

    RepeatedTexts(JsonParser parser) {
        super(parser);
    }

    @Override
    public String getText() throws IOException {
        String text = super.getText();
        return hasToken(JsonToken.VALUE_STRING) ? shared(text) : text;
    }

    private String shared(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String before = known[place];
        if (text.equals(before)) {
            return before;
        }
        known[place] = text;
        return text;
    }
}
