package dev.mitosis.aws;

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
    private static final int COLUMNS = 6;
    private static final String ANY = "*";

    /** Reads one line of the table. */
    static ApiRate parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS || cells[COLUMNS - 1].isBlank()) {
            throw new IllegalArgumentException("a rate has " + COLUMNS + " columns, the last a source: " + line);
        }
        boolean shared = switch (cells[2]) {
            case "shared" -> true;
            case "each" -> false;
            default -> throw new IllegalArgumentException("scope is 'each' or 'shared': " + line);
        };
        double bucket = Double.parseDouble(cells[3]);
        double refill = Double.parseDouble(cells[4]);
        if (bucket < 1 || refill <= 0) {
            throw new IllegalArgumentException("bucket and refill must let something through: " + line);
        }
        return new ApiRate(cells[0], glob(cells[1]), shared, bucket, refill, cells[5]);
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
