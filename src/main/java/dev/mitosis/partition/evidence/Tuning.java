package dev.mitosis.partition.evidence;

/** Every number that tunes the partition. Each was chosen on accounts of which the truth is known (benchmarks). */
public final class Tuning {
    // Contexts: how sure one can be, by what says so. Measured: how often such rows are right.
    /** A person decided. */
    public static final double BY_DECISION = 1.0;
    /** An application tag of its own. */
    public static final double BY_TAG = 0.97;
    /** The unit of deployment whose other resources are tagged so. */
    public static final double BY_UNIT = 0.96;
    /** The name of the unit of deployment. */
    public static final double BY_STACK = 0.95;
    /** A word in its name that stands for a context elsewhere. */
    public static final double BY_ALIAS = 0.9;
    /** A word in its name. */
    public static final double BY_NAME = 0.9;
    /** All who use it. */
    public static final double BY_USERS = 0.85;
    /** What it is tied to, where all say the same. */
    public static final double BY_TIES = 0.85;
    /** A group of its own that nothing names. */
    public static final double BY_COMMUNITY = 0.6;

    // WordSplitter.
    /** So many resources must bear a word that founds a context. */
    public static final int LEAST_BEARERS = 3;
    /** Of so many kinds. */
    public static final int LEAST_TYPES = 2;
    /** What a word counts that is not the first of a name. */
    public static final double LATER_WORD = 0.6;
    /** A word of so large a share of all names is the organisation's. */
    public static final double ORGANISATION_SHARE = 0.4;
    /** Where so large a share of the known bearers of a word is of one context, the word stands for it. */
    public static final double ALIAS_PURITY = 0.8;
    /** So many known bearers must tell what a word stands for. */
    public static final int LEAST_TAUGHT = 2;
    /** WordSplitter shorter than this found no context. */
    public static final int SHORTEST_WORD = 3;

    // Ties.
    /** However many uses count for no more than this. */
    public static final double USES_CAP = 5;
    /** However many parts count for no more than this. */
    public static final double PARTS_CAP = 12;
    /** Less evidence than this is none. */
    public static final double LEAST_MASS = 1;
    /** Ties must agree by this share. */
    public static final double AGREED = 0.7;
    /** Mass from which on ties are as sure as they get. */
    public static final double FULL_MASS = 6;
    /** A second context with more than the rest of this share of the users makes a thing shared. */
    public static final double ONE_USER = 0.9;
    /** Who joins so many groups that hang together otherwise by nothing is a hub. */
    public static final int HUB_GROUPS = 3;
    /** A group has at least so many members. */
    public static final int GROUP = 3;
    /** Resolution of the Leiden algorithm in what is left. */
    public static final double RESOLUTION = 0.05;

    /** A named context tied to another by this part of its inner ties is no unit. */
    public static final double LOOSE = 0.5;

    // Environments.
    /** Ties must agree by this share. */
    public static final double ENVIRONMENT_AGREED = 0.9;
    /** Less evidence than this is none. */
    public static final double ENVIRONMENT_MASS = 2;
    /** So many different names must have a word in the same place before it is taken for an environment. */
    public static final int LEAST_SLOTS = 2;
    /** A value of an environment tag in so many contexts is an environment. */
    public static final int LEAST_CONTEXTS = 2;

    private Tuning() {}
}
