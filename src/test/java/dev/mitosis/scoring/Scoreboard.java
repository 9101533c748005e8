package dev.mitosis.scoring;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.scoring.Baseline.Known;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores the partition on generated accounts and prints a row for each, one for each family of cells, and one for all.
 *
 * <p>The third of the cells that is held out is scored, and alone, with {@code -Dmitosis.holdout=true}. Seeds begin
 * with {@code -Dmitosis.first-seed}, 1 without.
 */
public final class Scoreboard {
    /** One account's scores. */
    record Entry(String cell, PartitionScore score, Map<Baseline, ContextScore> beside, long millis) {
        String family() {
            return cell.replaceFirst("-.*", "");
        }
    }

    static final String HEADER = "cell\tresources\tindex\tpurity\tindex-all\tpurity-all\tmerges\tundecided"
            + "\tenvironments\tenvironments-all\tinto-production\tout-of-production\tshared-precision\tshared-recall"
            + "\tcalibration\tms\tcomponents\ttags\tlouvain\tleiden\toracle";

    private Scoreboard() {}

    /** {@code SEEDS [CELL...]}; without cells all that are not held out, or all that are. */
    public static void main(String[] arguments) {
        int seeds = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        List<AccountShape> cells = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            cells.add(AccountShape.of(arguments[i]));
        }
        if (cells.isEmpty()) {
            boolean heldOut = Boolean.getBoolean("mitosis.holdout");
            cells = AccountShape.all().stream()
                    .filter(cell -> cell.heldOut() == heldOut)
                    .toList();
        }
        print(cells, seeds, System.out);
    }

    static void print(List<AccountShape> cells, int seeds, PrintStream out) {
        out.println(HEADER);
        int first = Integer.getInteger("mitosis.first-seed", 1);
        List<Entry> all = new ArrayList<>();
        for (AccountShape cell : cells) {
            for (int seed = first; seed < first + seeds; seed++) {
                Entry entry = score(AccountGenerator.of(cell, seed));
                all.add(entry);
                out.println(row(entry.cell() + "#" + seed, List.of(entry)));
            }
        }
        Map<String, List<Entry>> families = new TreeMap<>();
        all.forEach(entry -> families.computeIfAbsent(entry.family(), unused -> new ArrayList<>())
                .add(entry));
        families.forEach((family, entries) -> out.println(row("all " + family, entries)));
        out.println(row("all", all));
        all.stream()
                .min(java.util.Comparator.comparingDouble(
                        entry -> entry.score().contexts().indexOfAll()))
                .ifPresent(worst -> out.println(row("worst: " + worst.cell(), List.of(worst))));
        bands(all, out);
    }

    static Entry score(GeneratedAccount account) {
        GraphDocument graph = account.graph();
        long start = System.nanoTime();
        PartitionScore score = PartitionScore.of(account.facts(), account.partition(graph));
        long millis = (System.nanoTime() - start) / 1_000_000;
        Known known = new Known(account.resources(), graph, account.facts());
        Map<Baseline, ContextScore> beside = new EnumMap<>(Baseline.class);
        for (Baseline baseline : Baseline.values()) {
            beside.put(baseline, ContextScore.of(account.facts(), baseline.labels(known)));
        }
        return new Entry(account.shape().name(), score, beside, millis);
    }

    /** The means over accounts; what must never be is summed. */
    static String row(String name, List<Entry> entries) {
        StringBuilder row = new StringBuilder(name);
        row.append('\t').append(sum(entries, e -> e.score().contexts().resources()));
        row.append(mean(entries, e -> e.score().contexts().index()));
        row.append(mean(entries, e -> e.score().contexts().purity()));
        row.append(mean(entries, e -> e.score().contexts().indexOfAll()));
        row.append(mean(entries, e -> e.score().contexts().purityOfAll()));
        row.append('\t').append(sum(entries, e -> e.score().contexts().wrongMerges()));
        row.append(mean(entries, e -> e.score().contexts().undecided()));
        row.append(mean(entries, e -> e.score().environments().accuracy()));
        row.append(mean(entries, e -> e.score().environments().accuracyOfAll()));
        row.append('\t').append(sum(entries, e -> e.score().environments().intoProduction()));
        row.append('\t').append(sum(entries, e -> e.score().environments().outOfProduction()));
        row.append(mean(entries, e -> e.score().shared().precision()));
        row.append(mean(entries, e -> e.score().shared().recall()));
        row.append(mean(entries, e -> calibration(entries).gap()));
        row.append('\t').append(sum(entries, Entry::millis));
        for (Baseline baseline : Baseline.values()) {
            row.append(mean(entries, e -> index(e, baseline)));
        }
        return row.toString();
    }

    private static double index(Entry entry, Baseline baseline) {
        ContextScore score = entry.beside().get(baseline);
        return score == null ? 0 : score.indexOfAll();
    }

    private static Calibration calibration(List<Entry> entries) {
        return entries.stream().map(e -> e.score().calibration()).reduce(Calibration.NONE, Calibration::plus);
    }

    private static long sum(List<Entry> entries, java.util.function.ToLongFunction<Entry> value) {
        return entries.stream().mapToLong(value).sum();
    }

    private static String mean(List<Entry> entries, java.util.function.ToDoubleFunction<Entry> value) {
        return String.format(
                Locale.ROOT,
                "\t%.3f",
                entries.stream().mapToDouble(value).average().orElse(0));
    }

    private static void bands(List<Entry> entries, PrintStream out) {
        double from = 0;
        for (Calibration.Band band : calibration(entries).bands()) {
            double rows = Math.max(1, band.rows());
            out.printf(
                    Locale.ROOT, "%.1f\t%d\t%.3f\t%.3f%n", from, band.rows(), band.sure() / rows, band.right() / rows);
            from += 0.1;
        }
    }
}
