package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import org.jspecify.annotations.Nullable;

/** Which context each atom belongs to, how sure that is, and why; the second best where there was one. */
public final class Holdings {
    private final @Nullable String[] labels;
    private final double[] confidence;
    private final @Nullable Reason[] reasons;
    private final @Nullable String[] rivals;

    Holdings(int atoms) {
        labels = new String[atoms];
        confidence = new double[atoms];
        reasons = new Reason[atoms];
        rivals = new String[atoms];
    }

    /** Whether nothing says yet where the atom belongs. */
    boolean isOpen(int atom) {
        return labels[atom] == null;
    }

    /** The context; null for none. */
    @Nullable
    String label(int atom) {
        return labels[atom];
    }

    /** The context as far as it is one: what belongs to everybody has none. */
    @Nullable
    String context(int atom) {
        return Labels.EVERYBODY.equals(labels[atom]) ? null : labels[atom];
    }

    double confidence(int atom) {
        return confidence[atom];
    }

    @Nullable
    Reason reason(int atom) {
        return reasons[atom];
    }

    /** The second best; null for none. */
    @Nullable
    String rival(int atom) {
        return rivals[atom];
    }

    void give(int atom, String label, double sure, Reason reason) {
        labels[atom] = label;
        confidence[atom] = sure;
        reasons[atom] = reason;
    }

    void rival(int atom, @Nullable String label) {
        rivals[atom] = label;
    }
}
