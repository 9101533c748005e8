package dev.mitosis.partition.contexts;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Lets open atoms follow what they are tied to, the surest first: an atom joins a context when nearly all of its ties
 * say so, and what two contexts use joins none. O(edges x log atoms).
 */
final class TiedContexts {
    /** An atom with many ties is looked at again when this part of them is new, so that all looks cost O(edges). */
    private static final int PATIENCE = 16;

    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;
    private final int[] wakes;
    private final NamedContexts named;
    private final IntPredicate apart;
    private final IntPredicate doubtful;
    private final Map<String, List<String>> shortForms = new HashMap<>();

    TiedContexts(
            AccountGraph graph,
            Atoms atoms,
            AtomNames names,
            Labels labels,
            Holdings holdings,
            NamedContexts named,
            IntPredicate apart,
            IntPredicate doubtful) {
        this.doubtful = doubtful;
        this.named = named;
        this.apart = apart;
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
        this.wakes = new int[atoms.size()];
        Set<String> known = new TreeSet<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String context = holdings.context(atom);
            if (context != null) {
                known.add(context);
            }
        }
        for (String label : known) {
            shortForms
                    .computeIfAbsent(
                            label.substring(0, Math.min(1, label.length())), unused -> new java.util.ArrayList<>())
                    .add(label);
        }
    }

    /** What speaks for each context, by weight. */
    private record Ballot(Map<String, Double> all, Set<String> users) {
        double total() {
            return all.values().stream().mapToDouble(weight -> weight).sum();
        }

        String top() {
            return nth(0);
        }

        String nth(int place) {
            return all.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .skip(place)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }

        double share() {
            double total = total();
            return total == 0 ? 0 : all.getOrDefault(top(), 0.0) / total;
        }
    }

    private record Bid(int atom, double sure) {}

    void give() {
        PriorityQueue<Bid> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Bid bid) -> -bid.sure()).thenComparing(Bid::atom));
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (takesPart(atom)) {
                offer(atom, queue);
            }
        }
        do {
            follow(queue);
            for (int atom = 0; atom < atoms.size(); atom++) {
                if (wakes[atom] > 0 && takesPart(atom)) {
                    wakes[atom] = 0;
                    offer(atom, queue);
                }
            }
        } while (!queue.isEmpty());
    }

    private void follow(PriorityQueue<Bid> queue) {
        while (!queue.isEmpty()) {
            Bid bid = queue.poll();
            if (holdings.isOpen(bid.atom())) {
                Ballot ballot = ballot(bid.atom());
                double sure = sure(ballot);
                if (sure + 1e-9 < bid.sure()) {
                    offer(bid.atom(), queue);
                } else {
                    settle(bid.atom(), ballot, queue);
                }
            }
        }
    }

    private boolean takesPart(int atom) {
        return holdings.isOpen(atom) && !atoms.isHub(atom) && !apart.test(atom);
    }

    private void offer(int atom, PriorityQueue<Bid> queue) {
        double sure = sure(ballot(atom));
        if (sure > 0) {
            queue.add(new Bid(atom, sure));
        }
    }

    private static double sure(Ballot ballot) {
        double total = ballot.total();
        double share = ballot.share();
        double wanted = ballot.users().size() > 1 ? Tuning.UNANIMOUS : Tuning.AGREED;
        return total < Tuning.LEAST_MASS || share < wanted ? 0 : share * Math.min(1, total / Tuning.FULL_MASS);
    }

    private void settle(int atom, Ballot ballot, PriorityQueue<Bid> queue) {
        String label = ballot.top();
        if (ballot.all().size() > 1) {
            holdings.rival(atom, ballot.nth(1));
        }
        holdings.give(
                atom,
                label,
                Tuning.BY_TIES,
                new Reason("context.neighbours", Map.of("context", label), text(atom, label)));
        for (int member : atoms.members(atom)) {
            graph.out(member).forEach(tie -> wake(tie.to(), queue));
            graph.in(member).forEach(tie -> wake(tie.from(), queue));
        }
    }

    private void wake(int subject, PriorityQueue<Bid> queue) {
        int atom = atoms.of(subject);
        if (takesPart(atom)) {
            wakes[atom]++;
            if (wakes[atom] > degree(atom) / PATIENCE) {
                wakes[atom] = 0;
                offer(atom, queue);
            }
        }
    }

    private int degree(int atom) {
        int degree = 0;
        for (int member : atoms.members(atom)) {
            degree += graph.degree(member);
        }
        return degree;
    }

    private String text(int atom, String label) {
        TreeSet<String> found = new TreeSet<>();
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.out(member)) {
                name(tie.to(), label, found);
            }
            for (Tie tie : graph.in(member)) {
                name(tie.from(), label, found);
            }
        }
        String whose = label.equals(Labels.EVERYBODY) ? "everybody" : labels.display(label);
        return found.isEmpty()
                ? "A word of its name stands for " + whose + " here."
                : "What it is tied to belongs to " + whose + ": "
                        + String.join(", ", found.stream().limit(3).toList())
                        + (found.size() > 3 ? " and " + (found.size() - 3) + " more" : "") + ".";
    }

    private void name(int subject, String label, Set<String> found) {
        if (label.equals(holdings.label(atoms.of(subject)))) {
            found.add(graph.subject(subject).label());
        }
    }

    /** What speaks for each context; of what does something and several call, not who calls it. */
    private Ballot ballot(int atom) {
        Ballot all = ballot(atom, true);
        return all.users().size() > 1 && atoms.isActive(atom) ? ballot(atom, false) : all;
    }

    private Ballot ballot(int atom, boolean callers) {
        Map<String, Double> parts = new TreeMap<>();
        Map<String, Double> uses = new TreeMap<>();
        Set<String> users = new TreeSet<>();
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.out(member)) {
                count(tie, atom, atoms.of(tie.to()), false, parts, uses, users);
            }
            for (Tie tie : graph.in(member)) {
                if (callers || tie.part()) {
                    count(tie, atom, atoms.of(tie.from()), true, parts, uses, users);
                }
            }
        }
        Map<String, Double> all = new TreeMap<>();
        add(all, parts, Tuning.PARTS_CAP);
        add(all, uses, Tuning.USES_CAP);
        Set<String> meant = named.meant(atom);
        if (meant.size() == 1) {
            all.merge(meant.iterator().next(), Tuning.HINT, Double::sum);
        }
        if (!all.isEmpty()) {
            abbreviations(atom, all);
        }
        return new Ballot(all, users);
    }

    private void count(
            Tie tie,
            int atom,
            int other,
            boolean incoming,
            Map<String, Double> parts,
            Map<String, Double> uses,
            Set<String> users) {
        String label = other == atom || doubtful.test(other) ? null : holdings.label(other);
        boolean everybody = Labels.EVERYBODY.equals(label);
        if (label == null
                || (!incoming && atoms.anchor(other).isMade())
                || atoms.isHub(other)
                || atoms.isLodging(tie.from(), tie.to())
                || (everybody && !(tie.part() && incoming == isOwner(tie)))) {
            return;
        }
        (tie.part() ? parts : uses).merge(label, tie.context(), Double::sum);
        if (incoming && tie.strength() >= Tuning.LEAST_STRENGTH && !everybody) {
            users.add(label);
        }
    }

    /** Whether who needs the other end owns it, as an instance its address and its role. */
    private static boolean isOwner(Tie tie) {
        return tie.kind() == EdgeKind.RUNS_AS;
    }

    private static void add(Map<String, Double> sum, Map<String, Double> heard, double cap) {
        double mass = heard.values().stream().mapToDouble(weight -> weight).sum();
        double scale = mass > cap ? cap / mass : 1;
        heard.forEach((label, weight) -> sum.merge(label, weight * scale, Double::sum));
    }

    /** A short form of a context's name in the atom's own says more than a tie. */
    private void abbreviations(int atom, Map<String, Double> all) {
        for (String word : names.all(atom)) {
            if (word.length() >= Tuning.SHORTEST_WORD && !names.generic().isGeneric(word)) {
                List<String> meant = shortForms.getOrDefault(word.substring(0, 1), List.of()).stream()
                        .filter(label -> Spelling.abbreviates(word, label))
                        .toList();
                if (meant.size() == 1) {
                    all.merge(meant.get(0), Tuning.HINT, Double::sum);
                }
            }
        }
    }
}
