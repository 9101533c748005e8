package dev.mitosis.review;

/**
 * What was written and cannot be taken over as it is.
 *
 * @param why what speaks against it
 * @param fix what would settle it
 */
public record OpenEntry(ReviewEntry entry, String why, String fix) {}
