package dev.mitosis.scan.imports;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.List;

/**
 * Something in an input file that could not be taken over.
 *
 * @param file the file's name as it was given
 * @param position where in the file, for example {@code item 17} or {@code line 3, column 12}
 */
public record Unreadable(String file, String position, String reason) {
    private static final String RULE = "import.unreadable";

    /** As it stands in the manifest. */
    Finding finding() {
        return new Finding(
                RULE,
                Severity.MEDIUM,
                List.of(),
                file + ", " + position + ": " + reason + ".",
                "Export the item again, or add the resource by a scan.");
    }
}
