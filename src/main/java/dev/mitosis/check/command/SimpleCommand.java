package dev.mitosis.check.command;

import java.util.List;

/**
 * One command that a shell runs: what a line holds between its operators, or what stands in {@code $(...)}.
 *
 * @param assigned the names of the variables that it sets
 * @param used the variables in the values that it sets
 * @param words the program and its arguments, without redirections
 * @param files what it writes to by redirection
 * @param substituted whether its output becomes a part of another command
 * @param link what joins it to the command before it, or lets it run beside the next
 */
public record SimpleCommand(
        List<String> assigned,
        List<String> used,
        List<ShellWord> words,
        List<ShellWord> files,
        boolean substituted,
        Link link) {
    /** What a command is to those beside it. */
    public enum Link {
        NONE,
        /** It runs where the one before it failed. */
        OR_ELSE,
        /** It runs where the one before it did not fail. */
        AND_THEN,
        /** Nobody waits for it. */
        BACKGROUND
    }

    /** The name of the program; empty where only variables are set. */
    public String program() {
        return words.isEmpty() ? "" : words.get(0).text();
    }

    /** The same command without its first words. */
    public SimpleCommand without(int first) {
        return new SimpleCommand(
                assigned, used, words.subList(Math.min(first, words.size()), words.size()), files, substituted, link);
    }
}
