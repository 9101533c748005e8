package dev.mitosis.cost.store;

import dev.mitosis.io.Hashes;

/** File names made from text that comes from AWS. */
public final class SafeName {
    private static final int LONGEST = 80;

    private SafeName() {}

    /** The text itself where it is a harmless file name, else its harmless part and a hash of all of it. */
    public static String of(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9_-]+", "-");
        if (safe.equals(text) && text.length() <= LONGEST && !text.isEmpty()) {
            return text;
        }
        return safe.substring(0, Math.min(safe.length(), LONGEST)) + "~"
                + Hashes.ofText(text).substring(0, 8);
    }
}
