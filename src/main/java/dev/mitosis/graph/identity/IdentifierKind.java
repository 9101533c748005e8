package dev.mitosis.graph.identity;

import java.util.Locale;

/** What kind of identifier a text is, most telling first. */
enum IdentifierKind {
    ARN,
    ID,
    URL,
    HOST,
    /** An IP address: matched only where a rule expects one, because private ranges repeat. */
    ADDRESS,
    /** Unique for its type and region only. */
    NAME;

    static IdentifierKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
