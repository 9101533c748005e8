package dev.mitosis.config;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.Means;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for decisions that are well-formed YAML but cannot be meant. */
final class DecisionsCheck {
    /**
     * What is wrong.
     *
     * @param path the keys and list positions that lead to it
     */
    record Problem(List<Object> path, String what, String why, String fix) {}

    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    /** Beyond it, people wait for one another more than they work. */
    private static final int MOST_PEOPLE = 50;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");

    /** As accounts.yaml of the partition calls it. */
    private static final String MANAGEMENT = "management";

    private DecisionsCheck() {}

    /** The first problem, in the order of the file's keys. */
    static Optional<Problem> problem(Decisions decisions) {
        return Stream.of(
                        downtime(decisions),
                        contexts(decisions.contexts()),
                        environments(decisions.environments()),
                        assigns(decisions.assign()),
                        freezes(decisions.freezeWindows()),
                        start(decisions.start()),
                        hands(decisions.people()),
                        waves(decisions.waves()),
                        connections(decisions.connections()),
                        unused(decisions.unused()),
                        cidr(decisions.cidrPool()))
                .flatMap(problems -> problems)
                .findFirst();
    }

    private static Stream<Problem> downtime(Decisions decisions) {
        Map<String, Integer> sorted = new TreeMap<>(decisions.downtimeBudget());
        return sorted.entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .map(entry -> new Problem(
                        List.of("downtimeBudget", entry.getKey()),
                        "the downtime budget of '" + entry.getKey() + "' is " + entry.getValue(),
                        "a budget is a number of minutes, 0 or more",
                        "write the minutes that it may be down"));
    }

    private static Stream<Problem> contexts(Decisions.ContextDecisions contexts) {
        Stream<Problem> names = contexts.rename().entrySet().stream()
                .filter(entry -> !isName(entry.getValue()))
                .map(entry -> badName(List.of("contexts", "rename", entry.getKey()), entry.getValue()));
        Stream<Problem> merges = numbered(contexts.merge())
                .filter(i -> !isName(contexts.merge().get(i).into())
                        || isEmpty(contexts.merge().get(i).from()))
                .mapToObj(i -> new Problem(
                        List.of("contexts", "merge", i),
                        "a merge is incomplete",
                        "it needs 'into', the name of the result, and 'from', the list of contexts that become it",
                        "write both keys"));
        Stream<Problem> splits = numbered(contexts.split())
                .filter(i -> {
                    Decisions.Split split = contexts.split().get(i);
                    return !isName(split.into()) || isBlank(split.from()) || isEmpty(split.resources());
                })
                .mapToObj(i -> new Problem(
                        List.of("contexts", "split", i),
                        "a split is incomplete",
                        "it needs 'from', 'into' and 'resources', the list of patterns that leave",
                        "write all three keys"));
        Stream<Problem> apart = numbered(contexts.apart())
                .filter(i -> {
                    List<String> group = contexts.apart().get(i);
                    return isEmpty(group) || new HashSet<>(group).size() != group.size() || group.size() < 2;
                })
                .mapToObj(i -> new Problem(
                        List.of("contexts", "apart", i),
                        "a group that is kept apart is incomplete",
                        "it names two or more different contexts",
                        "write a list such as [orders, billing]"));
        return Stream.of(names, merges, splits, apart).flatMap(problems -> problems);
    }

    private static Stream<Problem> environments(Map<String, Decisions.EnvironmentMeaning> environments) {
        return new TreeMap<>(environments).entrySet().stream().flatMap(entry -> {
            List<Object> path = List.of("environments", entry.getKey());
            String is = entry.getValue().is();
            if ((is == null) == (entry.getValue().production() == null)) {
                return Stream.of(new Problem(
                        path,
                        "what '" + entry.getKey() + "' means is not told",
                        "it is either another word for an environment (is) or one of its own (production)",
                        "write one of 'is: staging', 'production: true' and 'production: false'"));
            }
            return is == null || isName(is) ? Stream.empty() : Stream.of(badName(path, is));
        });
    }

    private static IntStream numbered(List<?> list) {
        return IntStream.range(0, list.size());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isEmpty(@Nullable List<String> list) {
        return list == null || list.isEmpty() || list.stream().anyMatch(DecisionsCheck::isBlank);
    }

    private static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
    }

    private static Problem badName(List<Object> path, @Nullable String name) {
        return new Problem(
                path,
                "'" + name + "' is no name",
                "a name has up to 50 letters, digits, dots, hyphens or underscores and starts with a letter or digit",
                "choose another name");
    }

    private static Stream<Problem> assigns(List<Decisions.Assign> assigns) {
        return numbered(assigns).boxed().flatMap(i -> assign(i, assigns.get(i)).stream());
    }

