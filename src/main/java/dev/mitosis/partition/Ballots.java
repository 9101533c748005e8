package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

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

    /** Replaces every label; a vote whose label becomes empty is withdrawn. */
    void relabel(java.util.function.UnaryOperator<String> rename) {
        votes.forEach(list -> {
            list.replaceAll(vote -> new Vote(rename.apply(vote.label()), vote.weight(), vote.firm(), vote.reason()));
            list.removeIf(vote -> vote.label().isEmpty());
        });
    }
}
