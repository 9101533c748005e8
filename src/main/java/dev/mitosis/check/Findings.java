package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;
import java.util.ArrayList;
import java.util.List;

/** Counts the cases that a rule looked at and keeps those that break it. */
final class Findings {
    private final String id;
    private final String title;
    private final List<Violation> violations = new ArrayList<>();
    private int examined;

    Findings(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Looks at one case. */
    void expect(boolean holds, String step, List<String> resources, String text, String fix) {
        examined++;
        if (!holds) {
            violations.add(new Violation(step, resources, text, fix));
        }
    }

    Invariant invariant() {
        return new Invariant(id, title, violations.isEmpty(), examined, List.copyOf(violations));
    }
}
