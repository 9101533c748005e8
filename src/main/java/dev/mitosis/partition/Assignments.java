package dev.mitosis.partition;

import dev.mitosis.model.Decisions.Assign;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Matcher;
import dev.mitosis.partition.evidence.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code assign} says of each subject: of several entries that match, the most precise counts, an ARN before a
 * name before a pattern, more letters before fewer, a type before none.
 */
final class Assignments {
    private static final Comparator<Assign> PRECISION =
            Comparator.comparingInt(Assignments::literal).thenComparing(assign -> assign.type() != null);

    private final List<Assign> assigns;
    private final Function<List<Object>, String> places;
    private final List<List<Integer>> matches = new ArrayList<>();
    private final List<Assign> unmatched = new ArrayList<>();

    Assignments(List<Assign> assigns, AccountGraph graph, Function<List<Object>, String> places) {
        this.assigns = assigns;
        this.places = places;
        for (Assign assign : assigns) {
            List<Integer> found =
                    Matcher.find(graph, assign).stream().map(Subject::index).toList();
            matches.add(found);
            if (found.isEmpty()) {
                unmatched.add(assign);
            }
        }
    }

    private static int literal(Assign assign) {
        String pattern = assign.resource();
        boolean exact = pattern.indexOf('*') < 0;
        int longest = Integer.MAX_VALUE;
        return exact
                ? (pattern.startsWith("arn:") ? longest : longest - 1)
                : pattern.replace("*", "").length();
    }

    /** Entries that match nothing. */
    List<Assign> unmatched() {
        return unmatched;
    }

    /**
     * The entry that counts for each subject it matches, of those that give a value.
     *
     * @throws MitosisException M-PART-01 where two that are equally precise give different ones
     */
    Map<Integer, Assign> deciding(String axis, Function<Assign, @Nullable Object> value) {
        Map<Integer, Integer> best = new HashMap<>();
        for (int i = 0; i < assigns.size(); i++) {
            if (value.apply(assigns.get(i)) != null) {
                for (int subject : matches.get(i)) {
                    best.merge(subject, i, this::morePrecise);
                }
            }
        }
        requireAgreement(axis, value, best);
        Map<Integer, Assign> deciding = new HashMap<>();
        best.forEach((subject, place) -> deciding.put(subject, assigns.get(place)));
        return deciding;
    }

    /** Of two that are equally precise the first. */
    private int morePrecise(int first, int second) {
        return PRECISION.compare(assigns.get(second), assigns.get(first)) > 0 ? second : first;
    }

    private void requireAgreement(String axis, Function<Assign, @Nullable Object> value, Map<Integer, Integer> best) {
        for (int i = 0; i < assigns.size(); i++) {
            Assign assign = assigns.get(i);
            for (int subject : value.apply(assign) == null ? List.<Integer>of() : matches.get(i)) {
                int other = Objects.requireNonNull(best.get(subject));
                Assign counted = assigns.get(other);
                boolean equal = PRECISION.compare(assign, counted) == 0;
                if (equal && !Objects.equals(value.apply(assign), value.apply(counted))) {
                    throw contradiction(axis, i, other, "'" + counted.resource() + "' and '" + assign.resource() + "'");
                }
            }
        }
    }

    private MitosisException contradiction(String axis, int place, int other, String both) {
        return new MitosisException(
                "M-PART-01",
                places.apply(List.of("assign", place)) + " and " + places.apply(List.of("assign", other))
                        + " contradict each other",
                both + " are equally precise, match one resource and give it two " + axis,
                "make one of them more precise: an ARN, a longer pattern, or a type",
                ExitCode.INVALID_INPUT);
    }
}
