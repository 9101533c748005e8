package dev.mitosis.target.standing;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.standing.Discrepancy.What;
import dev.mitosis.target.template.StackIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands of each thing of the target, in the accounts of which there is a snapshot. */
public final class StandingEstate {
    private static final Set<CoverageStatus> ANSWERED =
            Set.of(CoverageStatus.READ, CoverageStatus.EMPTY, CoverageStatus.NOT_ASKED, CoverageStatus.DISABLED);

    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String UNIT = "AWS::Organizations::OrganizationalUnit";

    /** Of what is asked only where there is something else, no answer says nothing. */
    private static final String NOBODY_ASKED = "not asked";

    private final TargetDocument target;
    private final Set<String> read = new HashSet<>();
    private final Map<String, Snapshot> snapshots;
    private final Made made;
    private final EstateComparison comparison;
    private final StackIndex index;
    private final Map<String, Map<String, List<Resource>>> records = new HashMap<>();
    private final Map<String, PlannedResource> things = new HashMap<>();

    /** The things that parts belong to. */
    private final Map<String, String> owners = new HashMap<>();

    private final Map<String, List<Discrepancy>> byThing = new HashMap<>();
    private final Set<String> onlyOnes = new HashSet<>();

    /** Things of which the record of another tells. */
    private final Set<String> asPart = new HashSet<>();

    /** What a thing of the target is found to be. */
    public enum State {
        /** It is not there. */
        ABSENT,
        /** It is there, and what the snapshot keeps of it is as planned. */
        STANDING,
        /** It is there, and otherwise than planned. */
        DIFFERENT,
        /** The scan reads nothing of its kind. */
        UNSEEN;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Compares.
     *
     * @param snapshots by the names of the accounts of the target
     */
    public StandingEstate(TargetDocument target, Map<String, Snapshot> snapshots) {
        this.target = target;
        this.snapshots = snapshots;
        this.made = Made.in(target, snapshots);
        this.comparison = new EstateComparison(target, made);
        this.index = new StackIndex(target);
        TsvTable.loadNamed(StandingEstate.class, "only-one.tsv").forEach(row -> onlyOnes.add(row.get("type")));
        snapshots.forEach(this::look);
        target.resources().forEach(thing -> {
            things.put(thing.id(), thing);
            thing.parts().forEach(part -> owners.put(part.id(), thing.id()));
        });
        comparison.found().forEach(this::take);
    }

    private void look(String account, Snapshot snapshot) {
        Map<String, List<Resource>> byType = records.computeIfAbsent(account, k -> new HashMap<>());
        try (var all = snapshot.resources()) {
            all.forEach(resource -> byType.computeIfAbsent(resource.type(), k -> new ArrayList<>())
                    .add(resource));
        }
        read(account, snapshot.manifest().coverage());
        comparison.compare(account, snapshot);
    }

    private void take(Discrepancy each) {
        String owner = owners.getOrDefault(each.id(), each.id());
        if (each.what() == What.PROPERTY) {
            asPart.add(each.id());
        }
        // What is new has connections of the target, no edges.
        boolean said = each.what() != What.EDGE
                || !each.comes().equals("found")
                || !(isNew(owner) || isNew(lastWord(each.found())));
        if (said && !each.comes().equals("kept")) {
            byThing.computeIfAbsent(owner, k -> new ArrayList<>()).add(each);
        }
    }

    private boolean isNew(String id) {
        PlannedResource thing = things.get(id);
        return thing != null && thing.fate() == Fate.NEW;
    }

    /** Takes in what was answered; a list that broke off says nothing of what it does not have. */
    private void read(String account, List<Coverage> coverage) {
        Set<String> answered = new HashSet<>();
        for (Coverage row : coverage) {
            if (ANSWERED.contains(row.status()) && !row.reason().startsWith(NOBODY_ASKED)) {
                answered.add(row.operation() + " " + row.region());
                read.add(key(account, row.type(), row.region()));
                read.add(key(account, row.type(), Resource.GLOBAL));
            }
        }
        for (Coverage row : coverage) {
            if (!ANSWERED.contains(row.status()) && answered.contains(row.operation() + " " + row.region())) {
                read.remove(key(account, row.type(), row.region()));
            }
        }
    }

    /** The things of the target that can be asked about: of scanned accounts, and made or remaining there. */
    public List<PlannedResource> things() {
        return target.resources().stream()
                .filter(thing -> snapshots.containsKey(thing.account()))
                .filter(thing -> thing.fate().isMade() || remains(thing))
                .toList();
    }

    private static boolean remains(PlannedResource thing) {
        return thing.fate().remains() && thing.principal() && thing.succeeds() != null;
    }

