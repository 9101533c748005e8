package dev.mitosis.graph.condition;

/**
 * Why somebody is let in.
 *
 * @param pointer where the condition stands in the record
 * @param text the condition in words
 */
public record Ground(String pointer, String text) {}
