package dev.mitosis.partition;

import java.util.List;

/** How much speaks for each label, for every subject: own evidence and what the neighbours say. */
final class Beliefs {
    private final List<String> labels;
    private final double[][] scores;

    Beliefs(List<String> labels, double[][] scores) {
        this.labels = labels;
        this.scores = scores;
    }

    List<String> labels() {
        return labels;
    }

    double[] scores(int subject) {
        return scores[subject];
    }

    double total(int subject) {
        double total = 0;
        for (double score : scores[subject]) {
            total += score;
        }
        return total;
    }

    /** The number of the strongest label, the first in the alphabet among equals; -1 where nothing speaks for any. */
    int top(int subject) {
        int best = -1;
        for (int label = 0; label < labels.size(); label++) {
            double score = scores[subject][label];
            if (score > 0 && (best < 0 || score > scores[subject][best] + 1e-9)) {
                best = label;
            }
        }
        return best;
    }

    /** The share of all evidence that the label has, 0 to 1. */
    double share(int subject, int label) {
        double total = total(subject);
        return total == 0 ? 0 : scores[subject][label] / total;
    }

    /** How sure one can be of the strongest label, 0 to 1: its share, less where little is known at all. */
    double confidence(int subject) {
        int top = top(subject);
        if (top < 0) {
            return 0;
        }
        double mass = Math.min(1, scores[subject][top] / Vote.TAG);
        return Math.round(100 * share(subject, top) * (0.3 + 0.7 * mass)) / 100.0;
    }
}
