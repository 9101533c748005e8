package dev.mitosis.target;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.name.KnownNames;
import dev.mitosis.target.name.PlannedArns;
import dev.mitosis.target.name.PlannedIds;
import dev.mitosis.target.name.PlannedNames;
import dev.mitosis.target.name.PlannedNames.Made;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.network.NetworkDesigner;
import dev.mitosis.target.network.NetworkRecords;
import dev.mitosis.target.network.Placed;
import dev.mitosis.target.property.Neighbours;
import dev.mitosis.target.reference.KnownAs;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.KnownEstate;
import dev.mitosis.target.reference.PropertyWriter;
import dev.mitosis.target.reference.ReferenceFacts;
import dev.mitosis.target.stack.StackDesigner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Designs the account that is split once more, with the names, ranges and policies that it has, so that an emulator can
 * be given it: each thing in a stack of its own, and in others what comes with it. Nothing of it is for AWS.
 */
public final class SourceDesigner {
    /** What the account is called in the design. */
    public static final String ACCOUNT = "source";

    private static final String METHOD = "source";
    private static final String ZONE = "AvailabilityZone";
    private static final String ZONE_ID = "AvailabilityZoneId";

    private final TargetDocument target;
    private final KnownNames known = new KnownNames();
    private final NetworkRecords networks = new NetworkRecords();
    private final ReferenceFacts facts = new ReferenceFacts();
    private final Neighbours neighbours = new Neighbours();
    private final List<Thing> things = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final PlannedNames names;
    private final PlannedArns arns;

    /** A record, without its data, and what becomes of it. */
    private record Thing(String arn, String type, String region, String id, String name, Fate fate) {
        PlannedIds.Named named() {
            return new PlannedIds.Named(ACCOUNT, type, region, name, arn);
        }
    }

    private SourceDesigner(TargetDocument target) {
        this.target = target;
        this.names = new PlannedNames(known, target.account());
        this.arns = new PlannedArns(target.account(), names);
    }

    /**
     * Designs it.
     *
     * @param target tells what AWS makes itself, and what is not in the account
     * @return the things with their properties, and the stacks that make them; all else is that of the target
     */
    public static TargetDocument design(Snapshot snapshot, GraphDocument graph, TargetDocument target) {
        return new SourceDesigner(target).design(new ByZoneNames(snapshot), graph);
    }

    /** A snapshot of one account: zones are told by the names that this account has for them. */
    private record ByZoneNames(Snapshot snapshot) implements Snapshot {
        @Override
        public SnapshotManifest manifest() {
            return snapshot.manifest();
        }

        @Override
        public Stream<Resource> resources() {
            return snapshot.resources().map(record -> without(record, ZONE_ID));
        }
    }

    private TargetDocument design(Snapshot snapshot, GraphDocument graph) {
        hear(snapshot);
        List<KnownAs> all = things.stream().map(this::known).toList();
        List<PlannedResource> resources = all.stream()
                .map(KnownAs::thing)
                .sorted(Comparator.comparing(PlannedResource::id))
                .toList();
        PlannedAccount account =
                new PlannedAccount(ACCOUNT, Variables.ofAccount(ACCOUNT), target.account(), "", "workload", null, true);
        List<PlannedNetwork> planned = new NetworkDesigner(placed(), graph, networks, null)
                .again()
                .design()
                .networks();
        Properties properties = Properties.of(
                new Properties.Records(snapshot.resources(), neighbours, thing -> false),
                resources,
                new PropertyWriter.Request(
                        new KnownEstate(all, facts),
                        List.of(),
                        List.of(account),
                        planned,
                        List.of(),
                        List.of(),
                        List.of(),
                        new PropertyWriter.Around(List.of(), List.of()),
                        target.account(),
                        ""));
        List<PlannedUnit> units = resources.stream()
                .filter(thing -> thing.unit() != null)
                .map(thing -> new PlannedUnit(String.valueOf(thing.unit()), ACCOUNT, thing.id(), null))
                .toList();
        StackDesigner.Design stacks = StackDesigner.design(new StackDesigner.Request(
                properties.resources(),
                List.of(account),
                units,
                properties.parameters(),
                ids.values().stream().collect(Collectors.toSet())));
        return document(account, units, planned, stacks);
    }

