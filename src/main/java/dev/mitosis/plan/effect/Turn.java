package dev.mitosis.plan.effect;

import java.util.Comparator;

/**
 * A wave before it has a number.
 *
 * @param order waves of smaller order come first
 * @param slug a word for its folder
 */
public record Turn(int order, String slug, String title, String why) implements Comparable<Turn> {
    private static final int FIRST_MOVE = 10;
    private static final int BETWEEN = 10;
    private static final int LATER = 15;
    private static final Comparator<Turn> ORDER =
            Comparator.comparingInt(Turn::order).thenComparing(Turn::slug);

    /** What everything else waits for. */
    public static final Turn FOUNDATION = new Turn(
            0,
            "foundation",
            "Lay the foundation",
            "Accounts, guardrails and identities have to stand before anything moves in, and some of it takes days.");

    /** The cost history, while it can be read. */
    public static final Turn COST = new Turn(
            1,
            "cost-history",
            "Export the cost history",
            "Joining an organization takes the cost history away for good.");

    /** The old account becomes a member. */
    public static final Turn JOIN = new Turn(
            2,
            "join",
            "Join the organization",
            "Sharing, copies between accounts and common guardrails work only within one organization.");

    /** What stands for nothing before somebody uses it. */
    public static final Turn IDENTITIES = new Turn(
            3,
            "identities",
            "Make identities",
            "A policy can name only roles and keys that exist, so those of all new accounts come first.");

    /** The old account becomes an ordinary one. */
    public static final Turn CLOSING = new Turn(
            Integer.MAX_VALUE,
            "closing",
            "Close the books",
            "What was forgotten shows as a resource that should be gone, and the old account takes its place.");

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }

    /** The wave in which the batch with this number, from 0, is moved. */
    public static Turn move(int batch, String slug, String title) {
        return new Turn(
                FIRST_MOVE + batch * BETWEEN,
                slug,
                "Move: " + title,
                "All of it is prepared and tried while the old side works; the windows are short.");
    }

    /** The wave in which what a batch left behind is deleted: one move later, so that the hold is no idle time. */
    public static Turn decommission(int batch, String slug, String title) {
        return new Turn(
                FIRST_MOVE + batch * BETWEEN + LATER,
                "after-" + slug,
                "Delete what was left behind: " + title,
                "What nobody uses costs money and can still be attacked.");
    }
}
