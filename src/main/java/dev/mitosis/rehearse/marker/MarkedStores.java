package dev.mitosis.rehearse.marker;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The stores of the old account that keep what is written into them, by what the target says of each. */
public final class MarkedStores {
    private final Set<String> types = TsvTable.loadNamed(MarkedStores.class, "markers.tsv").stream()
            .map(row -> row.get("type"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Those of a target.
     *
     * <ul>
     *   <li>What remains keeps its marker.
     *   <li>What is filled from the old one has it, too.
     *   <li>What is drained is worked off: its marker is taken once.
     * </ul>
     *
     * What else is made begins with values of its own, so that no marker of it is looked for.
     */
    public List<MarkedStore> of(TargetDocument target, PlanDocument plan) {
        Set<String> drained = plan.steps().stream()
                .flatMap(step -> step.effects().stream())
                .filter(effect -> effect.verb() == Verb.DRAIN)
                .map(Effect::object)
                .collect(Collectors.toSet());
        return of(target.resources(), drained);
    }

    /**
     * Those among things of a target.
     *
     * @param drained the ARNs of what steps empty
     */
    List<MarkedStore> of(List<PlannedResource> things, Set<String> drained) {
        List<MarkedStore> stores = new ArrayList<>();
        for (PlannedResource thing : things) {
            if (thing.succeeds() == null || !types.contains(thing.type())) {
                continue;
            }
            boolean worked = drained.contains(thing.succeeds());
            boolean filled = thing.fate().isMade() && thing.filled() != Filled.NEVER;
            if (worked || filled || thing.fate().remains()) {
                stores.add(MarkedStore.of(thing, worked));
            }
        }
        return stores;
    }
}
