package dev.mitosis.graph.condition;

import dev.mitosis.graph.identity.Glob;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Says whether a condition holds for a request of which some values are known. */
public final class ConditionMatcher {
    private ConditionMatcher() {}

    /** What is known of whether a condition holds. */
    public enum Outcome {
        HOLDS,
        FAILS,
        UNKNOWN
    }

    /**
     * A request.
     *
     * @param values by condition key in lower case
     * @param lacks tells of a key in lower case that has no value whether the request is known to lack it
     */
    public record KnownRequest(Map<String, List<String>> values, Predicate<String> lacks) {}

    /**
     * Judges one condition. A value that ends inside of an ARN that the request names stands for it: what of an API
     * calls is a part of the API.
     */
    public static Outcome judge(RequestCondition condition, KnownRequest request) {
        List<String> values = request.values().get(condition.key());
        if (values == null) {
            return request.lacks().test(condition.key()) ? of(condition.whenAbsent()) : Outcome.UNKNOWN;
        }
        return switch (condition.comparison()) {
            case PRESENCE -> of(!condition.negated());
            case ADDRESS, ORDER -> Outcome.UNKNOWN;
            case EQUALITY, PATTERN ->
                condition.values().stream().anyMatch(value -> value.contains("${"))
                        ? Outcome.UNKNOWN
                        : of(condition.negated() != matches(condition, values));
        };
    }

    private static Outcome of(boolean holds) {
        return holds ? Outcome.HOLDS : Outcome.FAILS;
    }

    private static boolean matches(RequestCondition condition, List<String> values) {
        boolean pattern = condition.comparison() == RequestCondition.Comparison.PATTERN;
        return values.stream()
                .anyMatch(value -> condition.values().stream()
                        .anyMatch(wanted -> pattern
                                ? Glob.matches(wanted, value) || isInside(wanted, value)
                                : wanted.equalsIgnoreCase(value)));
    }

    private static boolean isInside(String wanted, String arn) {
        if (!arn.startsWith("arn:") || !wanted.startsWith(arn) || wanted.length() == arn.length()) {
            return false;
        }
        char next = wanted.charAt(arn.length());
        return next == '/' || next == ':';
    }
}
