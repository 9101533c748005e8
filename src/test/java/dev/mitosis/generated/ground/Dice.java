package dev.mitosis.generated.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that repeats: equal seeds throw equally. */
public final class Dice {
    private final SplittableRandom random;

    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice of its own for a part, so that what happens there moves nothing elsewhere. */
    public Dice split() {
        return new Dice(random.split());
    }

    public boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A number from the least to the most, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public <T> List<T> shuffled(List<T> from) {
        List<T> copy = new ArrayList<>(from);
        for (int i = copy.size() - 1; i > 0; i--) {
            T kept = copy.get(i);
            int other = random.nextInt(i + 1);
            copy.set(i, copy.get(other));
            copy.set(other, kept);
        }
        return copy;
    }

    /** So many characters of an alphabet. */
    public String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
