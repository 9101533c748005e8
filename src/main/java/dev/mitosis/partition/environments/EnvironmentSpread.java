package dev.mitosis.partition.environments;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets atoms that say nothing follow their neighbours in the same context, where these agree; hubs pass nothing on.
 * Neighbours alone take nothing that holds data or stands in public out of production.
 */
public final class EnvironmentSpread {
    private final Set<String> guarded =
            Set.copyOf(Table.read(EnvironmentSpread.class, "guarded.tsv", row -> row.get("type")));
    private final AccountGraph graph;
    private final Atoms atoms;
    private final EnvironmentFinder finder;
    private final Lexicon lexicon;
    private final List<@Nullable Verdict> verdicts;
    private final IntPredicate silent;
    private final IntFunction<@Nullable String> contexts;
    /** What neighbours would lead out of production if they could: they do not lead it there either. */
    private final BitSet elsewhere = new BitSet();

    private boolean guarding;

    /**
     * A spread.
     *
     * @param finder what read the verdicts, and is told what contradicts them
     * @param verdicts what is known of each subject; changed by {@link #run}
     * @param silent atoms that pass nothing on
     * @param contexts the context of each atom
     */
    public EnvironmentSpread(
            AccountGraph graph,
            Atoms atoms,
            EnvironmentFinder finder,
            List<@Nullable Verdict> verdicts,
            IntPredicate silent,
            IntFunction<@Nullable String> contexts) {
        this.graph = graph;
        this.atoms = atoms;
        this.finder = finder;
        this.lexicon = finder.lexicon();
        this.verdicts = verdicts;
        this.silent = silent;
        this.contexts = contexts;
    }

    /** Follows until nothing changes; what several environments need gets a verdict without a label. */
    public void run() {
        contest();
        List<@Nullable Verdict> before = new ArrayList<>(verdicts);
        spread();
        for (int atom = 0; atom < atoms.size(); atom++) {
            int anchor = atoms.anchor(atom).index();
            Verdict led = verdicts.get(anchor);
            elsewhere.set(atom, before.get(anchor) == null && led != null && !isProduction(led));
        }
        for (int subject = 0; subject < before.size(); subject++) {
            verdicts.set(subject, before.get(subject));
        }
        guarding = true;
        spread();
        for (int atom = 0; atom < atoms.size(); atom++) {
            Verdict whole = verdicts.get(atoms.anchor(atom).index());
            Verdict host = whole == null ? host(atom) : whole;
            if (host == null) {
                settle(atom);
            } else {
                give(atom, host);
            }
        }
    }

    private void spread() {
        Deque<Integer> open = new ArrayDeque<>();
        boolean[] waiting = new boolean[atoms.size()];
        int[] visits = new int[atoms.size()];
        for (int atom = 0; atom < atoms.size(); atom++) {
            if (isOpen(atom)) {
                open.add(atom);
                waiting[atom] = true;
            }
        }
        while (!open.isEmpty()) {
            int atom = open.poll();
            waiting[atom] = false;
            if (isOpen(atom) && follow(atom) && !silent.test(atom)) {
                for (int member : atoms.members(atom)) {
                    for (Tie tie : graph.out(member)) {
                        wake(tie.to(), open, waiting, visits);
                    }
                    for (Tie tie : graph.in(member)) {
                        wake(tie.from(), open, waiting, visits);
                    }
                }
            }
        }
    }

