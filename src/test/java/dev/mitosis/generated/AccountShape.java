package dev.mitosis.generated;

import dev.mitosis.io.Hashes;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.List;

/**
 * What an account is like: one cell of the parameter space.
 *
 * @param contexts how many applications there are
 * @param largest the pieces of the largest one
 * @param skew by which power of their rank the others are smaller
 */
public record AccountShape(
        String name,
        int contexts,
        int largest,
        double skew,
        int regions,
        Telling telling,
        Deploying deploying,
        Environments environments,
        Sharing sharing) {

    /**
     * What resources say of themselves.
     *
     * @param tags the share that is tagged
     * @param byStack the share of applications that tag their stacks
     * @param wrong the share of tags that say another application
     * @param names whether names mean anything
     * @param irregular the share of names that follow no pattern
     * @param misleading the share of applications that are called like a word of AWS, of environments, or like another
     * @param organisation the share of applications that put the organisation's word in their names
     */
    public record Telling(
            double tags,
            double byStack,
            double wrong,
            boolean names,
            double irregular,
            double misleading,
            double organisation) {}

    /**
     * How things are deployed.
     *
     * @param stacks the share of applications made by stacks
     * @param explicit the share of resources in them to which the template gives a name
     */
    public record Deploying(double stacks, double explicit) {}

    /**
     * What environments there are.
     *
     * @param scheme of {@code schemes.tsv}
     * @param productionOnly the share of applications that have only production
     * @param unknown the share of applications of which nothing says the environment
     */
    public record Environments(String scheme, double productionOnly, double unknown) {}

    /**
     * What applications have in common.
     *
     * @param vpc {@code one}, {@code two} (production and the rest) or {@code each}
     * @param share the probability of each common thing
     * @param edges the probability that an application in an environment depends on another there
     * @param tools how many tools serve all
     * @param leftovers how many things nobody uses
     */
    public record Sharing(String vpc, double share, double edges, int tools, int leftovers) {}

    private static final List<AccountShape> ALL = TsvTable.loadNamed(AccountShape.class, "cells.tsv").stream()
            .map(AccountShape::read)
            .toList();

    /** All cells. */
    public static List<AccountShape> all() {
        return ALL;
    }

    /** Those that may be looked at while tuning. */
    public static List<AccountShape> open() {
        return ALL.stream().filter(cell -> !cell.heldOut()).toList();
    }

    /** The cell of that name. */
    public static AccountShape of(String name) {
        return ALL.stream().filter(cell -> cell.name.equals(name)).findFirst().orElseThrow();
    }

    /** The shape of what is copied for measuring time and memory; no cell: all its names say their application. */
    public static AccountShape block(int contexts) {
        return new AccountShape(
                "block",
                contexts,
                8,
                0.5,
                1,
                new Telling(0.33, 0.5, 0, true, 0, 0, 0.3),
                new Deploying(0.4, 0.3),
                new Environments("usual", 0.1, 0),
                new Sharing("two", 1, 0.6, 2, 10));
    }

    /** Whether it is scored only once, at the end; a fixed third of all. */
    public boolean heldOut() {
        return Integer.parseInt(Hashes.ofText("cell " + name).substring(0, 6), 16) % 3 == 0;
    }

    private static AccountShape read(TsvRow row) {
        return new AccountShape(
                row.get("cell"),
                (int) row.number("contexts"),
                (int) row.number("largest"),
                row.number("skew"),
                (int) row.number("regions"),
                new Telling(
                        row.number("tags"),
                        row.number("byStack"),
                        row.number("wrong"),
                        row.get("names").equals("yes"),
                        row.number("irregular"),
                        row.number("misleading"),
                        row.number("organisation")),
                new Deploying(row.number("stacks"), row.number("explicit")),
                new Environments(row.get("scheme"), row.number("only"), row.number("unknown")),
                new Sharing(row.get("vpc"), row.number("share"), row.number("edges"), (int) row.number("tools"), (int)
                        row.number("leftovers")));
    }
}
