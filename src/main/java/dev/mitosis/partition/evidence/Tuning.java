package dev.mitosis.partition.evidence;

import java.util.Map;

/** Every number that tunes the partition. Each was chosen on accounts of which the truth is known (benchmarks). */
public final class Tuning {
    // Contexts: how sure one can be, by what says so. Measured: how often such rows are right.
    /** An application tag of its own, the unit of deployment whose other resources are tagged so, or its name. */
    public static final double STATED = 0.99;
    /** A word in its name. */
    public static final double BY_NAME = 0.98;
    /** A word in its name, where another word of it says another. */
    public static final double BY_NAME_OF_SEVERAL = 0.95;
    /** All who use it, or what it is tied to, where all say the same. */
    public static final double BY_TIES = 0.97;
    /** A group of its own that nothing names, or the one it was changed with. */
    public static final double BY_GROUP = 0.98;

    /**
     * How loudly what says a context speaks beside ties, when witnesses are heard again. Units of deployment are not:
     * where ties outvoted one, it was right; so was a tag of which the name says the same.
     */
    public static final Map<String, Double> VOICES =
            Map.of("context.tag", 8.0, "context.name", 6.0, "context.neighbours", 0.0);
    /** From this lead on, in standard deviations, witnesses speak for a context by more than one voice. */
    public static final double CLEAR_LEAD = 1.3;
    /** From this lead on, they do not contest it. */
    public static final double CONTESTED_LEAD = 0.5;
    /** How often a row was right that witnesses outvote, be it by its tag or its name. */
    public static final double OUTVOTED = 0.18;
    /** How often one was right by a tag, or by ties, for which they hardly speak. */
    public static final double CONTESTED = 0.43;
    /** The same by a name, or by that of a unit of deployment whose tag says another. */
    public static final double CONTESTED_NAME = 0.82;
    /** How often one was right where one voice alone makes the difference. */
    public static final double THIN = 0.96;

    /**
     * How sure a context is by such a reason, for which witnesses speak with this lead, if it is as sure without them.
     */
    public static double sure(String rule, double lead, double without) {
        if (lead >= CLEAR_LEAD) {
            return without;
        }
        if (lead >= CONTESTED_LEAD) {
            return Math.min(without, THIN);
        }
        double contested = rule.equals("context.name") ? CONTESTED_NAME : CONTESTED;
        return Math.min(without, lead < 0 && !rule.equals("context.neighbours") ? OUTVOTED : contested);
    }

    /** What the tag of a team proposes. Not measured: it only stands beside a question, and decides nothing. */
    public static final double BY_TEAM = 0.3;

    // What counts everywhere.
    /**
     * So many that know nothing of each other and say the same are no slip: names, kinds, neighbours, days, contexts.
     */
    public static final int WITNESSES = 2;
    /** So many are no accident: they found a context, make a word one of several applications, a thing a hub. */
    public static final int SEVERAL = 3;
    /**
     * So many are no odds and ends: open atoms that hang together, and what stands behind a word that no domain says
     * before it is the organisation's; over fewer it may be the largest of few applications.
     */
    public static final int MANY = 6;
    /** What so large a part agrees on outweighs the rest: ties, owners of a word, what stands before it. */
    public static final double AGREED = 0.7;
    /** Nearly all of those that bear a word. */
    public static final double NEARLY_ALL = 0.8;
    /** So large a part is as good as all: of ties that say an environment, of users, of names. */
    public static final double UNANIMOUS = 0.9;

    // Words.
    /** What a word counts that is the only one of a name; one that is the first counts 1. */
    public static final double ONLY_WORD = 1.5;
    /** What a word counts that is not the first of a name. */
    public static final double LATER_WORD = 0.5;
    /** What speaks for a word all of whose names another word explains, too. */
    public static final double LEAST_OWN = 0.02;
    /** A common word ({@code fleet}) needs so large a share of names that no other word explains. */
    public static final double OWN_OF_COMMON = 0.5;
    /** What a common word counts. */
    public static final double COMMON_WORD = 0.7;
    /** A word of so large a share of all names is the organisation's. */
    public static final double ORGANISATION_SHARE = 0.4;
    /** Those that tell must be this part of all that bear the word. */
    public static final double LEAST_TAUGHT_SHARE = 0.2;
    /** Words shorter than this found no context. */
    public static final int SHORTEST_WORD = 3;

    // Words of several, and tags.
    /** What the tag of those who serve everybody counts beside one of an application. */
    public static final double OWNER_TAG = 0.1;
    /** So large a part of a domain's word makes it one application's. */
    public static final double DOMAIN_OWNER = 0.95;
    /** So many other words must stand beside the organisation's, on the average. */
    public static final double FURTHER_WORDS = 1;
    /** A spelling is no slip that is this often as common as another. */
    public static final double OFTEN = 0.1;
    /** A word that so large a part of all resources bears is no person's. */
    public static final double PERSON_SHARE = 0.03;
    /** One that so few bear may be a person's in any account. */
    public static final int PERSON_RARE = 8;

    // Ties.
    /** However many uses count for no more than this. */
    public static final double USES_CAP = 5;
    /** However many parts count for no more than this. */
    public static final double PARTS_CAP = 12;
    /** Who is named less precisely is no user. */
    public static final double LEAST_STRENGTH = 0.3;
    /** Less evidence than this is none. */
    public static final double LEAST_MASS = 1;
    /** Mass from which on ties are as sure as they get. */
    public static final double FULL_MASS = 6;
    /** What a word counts among ties that stands for a context elsewhere, or is short for its name. */
    public static final double HINT = 3;
    /**
     * Open atoms that hang together and are tied to known contexts by less than this part of it are apart from them.
     */
    public static final double APART = 0.15;
    /** From this weight on, parts are those of one whole. */
    public static final double CLOSE = 4;
    /** What is tied by less than this is no use that makes one of two groups: a key, an announcement, a way in. */
    public static final double LEAST_USE = 2;
    /** What is changed within so many seconds of each other is changed together. */
    public static final int TOGETHER_SECONDS = 900;
    /** Days on which a larger share of all groups was changed prove nothing. */
    public static final double BUSY = 0.33;
    /** More than so many groups at once are everybody. */
    public static final int CROWD = 60;
    /** Days that are no further apart are one occasion. */
    public static final int SAME_OCCASION_DAYS = 2;
    /** How likely it may be that chance alone makes companions of any two groups of an account. */
    public static final double CHANCE = 0.05;

    // Environments.
    /** Less evidence than this is none. */
    public static final double ENVIRONMENT_MASS = 2;
    /** So much of it makes what a name alone says doubtful. */
    public static final double LEAST_DENIAL = 0.5;
    /** So many have it often enough there, be it elsewhere, too. */
    public static final int MANY_SLOTS = 5;

    /** Keys of tags that are trusted so much say an environment by any word. */
    public static final double TRUSTED_KEY = 0.9;
    /** Who writes a thing counts so much more than who reads it. */
    public static final double WRITER = 2;

    // Shared things and accounts.
    /** Fewer dependents of production than this share do not make a thing production's. */
    public static final double PRODUCTION_SHARE = 0.15;
    /** So large a part of those that have an owner or cost centre must say the same. */
    public static final double OWNERS_AGREED = 0.6;
    /** Who takes this part of a quota is who makes it scarce. */
    public static final double QUOTA_SHARE = 0.3;
    /** Where so large a part is tagged as an application of that name, a team bears its product's name. */
    public static final double PRODUCT_TAGGED = 0.5;

    private Tuning() {}
}
