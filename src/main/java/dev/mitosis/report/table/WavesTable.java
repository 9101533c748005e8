package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Timetable;
import dev.mitosis.report.facts.WaveCounts;
import dev.mitosis.report.facts.WaveFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be known to run a wave: what it does, who, when to go on, until when back, and how it went. */
final class WavesTable {
    private static final String GO = "go-or-no-go";
    private static final String NOT_KNOWN = "not known";
    private static final int SHOWN = 4;

    private final ReportInput input;
    private final Timetable timetable;
    private final Map<String, Integer> gone = new HashMap<>();

    private WavesTable(ReportInput input) {
        this.input = input;
        this.timetable = new Timetable(input.plan());
        for (Step step : input.plan().steps()) {
            for (Effect effect : step.effects()) {
                if (effect.verb() == Verb.DELETE) {
                    gone.merge(effect.object(), step.wave(), Math::min);
                }
            }
        }
    }

    static Table<WaveFacts> of(ReportInput input) {
        WavesTable of = new WavesTable(input);
        return new Table<>(
                TableNames.WAVES,
                "Waves",
                "What has to be known to run each wave: what it does, who answers, when to go on, until when there is a way"
                        + " back; and how it went.",
                List.of(
                        named("wave", "Wave", "Its number and what it does.")
                                .wide(26)
                                .prose(wave ->
                                        wave.wave().number() + " " + wave.wave().title()),
                        named("when", "When", "Its days in the calendar.")
                                .wide(16)
                                .prose(wave -> of.timetable.span(wave.wave().number())),
                        named("what", "What happens", "How many things; each counts in one wave only.")
                                .wide(26)
                                .prose(WavesTable::counts),
                        named("down", "What is down", "Each window with its minutes, and what is down in it.")
                                .wide(32)
                                .prose(WavesTable::down),
                        named("no_return", "No return", "The steps that cannot be undone, by what they do.")
                                .wide(18)
                                .prose(WavesTable::noReturn),
                        named(
                                        "back_until",
                                        "Way back until",
                                        "When the first of the old things that it leaves is deleted.")
                                .wide(20)
                                .prose(of::backUntil),
                        named("people_days", "People-days", "Days of one person, by planning values.")
                                .wide(9)
                                .number(Kind.NUMBER, WaveFacts::peopleDays),
                        named("by_hand", "By hand", "Steps that a person does.")
                                .wide(8)
                                .number(Kind.NUMBER, WaveFacts::byHand),
                        named("go", "Go where", "What has to be true before its windows begin.")
                                .wide(40)
                                .prose(WavesTable::go),
                        named("who", "Who", "Responsible, accountable, consulted and informed.")
                                .wide(34)
                                .prose(of::who),
                        named("readiness", "Readiness", "How far it is.")
                                .wide(12)
                                .chosenFrom(ChoiceLists.STATUS, Input.WORKBOOK_ONLY)
                                .status(wave -> ChoiceLists.PLANNED),
                        named("journal", "Journal", "What happened, in your words.")
                                .wide(24)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .prose(wave -> null),
                        named("closed_on", "Closed on", "The day on which everybody agreed that it is done.")
                                .wide(12)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .date(wave -> null),
                        named("page", "How to run it", "The page of the wave, in the folder artefacts of the plan.")
                                .wide(28)
                                .notPrinted()
                                .link(WavesTable::page)),
                WaveCounts.of(input),
                wave -> wave.wave().number() + " " + wave.wave().title());
    }

    private static Value page(WaveFacts wave) {
        String page = wave.wave().folder() + "/README.md";
        return new Value.Artefact(page, page);
    }

    private static String counts(WaveFacts wave) {
        String things = Stream.of(
                        count(wave.moved(), "moved"),
                        count(wave.created(), "created"),
                        count(wave.shared(), "shared"),
                        count(wave.retired(), "deleted"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return (things.isEmpty() ? "" : things + "; ") + wave.steps().size() + " steps; " + wave.staying()
                + " things in the old account after it";
    }

    private static Optional<String> count(long things, String what) {
        return things == 0 ? Optional.empty() : Optional.of(things + " " + what);
    }

    private static String down(WaveFacts wave) {
        return wave.windows().isEmpty()
                ? "nothing"
                : wave.windows().stream()
                        .map(window -> window.downtimeMinutes() + " min: " + units(window))
                        .collect(Collectors.joining("\n"));
    }

    private static String units(Window window) {
        List<String> names = window.products().entrySet().stream()
                .flatMap(product -> product.getKey().equals(Window.SHARED)
                        ? Stream.of(Window.SHARED)
                        : product.getValue().stream().map(environment -> product.getKey() + " (" + environment + ")"))
                .toList();
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    private static String noReturn(WaveFacts wave) {
        return wave.pointsOfNoReturn().stream()
                .collect(Collectors.groupingBy(step -> step.action().label(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " to " + PlainWords.of("action", entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What is frozen in its windows has a way back until it is deleted. */
    private String backUntil(WaveFacts wave) {
        return wave.steps().stream()
                .filter(step -> step.window() != null)
                .flatMap(step -> step.resources().stream())
                .map(resource -> gone.getOrDefault(resource, 0))
                .filter(number -> number > wave.wave().number())
                .min(Integer::compare)
                .flatMap(number -> timetable
                        .slot(number)
                        .map(slot -> timetable.day(slot.firstDay()) + ", when wave " + number + " begins to delete"))
                .orElse(
                        wave.windows().isEmpty()
                                ? wave.pointsOfNoReturn().isEmpty()
                                        ? "any time"
                                        : "each step's own rollback; see No return"
                                : "nothing of it is deleted");
    }

    private static String go(WaveFacts wave) {
        return wave.steps().stream()
                .filter(step -> step.method().equals(GO))
                .flatMap(step ->
                        step.validation().isEmpty() ? step.preconditions().stream() : step.validation().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private String who(WaveFacts wave) {
        TreeSet<String> products = new TreeSet<>();
        wave.windows().forEach(window -> products.addAll(window.products().keySet()));
        products.remove(Window.SHARED);
        Decisions decisions = input.decisions();
        Map<String, List<String>> byOwner = products.stream()
                .collect(Collectors.groupingBy(
                        product -> decisions.owners().getOrDefault(product, NOT_KNOWN),
                        TreeMap::new,
                        Collectors.toList()));
        String owners = byOwner.entrySet().stream()
                .map(owner -> byOwner.size() == 1
                        ? owner.getKey()
                        : owner.getKey() + " (" + String.join(", ", owner.getValue()) + ")")
                .collect(Collectors.joining(", "));
        String doing = wave.steps().stream()
                .map(Step::owner)
                .filter(owner -> !owner.isBlank())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "Responsible: " + (doing.isEmpty() ? NOT_KNOWN : doing) + "\nAccountable: "
                + (owners.isEmpty() ? "who approves it on the Brief" : owners) + "\nInformed: "
                + (products.isEmpty() ? "nobody's product is down" : String.join(", ", products));
    }
}
