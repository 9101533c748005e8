package dev.mitosis.plan;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import java.util.List;
import java.util.Map;

/** Decisions with one thing decided. */
public final class TestDecisions {
    private TestDecisions() {}

    public static Decisions assign(String pattern, Disposition disposition) {
        Decisions none = Decisions.none();
        return new Decisions(
                none.operatingModel(),
                null,
                none.contexts(),
                Map.of(),
                List.of(new Decisions.Assign(pattern, null, null, null, null, disposition, "a person said so")),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                Map.of());
    }

    public static Decisions downtime(Map<String, Integer> budget) {
        Decisions none = Decisions.none();
        return new Decisions(
                Map.of(), null, none.contexts(), Map.of(), List.of(), Map.of(), budget, List.of(), null, Map.of());
    }

    public static Decisions freeze(String from, String to, String reason) {
        Decisions none = Decisions.none();
        return new Decisions(
                Map.of(),
                null,
                none.contexts(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(new Decisions.FreezeWindow(from, to, List.of(), reason)),
                null,
                Map.of());
    }
}
