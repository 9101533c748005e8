package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.RehearsalDocument.End;
import dev.mitosis.model.RehearsalDocument.Marker;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.RehearsalDocument.WayBack;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of the plan on an emulator: each step, and what was seen beside the steps. */
final class RehearsalTables {
    private static final double SECOND = 1000.0;
    private static final String HOLDS = "holds";
    private static final String VIOLATED = "violated";

    private RehearsalTables() {}

    /**
     * Something that was looked at.
     *
     * @param result in one word
     * @param compared how many things or properties
     */
    private record Seen(
            String id,
            String what,
            int wave,
            String result,
            int compared,
            @Nullable String otherwise) {}

    static List<Table<?>> of(RehearsalDocument rehearsal, ReportIndex index) {
        return List.of(steps(rehearsal, index), seen(rehearsal));
    }

    private static Table<?> steps(RehearsalDocument rehearsal, ReportIndex index) {
        return new Table<>(
                "rehearsal",
                "Rehearsal",
                "What came of each step when the scripts of the plan ran on an emulator of AWS on one machine, where nobody waits and nothing is real.",
                List.of(
                        named(
                                        "outcome",
                                        "Outcome",
                                        "ran; manual: a person does it; emulator-lacks; failed; not-rehearsed.")
                                .wide(15)
                                .status((RehearsedStep step) -> step.outcome().label()),
                        named("wave", "Wave", "The wave of the step.").wide(7).number(Kind.NUMBER, RehearsedStep::wave),
                        named("step", "Step", "The step.").wide(30).link(step -> index.stepLink(step.id())),
                        named("title", "What it does", "The title of the step.")
                                .wide(46)
                                .prose(RehearsedStep::title),
                        named("reason", "Why", "Why it came to this.").wide(40).prose(RehearsedStep::reason),
                        named("command", "Command", "The command that failed.")
                                .wide(60)
                                .code(RehearsedStep::command),
                        named("answer", "Answer", "What was printed last.")
                                .wide(60)
                                .code(RehearsedStep::answer),
                        named("calls", "Calls", "How many calls the emulator was asked.")
                                .wide(8)
                                .number(Kind.NUMBER, RehearsedStep::calls),
                        named(
                                        "added",
                                        "Answered in front",
                                        "How many of them something in front of the emulator answered.")
                                .wide(10)
                                .number(Kind.NUMBER, RehearsedStep::added),
                        named("seconds", "Seconds", "How long it took.")
                                .wide(9)
                                .number(Kind.NUMBER, step -> Math.ceil(step.milliseconds() / SECOND))),
                rehearsal.steps(),
                RehearsedStep::id);
    }

    private static Table<?> seen(RehearsalDocument rehearsal) {
        List<Seen> rows = new ArrayList<>();
        rehearsal.waves().forEach(wave -> rows.add(seen(wave)));
        if (rehearsal.end() != null) {
            rows.addAll(seen(rehearsal.end(), rehearsal.throughWave()));
        }
        rehearsal.waysBack().forEach(back -> rows.add(seen(back)));
        rehearsal.markers().forEach(marker -> rows.add(seen(marker)));
        return new Table<>(
                "rehearsal-seen",
                "Seen in the rehearsal",
                "What stood after each wave beside what the check predicts, what stood after a wave was taken back beside its beginning, and whether what was written before was found once after.",
                List.of(
                        named("result", "Result", "Whether it was as it should be.")
                                .wide(12)
                                .status(Seen::result),
                        named("what", "What was looked at", "A wave, a way back, or a store.")
                                .wide(56)
                                .prose(Seen::what),
                        named("wave", "Wave", "After which wave.")
                                .wide(7)
                                .number(Kind.NUMBER, seen -> seen.wave() == 0 ? null : seen.wave()),
                        named("compared", "Compared", "How many things, or properties of things.")
                                .wide(10)
                                .number(Kind.NUMBER, Seen::compared),
                        named("otherwise", "Otherwise", "What was not as it should be.")
                                .wide(80)
                                .prose(Seen::otherwise)),
                rows,
                Seen::id);
    }

    private static Seen seen(ObservedWave wave) {
        return new Seen(
                "wave-" + wave.wave(),
                wave.asPredicted() + " of " + wave.predicted() + " things as predicted, of " + wave.unseen()
                        + " the scan says nothing, " + wave.notRehearsed() + " wait for steps that did not run",
                wave.wave(),
                wave.differing().isEmpty() ? HOLDS : VIOLATED,
                wave.members(),
                listed(wave.differing()));
    }

    private static List<Seen> seen(End end, int wave) {
        Seen estate = seen(end.estate());
        int planned = sum(end.dependencies());
        return List.of(
                new Seen(
                        "end",
                        "In the end: " + estate.what(),
                        wave,
                        estate.result(),
                        estate.compared(),
                        estate.otherwise()),
                new Seen(
                        "dependencies",
                        sum(end.alive()) + " of " + planned
                                + " dependencies between things that stand are configured as planned",
                        wave,
                        end.broken().isEmpty() ? HOLDS : VIOLATED,
                        planned,
                        end.broken().stream()
                                .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                                .reduce((first, second) -> first + "\n" + second)
                                .orElse(null)));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Seen seen(WayBack back) {
        boolean whole = back.outcome() == Outcome.RAN && back.differing().isEmpty();
        return new Seen(
                "back-" + back.wave(),
                back.taken() + " steps taken back from " + back.step(),
                back.wave(),
                whole
                        ? HOLDS
                        : back.outcome() == Outcome.RAN
                                ? VIOLATED
                                : back.outcome().label(),
                back.compared(),
                Stream.of(back.reason(), listed(back.differing()))
                        .filter(text -> text != null && !text.isEmpty())
                        .reduce((first, second) -> first + "; " + second)
                        .orElse(null));
    }

    private static Seen seen(Marker marker) {
        boolean once = marker.found() == marker.wanted();
        return new Seen(
                "marker-" + marker.object() + "-" + marker.place(),
                "What was written into " + marker.object() + ", in " + marker.place(),
                0,
                once ? HOLDS : VIOLATED,
                1,
                once ? null : marker.found() < 0 ? "no answer" : "found " + marker.found() + " times");
    }

    private static @Nullable String listed(List<Difference> differing) {
        return differing.stream()
                .map(one -> one.object() + " " + one.of() + ": " + one.predicted() + " was expected, " + one.observed()
                        + " found")
                .reduce((first, second) -> first + "\n" + second)
                .orElse(null);
    }
}
