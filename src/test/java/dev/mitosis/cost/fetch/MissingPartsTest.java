package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.cost.store.StoredParts;
import dev.mitosis.cost.store.StoredSlots;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which months of a year are asked for, given what is there. */
class MissingPartsTest {
    private static final CostRun NOW = new CostRun("now", "2026-06-15T00:00:00Z", false);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            why                                             | stored                              | longest | missing
            nothing is there                                | ``                                  | 12      | 2026-01_2026-05 2026-06
            a part holds no more than fits                  | ``                                  | 2       | 2026-01_2026-02 2026-03_2026-04 2026-05 2026-06
            the end is missing                              | 2026-01_2026-04                     | 12      | 2026-05 2026-06
            a hole in the middle                            | 2026-01_2026-02 2026-04_2026-06     | 12      | 2026-03
            two holes are two parts                         | 2026-02 2026-04_2026-06             | 12      | 2026-01 2026-03
            all is there                                    | 2026-01_2026-06                     | 12      | ``
            what was estimated is asked again               | 2026-01_2026-06?2026-06-01          | 12      | 2026-06
            an estimate in the middle                       | 2026-01_2026-06?2026-03-01          | 12      | 2026-03
            what lies outside does not count                | 2025-01_2025-12 2026-01_2026-05     | 12      | 2026-06
            """)
    void only_what_is_missing_or_was_not_final_is_asked_for(String why, String stored, int longest, String missing) {
        List<PartHeader> parts = Stream.of(stored.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(MissingPartsTest::part)
                .toList();
        StoredSlots slots = StoredSlots.of(parts, StoredParts.QUERY, "");

        List<SlotRange> ranges = MissingParts.of(
                StoredParts.months("2026-01_2026-06"),
                slots,
                NOW,
                slot -> slot.equals(LocalDate.parse("2026-06-01")),
                longest);

        assertThat(ranges.stream().map(MissingPartsTest::name).collect(Collectors.joining(" ")))
                .isEqualTo(missing);
    }

    private static PartHeader part(String text) {
        String[] halves = text.split("\\?", -1);
        return halves.length == 1 ? StoredParts.read(text, "before") : StoredParts.read(halves[0], "before", halves[1]);
    }

    private static String name(SlotRange range) {
        String first = range.first().toString().substring(0, 7);
        String last = range.end().minusDays(1).toString().substring(0, 7);
        return first.equals(last) ? first : first + "_" + last;
    }
}