    private static Resource without(Resource record, String... members) {
        if (!record.type().equals("AWS::EC2::Subnet")) {
            return record;
        }
        ObjectNode data = record.data().deepCopy();
        data.remove(List.of(members));
        return new Resource(
                record.arn(),
                record.type(),
                record.region(),
                record.account(),
                record.id(),
                record.name(),
                record.tags(),
                data);
    }

    /** The plan of the networks knows no zones, so that nothing has to ask a subnet for that of its own. */
    private void hear(Snapshot snapshot) {
        Map<String, Fate> fates = new HashMap<>();
        target.resources().stream()
                .filter(PlannedResource::principal)
                .filter(thing -> thing.succeeds() != null)
                .forEach(thing -> fates.put(String.valueOf(thing.succeeds()), thing.fate()));
        Snapshot overheard = new OverheardSnapshot(
                snapshot, List.of(known, record -> networks.accept(without(record, ZONE, ZONE_ID)), facts, neighbours));
        try (Stream<Resource> records = overheard.resources()) {
            records.forEach(record -> {
                Fate fate = fates.getOrDefault(record.arn(), Fate.EXTERNAL);
                if (fate != Fate.EXTERNAL) {
                    things.add(new Thing(
                            record.arn(),
                            record.type(),
                            record.region(),
                            record.id(),
                            record.name(),
                            fate == Fate.MANAGED ? Fate.MANAGED : Fate.MOVES));
                }
            });
        }
        things.sort(Comparator.comparing(Thing::arn));
        PlannedIds given = new PlannedIds(target.account());
        things.forEach(thing -> {
            given.learn(thing.named());
            arns.learn(old(thing));
        });
        things.forEach(thing -> ids.put(thing.arn(), given.of(thing.named())));
    }

    private static PlannedArns.Old old(Thing thing) {
        return new PlannedArns.Old(thing.arn(), thing.type(), thing.id(), thing.name());
    }

    private String idOf(String arn) {
        return ids.getOrDefault(arn, arn);
    }

    private KnownAs known(Thing thing) {
        Made made = new Made(
                idOf(thing.arn()), thing.arn(), thing.type(), thing.id(), thing.name(), thing.region(), ACCOUNT);
        boolean named = !thing.name().equals(thing.arn());
        String name = named ? names.nameOf(made) : thing.name();
        String arn = arns.of(old(thing), name, ACCOUNT, (account, other) -> idOf(other));
        PlannedResource planned = new PlannedResource(
                made.plannedId(),
                thing.arn(),
                true,
                thing.type(),
                thing.region(),
                ACCOUNT,
                named ? name : arn,
                arn,
                thing.fate(),
                Filled.NEVER,
                thing.fate().isMade() ? ACCOUNT + "/" + made.plannedId() + "/-" : null,
                METHOD,
                List.of());
        List<OldName> texts = new ArrayList<>(2);
        texts.add(new OldName(Kind.ARN, thing.arn(), arn, null));
        if (names.isGivenId(made)) {
            texts.add(new OldName(Kind.ID, thing.id(), PlannedNames.idOf(made), null));
        }
        names.reached(made)
                .forEach(way -> texts.add(new OldName(Kind.ENDPOINT, way.value(), way.planned(), way.attribute())));
        return new KnownAs(planned, true, thing.name(), thing.id(), texts);
    }

    private List<Placed> placed() {
        return things.stream()
                .map(thing -> new Placed(
                        idOf(thing.arn()),
                        thing.arn(),
                        thing.type(),
                        thing.region(),
                        ACCOUNT,
                        thing.fate(),
                        true,
                        true))
                .toList();
    }

    private TargetDocument document(
            PlannedAccount account,
            List<PlannedUnit> units,
            List<PlannedNetwork> planned,
            StackDesigner.Design stacks) {
        return new TargetDocument(
                target.formatVersion(),
                target.tool(),
                target.account(),
                target.snapshotId(),
                target.inputs(),
                List.of(account),
                units,
                stacks.resources(),
                List.of(),
                List.of(),
                target.dns(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                target.access(),
                target.organization(),
                List.of(),
                List.of(),
                List.of(),
                planned,
                List.of(),
                List.of(),
                stacks.stacks(),
                stacks.findings());
    }
}
