package dev.mitosis.graph.observed;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.ExternalNodes;
import dev.mitosis.graph.relation.GraphDraft;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.CallOutcome;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficDocument.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws what was observed: who talked to whom, and who made use of what by which call. What was refused draws nothing,
 * and what merely may happen stays an edge of its own kind or strength.
 */
public final class ObservedEdges {
    private static final String SOURCE = "traffic.json";
    private static final String NETWORK = "external:network/";
    private static final String SERVICE = "external:service/";
    private static final String ACCOUNT = "external:account/";
    private static final String UNRESOLVED = "external:unresolved/";

    private final GraphDraft draft;
    private final UsedActions uses = new UsedActions();

    private ObservedEdges(GraphDraft draft) {
        this.draft = draft;
    }

    /**
     * Draws the edges into the draft.
     *
     * @param snapshotId of the snapshot that the graph is drawn of
     */
    public static void draw(GraphDraft draft, TrafficDocument traffic, String snapshotId) {
        ObservedEdges edges = new ObservedEdges(draft);
        if (!traffic.snapshotId().equals(snapshotId)) {
            draft.findings()
                    .add(
                            "graph.traffic-of-another-snapshot",
                            Severity.LOW,
                            draft.account(),
                            "The traffic was read with another snapshot of the account; what came or went since is"
                                    + " missing from it.",
                            "Run mitosis traffic over the same files again.");
        }
        List<Conversation> conversations = traffic.conversations();
        for (int i = 0; i < conversations.size(); i++) {
            edges.draw(conversations.get(i), "/conversations/" + i);
        }
        for (int i = 0; i < traffic.calls().size(); i++) {
            edges.draw(traffic.calls().get(i), "/calls/" + i);
        }
    }

    private void draw(Conversation seen, String pointer) {
        if (seen.verdict() == Verdict.ACCEPTED) {
            String port = seen.port() == 0 ? "" : " " + seen.port();
            String text = seen.protocol() + port + ", " + bytes(seen) + " bytes, observed from " + seen.first() + " to "
                    + seen.last();
            draw(seen.client(), seen.server(), EdgeKind.TALKS_TO, new Evidence(SOURCE, pointer, text));
        }
    }

    /** Of both ways; what no number holds, as only a damaged document says, is the largest. */
    private static long bytes(Conversation seen) {
        long sum = seen.bytesToServer() + seen.bytesToClient();
        return seen.bytesToServer() > 0 && seen.bytesToClient() > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void draw(ApiCall seen, String pointer) {
        String resource = seen.resource();
        if (seen.outcome() != CallOutcome.DONE || resource == null) {
            return;
        }
        String text =
                seen.action() + ", " + seen.count() + " times, observed from " + seen.first() + " to " + seen.last();
        uses.kind(seen.action()).ifPresent(kind -> {
            Evidence evidence = new Evidence(SOURCE, pointer, text);
            draw(seen.principal(), resource, kind, evidence);
            String workload = seen.workload();
            if (workload != null) {
                draw(workload, resource, kind, evidence);
            }
        });
    }

    private void draw(String from, String to, EdgeKind kind, Evidence evidence) {
        Entity source = end(from);
        Entity target = to.startsWith(UNRESOLVED) ? null : end(to);
        if (source != null && target != null && !(source.external() && target.external())) {
            draft.ledger().add(source, target, kind, Strength.OBSERVED, evidence);
        }
    }

    /** The node of an end; null where the snapshot holds no such resource. */
    private @Nullable Entity end(String id) {
        ExternalNodes external = draft.external();
        if (id.startsWith("arn:")) {
            return draft.identities().entity(id);
        }
        if (id.startsWith(NETWORK)) {
            return external.network(id.substring(NETWORK.length()));
        }
        if (id.startsWith(SERVICE)) {
            return external.service(id.substring(SERVICE.length()));
        }
        if (id.startsWith(ACCOUNT)) {
            return external.account(id.substring(ACCOUNT.length()));
        }
        return id.startsWith(UNRESOLVED) ? external.unresolved(id.substring(UNRESOLVED.length())) : external.internet();
    }
}
