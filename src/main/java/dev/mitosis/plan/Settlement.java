package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Severity;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Corrects dispositions that the dependencies forbid: what somebody still needs is not retired, what a staying consumer
 * needs is not handed over, and what stays but is needed elsewhere is shared where its type can be.
 */
final class Settlement {
    private final MethodLibrary library;
    private final Accounts accounts;
    private final Placer placer;
    private final GraphDocument graph;
    private final List<Finding> findings = new ArrayList<>();

    Settlement(MethodLibrary library, Accounts accounts, Placer placer, GraphDocument graph) {
        this.library = library;
        this.accounts = accounts;
        this.placer = placer;
        this.graph = graph;
    }

    /** The placements after correction; repeats until nothing changes, each round turning at least one resource. */
    List<Placement> settle(List<Placement> placements) {
        List<Placement> settled = new ArrayList<>(placements);
        Needs needs = Needs.of(graph, settled);
        BitSet bound = new BitSet();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Need need : needs.all()) {
                changed |= settle(settled, need, bound);
                changed |= bind(settled, need, bound);
            }
        }
        needs.all().forEach(need -> share(settled, need));
        return List.copyOf(settled);
    }

    /** Marks old resources that stay in use although they move, because what stays is bound to them. */
    private static boolean bind(List<Placement> settled, Need need, BitSet bound) {
        Placement provider = settled.get(need.provider());
        if (stays(settled, need.consumer(), bound)
                && need.inseparable()
                && provider.moves()
                && !bound.get(need.provider())) {
            bound.set(need.provider());
            return true;
        }
        return false;
    }

    private static boolean stays(List<Placement> settled, int index, BitSet bound) {
        return settled.get(index).remains() || bound.get(index);
    }

    List<Finding> findings() {
        return findings;
    }

    private boolean settle(List<Placement> settled, Need need, BitSet bound) {
        Placement consumer = settled.get(need.consumer());
        Placement provider = settled.get(need.provider());
        if (provider.disposition() == Disposition.RETIRE && consumer.disposition() != Disposition.RETIRE) {
            String reason = "It looks like a leftover, but " + consumer.name() + " (" + consumer.type() + ") needs it.";
            keep(settled, need.provider(), Disposition.UNDECIDED, "undecided", reason);
            return true;
        }
        boolean elsewhere = stays(settled, need.consumer(), bound)
                || (consumer.moves() && !consumer.home().equals(provider.home()));
        if (provider.disposition() == Disposition.TRANSFER && elsewhere) {
            String reason = "It cannot be handed over, because " + consumer.name() + " (" + consumer.type()
                    + ") does not go with it and needs it.";
            keep(settled, need.provider(), Disposition.STAY, "stay", reason);
            findings.add(new Finding(
                    "plan.transfer-needed-elsewhere",
                    Severity.MEDIUM,
                    List.of(provider.arn(), consumer.arn()),
                    provider.name() + " was to be handed over to another account, but " + consumer.name()
                            + ", which does not go there, needs it; so it stays.",
                    "Assign both to one account, or give the other one its own first."));
            return true;
        }
        return false;
    }

    private void keep(List<Placement> settled, int index, Disposition disposition, String method, String reason) {
        String old = accounts.old();
        settled.set(
                index, settled.get(index).become(disposition, library.byId(method), reason, old, accounts.tier(old)));
    }

    private void share(List<Placement> settled, Need need) {
        Placement consumer = settled.get(need.consumer());
        Placement provider = settled.get(need.provider());
        Optional<Method> method = placer.shareMethod(provider.arn());
        if (provider.disposition() == Disposition.STAY
                && method.isPresent()
                && consumer.moves()
                && !consumer.home().equals(provider.home())) {
            String reason = "It stays, and " + consumer.home() + " needs it. "
                    + method.get().why();
            settled.set(
                    need.provider(),
                    provider.become(Disposition.SHARE, method.get(), reason, provider.home(), provider.tier()));
        }
    }
}
