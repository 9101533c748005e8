package dev.mitosis.target.connection;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.name.BareName;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who calls by its bare name what stands in another account, where it has to be called by more. */
final class BareNames {
    private BareNames() {}

    /** Alarms go on by the name of what they watch, over a link; nothing serves what nobody needs. */
    private static boolean isCall(PlannedEdge edge) {
        String connection = edge.connection();
        return edge.crossing()
                && edge.strength() == Strength.NAME
                && connection != null
                && !connection.startsWith(Means.MONITORING_LINK.label())
                && !connection.startsWith(Means.NONE.label());
    }

    /** A finding for each edge over a border whose text is a name. */
    static List<Finding> in(List<PlannedEdge> edges, Collection<Placed> things) {
        Map<String, Placed> byId = new HashMap<>();
        things.forEach(thing -> byId.put(thing.id(), thing));
        List<Finding> findings = new ArrayList<>();
        for (PlannedEdge edge : edges) {
            Placed user = byId.get(edge.from());
            Placed used = byId.get(edge.to());
            BareName bare = used == null ? null : BareName.of(used.type());
            if (isCall(edge) && user != null && used != null && bare != null) {
                findings.add(new Finding(
                        "target.bare-name",
                        Severity.HIGH,
                        List.of(user.old(), used.old()),
                        user.id() + " names " + used.id()
                                + " by its bare name, which is looked for in its own account."
                                + (bare.arn() ? " The value of a variable is written as its ARN." : ""),
                        "Let it use " + bare.called() + ", and try that before it is switched over."));
            }
        }
        return findings;
    }
}
