package dev.mitosis.model;

import java.util.Comparator;

/**
 * One row of the coverage table. What was not read sorts first.
 *
 * @param operation the IAM name of the operation, for example {@code rds:DescribeDBInstances}
 * @param reason why it is not complete; empty otherwise
 */
public record Coverage(
        String service, String type, String region, String operation, CoverageStatus status, int count, String reason)
        implements Comparable<Coverage> {
    private static final Comparator<Coverage> ORDER = Comparator.comparing(
                    (Coverage row) -> row.status().complete())
            .thenComparing(Coverage::service)
            .thenComparing(Coverage::type)
            .thenComparing(Coverage::region)
            .thenComparing(Coverage::operation)
            .thenComparing(Coverage::status)
            .thenComparing(Coverage::reason);

    /** The same with another count. */
    public Coverage counting(int number) {
        return new Coverage(service, type, region, operation, status, number, reason);
    }

    @Override
    public int compareTo(Coverage other) {
        return ORDER.compare(this, other);
    }
}
