package dev.mitosis.cli.output;

/** Emphasis on a terminal; without one the text stays as it is, so that nothing is said by colour alone. */
public record Style(Terminal out, boolean decorated) {
    public void bold(String text) {
        print("1", text);
    }

    public void faint(String text) {
        print("2", text);
    }

    public void good(String text) {
        print("32", text);
    }

    public void bad(String text) {
        print("31", text);
    }

    private void print(String code, String text) {
        if (decorated) {
            out.control("\u001b[" + code + "m");
        }
        out.print(text);
        if (decorated) {
            out.control("\u001b[0m");
        }
    }
}
