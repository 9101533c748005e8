package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Schemas;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.Values.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the properties of planned things: what the old ones had, with what is planned in the place of what was. Not
 * for several threads. Time grows with the size of the properties.
 */
public final class PropertyWriter {
    private static final String NO_LETTERS = "[^A-Za-z0-9]+";

    private final Schemas schemas = Schemas.load();
    private final Values values;
    private final Policies policies;
    private final NetworkProperties networks;
    private final OwnNames ownNames;
    private final Births births = new Births();
    private final Contents contents = new Contents();
    private final Offers offers = new Offers();
    private final Set<String> madeApart;

    /**
     * What is known of the estate.
     *
     * @param things all that succeeds something
     * @param additions all that succeeds nothing
     * @param facts has heard every record of the snapshot
     * @param oldAccount the twelve digits of the account that is split
     * @param oldName its name in the estate
     */
    public record Request(
            List<KnownAs> things,
            List<PlannedResource> additions,
            List<PlannedAccount> accounts,
            List<PlannedNetwork> networks,
            List<PlannedConnection> connections,
            List<PlannedIdentity> identities,
            ReferenceFacts facts,
            String oldAccount,
            String oldName) {}

    /** A writer for one estate. */
    public PropertyWriter(Request request) {
        Successors successors = new Successors(request.things());
        OldNames names = new OldNames();
        Map<String, String> oldOf = new HashMap<>();
        References references = new References(schemas);
        for (KnownAs known : request.things()) {
            known.names().forEach(name -> names.learn(known.old(), name));
            OldName part = references.attributes().abbreviation(known.thing().type(), known.old());
            if (part != null) {
                names.learn(known.old(), part);
            }
            oldOf.put(known.thing().id(), known.old());
        }
        request.accounts().forEach(account -> references.spelling().learnAccount(account.name()));
        references.learn(request.things(), successors, request.facts());
        request.additions().forEach(references::learnNew);
        Texts texts = new Texts(new Texts.Estate(
                successors, names, references, request.facts(), request.oldAccount(), request.oldName()));
        MovedRanges ranges = new MovedRanges(request.networks(), request.connections(), request.facts()::range, oldOf);
        Zones zones = new Zones(request.networks(), request.facts()::zone);
        this.values = new Values(texts, references, successors, ranges, zones);
        this.policies = new Policies(request.identities(), references.spelling());
        this.networks = new NetworkProperties(request.networks(), references, request.things());
        networks.learnNew(request.additions());
        this.ownNames = new OwnNames(schemas, references.spelling());
        this.madeApart = request.connections().stream()
                .flatMap(connection -> connection.parts().stream().map(part -> connection.provider() + " " + part))
                .collect(Collectors.toSet());
    }

    /** Writes the properties of something that succeeds an old thing. */
    public Written write(KnownAs known, Mapped mapped) {
        PlannedResource thing = known.thing();
        Sheet sheet = new Sheet(thing, known);
        offers.look(thing.type(), mapped.properties(), sheet);
        ObjectNode properties = said(thing.type(), mapped.properties(), mapped.origins(), sheet);
        policies.ofIam(thing.type(), properties, sheet);
        ownNames.set(properties, thing);
        networks.set(properties, sheet);
        contents.ask(properties, sheet);
        births.quiet(thing.type(), properties);
        sheet.turnTo(true);
        List<PlannedPart> parts = new ArrayList<>();
        for (Child child : mapped.children()) {
            if (networks.isMapped(child.type()) && policies.isKept(child, sheet)) {
                parts(child, sheet, parts);
            }
        }
        networks.addParts(sheet, parts);
        return new Written(properties, parts, sheet.parameters(), sheet.findings());
    }

    private void parts(Child child, Sheet sheet, List<PlannedPart> parts) {
        Place place = new Place(child.type(), schemas.find(child.type()), sheet);
        int more = 0;
        for (JsonNode raw : values.widened(child.properties(), place)) {
            ObjectNode properties = said(child.type(), (ObjectNode) raw, child.origins(), sheet);
            births.quiet(child.type(), properties);
            if (!properties.isEmpty()) {
                parts.add(new PlannedPart(partId(sheet.thing(), child, more++), child.type(), null, properties));
            }
        }
    }

    private static String partId(PlannedResource thing, Child child, int more) {
        String type = child.type().substring(child.type().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        String key = child.key().isEmpty() ? "" : "/" + keyOf(thing, child.key());
        return thing.id() + "/" + type + key + (more == 0 ? "" : "~" + more);
    }

    /** What people called it stays readable; what AWS gave, or what holds the old account's id, is told by a hash. */
    private static String keyOf(PlannedResource thing, String key) {
        String plain = key.replaceAll(NO_LETTERS, "-").replaceAll("^-+|-+$", "");
        boolean readable = plain.length() <= 40 && !plain.matches(".*([0-9a-f]{8}|[0-9]{12}).*") && !plain.isEmpty();
        return readable && plain.equals(key)
                ? key
                : dev.mitosis.io.Hashes.ofText(thing.name() + "|" + key).substring(0, 8);
    }

    private ObjectNode said(String type, ObjectNode raw, List<Origin> origins, Sheet sheet) {
        ObjectNode left = raw.deepCopy();
        ObjectNode planned = JsonNodeFactory.instance.objectNode();
        for (Origin origin : origins) {
            String property = origin.property();
            JsonNode policy = property.indexOf('/') < 0 ? policies.at(origin, sheet) : null;
            if (policy != null && left.has(property)) {
                boolean text = left.path(property).isTextual();
                left.remove(property);
                if (!policy.isMissingNode()) {
                    planned.set(property, text && !policy.has("text") ? Documents.asText(policy) : policy);
                }
            }
        }
        JsonNode said = values.say(left, new Place(type, schemas.find(type), sheet));
        ObjectNode properties = said instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        properties.setAll(planned);
        return properties;
    }

    /** Whether a connection plans the policy of the provider as a thing of its own. */
    boolean isMadeApart(String provider, String part) {
        return madeApart.contains(provider + " " + part);
    }
}
