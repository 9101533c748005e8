package dev.mitosis.plan.query;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import dev.mitosis.plan.query.PlanStepDocument.Neighbour;
import dev.mitosis.plan.runbook.RunbookFiles;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a step of a plan, or a part of it. */
public final class PlanQuery {
    private static final int NEAR = 3;

    private final PlanDocument plan;

    public PlanQuery(PlanDocument plan) {
        this.plan = plan;
    }

    /**
     * One step.
     *
     * @param text its id, or a part of its id or title that no other has
     * @throws MitosisException M-PLAN-01 where there is none, M-PLAN-02 where there are several
     */
    public PlanStepDocument explain(String text) {
        Step step = find(text);
        Set<String> used = new HashSet<>(step.inputs());
        used.addAll(step.outputs());
        return new PlanStepDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                plan.account(),
                plan.snapshotId(),
                step,
                RunbookFiles.script(plan, step.id()),
                neighbours(other -> step.dependsOn().contains(other.id())),
                neighbours(other -> other.dependsOn().contains(step.id())),
                plan.windows().stream()
                        .filter(window -> window.id().equals(step.window()))
                        .findFirst()
                        .orElse(null),
                variables(used),
                plan.risks().stream()
                        .filter(risk -> risk.steps().contains(step.id()))
                        .toList());
    }

    private Step find(String text) {
        for (Step step : plan.steps()) {
            if (step.id().equals(text)) {
                return step;
            }
        }
        String part = text.toLowerCase(Locale.ROOT);
        List<Step> found = plan.steps().stream()
                .filter(step -> (step.id() + "\n" + step.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(part))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new MitosisException(
                    "M-PLAN-01",
                    "no step of the plan is called '" + text + "'",
                    "the id of a step is expected, or a part of its id or title",
                    near(part),
                    ExitCode.USAGE);
        }
        throw new MitosisException(
                "M-PLAN-02",
                found.size() + " steps of the plan are called '" + text + "'",
                "one is expected: " + ids(found) + (found.size() > NEAR ? ", ..." : ""),
                "write more of the id",
                ExitCode.USAGE);
    }

    /** Steps that share words with what was asked for, those with the most first. */
    private String near(String text) {
        Set<String> words = words(text);
        List<Step> near = plan.steps().stream()
                .filter(step -> common(step, words) > 0)
                .sorted((one, other) -> common(other, words) - common(one, words))
                .toList();
        return near.isEmpty()
                ? "mitosis plan --output json | jq -r '.steps[].id' lists all"
                : "did you mean " + ids(near) + "?";
    }

    private static int common(Step step, Set<String> words) {
        Set<String> own = words(step.id() + " " + step.title());
        own.retainAll(words);
        return own.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ids(List<Step> steps) {
        return steps.stream().limit(NEAR).map(Step::id).collect(Collectors.joining(", "));
    }

    private List<Neighbour> neighbours(Predicate<Step> wanted) {
        return plan.steps().stream()
                .filter(wanted)
                .map(step -> new Neighbour(step.id(), step.wave(), step.title()))
                .toList();
    }

    private List<PlanVariable> variables(Collection<String> names) {
        return plan.variables().stream()
                .filter(variable -> names.contains(variable.name()))
                .toList();
    }

    /**
     * The steps of a wave.
     *
     * @throws MitosisException M-PLAN-03 where there is no such wave
     */
    public PlanExcerptDocument wave(int number) {
        if (plan.waves().stream().noneMatch(wave -> wave.number() == number)) {
            throw unknown("wave " + number, "its waves are 1 to " + plan.waves().size());
        }
        return excerpt(step -> step.wave() == number);
    }

    /**
     * The steps of a context, and those of the windows in which it is switched.
     *
     * @throws MitosisException M-PLAN-03 where the plan has nothing of it
     */
    public PlanExcerptDocument context(String name) {
        Set<String> windows = plan.windows().stream()
                .filter(window ->
                        window.units().stream().anyMatch(unit -> contextOf(unit).equals(name)))
                .map(Window::id)
                .collect(Collectors.toSet());
        Predicate<Step> wanted =
                step -> name.equals(step.context()) || (step.window() != null && windows.contains(step.window()));
        if (plan.steps().stream().noneMatch(wanted)) {
            throw unknown("context " + name, "it has " + String.join(", ", contexts()));
        }
        return excerpt(wanted);
    }

    /** Of {@code account/context/environment}. */
    private static String contextOf(String unit) {
        String[] parts = unit.split("/", -1);
        return parts.length > 1 ? parts[1] : unit;
    }

    private Set<String> contexts() {
        return Stream.concat(
                        plan.steps().stream().map(Step::context).filter(Objects::nonNull),
                        plan.windows().stream()
                                .flatMap(window -> window.units().stream().map(PlanQuery::contextOf)))
                .filter(context -> !context.equals("-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static MitosisException unknown(String what, String known) {
        return new MitosisException(
                "M-PLAN-03", "the plan has nothing of " + what, known, "name one of these", ExitCode.USAGE);
    }

    private PlanExcerptDocument excerpt(Predicate<Step> wanted) {
        List<Step> steps = plan.steps().stream().filter(wanted).toList();
        Set<String> ids = steps.stream().map(Step::id).collect(Collectors.toSet());
        Set<String> windows =
                steps.stream().map(Step::window).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<String> used = steps.stream()
                .flatMap(step -> Stream.concat(step.inputs().stream(), step.outputs().stream()))
                .collect(Collectors.toSet());
        List<Wave> waves = plan.waves().stream()
                .filter(wave -> wave.steps().stream().anyMatch(ids::contains))
                .toList();
        return new PlanExcerptDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                plan.account(),
                plan.snapshotId(),
                waves,
                plan.windows().stream()
                        .filter(window -> windows.contains(window.id()))
                        .toList(),
                steps,
                variables(used));
    }
}
