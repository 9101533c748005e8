package dev.mitosis.config;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Decisions.Assign;
import dev.mitosis.model.Decisions.ContextDecisions;
import dev.mitosis.model.Decisions.EnvironmentMeaning;
import dev.mitosis.model.Decisions.Merge;
import dev.mitosis.model.Decisions.Split;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for two decisions of which only one can be obeyed, as far as the file alone tells. */
final class DecisionConflicts {
    /**
     * Two decisions that contradict each other.
     *
     * @param path the keys and list positions that lead to the later one
     * @param other those that lead to the earlier one
     */
    record Conflict(List<Object> path, List<Object> other, String what, String fix) {}

    private static final String CHOOSE = "keep the one that is meant and remove the other";

    private final ContextDecisions contexts;
    private final Decisions decisions;

    private DecisionConflicts(Decisions decisions) {
        this.decisions = decisions;
        this.contexts = decisions.contexts();
    }

    /** The first contradiction, in the order of the rules below. */
    static Optional<Conflict> find(Decisions decisions) {
        DecisionConflicts all = new DecisionConflicts(decisions);
        return Stream.of(
                        all.renamesToOneName(),
                        all.renamesInACircle(),
                        all.mergesOfOneContext(),
                        all.mergesInARow(),
                        all.mergesOfWhatIsSplit(),
                        all.splitsOfOnePattern(),
                        all.joinsOfWhatIsApart(),
                        all.assignsToWhatIsMerged(),
                        all.assignsOfOneResource(),
                        all.assignsOfWhatIsApart(),
                        all.environmentsInARow())
                .flatMap(conflicts -> conflicts)
                .findFirst();
    }

    private static List<Object> rename(String from) {
        return List.of("contexts", "rename", from);
    }

    private static List<Object> merge(int place) {
        return List.of("contexts", "merge", place);
    }

    private static List<Object> split(int place) {
        return List.of("contexts", "split", place);
    }

    private static List<Object> assign(int place) {
        return List.of("assign", place);
    }

    private Map<String, String> renames() {
        return new TreeMap<>(contexts.rename());
    }

    private Stream<Conflict> renamesToOneName() {
        Map<String, String> first = new HashMap<>();
        return renames().entrySet().stream().flatMap(rename -> {
            String other = first.putIfAbsent(rename.getValue(), rename.getKey());
            return other == null
                    ? Stream.empty()
                    : Stream.of(new Conflict(
                            rename(rename.getKey()),
                            rename(other),
                            "'" + rename.getKey() + "' and '" + other + "' are both renamed to '" + rename.getValue()
                                    + "'",
                            "give one of them another name, or merge them under contexts.merge"));
        });
    }

    private Stream<Conflict> renamesInACircle() {
        Map<String, String> renames = renames();
        return renames.keySet().stream().flatMap(start -> {
            Set<String> seen = new LinkedHashSet<>();
            String at = start;
            while (at != null && seen.add(at)) {
                at = renames.get(at);
            }
            String next = renames.getOrDefault(start, start);
            boolean circle = start.equals(at) && seen.size() > 1;
            return circle
                    ? Stream.of(new Conflict(
                            rename(start),
                            rename(next),
                            "the new names go round in a circle: " + String.join(" to ", seen) + " to " + start,
                            "rename to names that no other context has"))
                    : Stream.empty();
        });
    }

    private Stream<Conflict> mergesOfOneContext() {
        Map<String, Integer> first = new HashMap<>();
        return merges().flatMap(i -> contexts.merge().get(i).from().stream().flatMap(from -> {
            Integer other = first.putIfAbsent(from, i);
            boolean same = other == null
                    || contexts.merge()
                            .get(other)
                            .into()
                            .equals(contexts.merge().get(i).into());
            return same
                    ? Stream.empty()
                    : Stream.of(new Conflict(merge(i), merge(other), "'" + from + "' becomes part of two", CHOOSE));
        }));
    }

    private Stream<Integer> merges() {
        return IntStream.range(0, contexts.merge().size()).boxed();
    }

    private Stream<Integer> splits() {
        return IntStream.range(0, contexts.split().size()).boxed();
    }

    private Stream<Integer> assigns() {
        return IntStream.range(0, decisions.assign().size()).boxed();
    }

    /** The merge after which a context of that name is no more; -1 for none. */
    private int mergedAway(String context) {
        return merges().filter(i -> {
                    Merge merge = contexts.merge().get(i);
                    return merge.from().contains(context) && !merge.into().equals(context);
                })
                .findFirst()
                .orElse(-1);
    }

    private Stream<Conflict> mergesInARow() {
        return merges().flatMap(i -> {
            String into = contexts.merge().get(i).into();
            int other = mergedAway(into);
            return other < 0
                    ? Stream.empty()
                    : Stream.of(new Conflict(
                            merge(i),
                            merge(other),
                            "contexts are merged into '" + into + "', which is itself merged into '"
                                    + contexts.merge().get(other).into() + "'",
                            "merge all of them into '"
                                    + contexts.merge().get(other).into() + "' at once"));
        });
    }

    private Stream<Conflict> mergesOfWhatIsSplit() {
        return splits().flatMap(i -> {
            Split split = contexts.split().get(i);
            return Stream.of(split.from(), split.into())
                    .filter(name -> mergedAway(name) >= 0)
                    .map(name -> new Conflict(
                            split(i),
                            merge(mergedAway(name)),
                            "'" + name + "' is merged into '"
                                    + contexts.merge().get(mergedAway(name)).into() + "' and "
                                    + (name.equals(split.into()) ? "split away" : "something is split away from it"),
                            name.equals(split.into())
                                    ? CHOOSE
                                    : "split from '"
                                            + contexts.merge()
                                                    .get(mergedAway(name))
                                                    .into() + "', which holds it"));
        });
    }

