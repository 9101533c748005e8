package dev.mitosis.partition;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.PartitionDiffDocument.Axis;
import java.util.List;
import java.util.Objects;

/** Which of a row's reasons speaks of which of its columns. */
final class SpokenReasons {
    private static final Reason NONE = Reason.of("none", "No reason was kept.");

    private SpokenReasons() {}

    /** The reason for the row's context, environment or account. */
    static Reason of(Assignment row, Axis axis) {
        List<Reason> reasons = row.reasons();
        return switch (axis) {
            case ACCOUNT -> reasons.isEmpty() ? NONE : reasons.get(reasons.size() - 1);
            case CONTEXT -> first(reasons, "context.", row.context());
            case ENVIRONMENT -> first(reasons, "environment.", row.environment());
        };
    }

    private static Reason first(List<Reason> reasons, String prefix, @org.jspecify.annotations.Nullable String label) {
        return reasons.stream()
                .filter(reason -> reason.rule().startsWith("decision.")
                        && label != null
                        && Objects.equals(
                                reason.facts()
                                        .getOrDefault("label", reason.facts().get("into")),
                                label))
                .findFirst()
                .or(() -> reasons.stream()
                        .filter(reason -> reason.rule().startsWith(prefix))
                        .findFirst())
                .or(() -> reasons.stream().findFirst())
                .orElse(NONE);
    }
}
