package dev.mitosis.target.dns;

import dev.mitosis.model.Edge;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.target.name.NewThings;
import java.util.List;

/** Plans who answers for names and addresses, from what the records of the snapshot say. */
public final class DnsDesigner {
    private final DnsFacts facts;
    private final Whereabouts where;
    private final NewThings things;

    /**
     * A designer.
     *
     * @param facts which have heard every record
     * @param things to which what is new is added
     */
    public DnsDesigner(DnsFacts facts, Whereabouts where, NewThings things) {
        this.facts = facts;
        this.where = where;
        this.things = things;
    }

    /** Both are about the same names and addresses. */
    public record Answers(DnsPlan dns, List<AddressChange> addresses) {}

    /** Plans both. */
    public Answers design(List<Edge> edges) {
        List<AddressChange> addresses = new AddressPlanner(facts, where, things).plan();
        RecordSwitches records = new RecordSwitches(facts, where, addresses);
        records.read(edges);
        DnsPlan dns = new DnsPlan(
                new ZonePlanner(facts, where, records.answers()).plan(),
                records.switches(),
                new CertificatePlanner(facts, where, things).plan(),
                new ResolverPlanner(facts, where, things).plan());
        return new Answers(dns, addresses);
    }
}
