package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided about one axis of one subject. */
record Verdict(@Nullable String label, double confidence, List<Reason> reasons) {
    static Verdict unknown(Reason reason) {
        return new Verdict(null, 0, List.of(reason));
    }
}
