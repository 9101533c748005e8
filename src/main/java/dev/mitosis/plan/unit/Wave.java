package dev.mitosis.plan.unit;

import java.util.List;

/** Moves that are prepared together and switched one after the other, or at the same time by several people. */
public record Wave(String title, List<Move> moves) {}
