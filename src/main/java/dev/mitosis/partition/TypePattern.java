package dev.mitosis.partition;

/** A CloudFormation type in a knowledge table, or {@code *} for all. */
record TypePattern(String text) {
    boolean matches(String type) {
        return text.equals("*") || text.equals(type);
    }
}
