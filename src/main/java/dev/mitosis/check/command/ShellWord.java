package dev.mitosis.check.command;

import java.util.List;

/**
 * A word of a command.
 *
 * @param text without its quotes; expansions stand as written
 * @param variables the names of the variables in it
 * @param quoted whether any part was quoted
 */
public record ShellWord(String text, List<String> variables, boolean quoted) {
    /** Whether nothing in it is known only when it runs. */
    public boolean isLiteral() {
        return variables.isEmpty() && !text.contains("$(");
    }

    @Override
    public String toString() {
        return text;
    }
}
