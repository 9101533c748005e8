package dev.mitosis.report.price;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What the things of an account cost a month while they only stand there, as far as list prices tell.
 *
 * @param priced in US dollars, by ARN; what costs nothing is in it with zero
 * @param notConfirmed the ARNs of those whose price was found nowhere when it was checked
 * @param byUse the types of things that cost only what they are used, with how many there are
 * @param unknown the types of things whose price is not known, with how many there are
 */
public record ListedCosts(
        Map<String, BigDecimal> priced,
        Set<String> notConfirmed,
        Map<String, Integer> byUse,
        Map<String, Integer> unknown) {
    /** Nothing was priced. */
    public static final ListedCosts NONE = new ListedCosts(Map.of(), Set.of(), Map.of(), Map.of());

    public ListedCosts {
        priced = Map.copyOf(priced);
        notConfirmed = Set.copyOf(notConfirmed);
        byUse = Map.copyOf(byUse);
        unknown = Map.copyOf(unknown);
    }

    /** How many things cost something. */
    public long costing() {
        return priced.values().stream().filter(price -> price.signum() > 0).count();
    }

    /** How many things cost only what they are used. */
    public int usedOnly() {
        return byUse.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of how many things the price is not known. */
    public int notKnown() {
        return unknown.values().stream().mapToInt(Integer::intValue).sum();
    }
}
