package dev.mitosis.scan.redact;

import java.util.regex.Pattern;

/** Puts the result together from the pieces that stay and masks for what is between them. */
final class KeptText {
    private static final Pattern HARMLESS = Pattern.compile("[/:=,;@ ]{0,2}");

    private final String source;
    private final StringBuilder result = new StringBuilder();
    private int end;

    KeptText(String source) {
        this.source = source;
    }

    void keep(int from, int to) {
        put(from, to, source.substring(from, to));
    }

    void put(int from, int to, String shown) {
        gap(from);
        result.append(shown);
        end = to;
    }

    private void gap(int to) {
        String between = source.substring(end, to);
        if (result.length() > 0 && HARMLESS.matcher(between).matches()) {
            result.append(between);
        } else if (!between.isEmpty() && !result.toString().endsWith(TextRedactor.MASK)) {
            result.append(TextRedactor.MASK);
        }
    }

    String text() {
        gap(source.length());
        return result.toString();
    }
}
