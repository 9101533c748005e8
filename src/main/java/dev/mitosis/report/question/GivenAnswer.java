package dev.mitosis.report.question;

import java.util.List;

/** What a word in a cell decides. */
public sealed interface GivenAnswer {
    /** It is open still, or said in the comment. */
    record Noted() implements GivenAnswer {}

    /** An option was chosen. */
    record Chosen(Option option) implements GivenAnswer {}

    /** A value goes to a key. */
    record Valued(List<String> path, String value) implements GivenAnswer {}

    /** It is none of what can be written. */
    record Unknown(String hint) implements GivenAnswer {}
}
