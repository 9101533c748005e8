package dev.mitosis.traffic.place;

import dev.mitosis.model.TrafficGap.What;
import java.util.Arrays;
import java.util.Optional;

/** Ends of a flow or call as texts: an ARN, a URN of what lies outside, or why it is not known which. */
public final class Ends {
    public static final String INTERNET = "external:internet";
    public static final String UNKNOWN = "external:unresolved/";

    private Ends() {}

    /** Stands for an end that is not known, and says why. */
    public static String unknown(What why) {
        return UNKNOWN + why.label();
    }

    /** Why the end is not known; empty where it is. */
    public static Optional<What> whyUnknown(String end) {
        return Arrays.stream(What.values())
                .filter(what -> end.equals(unknown(what)))
                .findFirst();
    }

    static String network(String range) {
        return "external:network/" + range;
    }

    public static String service(String principal) {
        return "external:service/" + principal;
    }

    public static String account(String id) {
        return "external:account/" + id;
    }
}
