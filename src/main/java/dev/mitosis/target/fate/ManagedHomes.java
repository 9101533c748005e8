package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what others make where its maker is: the default network ACL of a VPC stands in the account of the VPC. What AWS
 * makes in every account is also in the old one.
 */
final class ManagedHomes {
    /** Deeper than an interface of an instance of a group in a subnet of a VPC nothing hangs. */
    private static final int DEPTH = 5;

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final Map<String, Integer> index;
    private final String old;
    /** A network is not of those who live in it: the default VPC is there without them. */
    private final TypeSet networkParts = TypeSet.networkParts();

    private final Map<Integer, Integer> users = new HashMap<>();

    ManagedHomes(Pins.Ground ground, Map<String, Integer> index, String old) {
        this.old = old;
        this.candidates = ground.candidates();
        this.dependencies = ground.dependencies();
        this.index = index;
        for (int i = 0; i < candidates.size(); i++) {
            learnUses(i);
        }
    }

    private void learnUses(int user) {
        for (Dependency need : candidates.get(user).isPlanned() ? dependencies.of(user) : List.<Dependency>of()) {
            if (need.kind() == EdgeKind.ATTACHED_TO) {
                users.putIfAbsent(need.provider(), user);
            }
        }
    }

    /** Moves all that is managed to its owner's account; what has no owner first, because others follow it. */
    void follow() {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).fate() == Fate.MANAGED && isEverywhere(i)) {
                candidates.get(i).stand(old);
            }
        }
        for (int i = 0; i < candidates.size(); i++) {
            Candidate managed = candidates.get(i);
            int owner = managed.fate() == Fate.MANAGED && !isEverywhere(i) ? owner(i, DEPTH) : i;
            if (owner != i && !candidates.get(owner).account().equals(managed.account())) {
                managed.stand(candidates.get(owner).account());
            }
        }
    }

    /** Whether AWS makes one in every account: then this one is in the old one. */
    private boolean isEverywhere(int at) {
        Maker maker = candidates.get(at).node().maker();
        return (maker != null && maker.manner() == Maker.Manner.AWS)
                || (networkParts.has(candidates.get(at).type()) && owner(at, DEPTH) == at);
    }

    /** The first on the way up that is not managed itself; the same where there is none. */
    private int owner(int at, int depth) {
        int whole = whole(at);
        if (whole == at || depth == 0 || candidates.get(whole).fate() != Fate.MANAGED) {
            return whole;
        }
        return owner(whole, depth - 1);
    }

    private int whole(int at) {
        Node node = candidates.get(at).node();
        for (String arn : node.partOf()) {
            Integer whole = index.get(arn);
            if (whole != null) {
                return whole;
            }
        }
        boolean comesByItself = node.maker() != null && node.maker().manner() == Maker.Manner.DEFAULT;
        for (Dependency need : comesByItself ? dependencies.of(at) : List.<Dependency>of()) {
            if (!need.kind().mayBeCut()) {
                return need.provider();
            }
        }
        return networkParts.has(candidates.get(at).type()) ? at : users.getOrDefault(at, at);
    }
}
