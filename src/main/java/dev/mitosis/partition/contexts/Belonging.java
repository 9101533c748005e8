package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives what all known users of one context use, hubs among it, back to that context; so what nobody uses and lies in
 * the network of one, and what lives in a thing of one and is tied to nothing else.
 */
final class Belonging {
    private static final int SWEEPS = 3;

    private final AccountGraph graph;
    private final Atoms atoms;
    private final Labels labels;
    private final Holdings holdings;

    Belonging(AccountGraph graph, Atoms atoms, Labels labels, Holdings holdings) {
        this.graph = graph;
        this.atoms = atoms;
        this.labels = labels;
        this.holdings = holdings;
    }

    void give() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int atom = 0; atom < atoms.size(); atom++) {
                if (holdings.isOpen(atom) || isSaidToServe(atom)) {
                    byUsers(atom);
                }
            }
        }
    }

    /** Whether a word or an owner says that it serves everybody, which its use may refute. */
    private boolean isSaidToServe(int atom) {
        Reason reason = holdings.reason(atom);
        return Labels.EVERYBODY.equals(holdings.label(atom))
                && reason != null
                && !reason.rule().equals("context.users")
                && !reason.rule().equals("decision.assign");
    }

    /** Whether it is said to serve everybody and serves no context: its surroundings are no more shared by it. */
    private boolean isIdle(int atom) {
        return isSaidToServe(atom)
                && Arrays.stream(atoms.members(atom))
                        .allMatch(member -> graph.in(member).stream()
                                .allMatch(tie -> holdings.context(atoms.of(tie.from())) == null));
    }

    private void byUsers(int atom) {
        Set<String> users = new TreeSet<>();
        Set<Integer> known = new HashSet<>();
        Set<Integer> unknown = new HashSet<>();
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.in(member)) {
                int user = atoms.of(tie.from());
                boolean serves = isSaidToServe(user);
                boolean counts = user != atom
                        && tie.strength() >= Tuning.LEAST_STRENGTH
                        && (!atoms.isHub(user) || holdings.context(user) != null)
                        && !atoms.anchor(user).isMade()
                        && !isIdle(user);
                if (counts && (holdings.isOpen(user) || (serves && !holdings.isOpen(atom)))) {
                    unknown.add(user);
                } else if (counts) {
                    users.add(String.valueOf(holdings.label(user)));
                    known.add(user);
                }
            }
        }
        if (users.size() == 1 && known.size() >= unknown.size()) {
            String label = users.iterator().next();
            boolean everybody = label.equals(Labels.EVERYBODY);
            give(
                    atom,
                    label,
                    everybody
                            ? "Only what belongs to everybody uses it."
                            : "Only " + labels.display(label) + " uses it.");
        } else if (users.isEmpty() && unknown.isEmpty() && (atoms.isHub(atom) || isOnlyGuest(atom))) {
            network(atom)
                    .ifPresent(label -> give(
                            atom,
                            label,
                            "Nobody uses it, and it lies in what " + labels.display(label) + " alone uses."));
        }
    }

    /** Whether it lives in something and is tied to nothing else: the client of a pool. */
    private boolean isOnlyGuest(int atom) {
        Set<Integer> hosts = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        for (int member : atoms.members(atom)) {
            graph.wholes(graph.subject(member)).forEach(host -> hosts.add(atoms.of(host.index())));
            graph.out(member).forEach(tie -> others.add(atoms.of(tie.to())));
            graph.in(member).forEach(tie -> others.add(atoms.of(tie.from())));
        }
        others.removeAll(hosts);
        others.remove(atom);
        return !hosts.isEmpty() && others.isEmpty();
    }

    private void give(int atom, String label, String why) {
        holdings.give(atom, label, Tuning.BY_TIES, Reason.of("context.users", why));
    }

    /** The only context of all that the atom lies in. */
    private Optional<String> network(int atom) {
        Set<String> found = new TreeSet<>();
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.out(member)) {
                int other = atoms.of(tie.to());
                if (other != atom && tie.part()) {
                    found.add(String.valueOf(holdings.context(other)));
                }
            }
        }
        return found.size() == 1 && !found.contains("null") ? found.stream().findFirst() : Optional.empty();
    }
}
