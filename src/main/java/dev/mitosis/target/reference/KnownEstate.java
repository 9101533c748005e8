package dev.mitosis.target.reference;

import dev.mitosis.target.property.Schemas;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What succeeds the old things, by which texts these were named, and how their successors are referred to. For the one
 * {@link PropertyWriter} that is made from it. Time and memory grow with the things.
 */
public final class KnownEstate {
    private final List<KnownAs> things;
    private final ReferenceFacts facts;
    private final Successors successors;
    private final OldNames names = new OldNames();
    private final References references = new References(Schemas.load());
    private final Map<String, String> oldOf = new HashMap<>();

    /**
     * Takes in the estate.
     *
     * @param things all that succeeds something
     * @param facts has heard every record of the snapshot
     */
    public KnownEstate(List<KnownAs> things, ReferenceFacts facts) {
        this.things = things;
        this.facts = facts;
        this.successors = new Successors(things);
        for (KnownAs known : things) {
            known.names().forEach(name -> names.learn(known.old(), name));
            OldName part = references.attributes().abbreviation(known.thing().type(), known.old());
            if (part != null) {
                names.learn(known.old(), part);
            }
            oldOf.put(known.thing().id(), known.old());
        }
        references.learn(things, successors, facts);
    }

    /** All that succeeds something. */
    public List<KnownAs> things() {
        return things;
    }

    ReferenceFacts facts() {
        return facts;
    }

    Successors successors() {
        return successors;
    }

    OldNames names() {
        return names;
    }

    References references() {
        return references;
    }

    /** The old ARNs by the ids of what succeeds them. */
    Map<String, String> oldOf() {
        return oldOf;
    }
}
