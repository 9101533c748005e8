package dev.mitosis.model;

import org.jspecify.annotations.Nullable;

/**
 * A file of a user's own knowledge, read over what is shipped with the product.
 *
 * @param name below the folder {@code knowledge}: {@code methods/queues.yaml}, {@code relations.tsv},
 *     {@code words.yaml}
 * @param text its content
 */
public record KnowledgeFile(String name, String text) {
    /** The folder of all of them in the workspace. */
    public static final String FOLDER = "knowledge/";

    /**
     * The error to throw where a line makes no sense.
     *
     * @param line counted from 1; 0 where it is about the whole file
     */
    public MitosisException wrong(int line, String why, @Nullable Throwable cause) {
        return new MitosisException(
                "M-KNOW-02",
                FOLDER + name + (line > 0 ? ":" + line : "") + ": this makes no sense",
                why,
                "correct the line; docs/knowledge.md says what the files hold, and mitosis/schemas/methods.schema.json what a"
                        + " method does",
                ExitCode.INVALID_INPUT,
                cause);
    }

    /** The number of the first line that holds a text, from 1; 0 where none does. */
    public int line(String part) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(part)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether it holds nothing but comments. */
    public boolean saysNothing() {
        return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }
}
