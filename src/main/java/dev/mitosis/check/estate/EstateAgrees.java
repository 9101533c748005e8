package dev.mitosis.check.estate;

import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import java.util.List;

/** The lists of target.json say the same of what more than one of them tells. */
public final class EstateAgrees extends Rule {
    private final Dossier dossier;

    /** A rule about the target of the dossier. */
    public EstateAgrees(Dossier dossier) {
        super("estate-agrees");
        this.dossier = dossier;
    }

    @Override
    public void end(Moment moment) {
        Landscape landscape = moment.estate().landscape();
        Agreements pairs = (holds, object, what) ->
                cases().expectFile(holds, "target.json", List.of(object), () -> "target.json " + what.get());
        SpeltPolicies written = new SpeltPolicies(landscape);
        new NetworkParts(landscape).compare(pairs);
        new AccessParts(landscape, written).compare(pairs);
        new ConnectionParts(landscape).compare(pairs);
        new NamedParts(landscape, dossier.graph()).compare(pairs);
        new PlaceParts(landscape).compare(pairs);
        new OrganizationParts(landscape).compare(pairs);
    }
}
