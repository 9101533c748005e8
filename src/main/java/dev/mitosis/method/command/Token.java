package dev.mitosis.method.command;

import java.util.List;

/** A word, sign or comment of a command. */
public sealed interface Token {
    /** One argument, or what a redirection leads to. */
    record Argument(List<Run> runs) implements Token {
        public Argument {
            runs = List.copyOf(runs);
        }
    }

    /** A sign of the shell between arguments, such as <code>&gt;</code>, {@code &&} or {@code ;}. */
    record Operator(String text) implements Token {}

    /** White space between two tokens, as the author wrote it. */
    record Space(String text) implements Token {}

    /** A remark for the person who runs the command. */
    record Comment(List<Part> parts) implements Token {
        public Comment {
            parts = List.copyOf(parts);
        }
    }
}
