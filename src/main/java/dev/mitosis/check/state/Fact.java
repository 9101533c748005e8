package dev.mitosis.check.state;

/** What is known of an object, or of a consumer and its provider, at a moment of the plan. */
public enum Fact {
    /** Whether it stands: a {@code Boolean}. */
    STANDS("stands"),
    /** The number of the step since which it neither writes nor works. */
    STOPPED("stopped since step"),
    /** The number of the step since which it works in its new account. */
    WORKS("works since step"),
    /** What it holds: a {@link Content}. */
    HOLDS("holds"),
    /** The content of it that was proved to be that of its source. */
    PROVED("was proved to hold"),
    /** Minutes that passed for it since it went out of service. */
    WAITED("minutes waited"),
    /** Whether a person has decided about it. */
    CONFIRMED("confirmed"),
    /** Whether what was under way in it was worked off. */
    DRAINED("drained"),
    /** Who holds a name: an object; empty where nobody does. */
    HOLDER("is held by"),
    /** Whom the consumer uses in place of the provider: an object. */
    USES("uses"),
    /** Whether the provider lets the consumer in. */
    GRANTED("is let in"),
    /** Whether the consumer reaches the provider. */
    CONNECTED("reaches it"),
    /** Whether the account of the consumer sees the object. */
    SHARED("sees it");

    private final String words;

    Fact(String words) {
        this.words = words;
    }

    /** The fact in a sentence, between an object and a value. */
    public String words() {
        return words;
    }
}
