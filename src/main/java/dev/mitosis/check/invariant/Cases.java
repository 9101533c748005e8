package dev.mitosis.check.invariant;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the cases that a rule looked at, and keeps those that break it. */
public final class Cases {
    private final InvariantText text;
    private final List<Violation> violations = new ArrayList<>();
    private int examined;

    Cases(String id) {
        text = InvariantText.of(id);
    }

    String id() {
        return text.id();
    }

    /** Looks at one case of the running step. */
    public void expect(boolean holds, Moment moment, List<String> objects, Supplier<String> what) {
        examined++;
        if (!holds) {
            String step = moment.step() == null ? "" : moment.step().id();
            violations.add(new Violation(step, null, objects, what.get(), moment.before(objects), text.mend()));
        }
    }

    /** Looks at one case that no single state shows. */
    public void expect(boolean holds, String step, List<String> objects, Supplier<String> what) {
        examined++;
        if (!holds) {
            violations.add(new Violation(step, null, objects, what.get(), List.of(), text.mend()));
        }
    }

    /** Looks at one case in a file. */
    public void expectFile(boolean holds, @Nullable String file, List<String> objects, Supplier<String> what) {
        examined++;
        if (!holds) {
            violations.add(new Violation("", file, objects, what.get(), List.of(), text.mend()));
        }
    }

    Invariant invariant() {
        Verdict verdict =
                !violations.isEmpty() ? Verdict.BROKEN : examined == 0 ? Verdict.NOTHING_TO_EXAMINE : Verdict.HOLDS;
        return new Invariant(text.id(), text.sentence(), verdict, examined, List.copyOf(violations));
    }
}
