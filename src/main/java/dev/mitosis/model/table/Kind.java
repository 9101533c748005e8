package dev.mitosis.model.table;

/** What the values of a column are, which decides how a writer aligns, formats and wraps them. */
public enum Kind {
    /** One line. */
    TEXT,
    /** Sentences, wrapped. */
    PROSE,
    /** Commands and identifiers, in a fixed-width face, wrapped. */
    CODE,
    NUMBER,
    /** A part of one, 0 to 1. */
    PERCENT,
    /** A level of trust, 0 to 1, shown with a colour for low, middling and high. */
    CONFIDENCE,
    MINUTES,
    DATE,
    MONEY,
    /** A word with a meaning that deserves a colour: a severity, a status. */
    STATUS,
    /** Leads to a row of another table or to a web address. */
    LINK
}