    private Stream<Conflict> splitsOfOnePattern() {
        Map<String, Integer> first = new HashMap<>();
        return splits().flatMap(i -> contexts.split().get(i).resources().stream()
                .flatMap(pattern -> {
                    Split split = contexts.split().get(i);
                    Integer other = first.putIfAbsent(split.from() + "\n" + pattern, i);
                    boolean same =
                            other == null || contexts.split().get(other).into().equals(split.into());
                    return same
                            ? Stream.empty()
                            : Stream.of(new Conflict(
                                    split(i),
                                    split(other),
                                    "'" + pattern + "' leaves '" + split.from() + "' for two contexts",
                                    CHOOSE));
                }));
    }

    /** Merges and renames of what is kept apart. */
    private Stream<Conflict> joinsOfWhatIsApart() {
        return IntStream.range(0, contexts.apart().size()).boxed().flatMap(i -> {
            List<String> apart = contexts.apart().get(i);
            Stream<Conflict> merged = merges().filter(m -> {
                        Set<String> joined =
                                new LinkedHashSet<>(contexts.merge().get(m).from());
                        joined.add(contexts.merge().get(m).into());
                        joined.retainAll(apart);
                        return joined.size() > 1;
                    })
                    .map(m -> apart(
                            i,
                            merge(m),
                            "merged into '" + contexts.merge().get(m).into() + "'"));
            Stream<Conflict> renamed = renames().entrySet().stream()
                    .filter(rename -> !rename.getKey().equals(rename.getValue())
                            && apart.contains(rename.getKey())
                            && apart.contains(rename.getValue()))
                    .map(rename -> apart(i, rename(rename.getKey()), "given one name, '" + rename.getValue() + "'"));
            return Stream.concat(merged, renamed);
        });
    }

    private Conflict apart(int place, List<Object> other, String how) {
        return new Conflict(
                List.of("contexts", "apart", place),
                other,
                String.join(", ", contexts.apart().get(place)) + " are kept apart and "
                        + (how.startsWith("merged") ? "" : "also ") + how,
                CHOOSE);
    }

    private Stream<Conflict> assignsToWhatIsMerged() {
        return assigns().flatMap(i -> {
            String context = decisions.assign().get(i).context();
            int other = context == null ? -1 : mergedAway(context);
            return other < 0
                    ? Stream.empty()
                    : Stream.of(new Conflict(
                            assign(i),
                            merge(other),
                            "'" + decisions.assign().get(i).resource() + "' is assigned to '" + context
                                    + "', which is merged into '"
                                    + contexts.merge().get(other).into() + "'",
                            "assign to '" + contexts.merge().get(other).into() + "'"));
        });
    }

    private record Axis(String name, Function<Assign, @Nullable Object> value) {}

    private static final List<Axis> AXES = List.of(
            new Axis("contexts", Assign::context),
            new Axis("environments", Assign::environment),
            new Axis("accounts", Assign::account),
            new Axis("dispositions", Assign::disposition));

    private Stream<Conflict> assignsOfOneResource() {
        return AXES.stream().flatMap(axis -> {
            Map<String, Integer> first = new HashMap<>();
            return assigns().flatMap(i -> {
                Assign assign = decisions.assign().get(i);
                Object value = axis.value().apply(assign);
                if (value == null) {
                    return Stream.empty();
                }
                int other = first.computeIfAbsent(
                        assign.resource() + "\n" + Objects.toString(assign.type(), ""), unused -> i);
                return value.equals(axis.value().apply(decisions.assign().get(other)))
                        ? Stream.empty()
                        : Stream.of(new Conflict(
                                assign(i),
                                assign(other),
                                "'" + assign.resource() + "' is assigned to two " + axis.name(),
                                CHOOSE));
            });
        });
    }

    /** Two contexts that are kept apart, assigned to one account. */
    private Stream<Conflict> assignsOfWhatIsApart() {
        Map<String, Map<String, Integer>> byAccount = new LinkedHashMap<>();
        return assigns().flatMap(i -> {
            Assign assign = decisions.assign().get(i);
            if (assign.account() == null || assign.context() == null) {
                return Stream.empty();
            }
            Map<String, Integer> held = byAccount.computeIfAbsent(assign.account(), unused -> new LinkedHashMap<>());
            held.putIfAbsent(assign.context(), i);
            return held.keySet().stream()
                    .filter(other -> contexts.keepsApart(other, String.valueOf(assign.context())))
                    .map(other -> new Conflict(
                            assign(i),
                            assign(held.getOrDefault(other, i)),
                            "'" + assign.context() + "' and '" + other
                                    + "' are kept apart and assigned to one account, '" + assign.account() + "'",
                            "assign them to two accounts, or remove them from contexts.apart"));
        });
    }

    private Stream<Conflict> environmentsInARow() {
        Map<String, EnvironmentMeaning> told = new TreeMap<>(decisions.environments());
        return told.entrySet().stream().flatMap(answer -> {
            String is = answer.getValue().is();
            EnvironmentMeaning next = is == null ? null : told.get(is);
            return is == null || next == null || (next.is() == null && !is.equals(answer.getKey()))
                    ? Stream.empty()
                    : Stream.of(new Conflict(
                            List.of("environments", answer.getKey()),
                            List.of("environments", is),
                            "'" + answer.getKey() + "' is another word for '" + is + "', which is another word itself",
                            "name the environment that is meant in the end"));
        });
    }
}
