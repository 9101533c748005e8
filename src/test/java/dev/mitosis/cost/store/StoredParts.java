package dev.mitosis.cost.store;

import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.io.Json;
import java.time.LocalDate;
import java.util.List;

/** Parts of a history, as short as a test can say them. */
public final class StoredParts {
    public static final String QUERY = "monthly-total";

    private StoredParts() {}

    /** A month, or months from one up to another: {@code 2026-01} or {@code 2026-01_2026-03}. */
    public static SlotRange months(String text) {
        String[] ends = text.split("_", -1);
        LocalDate first = LocalDate.parse(ends[0] + "-01");
        LocalDate last = LocalDate.parse(ends[ends.length - 1] + "-01");
        return new SlotRange(SlotUnit.MONTH, first, last.plusMonths(1));
    }

    /** A part that was read whole. */
    public static PartHeader read(String months, String run, String... estimated) {
        return part(QUERY, "", months, run, FetchStatus.COMPLETE, estimated);
    }

    /** A part that the service refused. */
    public static PartHeader refused(String months, String run) {
        return part(QUERY, "", months, run, FetchStatus.REFUSED);
    }

    /** Any part. */
    public static PartHeader part(
            String query, String slice, String months, String run, FetchStatus outcome, String... estimated) {
        SlotRange range = months(months);
        return new PartHeader(
                query,
                slice,
                SlotUnit.MONTH,
                range.first().toString(),
                range.end().toString(),
                Json.mapper()
                        .createObjectNode()
                        .set(
                                "TimePeriod",
                                Json.mapper()
                                        .createObjectNode()
                                        .put("Start", Granularity.MONTHLY.format(range.first()))),
                outcome,
                outcome == FetchStatus.COMPLETE ? "" : "too far back",
                List.of(estimated),
                "2026-06-01T00:00:00Z",
                run,
                1,
                0,
                2,
                3,
                "");
    }
}
