package dev.mitosis.scan.call;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what could be read and what could not; equal failures are counted together. Thread-safe. */
public final class CoverageBook {
    private static final String SEPARATOR = "; ";

    private final Map<Coverage, Integer> failures = new TreeMap<>();
    private final Map<String, Coverage> listings = new TreeMap<>();
    private final Set<String> off;

    /** An empty book. */
    public CoverageBook() {
        this(Set.of());
    }

    private CoverageBook(Set<String> off) {
        this.off = off;
    }

    /** An empty book that does without the rows of the reason with this id, to see what the reason is worth. */
    public CoverageBook without(String reason) {
        return new CoverageBook(Set.of(reason));
    }

    /** One listing came to its end, or one thing was named. */
    public synchronized void listed(CoverageReason reason, Coverage row) {
        if (off.contains(reason.id())) {
            return;
        }
        listings.merge(row.type() + "@" + row.region() + "@" + row.operation(), row, CoverageBook::together);
    }

    /** A type that several listings of one operation make up, in whatever order they end. */
    private static Coverage together(Coverage one, Coverage other) {
        int count = one.count() + other.count();
        boolean unasked = one.status() == CoverageStatus.NOT_ASKED || other.status() == CoverageStatus.NOT_ASKED;
        CoverageStatus none = unasked ? CoverageStatus.NOT_ASKED : CoverageStatus.EMPTY;
        return new Coverage(
                one.service(),
                one.type(),
                one.region(),
                one.operation(),
                count > 0 ? CoverageStatus.READ : none,
                count,
                reasons(one.reason(), other.reason()));
    }

    /** Why it was not asked; what was asked in part was asked. */
    private static String reasons(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return "";
        }
        return Stream.of(one, other)
                .flatMap(reasons -> Stream.of(reasons.split(SEPARATOR)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(SEPARATOR));
    }

    /** One call failed; the row counts how often. */
    public synchronized void failed(
            ServiceSpec service, String type, String region, String operation, AwsFailure failure) {
        CoverageReason reason = CoverageReason.of(failure);
        if (off.contains(reason.id())) {
            return;
        }
        Coverage row = new Coverage(
                service.name(), type, region, service.qualified(operation), reason.status(), 0, failure.reason());
        failures.merge(row, 1, Integer::sum);
    }

    /** One thing was told and could not be taken over; the row counts how many. */
    public synchronized void lost(CoverageReason reason, ServiceRegion place, String type, String operation) {
        if (off.contains(reason.id())) {
            return;
        }
        ServiceSpec service = place.service();
        Coverage row = new Coverage(
                service.name(), type, place.region(), service.qualified(operation), reason.status(), 0, reason.text());
        failures.merge(row, 1, Integer::sum);
    }

    /** What failed has been made up for by another question, which has a row of its own. */
    public synchronized void withdraw(String type, String region, String operation) {
        failures.keySet()
                .removeIf(row -> row.type().equals(type)
                        && row.region().equals(region)
                        && row.operation().equals(operation));
    }

    /** Whether a question that ended so may have had something to tell. */
    public static boolean mayHide(AwsFailure failure) {
        return switch (failure.kind()) {
            case NOT_OFFERED, DISABLED -> false;
            case DENIED, THROTTLED, ABSENT, CREDENTIALS, TRANSIENT, FAILED -> true;
        };
    }

    /** All rows, sorted. */
    public synchronized List<Coverage> rows() {
        List<Coverage> rows = new java.util.ArrayList<>(listings.values());
        failures.forEach((row, times) -> rows.add(new Coverage(
                row.service(), row.type(), row.region(), row.operation(), row.status(), times, row.reason())));
        return rows.stream().sorted().toList();
    }
}
