package dev.mitosis.aws;

import dev.mitosis.io.TsvTable;
import java.util.regex.Pattern;

/**
 * A published rate.
 *
 * @param actions which operations it is about
 * @param shared whether all of them draw from one bucket
 * @param bucket how many calls may come at once
 * @param refill calls per second
 * @param source where it is published; {@code cautious} where it is not
 */
record ApiRate(String service, Pattern actions, boolean shared, double bucket, double refill, String source) {
    private static final String ANY = "*";

    /** Reads one row of the table. */
    static ApiRate of(TsvTable.TsvRow row) {
        boolean shared = switch (row.get("scope")) {
            case "shared" -> true;
            case "each" -> false;
            default -> throw row.error("scope is 'each' or 'shared'");
        };
        double bucket = row.number("bucket");
        double refill = row.number("refill");
        if (bucket < 1 || refill <= 0) {
            throw row.error("bucket and refill must let something through");
        }
        return new ApiRate(row.get("service"), glob(row.get("actions")), shared, bucket, refill, row.get("source"));
    }

    /** The same rate for everything that is asked. */
    static ApiRate everywhere(double perSecond, String source) {
        return new ApiRate(ANY, glob(ANY), false, perSecond, perSecond, source);
    }

    private static Pattern glob(String text) {
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
    }

    boolean covers(String prefix, String operation) {
        return (service.equals(ANY) || service.equals(prefix))
                && actions.matcher(operation).matches();
    }

    /** The name of the bucket that a call draws from. */
    String bucketName(String prefix, String region, String operation) {
        return prefix + "@" + region + (shared ? "" : ":" + operation);
    }
}