    /** What a thing of a scanned account is found to be. */
    public State state(PlannedResource thing) {
        if (remains(thing)) {
            String arn = String.valueOf(thing.succeeds());
            return of(thing).stream().anyMatch(record -> record.arn().equals(arn)) ? State.STANDING : absent(thing);
        }
        if (index.member(thing.id()) == null) {
            if (stands(thing)) {
                return State.STANDING;
            }
            // Of a stack of the old account the written ones take the place, whatever they are called.
            return thing.type().equals(STACK) ? State.UNSEEN : absent(thing);
        }
        String id = made.physical().get(thing.id());
        if (id == null) {
            return isRead(thing.account(), STACK, stackRegion(thing)) ? State.ABSENT : State.UNSEEN;
        }
        if (!comparison.standing().containsKey(thing.id())
                && !asPart.contains(thing.id())
                && of(thing).stream().noneMatch(record -> record.goesBy(id))) {
            return absent(thing);
        }
        return differences(thing).isEmpty() ? State.STANDING : State.DIFFERENT;
    }

    /** The ids of stacks are account, region and name. */
    private static String stackRegion(PlannedResource thing) {
        String[] parts = String.valueOf(thing.stack()).split("/", -1);
        return parts.length > 1 ? parts[1] : thing.region();
    }

    private State absent(PlannedResource thing) {
        return isRead(thing.account(), thing.type(), thing.region()) ? State.ABSENT : State.UNSEEN;
    }

    /** The dependencies of the target of which both ends stand, and which of them are alive. */
    public StandingDependencies dependencies() {
        for (PlannedResource thing : things()) {
            if (remains(thing)) {
                of(thing).stream()
                        .filter(record -> record.arn().equals(thing.succeeds()))
                        .forEach(record -> comparison.dependencies().stands(thing.id(), record));
            }
        }
        return comparison.dependencies().of(target.edges(), id -> {
            PlannedResource thing = things.get(id);
            return thing != null && !unseen(thing).isEmpty();
        });
    }

    /** Whether the scan of the account would have found such a thing there. */
    public boolean isRead(String account, String type, String region) {
        return read.contains(key(account, type, region));
    }

    private static String key(String account, String type, String region) {
        return String.join(" ", account, type, region);
    }

    /** What no stack makes is found by its name. */
    private boolean stands(PlannedResource thing) {
        return of(thing).stream()
                .filter(record -> record.region().equals(thing.region()))
                .anyMatch(record -> onlyOnes.contains(thing.type()) || isCalled(thing, record));
    }

    /** A unit is called by its path, a key by its alias, and a copy says of what it is one. */
    private static boolean isCalled(PlannedResource thing, Resource record) {
        String old = thing.succeeds();
        return record.name().equals(thing.name())
                || record.id().equals(thing.name())
                || record.name().equals("alias/" + thing.name())
                || (thing.type().equals(UNIT) && record.name().equals(Arn.last(thing.name())))
                || (thing.fate() == Fate.COPIED && old != null && record.name().contains(Arn.last(old)));
    }

    private List<Resource> of(PlannedResource thing) {
        return records.getOrDefault(thing.account(), Map.of()).getOrDefault(thing.type(), List.of());
    }

    /** Whether a scanned account has the resource with the ARN. */
    public boolean has(String account, String type, String arn) {
        return records.getOrDefault(account, Map.of()).getOrDefault(type, List.of()).stream()
                .anyMatch(record -> record.arn().equals(arn) && !isMention(record));
    }

    /** What only a stack names may be gone. */
    private static boolean isMention(Resource record) {
        return record.data().has("LogicalResourceId") && record.data().has("ResourceStatus");
    }

    /** What of a thing is otherwise than planned. */
    public List<Discrepancy> differences(PlannedResource thing) {
        if (!isRead(thing.account(), thing.type(), thing.region())) {
            // Others name it, so that it is there, and nothing else is known of it.
            return List.of();
        }
        return byThing.getOrDefault(thing.id(), List.of()).stream()
                .filter(each -> !each.comes().equals("lost"))
                .filter(each -> each.what() != What.EDGE || isRead(otherEnd(each)))
                .filter(each -> each.what() != What.THING || isRead(thing.account(), each.type(), thing.region()))
                .filter(each -> !(each.what() == What.THING && each.id().equals(thing.id())))
                .toList();
    }

    private boolean isRead(@Nullable PlannedResource thing) {
        return thing != null && isRead(thing.account(), thing.type(), thing.region());
    }

    private @Nullable PlannedResource otherEnd(Discrepancy edge) {
        return things.get(lastWord(edge.planned() + edge.found()));
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    /** The planned properties of a thing that the scan does not read, or that are missing there. */
    public List<String> unseen(PlannedResource thing) {
        return byThing.getOrDefault(thing.id(), List.of()).stream()
                .filter(each -> each.comes().equals("lost"))
                .map(Discrepancy::of)
                .distinct()
                .sorted()
                .toList();
    }
}
