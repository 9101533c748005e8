package dev.mitosis.partition.shared;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Use;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds what several contexts need, by who uses it and not by how many ties it has. */
public final class Sharing {
    private static final int SWEEPS = 3;

    private final AccountGraph graph;
    private final Atoms atoms;
    private final IntFunction<@Nullable String> contexts;
    private final List<Users> users = new ArrayList<>();
    private final BitSet shared = new BitSet();

    /**
     * Looks at every atom.
     *
     * @param contexts the context of each atom, as it is called
     * @param everybodys whether an atom belongs to everybody
     */
    public Sharing(
            AccountGraph graph,
            Atoms atoms,
            List<Use> uses,
            IntFunction<@Nullable String> contexts,
            IntPredicate everybodys) {
        this.graph = graph;
        this.atoms = atoms;
        this.contexts = contexts;
        List<List<Use>> told = told(uses);
        for (int atom = 0; atom < atoms.size(); atom++) {
            users.add(users(atom, told.get(atom)));
        }
        for (int atom = 0; atom < atoms.size(); atom++) {
            boolean several =
                    contexts.apply(atom) == null && users.get(atom).contexts().size() > 1;
            shared.set(atom, several || everybodys.test(atom));
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int atom = 0; atom < atoms.size(); atom++) {
                inherit(atom);
            }
        }
    }

    private List<List<Use>> told(List<Use> uses) {
        List<List<Use>> told = new ArrayList<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            told.add(List.of());
        }
        for (Use use : uses) {
            Subject hub = graph.find(use.hub());
            if (hub != null && use.how() == Use.How.USES && use.strength().weight() >= Tuning.LEAST_STRENGTH) {
                int atom = atoms.of(hub.index());
                if (told.get(atom).isEmpty()) {
                    told.set(atom, new ArrayList<>());
                }
                told.get(atom).add(use);
            }
        }
        return told;
    }

    private Users users(int atom, List<Use> told) {
        Map<Integer, String> users = new TreeMap<>();
        TreeSet<String> how = new TreeSet<>();
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.in(member)) {
                if (tie.strength() >= Tuning.LEAST_STRENGTH
                        && !atoms.anchor(atoms.of(tie.from())).isMade()) {
                    note(atom, tie.from(), tie.kind().label(), users, how);
                }
            }
        }
        for (Use use : told) {
            Subject user = graph.find(use.user());
            if (user != null) {
                kinds(use).forEach(kind -> note(atom, user.index(), kind, users, how));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        users.values().forEach(context -> counts.merge(context, 1, Integer::sum));
        return new Users(counts, how);
    }

    /** What is named by a secret or a variable is used, although no permission tells for what. */
    private static List<String> kinds(Use use) {
        return use.modes().isEmpty()
                ? List.of("uses")
                : use.modes().stream().map(mode -> mode.label() + "s").toList();
    }

    private void note(int atom, int from, String kind, Map<Integer, String> users, Set<String> how) {
        int user = atoms.of(from);
        String context = contexts.apply(user);
        if (user != atom && context != null) {
            users.put(user, context);
            how.add(kind);
        }
    }

    /** What only shared things need is shared by those who share them: the role behind a shared instance profile. */
    private void inherit(int atom) {
        if (shared.get(atom) || contexts.apply(atom) != null) {
            return;
        }
        Users inherited = Users.NONE;
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.in(member)) {
                int user = atoms.of(tie.from());
                if (user == atom || isAccessory(user, atom)) {
                    continue;
                }
                if (!shared.get(user)) {
                    return;
                }
                inherited = inherited.and(users.get(user), tie.kind().label());
            }
        }
        if (!inherited.equals(Users.NONE)) {
            shared.set(atom);
            users.set(atom, inherited);
        }
    }

    /** Whether nobody but the whole needs it, as the address of a gateway: it uses the whole for nobody else. */
    private boolean isAccessory(int atom, int whole) {
        boolean needed = false;
        for (int member : atoms.members(atom)) {
            for (Tie tie : graph.in(member)) {
                int user = atoms.of(tie.from());
                if (user != atom && user != whole) {
                    return false;
                }
                needed |= user == whole;
            }
        }
        return needed && contexts.apply(atom) == null;
    }

    /** Whether several contexts need the subject and none owns it. */
    public boolean isShared(int subject) {
        return shared.get(atoms.of(subject));
    }

    /** Whether it is because of its users that the subject is shared. */
    public boolean isUsedBySeveral(int subject) {
        return isShared(subject) && users(subject).contexts().size() > 1;
    }

    Users users(int subject) {
        return users.get(atoms.of(subject));
    }

    /** Why a shared subject is shared. */
    public Reason reason(int subject) {
        Users found = users(subject);
        String names = String.join(", ", found.contexts().keySet());
        return new Reason(
                "context.shared",
                Map.of("contexts", names, "dependents", String.valueOf(found.total())),
                found.total() + " resources of " + found.contexts().size() + " contexts need it: " + names + ".");
    }

    /** How sure one can be that a shared subject is shared. */
    public double confidence(int subject) {
        return Math.min(0.95, 0.6 + 0.1 * users(subject).contexts().size());
    }
}
