package dev.mitosis.check.blackbox;

import java.util.List;
import java.util.function.Function;

/** A kind of damage: its name, and where it can be done in documents. */
record DocumentDamage(String name, Function<DocumentSet, List<Spot>> spots) {}
