package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.AddressOwners;
import dev.mitosis.graph.identity.ExternalNodes;
import dev.mitosis.graph.identity.IdentifierIndex;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Set;

/**
 * The state of one build that all readers share.
 *
 * @param account the scanned account
 * @param partition the AWS partition of its ARNs
 * @param regions the scanned regions
 * @param identities what the first pass found
 */
public record GraphDraft(
        String account,
        String partition,
        List<String> regions,
        IdentityPass identities,
        EdgeLedger ledger,
        ExternalNodes external,
        FindingCollector findings) {

    /**
     * A draft without an edge.
     *
     * @param off the ids of rules whose findings do not count
     */
    public static GraphDraft of(
            SnapshotManifest manifest, IdentityPass identities, EdgeLedger ledger, Set<String> off) {
        return new GraphDraft(
                manifest.account(),
                manifest.partition(),
                manifest.regions(),
                identities,
                ledger,
                new ExternalNodes(identities.entities().size()),
                new FindingCollector(off));
    }

    public IdentifierIndex index() {
        return identities.index();
    }

    /** Who owns which address range. */
    public AddressOwners addresses() {
        return identities.addresses();
    }
}
