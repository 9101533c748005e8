package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The own evidence of every subject, and the labels it speaks for. */
final class Ballots {
    private final List<List<Vote>> votes = new ArrayList<>();

    Ballots(int subjects) {
        for (int i = 0; i < subjects; i++) {
            votes.add(new ArrayList<>(2));
        }
    }

    void cast(int subject, Vote vote) {
        votes.get(subject).add(vote);
    }

    List<Vote> of(int subject) {
        return votes.get(subject);
    }

    boolean isEmpty(int subject) {
        return votes.get(subject).isEmpty();
    }

    /** Every label that somebody voted for, sorted. */
    List<String> labels() {
        TreeSet<String> labels = new TreeSet<>();
        votes.forEach(list -> list.forEach(vote -> labels.add(vote.label())));
        return List.copyOf(labels);
    }

    /** The number of subjects with such a vote for each label. */
    Map<String, Integer> bearers(Predicate<Vote> which) {
        Map<String, Integer> bearers = new TreeMap<>();
        for (List<Vote> list : votes) {
            list.stream()
                    .filter(which)
                    .map(Vote::label)
                    .distinct()
                    .forEach(label -> bearers.merge(label, 1, Integer::sum));
        }
        return bearers;
    }

    /** Lowers the weight of all votes for these labels. */
    void discount(Set<String> labels, double factor) {
        votes.forEach(list -> list.replaceAll(vote -> labels.contains(vote.label())
                ? new Vote(vote.label(), factor * vote.weight(), vote.firm(), vote.reason())
                : vote));
    }

    /** A copy that can be changed by itself. */
    Ballots copy() {
        Ballots copy = new Ballots(votes.size());
        for (int subject = 0; subject < votes.size(); subject++) {
            copy.votes.get(subject).addAll(votes.get(subject));
        }
        return copy;
    }

    /** Replaces every label; a vote whose label becomes empty is withdrawn. */
    void relabel(java.util.function.UnaryOperator<String> rename) {
        votes.forEach(list -> {
            list.replaceAll(vote -> new Vote(rename.apply(vote.label()), vote.weight(), vote.firm(), vote.reason()));
            list.removeIf(vote -> vote.label().isEmpty());
        });
    }
}
