package dev.mitosis.plan.replan;

import dev.mitosis.io.Json;
import dev.mitosis.model.Reason;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.plan.query.StepJournal;
import dev.mitosis.plan.replan.ReplanDocument.Kind;
import dev.mitosis.plan.replan.ReplanDocument.Question;
import dev.mitosis.plan.replan.ReplanDocument.Retired;
import dev.mitosis.plan.replan.ReplanDocument.StepChange;
import dev.mitosis.plan.runbook.StepDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Says what a new plan changes in an earlier one, and asks of everything that was done and would be otherwise now. */
public final class PlanDifference {
    private static final String ANSWER =
            "look at its script; run it again with --execute --again, or note that nothing has to be done with"
                    + " --done --by NAME";

    private final PlanDocument before;
    private final PlanDocument after;
    private final StepJournal journal;
    private final Map<String, Step> earlier = new LinkedHashMap<>();
    private final Map<String, Step> now = new LinkedHashMap<>();
    private final ResourceChanges resources;
    private final List<StepChange> changes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Retired> retired = new LinkedHashMap<>();
    private int kept;

    private PlanDifference(PlanDocument before, PlanDocument after, StepJournal journal) {
        this.before = before;
        this.after = after;
        this.journal = journal;
        before.steps().forEach(step -> earlier.put(step.id(), step));
        after.steps().forEach(step -> now.put(step.id(), step));
        this.resources = new ResourceChanges(before, after, journal::isDone);
    }

    /**
     * Compares two plans whose steps have the same ids where they are the same.
     *
     * @param journal what was noted of the steps
     * @param retired the finished steps that earlier replans have lost
     */
    public static ReplanDocument between(
            PlanDocument before, PlanDocument after, StepJournal journal, List<Retired> retired) {
        return new PlanDifference(before, after, journal).document(retired);
    }

