package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedGrant.Means;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Schemas;
import dev.mitosis.target.reference.Values.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final GroupRules rules;
    private final Births births = new Births();
    private final Contents contents = new Contents();
    private final Offers offers = new Offers();
    private final Grants grants;
    private final NewProperties additions;
    private final SurroundingProperties surroundings;
    private final References references;
    private final Map<String, String> apart = new HashMap<>();
    /** The providers of connections, and what of their own policies goes with them. */
    private final Set<String> apartOf = new HashSet<>();

    private final Set<String> versioned = new HashSet<>();
    private final Set<String> carried = new HashSet<>();
    private final StandIns standIns;
    private final Set<String> madeApart = new HashSet<>();
    private final Set<String> holders = new HashSet<>();
    private final Map<String, ObjectNode> held = new HashMap<>();
    private final Map<String, PlannedResource> things = new HashMap<>();

    /**
     * What is known of the estate.
     *
     * @param known what succeeds something
     * @param additions all that succeeds nothing
     * @param grants what policies have to allow in addition
     * @param around what stands around the workloads
     * @param oldAccount the twelve digits of the account that is split
     * @param oldName its name in the estate
     */
    public record Request(
            KnownEstate known,
            List<PlannedResource> additions,
            List<PlannedAccount> accounts,
            List<PlannedNetwork> networks,
            List<PlannedConnection> connections,
            List<PlannedIdentity> identities,
            List<PlannedGrant> grants,
            Around around,
            String oldAccount,
            String oldName) {
        /** All that succeeds something. */
        public List<KnownAs> things() {
            return known.things();
        }
    }

    /** How releases come in, and who watches. */
    public record Around(List<DeliveryWay> delivery, List<MonitoringSide> monitoring) {}

    /** A writer for one estate. */
    public PropertyWriter(Request request) {
        KnownEstate estate = request.known();
        References references = estate.references();
        request.accounts().forEach(account -> references.spelling().learnAccount(account.name()));
        request.additions().forEach(references::learnNew);
        Texts texts = new Texts(new Texts.Estate(
                estate.successors(),
                estate.names(),
                references,
                estate.facts(),
                request.oldAccount(),
                request.oldName()));
        MovedRanges ranges =
                new MovedRanges(request.networks(), request.connections(), estate.facts()::range, estate.oldOf());
        this.rules = new GroupRules(ranges);
        Zones zones = new Zones(request.networks(), estate.facts()::zone);
        Map<String, KnownAs> byId = new HashMap<>();
        request.things().forEach(thing -> byId.put(thing.thing().id(), thing));
        NamesAbroad abroad = new NamesAbroad(request.connections(), byId, references);
        this.values = new Values(texts, references, estate.successors(), ranges, zones, abroad);
        this.policies = new Policies(request.identities(), references.spelling());
        this.networks = new NetworkProperties(request.networks(), references, request.things());
        networks.learnNew(request.additions());
        this.ownNames = new OwnNames(schemas, references.spelling());
        request.things().forEach(known -> things.put(known.thing().id(), known.thing()));
        request.additions().forEach(thing -> things.put(thing.id(), thing));
        this.grants = new Grants(request.grants(), references.spelling());
        this.additions = new NewProperties(request, references, grants, networks);
        this.standIns = new StandIns(request.connections(), things, references);
        this.surroundings = new SurroundingProperties(request, references, policies);
        this.references = references;
        for (PlannedConnection connection : request.connections()) {
            for (String part : connection.parts()) {
                apart.put(part, connection.provider());
                apartOf.add(connection.provider());
            }
        }
        for (PlannedResource addition : request.additions()) {
            String provider = apart.get(addition.id());
            if (provider != null && grants.isPolicy(addition.type())) {
                madeApart.add(provider + " " + addition.type());
                holders.add(provider);
            }
        }
    }

    /** Writes the properties of something that succeeds an old thing. */
    public Written write(KnownAs known, Mapped mapped) {
        PlannedResource thing = known.thing();
        Sheet sheet = new Sheet(thing, known);
        seeVersions(known, mapped);
        offers.look(thing.type(), mapped.properties(), sheet);
        ObjectNode properties = said(thing.type(), mapped.properties(), mapped.origins(), sheet);
        policies.ofIam(thing.type(), properties, sheet);
        ownNames.set(properties, thing);
        networks.set(properties, sheet);
        contents.ask(properties, sheet);
        grants.add(thing.type(), thing.id(), properties);
        births.quiet(thing.type(), properties);
        births.tell(properties, sheet);
        sheet.turnTo(true);
        List<PlannedPart> parts = new ArrayList<>();
        Inside inside = new Inside(thing.id(), mapped.inner());
        for (Child child : mapped.children()) {
            int before = parts.size();
            boolean written = hold(child, sheet) || !networks.isMapped(child.type()) || isOfEvery(child);
            if (!written && policies.isKept(child, sheet)) {
                parts(child, sheet, parts);
            }
            if (parts.size() > before) {
                inside.learn(child.id(), parts.get(before));
            }
        }
        inside.name(properties, parts);
        networks.addParts(sheet, parts);
        grant(thing, parts);
        standIns.put(thing.type(), thing, properties);
        for (PlannedPart part : parts) {
            standIns.put(part.type(), thing, (ObjectNode) part.properties());
            if (apartOf.contains(thing.id())) {
                carried.add(thing.id() + " " + part.type());
            }
        }
        Signs signs = new Signs(sheet);
        parts.replaceAll(
                part -> new PlannedPart(part.id(), part.type(), part.stack(), signs.neutral(part.properties(), "")));
        return new Written((ObjectNode) signs.neutral(properties, ""), parts, sheet.parameters(), sheet.findings());
    }

    /**
     * The rules of a group that comes with its network, as parts of the network; empty for all else. Those that every
     * such group has are left out.
     */
    public Optional<DefaultRules> writeDefault(KnownAs known, Mapped mapped) {
        JsonNode group = references.standIn(known.thing());
        if (group == null || !known.thing().type().equals("AWS::EC2::SecurityGroup")) {
            return Optional.empty();
        }
        Sheet sheet = new Sheet(known.thing(), known);
        sheet.turnTo(true);
        List<Child> children = new ArrayList<>(mapped.children());
        for (String side : List.of("SecurityGroupIngress", "SecurityGroupEgress")) {
            int number = 0;
            for (JsonNode rule : mapped.properties().path(side)) {
                children.add(new Child("AWS::EC2::" + side, "r" + number++, rule.deepCopy(), List.of(), List.of()));
            }
        }
        List<PlannedPart> parts = new ArrayList<>();
        for (Child child : children) {
            if (!isOfEveryGroup(child.properties(), known.oldId())) {
                ObjectNode rule = child.properties().deepCopy();
                rule.remove("GroupId");
                int before = parts.size();
                parts(new Child(child.type(), child.key(), rule, List.of(), List.of()), sheet, parts);
                parts.subList(before, parts.size())
                        .forEach(part -> ((ObjectNode) part.properties()).set("GroupId", group));
            }
        }
        String network = group.path("ref").asText();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DefaultRules(network, new Written(null, parts, sheet.parameters(), sheet.findings())));
    }

    /**
     * Rules of a group that comes with a network.
     *
     * @param network the planned id of the network
     */
    public record DefaultRules(String network, Written written) {}

    private static boolean isOfEveryGroup(ObjectNode rule, String group) {
        boolean all = rule.path("IpProtocol").asText().equals("-1");
        boolean within = rule.path("SourceSecurityGroupId").asText().equals(group);
        boolean everything = rule.path("CidrIp").asText().equals("0.0.0.0/0") && !rule.has("FromPort");
        return all && (within || everything);
    }

    /** What an identity is allowed in addition stands apart, because it names other accounts. */
    private void grant(PlannedResource thing, List<PlannedPart> parts) {
        List<PlannedGrant> granted = grants.at(thing.id(), Means.IDENTITY_POLICY);
        boolean role = thing.type().equals("AWS::IAM::Role");
        if (granted.isEmpty() || (!role && !thing.type().equals("AWS::IAM::User"))) {
            return;
        }
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("PolicyName", "other-accounts");
        properties.set(role ? "RoleName" : "UserName", references.nameOrId(thing));
        ObjectNode document = Grants.empty();
        granted.forEach(grant -> ((ArrayNode) document.path("Statement")).add(grants.statement(grant, false)));
        properties.set("PolicyDocument", document);
        String type = role ? "AWS::IAM::RolePolicy" : "AWS::IAM::UserPolicy";
        parts.add(new PlannedPart(thing.id() + "/policy/other-accounts", type, null, properties));
    }

    private void parts(Child child, Sheet sheet, List<PlannedPart> parts) {
        Place place = new Place(child.type(), schemas.find(child.type()), sheet);
        int more = 0;
        List<JsonNode> planned = child.type().equals("AWS::EC2::NetworkAclEntry")
                ? networks.entries(sheet.thing().id(), child.properties())
                : null;
        for (JsonNode raw : planned == null ? values.widened(child.properties(), place) : planned) {
            ObjectNode properties = said(child.type(), (ObjectNode) raw, child.origins(), sheet);
            births.quiet(child.type(), properties);
            if (!properties.isEmpty() && rules.complete(properties, sheet)) {
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

    /** Whether a policy of the thing, which goes on in the old account, is planned as a thing of its own. */
    public boolean isHeld(KnownAs known) {
        return holders.contains(known.thing().id());
    }

    /** Whether it is the policy that AWS gives to each topic; it is said only where more has to be said with it. */
    private static boolean isOfEvery(Child child) {
        return child.type().equals("AWS::SNS::TopicPolicy")
                && child.properties().toString().contains("__default_policy_ID");
    }

    private void seeVersions(KnownAs known, Mapped mapped) {
        if (mapped.properties().at("/VersioningConfiguration/Status").asText().equals("Enabled")) {
            versioned.add(known.thing().id());
        }
    }

    /** Remembers the policies of something that goes on in the old account. */
    public void hold(KnownAs known, Mapped mapped) {
        seeVersions(known, mapped);
        Sheet sheet = new Sheet(known.thing(), known);
        sheet.turnTo(true);
        mapped.children().forEach(child -> hold(child, sheet));
    }

    /** Whether the child is a policy that is planned as a thing of its own; it is remembered then. */
    private boolean hold(Child child, Sheet sheet) {
        String key = sheet.thing().id() + " " + child.type();
        if (!madeApart.contains(key)) {
            return false;
        }
        if (policies.isKept(child, sheet)) {
            held.put(key, said(child.type(), child.properties(), child.origins(), sheet));
        }
        return true;
    }

    /**
     * Writes the properties of something that succeeds nothing, after those of all that succeeds something; null where
     * no template makes it, or where it is not known what it shall be.
     */
    public @Nullable Written writeNew(PlannedResource thing) {
        if (schemas.find(thing.type()) == null || !thing.fate().isMade()) {
            return null;
        }
        Sheet sheet = new Sheet(thing, null);
        List<PlannedPart> parts = new ArrayList<>();
        String provider = apart.get(thing.id());
        PlannedResource holder = provider == null ? null : things.get(provider);
        ObjectNode properties = holder != null && grants.isPolicy(thing.type())
                ? policyOf(holder, thing.type(), sheet)
                : additions.of(thing, parts, sheet);
        if (properties == null) {
            properties = surroundings.of(thing, sheet);
        }
        if (properties == null && holder != null && !carried.contains(holder.id() + " " + thing.type())) {
            sheet.find(
                    "target.nothing-to-say",
                    Severity.LOW,
                    thing.id() + " is planned for a connection to " + holder.id()
                            + ", but nothing that was read says what it has to allow.",
                    "No template makes it. Let its provider in where the connection is needed.");
        }
        return new Written(properties, parts, sheet.parameters(), sheet.findings());
    }

    private @Nullable ObjectNode policyOf(PlannedResource holder, String type, Sheet sheet) {
        ObjectNode properties = held.getOrDefault(holder.id() + " " + type, JsonNodeFactory.instance.objectNode())
                .deepCopy();
        grants.name(type, properties, references.nameOrId(holder), references.arnOf(holder));
        int named = properties.size();
        grants.add(type, holder.id(), properties);
        ObjectNode taking = type.equals("AWS::S3::BucketPolicy") ? additions.taking(holder) : null;
        if (taking != null) {
            grants.append(type, properties, taking);
            if (!versioned.contains(holder.id())) {
                sheet.find(
                        "target.replica-needs-versions",
                        Severity.MEDIUM,
                        holder.id() + " keeps no versions, and S3 replicates into none that does not.",
                        "Turn its versions on, with a rule that deletes old ones, before the buckets that are replicated into it are made.");
            }
        }
        return properties.size() > named || held.containsKey(holder.id() + " " + type) ? properties : null;
    }
}
