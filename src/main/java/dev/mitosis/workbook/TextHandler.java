package dev.mitosis.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the text of cells and shared strings in the form in which every program means the same. */
abstract class TextHandler extends DefaultHandler {
    /** How the format writes characters that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final StringBuilder text = new StringBuilder();
    private boolean collecting;
    private boolean phonetic;

    /** Forgets what was collected. */
    final void clear() {
        text.setLength(0);
    }

    final String raw() {
        return text.toString();
    }

    /** The text without what programs add or drop when they save: line ends, white space around it, escapes. */
    final String words() {
        String words = text.indexOf("_x") < 0 ? raw() : unescaped();
        return words.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private String unescaped() {
        return ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "rPh" -> phonetic = true;
            case "t", "v" -> collecting = !phonetic;
            default -> begin(name, attributes);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "rPh" -> phonetic = false;
            case "t", "v" -> collecting = false;
            default -> end(name);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
        }
    }

    abstract void begin(String element, Attributes attributes);

    abstract void end(String element);
}
