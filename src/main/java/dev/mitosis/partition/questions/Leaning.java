package dev.mitosis.partition.questions;

import dev.mitosis.model.Reason;
import java.util.List;

/**
 * How much the ties of something speak for a label.
 *
 * @param share of all its ties that speak, 0 to 1
 * @param confidence the share, less where few ties speak
 * @param evidence the strongest ties
 */
public record Leaning(String label, double share, double confidence, List<Reason> evidence) {}
