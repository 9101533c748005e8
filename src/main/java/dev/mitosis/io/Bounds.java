package dev.mitosis.io;

/**
 * How much of a file is read at most, whoever wrote it. Each bound is far above what the largest account needs and
 * below what would exhaust a machine.
 */
public final class Bounds {
    /** A stage's document, in bytes: a graph of a million resources with three million edges has about two billion. */
    public static final long DOCUMENT_BYTES = 8L << 30;

    /** What people write by hand, in bytes; a decision for each of a hundred thousand resources fits. */
    public static final int HANDWRITTEN_BYTES = 16 << 20;

    /** One record, line or item, in bytes. The largest answers of AWS have some six million, a record holds a few. */
    public static final int RECORD_BYTES = 64 << 20;

    /** A compressed or imported file, in bytes; a snapshot of a million resources has fewer in all its files. */
    public static final long PACKED_BYTES = 8L << 30;

    /** What a compressed file unpacks to, in bytes: a million records of 32 kB. */
    public static final long UNPACKED_BYTES = 32L << 30;

    /** How many times larger a file may become; records that differ in their names only reach about 60, bombs 1000. */
    public static final int UNPACKED_RATIO = 250;

    /** Up to here the ratio does not matter: a small file of equal lines is no danger. */
    public static final long UNPACKED_FREELY = 64L << 20;

    /** Entries of a folder: one for each of the 500 operations in 30 regions, and a file each for 100,000 subjects. */
    public static final int FOLDER_ENTRIES = 200_000;

    /** Levels of JSON in JSON; the deepest answers, policies within state machines, have some thirty. */
    static final int NESTING = 500;

    /** Levels of YAML; the deepest of our own documents has six. */
    static final int YAML_NESTING = 50;

    /** One text in JSON, in characters. */
    static final int TEXT = RECORD_BYTES;

    /** The name of one member, in characters; keys of tags and variables have up to some hundreds. */
    static final int NAME = 50_000;

    /** Digits of a number, and the most zeros that its exponent may stand for; doubles need 325. */
    static final int DIGITS = 1000;

    private Bounds() {}
}
