package dev.mitosis.partition.evidence;

/** A CloudFormation type in a knowledge table, or {@code *} for all. */
public record TypePattern(String text) {
    public boolean matches(String type) {
        return text.equals("*") || text.equals(type);
    }
}
