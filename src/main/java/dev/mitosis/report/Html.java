package dev.mitosis.report;

import dev.mitosis.io.text.Escapes;

/** HTML in the making; whatever is not written by this program goes through {@link #text}. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Appends markup that this program wrote. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text from anywhere, escaped. */
    Html text(String text) {
        out.append(Escapes.html(text));
        return this;
    }

    /** Appends an element with nothing but text. */
    Html element(String start, String text) {
        String name = start.indexOf(' ') < 0 ? start : start.substring(0, start.indexOf(' '));
        return raw("<" + start + ">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
