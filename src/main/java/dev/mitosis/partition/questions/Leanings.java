package dev.mitosis.partition.questions;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Weighs to which labels atoms are tied; hubs say nothing. */
public final class Leanings {
    private static final int EVIDENCE = 3;

    private final AccountGraph graph;
    private final Atoms atoms;
    private final IntFunction<@Nullable String> labels;
    private final ToDoubleFunction<Tie> weight;

    /**
     * Leanings.
     *
     * @param labels the label of each subject
     * @param weight how much a tie says about it
     */
    public Leanings(
            AccountGraph graph, Atoms atoms, IntFunction<@Nullable String> labels, ToDoubleFunction<Tie> weight) {
        this.graph = graph;
        this.atoms = atoms;
        this.labels = labels;
        this.weight = weight;
    }

    private record Voice(Tie tie, double weight) {}

    /** The labels that the ties of these atoms to others speak for, the strongest first. */
    public List<Leaning> of(Collection<Integer> group) {
        Set<Integer> own = new HashSet<>(group);
        Map<String, List<Voice>> voices = new TreeMap<>();
        for (int atom : group) {
            for (int member : atoms.members(atom)) {
                graph.out(member).forEach(tie -> hear(tie, tie.to(), own, voices));
                graph.in(member).forEach(tie -> hear(tie, tie.from(), own, voices));
            }
        }
        double total = voices.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Voice::weight)
                .sum();
        List<Leaning> leanings = new ArrayList<>();
        voices.forEach((label, heard) -> leanings.add(leaning(label, heard, total)));
        leanings.sort(Comparator.comparingDouble((Leaning leaning) -> -leaning.share())
                .thenComparing(Leaning::label));
        return leanings;
    }

    private void hear(Tie tie, int other, Set<Integer> own, Map<String, List<Voice>> voices) {
        int atom = atoms.of(other);
        String label = labels.apply(other);
        double heard = weight.applyAsDouble(tie);
        if (label != null && heard > 0 && !own.contains(atom) && !atoms.isHub(atom)) {
            voices.computeIfAbsent(label, unused -> new ArrayList<>()).add(new Voice(tie, heard));
        }
    }

    private Leaning leaning(String label, List<Voice> heard, double total) {
        double sum = heard.stream().mapToDouble(Voice::weight).sum();
        double share = sum / total;
        List<Reason> evidence = heard.stream()
                .sorted(Comparator.comparingDouble((Voice voice) -> -voice.weight())
                        .thenComparing(voice -> voice.tie().from())
                        .thenComparing(voice -> voice.tie().to())
                        .thenComparing(voice -> voice.tie().kind()))
                .limit(EVIDENCE)
                .map(voice -> reason(voice.tie(), label))
                .toList();
        return new Leaning(label, share, rounded(share * Math.min(1, total / Tuning.FULL_MASS)), evidence);
    }

    static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }

    private Reason reason(Tie tie, String label) {
        String from = graph.subject(tie.from()).label();
        String to = graph.subject(tie.to()).label();
        return new Reason(
                "question.tie",
                Map.of(
                        "from",
                        graph.subject(tie.from()).arn(),
                        "kind",
                        tie.kind().label(),
                        "to",
                        graph.subject(tie.to()).arn(),
                        "label",
                        label),
                from + " " + tie.kind().verb() + " " + to + ".");
    }
}