    /**
     * Where a name alone takes a thing out of production, and its whole or all that the thing is tied to in its context
     * is there, the word may mean something else ({@code dev-db-params} of {@code devices}): neighbours override
     * nothing, but people are asked.
     */
    private void contest() {
        Map<Integer, Verdict> contested = new TreeMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            int anchor = atoms.anchor(atom).index();
            Verdict whole = verdicts.get(anchor);
            if (whole == null || silent.test(atom)) {
                continue;
            }
            if (isOutByName(whole)) {
                Map<String, Double> votes = ballot(atom).all();
                boolean denied = total(votes) >= Tuning.LEAST_DENIAL && share(votes) >= Tuning.UNANIMOUS;
                Verdict other = neighbours(votes);
                if (denied && isProduction(other)) {
                    contested.put(anchor, other);
                }
            }
            for (int member : atoms.members(atom)) {
                Verdict part = verdicts.get(member);
                if (part != null && isOutByName(part) && isProduction(whole)) {
                    contested.put(member, EnvironmentFinder.ofWhole(atoms.anchor(atom), whole));
                }
            }
        }
        contested.forEach((subject, other) -> {
            Verdict said = Objects.requireNonNull(verdicts.get(subject));
            finder.report(graph.subject(subject), said, other);
            contest(subject, EnvironmentFinder.contested(said, other));
        });
    }

    /** Contests what a thing says of itself, and with it what was taken from it for its parts. */
    private void contest(int subject, Verdict contested) {
        verdicts.set(subject, contested);
        String whole = graph.subject(subject).arn();
        for (int member : atoms.members(atoms.of(subject))) {
            Verdict part = verdicts.get(member);
            if (part != null && whole.equals(part.reasons().get(0).facts().get("whole"))) {
                verdicts.set(member, contested);
            }
        }
    }

    private boolean isOutByName(Verdict said) {
        return said.label() != null && !isProduction(said) && finder.isByName(said);
    }

    private boolean isProduction(Verdict verdict) {
        return lexicon.isProduction(String.valueOf(verdict.label()));
    }

    private void wake(int subject, Deque<Integer> open, boolean[] waiting, int[] visits) {
        int atom = atoms.of(subject);
        if (!waiting[atom] && isOpen(atom) && visits[atom]++ < 20) {
            waiting[atom] = true;
            open.add(atom);
        }
    }

    private boolean isOpen(int atom) {
        return verdicts.get(atoms.anchor(atom).index()) == null;
    }

    /**
     * Who uses it, and what it uses or is a part of, by environment; those among the witnesses that are parts of one
     * whole with it; and doers, users that do something, of which nobody knows where.
     */
    private record Ballot(
            Map<String, Double> users,
            Map<String, Double> all,
            Set<Integer> witnesses,
            Set<Integer> parts,
            Set<Integer> unknown,
            Set<Integer> doers) {
        boolean isSound() {
            return unknown.isEmpty() || !parts.isEmpty() || witnesses.size() >= Tuning.WITNESSES;
        }
    }

    private Ballot ballot(int atom) {
        Ballot ballot = new Ballot(
                new TreeMap<>(), new TreeMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        String context = contexts.apply(atom);
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.in(member)) {
                count(tie, tie.from(), atom, context, ballot, true);
            }
            for (Tie tie : graph.out(member)) {
                count(tie, tie.to(), atom, context, ballot, false);
            }
        }
        return ballot;
    }

    private void count(Tie tie, int other, int atom, @Nullable String context, Ballot ballot, boolean user) {
        int neighbour = atoms.of(other);
        Verdict verdict = verdicts.get(other);
        if (neighbour == atom || silent.test(neighbour)) {
            return;
        }
        if (verdict == null || verdict.label() == null) {
            ballot.unknown().add(neighbour);
            if (user && atoms.isActive(neighbour)) {
                ballot.doers().add(neighbour);
            }
            return;
        }
        String theirs = contexts.apply(neighbour);
        double weight = tie.environment() * (tie.kind() == EdgeKind.WRITES && user ? Tuning.WRITER : 1);
        if (user) {
            ballot.users().merge(verdict.label(), weight, Double::sum);
        }
        if (context == null || theirs == null || context.equals(theirs)) {
            ballot.all().merge(verdict.label(), weight, Double::sum);
            ballot.witnesses().add(neighbour);
            if (tie.part()) {
                ballot.parts().add(neighbour);
            }
        }
    }

    private static double total(Map<String, Double> votes) {
        return votes.values().stream().mapToDouble(vote -> vote).sum();
    }

    private static String top(Map<String, Double> votes) {
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Double>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean follow(int atom) {
        Ballot ballot = ballot(atom);
        Optional<Verdict> found = agreed(ballot)
                .filter(verdict -> isProduction(verdict)
                        ? !elsewhere.get(atom)
                        : !guarding || (!isGuarded(atom) && ballot.doers().isEmpty()));
        found.ifPresent(verdict -> give(atom, verdict));
        return found.isPresent();
    }

    /** Where nearly all that the atom is tied to in its context is, and no user is elsewhere. */
    private Optional<Verdict> agreed(Ballot ballot) {
        Map<String, Double> votes = ballot.all();
        String top = top(votes);
        boolean agreed =
                ballot.isSound() && total(votes) >= Tuning.ENVIRONMENT_MASS && share(votes) >= Tuning.UNANIMOUS;
        boolean crossed = ballot.users().keySet().stream().anyMatch(label -> !label.equals(top));
        return agreed && !crossed ? Optional.of(neighbours(votes)) : Optional.empty();
    }

    private static double share(Map<String, Double> votes) {
        double total = total(votes);
        return total == 0 ? 0 : votes.getOrDefault(top(votes), 0.0) / total;
    }

    private static Verdict neighbours(Map<String, Double> votes) {
        String top = top(votes);
        return new Verdict(
                top,
                Math.round(100 * 0.85 * share(votes)) / 100.0,
                List.of(new Reason(
                        "environment.neighbours",
                        Map.of("environment", top),
                        "All that it is tied to in its context is in " + top + ".")));
    }

    private boolean isGuarded(int atom) {
        for (int member : atoms.members(atom)) {
            if (guarded.contains(graph.subject(member).type())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it says that its only host is in an environment: the client of a pool, the address of a gateway. Hubs pass
     * nothing on to those who use them, but nothing lives in them and elsewhere; null where it is tied to anything that
     * is not there.
     */
    private @Nullable Verdict host(int atom) {
        Subject host = null;
        for (int member : atoms.members(atom)) {
            for (String arn : graph.subject(member).wholes()) {
                Subject whole = graph.find(arn);
                if (whole == null || (host != null && atoms.of(host.index()) != atoms.of(whole.index()))) {
                    return null;
                }
                host = whole;
            }
        }
        if (host == null) {
            return null;
        }
        Verdict there = verdicts.get(host.index());
        boolean own = Objects.equals(contexts.apply(atom), contexts.apply(atoms.of(host.index())));
        return there != null && there.label() != null && own && isOnlyIn(atom, there.label())
                ? EnvironmentFinder.ofWhole(host, there)
                : null;
    }

    private boolean isOnlyIn(int atom, String environment) {
        for (int member : atoms.members(atom)) {
            boolean all = Stream.concat(
                            graph.in(member).stream().map(Tie::from),
                            graph.out(member).stream().map(Tie::to))
                    .filter(other -> atoms.of(other) != atom)
                    .map(verdicts::get)
                    .allMatch(verdict -> verdict != null && environment.equals(verdict.label()));
            if (!all) {
                return false;
            }
        }
        return true;
    }

    private void settle(int atom) {
        Ballot ballot = ballot(atom);
        Map<String, Double> users = ballot.users().isEmpty() ? ballot.all() : ballot.users();
        Reason reason = users.size() > 1
                ? new Reason(
                        "environment.spans",
                        Map.of("environments", String.join(", ", users.keySet())),
                        "Resources of several environments need it: " + String.join(", ", users.keySet()) + ".")
                : Reason.of(
                        "environment.unknown", "No tag, name or unit of deployment says in which environment it is.");
        give(atom, new Verdict(null, users.size() > 1 ? 0.8 : 0, List.of(reason)));
    }

    private void give(int atom, Verdict verdict) {
        for (int member : atoms.members(atom)) {
            if (verdicts.get(member) == null) {
                verdicts.set(member, verdict);
            }
        }
    }
}
