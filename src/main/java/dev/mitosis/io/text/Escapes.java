package dev.mitosis.io.text;

/** Text as data in the syntaxes that documents are written in; each is one line whose characters can all be seen. */
public final class Escapes {
    private static final String MARKDOWN = "\\`*_{}[]#|~<>&";
    private static final String MERMAID = "#\"\\[](){}`<>&|;%";

    private Escapes() {}

    /** A double-quoted YAML scalar that holds the text itself. */
    public static String yaml(String text) {
        return '"' + OneLine.replace(text, c -> c == '"' || c == '\\' || OneLine.unseen(c), Escapes::yamlEscape) + '"';
    }

    private static String yamlEscape(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        // Half a character has no place in a file.
        int whole = Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
        return whole <= 0xFFFF ? String.format("\\u%04X", whole) : String.format("\\U%08X", whole);
    }

    /** Text in a heading, a table cell or within a paragraph of Markdown; white space collapses as Markdown does it. */
    public static String markdown(String text) {
        String line = OneLine.of(text.replaceAll("[\\t\\n\\r ]+", " ").strip());
        return OneLine.replace(line, c -> MARKDOWN.indexOf(c) >= 0, c -> switch (c) {
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '&' -> "&amp;";
                    default -> "\\" + (char) c;
                })
                // GitHub makes links of bare addresses.
                .replace("://", "\\://")
                .replaceAll("(?i)(www)\\.", "$1\\\\.");
    }

    /** The text of HTML or XML, in an element or a quoted attribute; lines and tabs stay. */
    public static String html(String text) {
        return OneLine.replace(OneLine.ofEach(text), c -> "<>&\"'".indexOf(c) >= 0, c -> switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> "&#39;";
        });
    }

    /** The inside of a quoted label of Mermaid, which reads entities. */
    public static String mermaid(String text) {
        return OneLine.replace(OneLine.of(text), c -> MERMAID.indexOf(c) >= 0, c -> "#" + c + ";");
    }

    /** A quoted identifier of DOT. */
    public static String dot(String text) {
        return OneLine.replace(OneLine.of(text), c -> c == '"' || c == '\\', c -> "\\" + (char) c)
                .transform(inside -> '"' + inside + '"');
    }

    /** A field of CSV for people; lines of the text stay, within quotes. */
    public static String csv(String text) {
        return Csv.text(OneLine.replace(text, c -> c != '\n' && OneLine.unseen(c), OneLine::escape));
    }

    /** Whether a spreadsheet would take the text for a formula if somebody entered it. */
    public static boolean isFormula(String text) {
        String start = text.stripLeading();
        return (!start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(start.charAt(0)) >= 0)
                || text.startsWith("\t")
                || text.startsWith("\r");
    }
}
