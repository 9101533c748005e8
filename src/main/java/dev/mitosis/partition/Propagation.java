package dev.mitosis.partition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * Carries labels along the edges of the graph, from subjects that have evidence to those that have less.
 *
 * <p>Label propagation with clamped own evidence (after Zhu and Ghahramani 2002), with caps: however many neighbours
 * there are, they cannot count for more than a known amount. O(rounds x edges x labels).
 */
final class Propagation {
    private static final int ROUNDS = 12;
    /** A round that changes no score by more than this is the last. */
    private static final double SETTLED = 0.05;
    /** What is known at second hand counts less. */
    private static final double SECOND_HAND = 0.7;
    /** A neighbour with this much evidence speaks with full voice. */
    private static final double FULL_VOICE = 6;
    /** The most that all parts together can count: more than a tag. */
    private static final double PARTS_CAP = 12;

    private final double usesCap;
    private final Terrain terrain;
    private final List<String> labels;
    private final double[][] own;
    private final ToDoubleFunction<Links.Link> weight;
    private final IntPredicate muted;
    private final int[] silent;

    /**
     * Prepares a run.
     *
     * @param usesCap the most that all uses together can count
     * @param muted subjects that listen but do not speak
     * @param silent labels that are not carried
     */
    Propagation(
            Terrain terrain,
            Ballots ballots,
            ToDoubleFunction<Links.Link> weight,
            double usesCap,
            IntPredicate muted,
            java.util.Set<String> silent) {
        this.terrain = terrain;
        this.labels = ballots.labels();
        this.weight = weight;
        this.usesCap = usesCap;
        this.muted = muted;
        this.silent = silent.stream()
                .mapToInt(labels::indexOf)
                .filter(label -> label >= 0)
                .toArray();
        this.own = own(ballots);
    }

    private double[][] own(Ballots ballots) {
        Map<String, Integer> numbers = new HashMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        double[][] matrix = new double[terrain.size()][labels.size()];
        for (int subject = 0; subject < matrix.length; subject++) {
            for (Vote vote : ballots.of(subject)) {
                matrix[subject][numbers.getOrDefault(vote.label(), 0)] += vote.weight();
            }
        }
        return matrix;
    }

    /** Runs until nothing changes any more, or the rounds are used up. */
    Beliefs run() {
        double[][] scores = new double[terrain.size()][];
        for (int subject = 0; subject < scores.length; subject++) {
            scores[subject] = positive(own[subject].clone());
        }
        double[] voice = new double[scores.length];
        double change = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && change > SETTLED && !labels.isEmpty(); round++) {
            for (int subject = 0; subject < scores.length; subject++) {
                voice[subject] = voice(subject, scores[subject]);
            }
            double[][] next = new double[scores.length][];
            change = 0;
            for (int subject = 0; subject < scores.length; subject++) {
                next[subject] = hear(subject, scores, voice);
                change = Math.max(change, distance(next[subject], scores[subject]));
            }
            scores = next;
        }
        return new Beliefs(labels, scores);
    }

    private static double distance(double[] left, double[] right) {
        double most = 0;
        for (int label = 0; label < left.length; label++) {
            most = Math.max(most, Math.abs(left[label] - right[label]));
        }
        return most;
    }

    /** What one unit of the subject's score is worth to a neighbour. */
    private double voice(int subject, double[] scores) {
        double total = 0;
        for (double score : scores) {
            total += score;
        }
        boolean silent = total <= 0 || muted.test(subject);
        return silent ? 0 : SECOND_HAND * Math.min(1, total / FULL_VOICE) / total;
    }

    private double[] hear(int subject, double[][] scores, double[] voice) {
        double[] parts = new double[labels.size()];
        double[] uses = new double[labels.size()];
        for (Links.Link link : terrain.out(subject)) {
            listen(link, link.to(), scores, voice, link.part() ? parts : uses);
        }
        for (Links.Link link : terrain.in(subject)) {
            listen(link, link.from(), scores, voice, link.part() ? parts : uses);
        }
        for (int label : silent) {
            parts[label] = 0;
            uses[label] = 0;
        }
        double[] sum = own[subject].clone();
        add(sum, parts, PARTS_CAP);
        add(sum, uses, usesCap);
        return positive(sum);
    }

    private void listen(Links.Link link, int speaker, double[][] scores, double[] voice, double[] heard) {
        double factor = voice[speaker] == 0 ? 0 : voice[speaker] * weight.applyAsDouble(link);
        if (factor > 0) {
            double[] said = scores[speaker];
            for (int label = 0; label < heard.length; label++) {
                heard[label] += factor * said[label];
            }
        }
    }

    private static void add(double[] sum, double[] heard, double cap) {
        double mass = 0;
        for (double value : heard) {
            mass += value;
        }
        double scale = mass > cap ? cap / mass : 1;
        for (int label = 0; label < sum.length; label++) {
            sum[label] += heard[label] * scale;
        }
    }

    private static double[] positive(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }
}
