package dev.mitosis.target.dns;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.target.dns.DnsFacts.Elastic;
import dev.mitosis.target.dns.DnsFacts.Holder;
import dev.mitosis.target.dns.Whereabouts.Stand;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the public addresses that AWS lets go to another account, after what uses them has let go of them; of all
 * others it says that those who have them on a list have to be told.
 */
final class AddressPlanner {
    private static final String ADDRESS = "AWS::EC2::EIP";
    private static final List<String> TRANSFER = List.of(
            "Remove its reverse DNS entry, if it has one, and enable the transfer in the old account.",
            "Accept it in the new account within seven days, in the same Region; it gets a new allocation id and no tags.");

    private final DnsFacts facts;
    private final Whereabouts where;
    private final NewThings things;
    private final Map<String, Elastic> byAddress = new HashMap<>();
    private final Map<String, Elastic> byInstance = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> planned = new HashSet<>();
    private final List<AddressChange> changes = new ArrayList<>();

    AddressPlanner(DnsFacts facts, Whereabouts where, NewThings things) {
        this.facts = facts;
        this.where = where;
        this.things = things;
        for (Elastic elastic : facts.elastic.values()) {
            byAddress.put(elastic.address(), elastic);
            if (elastic.instance() != null) {
                byInstance.put(elastic.instance(), elastic);
            }
        }
    }

    /** The addresses, by planned thing and old address. */
    List<AddressChange> plan() {
        for (Holder holder : facts.holders) {
            Elastic elastic = elastic(holder);
            for (Stand stand : where.of(holder.arn())) {
                if (stand.another()) {
                    changes.add(change(holder, elastic, stand));
                }
            }
        }
        for (Elastic elastic : facts.elastic.values()) {
            Stand stand = moved(elastic);
            if (stand != null && !planned.contains(stand.id())) {
                changes.add(unused(elastic, stand));
            }
        }
        changes.sort(Comparator.comparing(AddressChange::resource)
                .thenComparing(AddressChange::old)
                .thenComparing(AddressChange::usedBy));
        return List.copyOf(changes);
    }

    private @Nullable Elastic elastic(Holder holder) {
        Elastic elastic = holder.allocation() == null ? null : facts.elastic.get(holder.allocation());
        if (elastic == null && holder.address() != null) {
            elastic = byAddress.get(holder.address());
        }
        return elastic == null ? byInstance.get(holder.arn().replaceFirst(".*/", "")) : elastic;
    }

    private @Nullable Stand moved(Elastic elastic) {
        Stand stand = where.usedIn("", elastic.arn());
        return stand == null || stand.fate() != Fate.MOVES ? null : stand;
    }

    private AddressChange change(Holder holder, @Nullable Elastic elastic, Stand user) {
        if (elastic == null) {
            return madeUp(holder, user);
        }
        Stand moved = moved(elastic);
        if (moved != null && user.principal() && moved.account().equals(user.account())) {
            planned.add(moved.id());
            return mayLeave(holder, elastic) ? kept(holder, elastic, moved, user) : left(holder, elastic, moved, user);
        }
        return another(holder, elastic, user);
    }

    private static boolean mayLeave(Holder holder, Elastic elastic) {
        return elastic.amazon() && !holder.row().release().isEmpty();
    }

    private static AddressChange kept(Holder holder, Elastic elastic, Stand moved, Stand user) {
        List<String> order = new ArrayList<>();
        order.add(holder.row().release());
        order.addAll(TRANSFER);
        order.add("Give it to " + user.id() + ".");
        return new AddressChange(
                moved.id(),
                elastic.address(),
                elastic.address(),
                moved.region(),
                moved.account(),
                user.id(),
                holder.row().uses(),
                How.KEEPS,
                List.copyOf(order),
                false,
                List.of(Reason.of(
                        "address.kept",
                        "Partners may have it on a list, and it can be handed over after " + user.name()
                                + " in the old account has let go of it; it is away until then.")));
    }

    private static AddressChange left(Holder holder, Elastic elastic, Stand moved, Stand user) {
        return replaced(
                holder,
                elastic.address(),
                moved.id(),
                user,
                Reason.of("address.pool", "It is of a pool whose addresses cannot be transferred."));
    }

    /** A twin of what goes on, or goes elsewhere, with the address. */
    private AddressChange another(Holder holder, Elastic elastic, Stand user) {
        Reason reason = Reason.of(
                "address.twin",
                elastic.address() + " goes on where " + user.name()
                        + " is now; what goes out or comes in here has another address.");
        Stand near = where.usedIn(user.account(), elastic.arn());
        String own = near != null && near.another() && near.account().equals(user.account())
                ? near.id()
                : added(user, reason);
        return replaced(holder, elastic.address(), own, user, reason);
    }

    private String added(Stand user, Reason reason) {
        int number = numbers.merge(user.id(), 1, Integer::sum);
        String name = user.id().substring(user.id().lastIndexOf('/') + 1) + (number == 1 ? "" : "-" + number);
        String id = Variables.reference(Variables.ofThing(user.id()) + "_ADDRESS_" + number);
        return things.make(
                        new NewThings.New(
                                user.account(),
                                ADDRESS,
                                user.region(),
                                name,
                                "ec2:" + user.region() + ":elastic-ip/" + id,
                                null),
                        reason)
                .id();
    }

    private static AddressChange madeUp(Holder holder, Stand user) {
        return replaced(
                holder,
                holder.address() == null ? "" : holder.address(),
                user.id(),
                user,
                Reason.of("address.given", "AWS gave it to the old one, and gives another to the new one."));
    }

    private static AddressChange replaced(Holder holder, String old, String resource, Stand user, Reason reason) {
        return new AddressChange(
                resource,
                old,
                Variables.reference(Variables.ofHost(resource, 1)),
                user.region(),
                user.account(),
                user.id(),
                holder.row().uses(),
                How.NEW,
                List.of("Tell those who have " + old + " on a list, and wait until they have the new one on it."),
                true,
                List.of(reason));
    }

    private static AddressChange unused(Elastic elastic, Stand stand) {
        boolean kept = elastic.amazon();
        return new AddressChange(
                stand.id(),
                elastic.address(),
                kept ? elastic.address() : Variables.reference(Variables.ofHost(stand.id(), 1)),
                stand.region(),
                stand.account(),
                stand.id(),
                "both",
                kept ? How.KEEPS : How.NEW,
                kept ? TRANSFER : List.of(),
                !kept,
                List.of(
                        kept
                                ? Reason.of(
                                        "address.free",
                                        "Nothing that the table knows uses it, so it is handed over as it is; what it is"
                                                + " attached to has to let go of it before.")
                                : Reason.of("address.pool", "It is of a pool whose addresses cannot be transferred.")));
    }
}
