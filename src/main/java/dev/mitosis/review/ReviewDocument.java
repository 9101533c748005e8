package dev.mitosis.review;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came back in workbooks: the document that {@code review --output json} prints.
 *
 * @param taken what is written down now, or would be
 * @param known what is written down already
 * @param conflicts where two say different things of the same, or the plan has moved on
 * @param invalid what no key of {@code decisions.yaml} can hold
 * @param flaws what could not be read, with its file and sheet
 */
public record ReviewDocument(
        int formatVersion,
        String tool,
        String account,
        boolean dryRun,
        List<ReviewEntry> taken,
        List<ReviewEntry> known,
        List<OpenEntry> conflicts,
        List<OpenEntry> invalid,
        List<String> flaws) {
    public ReviewDocument {
        taken = List.copyOf(taken);
        known = List.copyOf(known);
        conflicts = List.copyOf(conflicts);
        invalid = List.copyOf(invalid);
        flaws = List.copyOf(flaws);
    }

    /** How many cells of a file were read and are written down. */
    public int read(String file) {
        return (int) Stream.concat(taken.stream(), known.stream())
                .filter(entry -> entry.file().equals(file))
                .count();
    }

    /** Whether something that people wrote is not written down. */
    public boolean isOpen() {
        return !conflicts.isEmpty() || !invalid.isEmpty() || !flaws.isEmpty();
    }
}
