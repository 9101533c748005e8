package dev.mitosis.plan.calendar;

import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.plan.effect.Draft;
import dev.mitosis.plan.unit.Move;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answers for a step: for the context that it is of, for those of its window, or for those of what it acts on. */
final class StepOwners {
    private final Map<String, String> byContext;
    private final Map<String, Set<String>> ofWindow;
    private final Map<String, String> ofThing = new HashMap<>();

    /**
     * Knows who answers for what.
     *
     * @param byContext who answers for a context
     * @param ofWindow the contexts of each move, by its id
     */
    StepOwners(Map<String, String> byContext, Map<String, Set<String>> ofWindow, List<Move> moves) {
        this.byContext = byContext;
        this.ofWindow = ofWindow;
        for (Move move : moves) {
            Map<String, String> contexts = new HashMap<>();
            for (PlannedUnit unit : move.units()) {
                if (unit.context() != null) {
                    contexts.put(unit.id(), unit.context());
                }
            }
            for (PlannedResource member : move.members()) {
                Optional.ofNullable(member.unit())
                        .map(contexts::get)
                        .ifPresent(context -> ofThing.put(String.valueOf(member.succeeds()), context));
            }
        }
    }

    /** Their names, sorted; empty where nobody was named. */
    String of(Draft draft) {
        return contexts(draft).stream()
                .map(byContext::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Collection<String> contexts(Draft draft) {
        String own = draft.spot().context();
        if (own != null) {
            return List.of(own);
        }
        String window = draft.spot().window();
        if (window != null) {
            return ofWindow.getOrDefault(window, Set.of());
        }
        return draft.resources().stream()
                .map(ofThing::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
