package dev.mitosis.check.blackbox;

/** A place in the documents where a damage can be done, and what does it. */
record Spot(String where, Runnable damage) {}
