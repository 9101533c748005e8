package dev.mitosis.graph.condition;

import java.util.List;
import java.util.Locale;

/**
 * One condition of a statement: what it asks of the request.
 *
 * @param text the operator and the key as they stand in the policy
 * @param key in lower case: keys are compared without regard to case
 * @param negated whether it holds for other values than those named; of a presence, whether it asks for absence
 * @param whenAbsent whether it holds where the request lacks the key
 * @param pointer where it stands in the record
 */
public record RequestCondition(
        String text,
        String key,
        Comparison comparison,
        List<String> values,
        boolean negated,
        boolean whenAbsent,
        String pointer) {
    /** How values are compared. */
    enum Comparison {
        EQUALITY,
        PATTERN,
        ADDRESS,
        PRESENCE,
        /** Of numbers, dates and bytes: they tell nobody from another. */
        ORDER
    }

    private static final String IF_EXISTS = "ifexists";
    private static final String ALL = "forallvalues:";
    private static final String ANY = "foranyvalue:";

    /**
     * Reads a condition.
     *
     * <p>Source: "IAM JSON policy elements: Condition operators" and "Set operators for multivalued context keys", IAM
     * User Guide.
     */
    public static RequestCondition of(String operator, String key, List<String> values, String pointer) {
        String lower = operator.toLowerCase(Locale.ROOT);
        boolean all = lower.startsWith(ALL);
        boolean any = lower.startsWith(ANY);
        String single = lower.substring(lower.indexOf(':') + 1);
        boolean optional = single.endsWith(IF_EXISTS);
        String base = optional ? single.substring(0, single.length() - IF_EXISTS.length()) : single;
        boolean presence = base.equals("null");
        boolean absence = presence && values.stream().allMatch("true"::equalsIgnoreCase);
        boolean negated = presence ? absence : base.contains("not");
        boolean whenAbsent = presence ? absence : all || optional || (negated && !any);
        String text = operator + " " + key;
        return new RequestCondition(
                text, key.toLowerCase(Locale.ROOT), comparison(base), values, negated, whenAbsent, pointer);
    }

    private static Comparison comparison(String base) {
        if (base.equals("null")) {
            return Comparison.PRESENCE;
        }
        if (base.contains("ipaddress")) {
            return Comparison.ADDRESS;
        }
        if (base.startsWith("arn") || base.endsWith("like")) {
            return Comparison.PATTERN;
        }
        return base.startsWith("string") || base.equals("bool") ? Comparison.EQUALITY : Comparison.ORDER;
    }

    /** What holds where this condition does not. */
    RequestCondition complement() {
        return new RequestCondition(text, key, comparison, values, !negated, !whenAbsent, pointer);
    }

    boolean isPresence() {
        return comparison == Comparison.PRESENCE;
    }

    /** Whether the key has to be in the request. */
    boolean needsKey() {
        return !whenAbsent;
    }

    /** The condition as the reason of what follows from it. */
    public Ground ground() {
        return new Ground(pointer, text.substring(text.indexOf(' ') + 1) + " = " + String.join(", ", values));
    }
}
