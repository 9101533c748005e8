package dev.mitosis.model;

/**
 * Where a claim comes from.
 *
 * @param resource the ARN of the record that says it
 * @param pointer the JSON pointer below the record's {@code data} (or {@code tags})
 * @param text the matched text, never a secret
 */
public record Evidence(String resource, String pointer, String text) {}
