package dev.mitosis.partition.accounts;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PlaceDocument.Link;
import dev.mitosis.partition.evidence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a new workload talks to, and what that costs over the border of its account. */
final class PlacedLinks {
    private final Set<String> data =
            new HashSet<>(Table.read(PlacedLinks.class, "immovable.tsv", row -> row.get("type")));
    private final PartitionDocument partition;
    private final String environment;
    private final String home;

    /**
     * The links of a workload.
     *
     * @param home its account
     */
    PlacedLinks(PartitionDocument partition, String environment, String home) {
        this.partition = partition;
        this.environment = environment;
        this.home = home;
    }

    List<Link> of(List<String> names) {
        return names.stream().map(this::link).toList();
    }

    private Link link(String name) {
        boolean context =
                partition.contexts().stream().anyMatch(known -> known.name().equals(name));
        return context ? toContext(name) : toResource(name);
    }

    private Link toContext(String name) {
        Optional<String> account = partition.accounts().stream()
                .filter(one -> one.contexts().contains(name) && environment.equals(one.environment()))
                .map(TargetAccount::name)
                .findFirst();
        if (account.isEmpty()) {
            return new Link(name, "", false, name + " does not live in " + environment + ".");
        }
        boolean crosses = !account.get().equals(home);
        return new Link(
                name,
                account.get(),
                crosses,
                crosses
                        ? "Talk to " + name + " through an interface or events, never through its data: it lives in "
                                + account.get() + "."
                        : name + " lives in the same account.");
    }

    private Link toResource(String name) {
        Assignment row = partition.resources().stream()
                .filter(known -> known.id().equals(name) || lastPart(known.id()).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        boolean crosses = !row.account().equals(home);
        String owner = Objects.requireNonNullElse(row.context(), "several contexts or nobody");
        if (!crosses) {
            return new Link(name, row.account(), false, "It is in the same account.");
        }
        return new Link(
                name,
                row.account(),
                true,
                data.contains(row.type())
                        ? "It holds data of " + owner + " in " + row.account()
                                + ": whoever writes it too can never be parted; ask for an interface, events or a copy to read."
                        : "It belongs to " + owner + " in " + row.account() + " and has to let the new account in.");
    }

    private static String lastPart(String id) {
        return id.substring(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1);
    }

    private static MitosisException unknown(String name) {
        return new MitosisException(
                "M-PLACE-06",
                "the needs talk to '" + name + "', which is neither a context nor a resource of the partition",
                "what it talks to decides which borders it crosses",
                "write the name of a context, or the ARN, id or name of a resource, as partition.json has them",
                ExitCode.INVALID_INPUT);
    }
}
