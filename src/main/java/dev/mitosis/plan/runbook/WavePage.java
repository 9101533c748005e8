package dev.mitosis.plan.runbook;

import static dev.mitosis.plan.runbook.PageText.plain;

import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a wave: all that somebody has to know who follows it. */
final class WavePage {
    private static final String NOBODY = "nobody yet";

    private final RunbookIndex index;
    private final Wave wave;
    private final List<Step> steps;
    private final Set<String> here;
    private final PageText page = new PageText();
    private final Countdown countdown;

    private WavePage(RunbookIndex index, Wave wave) {
        this.index = index;
        this.wave = wave;
        this.steps = index.steps(wave);
        this.here = Set.copyOf(wave.steps());
        this.countdown = new Countdown(steps);
    }

    static String of(RunbookIndex index, Wave wave) {
        return new WavePage(index, wave).text();
    }

    private String text() {
        page.heading(1, "Wave " + wave.number() + ": " + plain(wave.title())).paragraph(plain(wave.why()));
        facts();
        windows();
        goOrNoGo();
        inputs();
        risks();
        steps();
        pointsOfNoReturn();
        howTo();
        return page.toString();
    }

    private void facts() {
        List<String> facts = new ArrayList<>();
        facts.add(
                steps.size() + " steps, " + steps.stream().filter(Step::manual).count() + " of them by hand");
        facts.add("The longest chain of them takes " + duration(wave.durationMinutes()));
        index.plan().calendar().waves().stream()
                .filter(slot -> slot.wave() == wave.number())
                .forEach(slot -> facts.add(when(slot)));
        countdown.zero().ifPresent(facts::add);
        String who = steps.stream()
                .map(Step::owner)
                .map(WavePage::owner)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        facts.add("Who: " + who + (who.contains(NOBODY) ? " (`owners` of decisions.yaml says who)" : ""));
        page.list(facts);
    }

    private static String when(Calendar.Slot slot) {
        String days = slot.from() == null
                ? "Day " + (slot.firstDay() + 1) + " to day " + (slot.lastDay() + 1)
                : "From " + slot.from() + " to " + slot.to();
        return Stream.concat(Stream.of(days), slot.reasons().stream().map(PageText::plain))
                .collect(Collectors.joining(". "));
    }

    private void windows() {
        List<List<String>> rows = steps.stream()
                .map(Step::window)
                .filter(Objects::nonNull)
                .distinct()
                .map(index::window)
                .filter(Objects::nonNull)
                .map(window -> List.of(
                        plain(window.title()),
                        text(window.start()),
                        duration(window.downtimeMinutes()),
                        budget(window),
                        plain(String.join(", ", window.units()))))
                .toList();
        if (!rows.isEmpty()) {
            page.heading(2, "Windows")
                    .paragraph(
                            "In a window the writers are stopped, the last copy is made and proved, and the new side goes"
                                    + " to work. Its steps follow one another without a pause.")
                    .table(List.of("Window", "Begins", "Down", "May be down", "Units"), rows);
        }
    }

    private static String budget(Window window) {
        Integer minutes = window.budgetMinutes();
        return minutes == null ? "nobody decided (`downtimeBudget` of decisions.yaml)" : duration(minutes);
    }

    private void goOrNoGo() {
        TreeSet<Integer> earlier = new TreeSet<>();
        steps.forEach(step ->
                step.dependsOn().forEach(id -> earlier.add(index.step(id).wave())));
        earlier.remove(wave.number());
        List<String> questions = new ArrayList<>();
        if (!earlier.isEmpty()) {
            questions.add("☐ What this wave rests on is finished: wave "
                    + earlier.stream().map(String::valueOf).collect(Collectors.joining(", wave ")));
        }
        questions.add("☐ All that it needs (below) is known, and `bash waves/" + RunbookIndex.inside(wave.folder())
                + "/NN-...sh`, without options, says nothing that begins with \"not now\" at the step that is next");
        questions.add("☐ Whoever does a step, and whoever decides to turn back, is there and knows this page");
        if (steps.stream().anyMatch(step -> step.downtimeMinutes() > 0)) {
            questions.add("☐ Who is down knows when and how long");
        }
        page.heading(2, "Go or no go").list(questions).paragraph("No go where one of these is not so.");
    }

    private void inputs() {
        List<List<String>> rows = steps.stream()
                .flatMap(step -> step.inputs().stream())
                .distinct()
                .sorted()
                .map(index::variable)
                .filter(Objects::nonNull)
                .filter(variable -> !setHere(variable))
                .map(variable -> List.of(
                        "`" + variable.name() + "`",
                        plain(variable.meaning()),
                        plain(variable.example()),
                        whence(variable)))
                .toList();
        page.heading(2, "What it needs");
        if (rows.isEmpty()) {
            page.paragraph("Nothing that the wave does not find out itself.");
        }
        page.table(List.of("Variable", "Meaning", "Example", "From"), rows);
    }