    private static Optional<Problem> assign(int position, Decisions.Assign assign) {
        List<Object> path = List.of("assign", position);
        if (isBlank(assign.resource())) {
            return Optional.of(new Problem(
                    path,
                    "an assignment names no resource",
                    "'resource' is missing",
                    "write an ARN, id, name or pattern"));
        }
        for (String name : Stream.of(assign.context(), assign.environment(), assign.account())
                .filter(java.util.Objects::nonNull)
                .toList()) {
            if (!isName(name)) {
                return Optional.of(badName(path, name));
            }
        }
        if (MANAGEMENT.equals(assign.account())) {
            return Optional.of(new Problem(
                    path,
                    "'" + assign.resource() + "' is assigned to the management account",
                    "it owns the organization and pays its bills; policies of the organization do not limit it, so no "
                            + "workload lives there",
                    "choose another account"));
        }
        boolean says = assign.context() != null
                || assign.environment() != null
                || assign.account() != null
                || assign.disposition() != null;
        return says
                ? Optional.empty()
                : Optional.of(new Problem(
                        path,
                        "the assignment of '" + assign.resource() + "' decides nothing",
                        "none of context, environment, account and disposition is given",
                        "write at least one of them"));
    }

    private static Stream<Problem> connections(Map<String, String> connections) {
        return new TreeMap<>(connections)
                .entrySet().stream()
                        .filter(entry -> Means.of(entry.getValue()).isEmpty())
                        .map(entry -> new Problem(
                                List.of("connections", entry.getKey()),
                                "'" + entry.getValue() + "' is no means of connection",
                                "it is one of "
                                        + Arrays.stream(Means.values())
                                                .map(Means::label)
                                                .collect(Collectors.joining(", ")),
                                "write one of those that the sheet Connections offers"));
    }

    private static Stream<Problem> unused(List<Decisions.Unused> unused) {
        return numbered(unused)
                .filter(i ->
                        isBlank(unused.get(i).from()) || isBlank(unused.get(i).to()))
                .mapToObj(i -> new Problem(
                        List.of("unused", i),
                        "what is not used is not told",
                        "it names the ARN of the one that would need the other (from) and of that one (to)",
                        "write both"));
    }

    private static Stream<Problem> start(@Nullable String start) {
        return start == null || date(start).isPresent()
                ? Stream.empty()
                : Stream.of(new Problem(
                        List.of("start"),
                        "the plan starts on '" + start + "'",
                        "a day reads 2027-03-01",
                        "write a date"));
    }

    private static Stream<Problem> hands(@Nullable Integer people) {
        return people == null || (people >= 1 && people <= MOST_PEOPLE)
                ? Stream.empty()
                : Stream.of(new Problem(
                        List.of("people"),
                        people + " people work on the split",
                        "somebody has to, and more than " + MOST_PEOPLE + " stand in each other's way",
                        "write how many can work at the same time"));
    }

    private static Stream<Problem> waves(Decisions.WaveDecisions waves) {
        Stream<Problem> size = waves.size() == null || waves.size() >= 1
                ? Stream.empty()
                : Stream.of(new Problem(
                        List.of("waves", "size"),
                        "a wave has " + waves.size() + " windows",
                        "it has at least one",
                        "write how many windows a wave may have at the most"));
        Set<String> names = new HashSet<>();
        Stream<Problem> wanted = numbered(waves.wanted())
                .boxed()
                .filter(i -> {
                    Decisions.WantedWave wave = waves.wanted().get(i);
                    boolean empty =
                            wave.contexts().isEmpty() && wave.environments().isEmpty();
                    return empty || !names.add(wave.name());
                })
                .map(i -> new Problem(
                        List.of("waves", "wanted", i),
                        "the wave '" + waves.wanted().get(i).name() + "' cannot be told from others",
                        "each has a name of its own and names contexts or environments",
                        "give it another name, or say what is in it"));
        return Stream.concat(size, wanted);
    }

    private static Stream<Problem> freezes(List<Decisions.FreezeWindow> windows) {
        return numbered(windows).boxed().flatMap(i -> freeze(i, windows.get(i)).stream());
    }

    private static Optional<Problem> freeze(int position, Decisions.FreezeWindow window) {
        Optional<LocalDate> from = date(window.from());
        Optional<LocalDate> to = date(window.to());
        boolean good = from.isPresent() && to.isPresent() && !to.get().isBefore(from.get());
        return good
                ? Optional.empty()
                : Optional.of(new Problem(
                        List.of("freezeWindows", position),
                        "a freeze window runs from '" + window.from() + "' to '" + window.to() + "'",
                        "both are dates such as 2026-12-20, and the second is not before the first",
                        "correct the dates"));
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Stream<Problem> cidr(@Nullable String pool) {
        return pool == null || isCidr(pool)
                ? Stream.empty()
                : Stream.of(new Problem(
                        List.of("cidrPool"),
                        "'" + pool + "' is no IPv4 range",
                        "a range reads 10.64.0.0/10, with /8 to /28",
                        "write a private range that nothing else uses"));
    }

    private static boolean isCidr(String pool) {
        java.util.regex.Matcher parts = CIDR.matcher(pool);
        if (!parts.matches()) {
            return false;
        }
        boolean octets = IntStream.rangeClosed(1, 4).allMatch(i -> Integer.parseInt(parts.group(i)) <= 255);
        int bits = Integer.parseInt(parts.group(5));
        return octets && bits >= 8 && bits <= 28;
    }
}
