package dev.mitosis.report.facts;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Severity;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts that sum a plan up, the same in the workbook's summary and in the reports. */
public final class Figures {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

    private final ReportInput input;

    /** Sums the input up. */
    public Figures(ReportInput input) {
        this.input = input;
    }

    /** A number with what it counts. */
    public record Figure(String value, String label) {}

    /** A bar of the timeline, in minutes from the start. */
    public record Span(int wave, String title, long start, long duration, int steps) {}

    /** The figures that an approval rests on. */
    public List<Figure> key() {
        return List.of(
                figure(input.resources().size(), "resources"),
                figure(input.partition().contexts().size(), "contexts"),
                figure(input.partition().accounts().size(), "accounts in the end"),
                figure(CrossingFacts.count(input), "crossings kept alive"),
                figure(input.plan().steps().size(), "steps"),
                figure(input.plan().waves().size(), "waves"),
                figure(input.plan().calendar().days(), "days in the calendar"),
                new Figure(duration(downtimeMinutes()), "longest downtime of a product"),
                figure(count(Step::pointOfNoReturn), "points of no return"),
                figure(count(Step::manual), "steps by hand"),
                figure(highRisks(), "high or critical risks"),
                figure(gaps(), "gaps in coverage"));
    }

    private static Figure figure(long value, String label) {
        return new Figure(String.format(java.util.Locale.ROOT, "%,d", value), label);
    }

    private long count(java.util.function.Predicate<Step> property) {
        return input.plan().steps().stream().filter(property).count();
    }

    private long highRisks() {
        return input.plan().risks().stream()
                .filter(risk -> risk.severity().compareTo(Severity.HIGH) >= 0)
                .count();
    }

    /** How many rows of the coverage table are not complete. */
    public long gaps() {
        return input.snapshot().holes().size();
    }

    private long downtimeMinutes() {
        return input.plan().windows().stream()
                .mapToLong(Window::downtimeMinutes)
                .max()
                .orElse(0);
    }

    /** Minutes as people say it: minutes, hours or days. */
    public static String duration(long minutes) {
        if (minutes < 2 * MINUTES_PER_HOUR) {
            return minutes + " min";
        }
        if (minutes < 2 * MINUTES_PER_DAY) {
            return Math.round((double) minutes / MINUTES_PER_HOUR) + " h";
        }
        return Math.round((double) minutes / MINUTES_PER_DAY) + " days";
    }

    /** Whether the plan passed its check, in one sentence; what had nothing to examine is not said to hold. */
    public String verdict() {
        Map<Verdict, Long> counts = count(input.check().invariants().stream(), Invariant::verdict);
        long idle = counts.getOrDefault(Verdict.NOTHING_TO_EXAMINE, 0L);
        long held = counts.getOrDefault(Verdict.HOLDS, 0L);
        long examined = held + counts.getOrDefault(Verdict.BROKEN, 0L);
        return (input.check().passed() ? "The plan passes its check: " : "The plan FAILS its check: ")
                + held + " of " + examined + " invariants hold over "
                + input.check().simulatedSteps() + " simulated steps"
                + (idle == 0 ? "." : "; " + idle + " more found nothing to examine.");
    }

    /**
     * How many resources of today each account will hold, in the order of the accounts: as the target has them, which
     * leaves out what is retired; as they were assigned where there is no target.
     */
    public Map<String, Long> resourcesByAccount() {
        TargetDocument target = input.target();
        Map<String, Long> counts = target == null
                ? count(input.partition().resources().stream(), Assignment::account)
                : count(target.resources().stream().filter(Figures::goesOn), PlannedResource::account);
        Map<String, Long> ordered = new LinkedHashMap<>();
        input.partition().accounts().stream()
                .map(TargetAccount::name)
                .forEach(name -> ordered.put(name, counts.getOrDefault(name, 0L)));
        return ordered;
    }

    /** How many resources have each disposition, most first. */
    public Map<String, Long> dispositions() {
        Map<Disposition, Long> counts = count(input.plan().dispositions().stream(), DispositionRow::disposition);
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Disposition, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey().label(), entry.getValue()));
        return ordered;
    }

    /** How many steps each phase has, in the order of the phases. */
    public Map<String, Long> stepsByPhase() {
        Map<Phase, Long> counts = count(input.plan().steps().stream(), Step::phase);
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> ordered.put(entry.getKey().label(), entry.getValue()));
        return ordered;
    }

    /** How many risks there are of each severity, worst first. */
    public Map<String, Long> risksBySeverity() {
        Map<Severity, Long> counts = count(input.plan().risks().stream(), Risk::severity);
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Severity, Long>comparingByKey(Comparator.reverseOrder()))
                .forEach(entry -> ordered.put(entry.getKey().label(), entry.getValue()));
        return ordered;
    }

    /** The waves one after the other. */
    public List<Span> timeline() {
        List<Span> spans = new ArrayList<>();
        long start = 0;
        for (Wave wave : input.plan().waves()) {
            spans.add(new Span(
                    wave.number(),
                    wave.title(),
                    start,
                    wave.durationMinutes(),
                    wave.steps().size()));
            start += wave.durationMinutes();
        }
        return spans;
    }

    static boolean goesOn(PlannedResource resource) {
        return resource.principal() && resource.fate() != Fate.RETIRED && resource.fate() != Fate.EXTERNAL;
    }

    private static <T, K> Map<K, Long> count(Stream<T> rows, Function<T, K> key) {
        return rows.collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
