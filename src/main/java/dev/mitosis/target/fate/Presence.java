package dev.mitosis.target.fate;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;

/**
 * A copy of a candidate in an account, beside the one that its own fate is about.
 *
 * @param candidate its place in the list
 */
public record Presence(int candidate, String account, Fate fate, Reason reason) {}
