package dev.mitosis.cost.verify;

import dev.mitosis.cost.verify.CostVerification.Check;
import dev.mitosis.cost.verify.CostVerification.Problem;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what the checks of a verification examine and find. */
final class CheckResults {
    /** So many problems of one check and query are named one by one; the rest is counted. */
    static final int NAMED = 20;

    private final Set<CostCheck> checks;
    private final Map<CostCheck, Long> examined = new TreeMap<>();
    private final Map<CostCheck, Long> failed = new TreeMap<>();
    private final Map<String, Integer> named = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Results of these checks alone. */
    CheckResults(Set<CostCheck> checks) {
        this.checks = checks;
    }

    void examined(CostCheck kind, long count) {
        examined.merge(kind, count, Long::sum);
    }

    /**
     * Notes a problem; {@code estimated} ones may vanish when the period becomes final, and do not fail the history.
     */
    void problem(
            CostCheck kind, boolean estimated, String query, String file, String period, String metric, String text) {
        if (!checks.contains(kind)) {
            return;
        }
        Severity severity = estimated ? Severity.LOW : Severity.HIGH;
        if (!estimated) {
            failed.merge(kind, 1L, Long::sum);
        }
        if (named.merge(kind + query, 1, Integer::sum) <= NAMED) {
            problems.add(new Problem(kind.id(), severity, query, file, period, metric, text));
        }
    }

    boolean passed() {
        return failed.isEmpty();
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (CostCheck kind : CostCheck.values()) {
            checks.add(
                    new Check(kind.id(), kind.title, examined.getOrDefault(kind, 0L), failed.getOrDefault(kind, 0L)));
        }
        return checks;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
