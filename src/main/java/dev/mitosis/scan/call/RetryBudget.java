package dev.mitosis.scan.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often what fails on AWS's side is asked again. All calls of one operation in one region share their patience:
 * where call after call fails, each is asked again less often; an answer restores it. Thread-safe.
 */
final class RetryBudget {
    private static final int MOST = 5;
    private static final int LEAST = 2;

    /** Four calls in a row that fail for good. */
    private static final int SHARED = 20;

    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();

    /** Whether a call is made again after so many attempts; counts it where it is. */
    boolean again(String operationThere, int attempts) {
        int spent = inVain.getOrDefault(operationThere, 0);
        boolean again = attempts <= (spent < SHARED ? MOST : LEAST);
        if (again) {
            inVain.merge(operationThere, 1, Integer::sum);
        }
        return again;
    }

    /** The operation answered. */
    void answered(String operationThere) {
        inVain.remove(operationThere);
    }
}
