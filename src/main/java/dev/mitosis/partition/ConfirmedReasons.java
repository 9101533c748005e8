package dev.mitosis.partition;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.model.confirmed.ConfirmedUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says at both ends of a dependency what people know of it, because it bears on where both belong. */
final class ConfirmedReasons {
    private static final String UNUSED = "decision.unused";
    private static final String CONTRADICTED = "decision.unused-contradicted";

    private final Map<String, List<Reason>> reasons = new HashMap<>();

    ConfirmedReasons(List<ConfirmedUse> confirmed, GraphDocument graph) {
        Map<String, String> names = new HashMap<>();
        if (!confirmed.isEmpty()) {
            for (Node node : graph.nodes()) {
                names.put(node.id(), node.name().isEmpty() ? node.id() : node.name());
            }
        }
        for (ConfirmedUse one : confirmed) {
            if (one.state() != ConfirmedUse.State.GONE) {
                Reason reason = reason(one, names);
                Stream.of(one.said().from(), one.said().to())
                        .distinct()
                        .forEach(end -> reasons.computeIfAbsent(end, id -> new ArrayList<>())
                                .add(reason));
            }
        }
    }

    private static Reason reason(ConfirmedUse one, Map<String, String> names) {
        return new Reason(
                one.state() == ConfirmedUse.State.HOLDS ? UNUSED : CONTRADICTED,
                Map.of("from", one.said().from(), "to", one.said().to()),
                one.text(id -> names.getOrDefault(id, id)));
    }

    /** The rows, with one reason more where people know something of their dependencies. */
    List<Assignment> in(List<Assignment> rows) {
        return reasons.isEmpty() ? rows : rows.stream().map(this::in).toList();
    }

    private Assignment in(Assignment row) {
        List<Reason> more = reasons.get(row.id());
        return more == null
                ? row
                : new Assignment(
                        row.id(),
                        row.type(),
                        row.context(),
                        row.environment(),
                        row.account(),
                        row.role(),
                        row.confidence(),
                        Stream.concat(row.reasons().stream(), more.stream()).toList(),
                        row.leftover());
    }
}
