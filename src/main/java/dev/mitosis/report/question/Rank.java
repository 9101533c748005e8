package dev.mitosis.report.question;

/** How far the consequences of a decision reach, the farthest first. */
public enum Rank {
    /** The plan does not pass its check. */
    CHECK,
    /** Where production is. */
    PRODUCTION,
    /** Who runs what, which cuts the accounts. */
    OPERATING_MODEL,
    /** What it costs. */
    SPEND,
    /** What cannot be undone. */
    NO_RETURN,
    /** Who keeps the old account. */
    OLD_ACCOUNT,
    /** When, by how many, and how long things may be down. */
    TIME,
    /** Data that several products use. */
    DATABASE,
    /** What is chosen once for all accounts. */
    ESTATE,
    /** What one answer settles for several things. */
    ASKED,
    /** Whether two products part. */
    BORDER,
    /** How things that part go on together. */
    CROSSING,
    /** What a step waits for. */
    STEP,
    /** What is uncertain of single things. */
    PLACE,
    /** What nobody seems to need. */
    LEFTOVER;

    /** Whether only those can decide it who answer for the whole. */
    public boolean isForManagers() {
        return compareTo(ESTATE) <= 0;
    }
}
