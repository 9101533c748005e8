package dev.mitosis.workbook;

/** What happens to a workbook that people have changed when it is to be written again. */
public enum Edits {
    /** It stays, and the command stops. */
    KEPT,
    /** It is written over. */
    DISCARDED
}
