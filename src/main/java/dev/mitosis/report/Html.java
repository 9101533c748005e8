package dev.mitosis.report;

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
        out.append(escape(text));
        return this;
    }

    /** Appends an element with nothing but text. */
    Html element(String start, String text) {
        String name = start.indexOf(' ') < 0 ? start : start.substring(0, start.indexOf(' '));
        return raw("<" + start + ">").text(text).raw("</" + name + ">");
    }

    /** Makes text safe as content and as an attribute's value. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().filter(Html::isAllowed).forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\n'
                || character == '\t'
                || (character >= 0x20
                        && (character < 0x7f || character > 0x9f)
                        && (character < 0xd800 || character > 0xdfff));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
