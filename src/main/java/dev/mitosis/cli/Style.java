package dev.mitosis.cli;

/** Emphasis on a terminal; without one the text stays as it is, so that nothing is said by colour alone. */
record Style(boolean decorated) {
    String bold(String text) {
        return wrap("1", text);
    }

    String faint(String text) {
        return wrap("2", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    private String wrap(String code, String text) {
        return decorated ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