    /** What surprises people who do the steps of this wave, the worst first. */
    private void risks() {
        List<List<String>> rows = new ArrayList<>();
        for (Risk risk : index.plan().risks()) {
            List<String> concerned =
                    risk.steps().stream().filter(here::contains).toList();
            if (!concerned.isEmpty()) {
                rows.add(List.of(
                        plain(risk.title()),
                        plain(risk.mitigation()),
                        concerned.stream()
                                .map(index::number)
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))));
            }
        }
        if (!rows.isEmpty()) {
            page.heading(2, "What may surprise you").table(List.of("What", "What to do", "Steps"), rows);
        }
    }

    private boolean setHere(PlanVariable variable) {
        return here.contains(String.valueOf(variable.step()));
    }

    private String whence(PlanVariable variable) {
        String step = variable.step();
        if (variable.secret()) {
            return "a secret: set it in the shell, `read -rs " + variable.name() + "; export " + variable.name() + "`";
        }
        return step == null
                ? "you, in [" + RunbookFiles.INPUTS + "](../" + RunbookFiles.INPUTS + ")"
                : "[" + plain(index.step(step).title()) + "](../" + RunbookIndex.inside(index.script(step)) + ")";
    }

    private void steps() {
        List<List<String>> rows = steps.stream()
                .map(step -> List.of(
                        "☐",
                        String.valueOf(index.number(step.id())),
                        "[" + plain(step.title()) + "](" + file(step) + ")",
                        plain(step.account()),
                        owner(step.owner()),
                        moment(step),
                        duration(step.durationMinutes()),
                        step.downtimeMinutes() == 0 ? "" : duration(step.downtimeMinutes()),
                        notes(step)))
                .toList();
        page.heading(2, "Steps")
                .table(List.of("", "No", "Step", "Account", "Who", "When", "Takes", "Down", "Note"), rows);
    }

    private String file(Step step) {
        return index.script(step.id()).substring(wave.folder().length() + 1);
    }

    private String moment(Step step) {
        return Stream.of(
                        text(step.start()),
                        countdown.of(step),
                        step.notBefore() == null ? "" : "not before " + step.notBefore())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String notes(Step step) {
        return Stream.of(
                        step.manual() ? "by hand" : "",
                        step.window() == null ? "" : "in a window",
                        step.pointOfNoReturn() ? "**no way back**" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void pointsOfNoReturn() {
        List<Step> last = steps.stream().filter(WavePage::isFinal).toList();
        page.heading(2, "Points of no return");
        if (last.isEmpty()) {
            page.paragraph("There is none in this wave: every step can be taken back as long as its condition holds.");
            return;
        }
        int first = index.number(last.get(0).id());
        page.paragraph(
                        first == 1
                                ? "The last point of return is before the wave begins."
                                : "The last point of return of the whole wave is after step " + (first - 1)
                                        + ". From then on only what came later can be taken back, up to the next of these:")
                .list(last.stream()
                        .map(step -> "Step " + index.number(step.id()) + ", " + plain(step.title()) + ": "
                                + plain(step.rollback()))
                        .toList());
    }

    private static boolean isFinal(Step step) {
        return step.pointOfNoReturn() || step.undo() == null;
    }

    private void howTo() {
        String folder = wave.folder();
        page.heading(2, "How to go through it")
                .paragraph("In the folder of the artefacts, one step after the other: look, then do it.")
                .code(
                        "bash " + index.script(wave.steps().get(0)),
                        "bash " + index.script(wave.steps().get(0)) + " --execute")
                .paragraph("A step by hand prints what a person has to do, and is noted with `--done --by NAME`."
                        + " `bash " + folder + "/verify.sh` proves all finished steps again.")
                .heading(2, "How to stop and go on")
                .paragraph("Stop after any step, but not within a window: go on to its end, or take the window back."
                        + " Ctrl-C stops within a step. What is finished is noted in `../state/steps.jsonl` and not repeated:"
                        + " call the same script again to go on. Where the commands before the one that failed must not run"
                        + " again, add `--from N`. A second try that must not meet the leftovers of the first one gets another"
                        + " `TRY` in `waves/" + RunbookFiles.INPUTS + "`.")
                .heading(2, "How to roll back")
                .paragraph("Look first; then say with `--yes` that every condition it names holds.")
                .code("bash " + folder + "/rollback.sh", "bash " + folder + "/rollback.sh --execute --yes")
                .paragraph(
                        "`--to STEP` names the last step that is taken back. It stops at a point of no return, and where a"
                                + " later wave rests on a step.")
                .table(List.of("No", "Way back", "As long as"), ways());
    }

    private List<List<String>> ways() {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : steps) {
            Undo undo = step.undo();
            if (undo != null && !step.pointOfNoReturn()) {
                rows.add(List.of(String.valueOf(index.number(step.id())), plain(step.rollback()), plain(undo.when())));
            }
        }
        return rows;
    }

    private static String owner(String owner) {
        return owner.isEmpty() ? NOBODY : plain(owner);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : plain(text);
    }

    /** Minutes as people say them. */
    static String duration(int minutes) {
        if (minutes < 120) {
            return minutes + " min";
        }
        return minutes < 48 * 60
                ? minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min")
                : minutes / 1440 + " days" + (minutes % 1440 < 60 ? "" : " " + minutes % 1440 / 60 + " h");
    }
}
