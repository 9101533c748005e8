package dev.mitosis.partition.evidence;

import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided about one axis of one subject. */
public record Verdict(@Nullable String label, double confidence, List<Reason> reasons) {
    public static Verdict unknown(Reason reason) {
        return new Verdict(null, 0, List.of(reason));
    }
}
