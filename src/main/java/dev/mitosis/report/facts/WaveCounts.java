package dev.mitosis.report.facts;

import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what happens in each wave, by the effects of its steps. */
public final class WaveCounts {
    private static final Set<Verb> USES = EnumSet.of(Verb.GRANT, Verb.CONNECT, Verb.SHARE);

    private final PlanDocument plan;
    private final Map<String, PlannedResource> planned = new HashMap<>();
    private final Set<String> old;
    private final Map<String, List<String>> carried = new HashMap<>();

    private WaveCounts(ReportInput input) {
        this.plan = input.plan();
        this.old = input.resources().stream().map(ResourceRow::arn).collect(Collectors.toSet());
        TargetDocument target = input.target();
        if (target != null) {
            target.resources().forEach(resource -> planned.put(resource.id(), resource));
            carry(target);
        }
    }

    /**
     * What a service or another thing makes is deleted by no step: it goes with what made it. So it counts with the
     * last of what has left for the same account.
     */
    private void carry(TargetDocument target) {
        Map<String, String> homes = new HashMap<>();
        target.resources().stream()
                .filter(resource -> resource.principal() && resource.succeeds() != null)
                .forEach(resource -> homes.put(String.valueOf(resource.succeeds()), resource.account()));
        Map<String, String> last = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        for (Step step : plan.steps()) {
            for (Effect effect : step.effects()) {
                if (effect.verb() == Verb.DELETE && homes.containsKey(effect.object())) {
                    last.put(homes.get(effect.object()), effect.object());
                    deleted.add(effect.object());
                }
            }
        }
        Set<String> stand = target.accounts().stream()
                .filter(PlannedAccount::existing)
                .map(PlannedAccount::name)
                .collect(Collectors.toSet());
        homes.forEach((thing, account) -> {
            if (!stand.contains(account) && !deleted.contains(thing) && last.containsKey(account)) {
                carried.computeIfAbsent(last.get(account), unseen -> new ArrayList<>())
                        .add(thing);
            }
        });
    }

    /** The waves of a plan in their order. */
    public static List<WaveFacts> of(ReportInput input) {
        return new WaveCounts(input).all();
    }

    private List<WaveFacts> all() {
        Map<Integer, List<Step>> steps = plan.steps().stream().collect(Collectors.groupingBy(Step::wave));
        Map<Integer, List<Window>> windows = plan.windows().stream().collect(Collectors.groupingBy(Window::wave));
        Set<String> moved = new HashSet<>();
        Set<String> used = new HashSet<>();
        Set<String> gone = new HashSet<>();
        List<WaveFacts> all = new ArrayList<>();
        for (Wave wave : plan.waves()) {
            Count count = new Count(moved, used, gone);
            List<Step> own = steps.getOrDefault(wave.number(), List.of());
            own.forEach(step -> step.effects().forEach(effect -> count(effect, step.window(), count)));
            all.add(new WaveFacts(
                    wave,
                    count.moved,
                    count.created.size(),
                    count.shared,
                    count.retired,
                    old.size() - gone.size(),
                    own,
                    windows.getOrDefault(wave.number(), List.of())));
        }
        return all;
    }

    private void count(Effect effect, @Nullable String window, Count count) {
        PlannedResource thing = planned.get(effect.object());
        boolean moves = thing != null && thing.fate() == Fate.MOVES;
        if (moves && window != null && count.everMoved.add(effect.object())) {
            count.moved++;
        } else if (thing != null && !moves && effect.verb() == Verb.CREATE) {
            count.created.add(effect.object());
        }
        if (USES.contains(effect.verb()) && effect.provider() != null && count.everUsed.add(effect.provider())) {
            count.shared++;
        }
        if (effect.verb() == Verb.DELETE) {
            gone(effect.object(), count);
            carried.getOrDefault(effect.object(), List.of()).forEach(part -> gone(part, count));
        }
    }

    private void gone(String thing, Count count) {
        if (old.contains(thing) && count.everGone.add(thing)) {
            count.retired++;
        }
    }

    /** What was counted of one wave, and what of all before it, so that nothing counts twice. */
    private static final class Count {
        private final Set<String> everMoved;
        private final Set<String> everUsed;
        private final Set<String> everGone;
        private final Set<String> created = new HashSet<>();
        private int moved;
        private int shared;
        private int retired;

        Count(Set<String> everMoved, Set<String> everUsed, Set<String> everGone) {
            this.everMoved = everMoved;
            this.everUsed = everUsed;
            this.everGone = everGone;
        }
    }
}