    private ReplanDocument document(List<Retired> former) {
        former.stream().filter(step -> !now.containsKey(step.id())).forEach(step -> retired.put(step.id(), step));
        now.values().forEach(this::compare);
        earlier.values().stream().filter(step -> !now.containsKey(step.id())).forEach(this::gone);
        repeated();
        TreeSet<String> inputs = new TreeSet<>(before.inputs().keySet());
        inputs.addAll(after.inputs().keySet());
        inputs.removeIf(
                name -> Objects.equals(before.inputs().get(name), after.inputs().get(name)));
        return new ReplanDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                after.account(),
                after.snapshotId(),
                before.snapshotId(),
                List.copyOf(inputs),
                kept,
                List.copyOf(changes),
                List.copyOf(questions),
                List.copyOf(retired.values()));
    }

    private void compare(Step step) {
        Step old = earlier.get(step.id());
        if (old == null) {
            add(step, Kind.NEW, List.of(), because(objects(step), "Nothing of it was in the plan before."));
            return;
        }
        List<String> fields = StepFields.different(old, step);
        if (fields.isEmpty()) {
            kept++;
            return;
        }
        Kind kind = StepFields.onlyTimes(fields) ? Kind.RESCHEDULED : Kind.CHANGED;
        add(step, kind, fields, kind == Kind.RESCHEDULED ? times(old, step) : changed(old, step, fields));
        if (journal.isBegun(step.id()) && !StepDigest.of(old).equals(StepDigest.of(step))) {
            questions.add(new Question(
                    "replan.finished-changed",
                    step.id(),
                    step.title() + " is " + journal.state(step.id()) + " as it was before; now it "
                            + news(objects(old), objects(step)) + ".",
                    ANSWER));
        }
    }

    private static String news(Set<String> old, Set<String> now) {
        Set<String> more = new TreeSet<>(now);
        more.removeAll(old);
        Set<String> less = new TreeSet<>(old);
        less.removeAll(now);
        List<String> parts = new ArrayList<>();
        if (!more.isEmpty()) {
            parts.add("acts on " + String.join(", ", more) + ", too");
        }
        if (!less.isEmpty()) {
            parts.add("does not act on " + String.join(", ", less) + " any more");
        }
        return parts.isEmpty() ? "does something else to the same things" : String.join(" and ", parts);
    }

    private void add(Step step, Kind kind, List<String> fields, List<Reason> reasons) {
        changes.add(new StepChange(step.id(), kind, step.title(), journal.state(step.id()), fields, reasons));
    }

    private List<Reason> because(Set<String> objects, String otherwise) {
        List<Reason> reasons = resources.of(objects);
        return reasons.isEmpty() ? List.of(Reason.of("replan.design", otherwise)) : reasons;
    }

    private List<Reason> changed(Step old, Step step, List<String> fields) {
        Set<String> different = new TreeSet<>(objects(old));
        Set<String> there = objects(step);
        Set<String> common = new TreeSet<>(there);
        common.retainAll(different);
        different.addAll(there);
        different.removeAll(common);
        List<Reason> reasons = new ArrayList<>(resources.of(different));
        if (reasons.isEmpty()) {
            reasons.addAll(resources.of(there));
        }
        if (reasons.isEmpty() && !different.isEmpty()) {
            reasons.add(Reason.of("replan.members", "It " + news(objects(old), there) + "."));
        }
        if (reasons.isEmpty()) {
            reasons.add(Reason.of("replan.wording", "Its " + String.join(", ", fields) + " are others."));
        }
        reasons.addAll(times(old, step));
        return List.copyOf(reasons);
    }

    /** Why it is done at another time. */
    private List<Reason> times(Step old, Step step) {
        List<Reason> reasons = new ArrayList<>();
        if (!Objects.equals(old.window(), step.window())) {
            reasons.add(Reason.of(
                    "replan.window",
                    "It was in " + window(old.window()) + " and is in " + window(step.window()) + "."));
        }
        if (old.wave() != step.wave()) {
            reasons.add(
                    Reason.of("replan.wave", "It was in wave " + old.wave() + " and is in wave " + step.wave() + "."));
        }
        if (!Objects.equals(old.start(), step.start())) {
            reasons.add(Reason.of(
                    "replan.date", "It was planned for " + old.start() + " and is for " + step.start() + "."));
        }
        if (!old.dependsOn().equals(step.dependsOn())) {
            reasons.add(waits(old, step));
        }
        if (old.durationMinutes() != step.durationMinutes() || old.downtimeMinutes() != step.downtimeMinutes()) {
            reasons.add(Reason.of(
                    "replan.duration",
                    "It took " + old.durationMinutes() + " minutes, " + old.downtimeMinutes()
                            + " of them down, and takes " + step.durationMinutes() + ", " + step.downtimeMinutes()
                            + " of them down."));
        }
        return reasons;
    }

    private static String window(@org.jspecify.annotations.Nullable String window) {
        return window == null ? "no window" : "the window " + window;
    }

    private static Reason waits(Step old, Step step) {
        Set<String> more = new LinkedHashSet<>(step.dependsOn());
        old.dependsOn().forEach(more::remove);
        Set<String> less = new LinkedHashSet<>(old.dependsOn());
        step.dependsOn().forEach(less::remove);
        List<String> parts = new ArrayList<>();
        if (!more.isEmpty()) {
            parts.add("waits for " + String.join(", ", more) + ", too");
        }
        if (!less.isEmpty()) {
            parts.add("does not wait for " + String.join(", ", less) + " any more");
        }
        return Reason.of("replan.waits", "It " + String.join(" and ", parts) + ".");
    }

    private void gone(Step step) {
        Set<String> objects = objects(step);
        List<Reason> reasons = because(objects, "Nothing of it is in the plan any more.");
        add(step, Kind.GONE, List.of(), reasons);
        if (!journal.isBegun(step.id())) {
            return;
        }
        Undo undo = step.undo();
        retired.put(
                step.id(),
                new Retired(
                        step.id(),
                        step.title(),
                        List.copyOf(objects),
                        undo == null ? null : undo.when(),
                        undo == null ? List.of() : undo.commands()));
        boolean planned = reasons.stream().allMatch(reason -> reason.text().endsWith("has deleted it."));
        if (!planned) {
            questions.add(new Question(
                    "replan.finished-gone",
                    step.id(),
                    step.title() + " is " + journal.state(step.id()) + ", and the plan does not have it any more.",
                    "let stand what it made, or take it back by the commands in retired[] of replan.json"));
        }
    }

    /** Asks of steps that are not begun and do what a finished one has done to the same thing. */
    private void repeated() {
        Map<String, String> done = new HashMap<>();
        for (Step step : earlier.values()) {
            if (journal.isDone(step.id())) {
                step.effects().forEach(effect -> done.put(deed(effect), step.id()));
            }
        }
        for (Step step : now.values()) {
            if (journal.isBegun(step.id()) || earlier.containsKey(step.id())) {
                continue;
            }
            step.effects().stream()
                    .filter(effect -> done.containsKey(deed(effect)))
                    .findFirst()
                    .ifPresent(effect -> questions.add(new Question(
                            "replan.done-before",
                            step.id(),
                            step.title() + " would do what is done: "
                                    + effect.verb().label() + " " + effect.object() + ", by " + done.get(deed(effect))
                                    + ".",
                            "where it is enough, note it with --done --by NAME of its script; else run it")));
        }
    }

    private static String deed(Effect effect) {
        return String.join(
                "\n",
                effect.verb().label(),
                String.valueOf(effect.mode()),
                effect.object(),
                effect.account(),
                String.valueOf(effect.provider()),
                String.valueOf(effect.consumer()));
    }

    private static Set<String> objects(Step step) {
        Set<String> objects = new TreeSet<>(step.resources());
        step.effects().forEach(effect -> objects.add(effect.object()));
        return objects;
    }
}
