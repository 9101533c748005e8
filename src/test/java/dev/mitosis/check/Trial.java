package dev.mitosis.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small estate and a plan for it, put together by hand. */
final class Trial {
    static final String OLD = "old";
    static final String REGION = "eu-west-1";
    static final String DIGITS = "111111111111";

    String snapshotId = "snapshot";
    String planned = "snapshot";
    final List<PlannedAccount> accounts = new ArrayList<>();
    final List<PlannedUnit> units = new ArrayList<>();
    final List<PlannedResource> rows = new ArrayList<>();
    final List<PlannedEdge> edges = new ArrayList<>();
    final List<Edge> oldEdges = new ArrayList<>();
    final List<PlannedConnection> connections = new ArrayList<>();
    final List<PlannedNetwork> networks = new ArrayList<>();
    final List<PlannedStack> stacks = new ArrayList<>();
    final List<NameChange> names = new ArrayList<>();
    /** The data of records by the names of the things. */
    final Map<String, String> told = new TreeMap<>();

    final List<QuotaRequest> quotas = new ArrayList<>();
    final List<TrialStep> steps = new ArrayList<>();
    final List<Window> windows = new ArrayList<>();
    final List<PlanVariable> variables = new ArrayList<>();
    final Map<String, DispositionRow> dispositions = new TreeMap<>();
    final Map<String, String> types = new TreeMap<>();
    Decisions decisions = Decisions.none();
    int people = 1;

    @Nullable
    Integer days;

    final List<CostExportTask> tasks = new ArrayList<>();
    final List<PlannedIdentity> identities = new ArrayList<>();
    final List<DnsPlan.SwitchedRecord> records = new ArrayList<>();
    final List<DnsPlan.Zone> zones = new ArrayList<>();
    final List<AddressChange> addresses = new ArrayList<>();
    final List<PlannedUser> users = new ArrayList<>();
    final List<PlannedGrant> grants = new ArrayList<>();
    final List<DeliveryWay> deliveries = new ArrayList<>();
    final List<MonitoringSide> sides = new ArrayList<>();
    final List<Organization.OrganizationalUnit> organizationalUnits = new ArrayList<>();
    final List<Organization.BaselinePart> baseline = new ArrayList<>();
    int waveMinutes = 30 * 24 * 60;
    final List<String> criticalPath = new ArrayList<>();
    final List<Calendar.Slot> slots = new ArrayList<>();
    final List<Guardrail> guardrails = new ArrayList<>();
    Consumer<TrialArtefacts> changes = unchanged -> {};

    static String arn(String name) {
        return "arn:aws:x:" + REGION + ":" + DIGITS + ":" + name;
    }

    Trial account(String name, boolean existing) {
        accounts.add(new PlannedAccount(
                name,
                "ACCOUNT_" + name.toUpperCase(java.util.Locale.ROOT),
                existing ? DIGITS : null,
                "Workloads",
                "workload",
                null,
                existing));
        return this;
    }

    Trial unit(String id, String account, String context) {
        units.add(new PlannedUnit(id, account, context, "dev"));
        return this;
    }

    /** A thing of the old account that moves to an account, there with the id {@code account/name}. */
    Trial moves(
            String name,
            String type,
            String account,
            @Nullable String unit,
            Filled filled,
            @Nullable JsonNode properties) {
        return row(name, type, account, Fate.MOVES, filled, unit, properties, Disposition.RECREATE);
    }

    Trial stays(String name, String type) {
        return row(name, type, OLD, Fate.STAYS, Filled.NEVER, null, null, Disposition.STAY);
    }

    Trial retired(String name, String type) {
        return row(name, type, OLD, Fate.RETIRED, Filled.NEVER, null, null, Disposition.RETIRE);
    }

    Trial undecided(String name, String type) {
        return row(name, type, OLD, Fate.UNDECIDED, Filled.NEVER, null, null, Disposition.UNDECIDED);
    }

    Trial isNew(String id, String type, String account) {
        rows.add(new PlannedResource(
                id,
                null,
                false,
                type,
                REGION,
                account,
                id,
                id,
                Fate.NEW,
                Filled.NEVER,
                null,
                "new",
                List.of(),
                account + "/" + REGION + "/" + name(id),
                null,
                List.of()));
        stack(account, name(id), false);
        return this;
    }

    private Trial row(
            String name,
            String type,
            String account,
            Fate fate,
            Filled filled,
            @Nullable String unit,
            @Nullable JsonNode properties,
            Disposition disposition) {
        rows.add(new PlannedResource(
                account + "/" + name,
                arn(name),
                true,
                type,
                REGION,
                account,
                name,
                arn(name),
                fate,
                filled,
                unit,
                "trial",
                List.of(),
                fate.isMade() ? account + "/" + REGION + "/" + name : null,
                properties,
                List.of()));
        if (fate.isMade()) {
            stack(account, name, filled != Filled.NEVER);
        }
        types.put(arn(name), type);
        dispositions.put(arn(name), new DispositionRow(arn(name), disposition, "trial", "It is a trial."));
        return this;
    }

    /** A dependency in the old account and, between the given ids, in the estate. */
    Trial needs(String from, EdgeKind kind, String to, @Nullable String connection) {
        oldEdges.add(new Edge(arn(name(from)), arn(name(to)), kind, Strength.EXACT, List.of()));
        boolean crossing = !from.substring(0, from.indexOf('/')).equals(to.substring(0, to.indexOf('/')));
        edges.add(new PlannedEdge(from, to, kind, Strength.EXACT, crossing, connection));
        connections.replaceAll(served -> served.id().equals(connection) ? serving(served, from) : served);
        return this;
    }

    private static PlannedConnection serving(PlannedConnection served, String consumer) {
        return new PlannedConnection(
                served.id(),
                served.means(),
                served.provider(),
                served.account(),
                Stream.concat(served.consumers().stream(), Stream.of(consumer)).toList(),
                served.parts(),
                served.options(),
                served.price(),
                served.reason());
    }

    private static String name(String id) {
        return id.substring(id.indexOf('/') + 1).replace('/', '-');
    }

    Trial connection(String id, String provider, String account, String... parts) {
        connections.add(new PlannedConnection(
                id,
                Means.RESOURCE_POLICY,
                provider,
                account,
                List.of(),
                Stream.concat(Stream.of(provider), Stream.of(parts)).sorted().toList(),
                List.of(),
                0,
                dev.mitosis.model.Reason.of("trial", "It is a trial.")));
        return this;
    }

    Trial network(String vpc, String account, String cidr) {
        networks.add(new PlannedNetwork(
                account, REGION, vpc, "", cidr, false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of()));
        return this;
    }

    Trial stack(String account, String name, boolean retained) {
        return stack(account, name, retained, List.of());
    }

    Trial stack(String account, String name, boolean retained, List<PlannedStack.Parameter> parameters) {
        stacks.add(new PlannedStack(
                account + "/" + REGION + "/" + name,
                name,
                account,
                REGION,
                StackLayer.DATA,
                1,
                null,
                "accounts/" + account + "/" + name + ".yaml",
                retained,
                parameters,
                List.of(),
                List.of(),
                List.of()));
        return this;
    }

    /** A stack of which AWS looks something up when it is made. */
    Trial waiting(String account, String name, String thing) {
        stacks.add(new PlannedStack(
                account + "/" + REGION + "/" + name,
                name,
                account,
                REGION,
                StackLayer.CONNECTIONS,
                2,
                null,
                "accounts/" + account + "/" + name + ".yaml",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(thing)));
        return this;
    }

    Trial window(String id, int wave, int downtime, String... of) {
        windows.add(new Window(id, id, wave, List.of(of), downtime, null, null, List.of()));
        return this;
    }

    TrialStep step(String id) {
        return steps.stream().filter(step -> step.id.equals(id)).findFirst().orElseGet(() -> {
            TrialStep step = new TrialStep(id);
            steps.add(step);
            return step;
        });
    }

    void drop(String id) {
        steps.remove(step(id));
        steps.forEach(step -> step.dependsOn.remove(id));
    }

    /** Moves a step before another one, into its wave and window, waiting for nothing. */
    void hurry(String id, String before) {
        TrialStep step = step(id);
        steps.remove(step);
        step.dependsOn.clear();
        step.wave = step(before).wave;
        step.window = step.window == null ? null : step(before).window;
        steps.add(steps.indexOf(step(before)), step);
    }

    PlanDocument plan() {
        int last = steps.stream().mapToInt(step -> step.wave).max().orElse(0);
        List<Wave> waves = IntStream.rangeClosed(1, last)
                .mapToObj(number -> new Wave(
                        number,
                        "",
                        "",
                        "waves/" + number,
                        steps.stream()
                                .filter(step -> step.wave == number)
                                .map(step -> step.id)
                                .toList(),
                        waveMinutes))
                .toList();
        return new PlanDocument(
                1,
                "mitosis",
                DIGITS,
                planned,
                Map.of(),
                waves,
                List.copyOf(windows),
                steps.stream().map(TrialStep::built).toList(),
                List.copyOf(dispositions.values()),
                List.of(),
                List.copyOf(tasks),
                List.copyOf(variables),
                new Calendar(
                        null,
                        null,
                        days == null
                                ? slots.stream()
                                        .mapToInt(slot -> slot.lastDay() + 1)
                                        .max()
                                        .orElse(0)
                                : days,
                        people,
                        List.copyOf(slots),
                        List.of()),
                List.copyOf(criticalPath),
                List.of());
    }

    private TargetDocument target() {
        rows.sort(Comparator.comparing(PlannedResource::id));
        return new TargetDocument(
                1,
                "mitosis",
                DIGITS,
                snapshotId,
                Map.of(),
                accounts,
                units,
                rows,
                edges,
                names,
                new DnsPlan(zones, records, List.of(), List.of()),
                addresses,
                identities,
                users,
                grants,
                AccessCheck.NONE,
                new Organization(
                        Decisions.LandingZone.ORGANIZATIONS,
                        REGION,
                        List.of(REGION),
                        organizationalUnits,
                        List.of(),
                        guardrails,
                        baseline,
                        null,
                        quotas,
                        List.of()),
                deliveries,
                sides,
                List.of(),
                networks,
                connections,
                List.of(),
                stacks,
                List.of());
    }

    private GraphDocument graph() {
        return new GraphDocument(1, "mitosis", DIGITS, snapshotId, Map.of(), List.of(), oldEdges, List.of());
    }

    Dossier dossier() {
        TrialArtefacts artefacts = TrialArtefacts.of(this);
        changes.accept(artefacts);
        return new Dossier(plan(), target(), graph(), decisions, types, artefacts, this::told);
    }

    private Stream<Resource> told() {
        return types.entrySet().stream().map(entry -> {
            String name = entry.getKey().substring(entry.getKey().lastIndexOf(':') + 1);
            return new Resource(
                    entry.getKey(),
                    entry.getValue(),
                    REGION,
                    DIGITS,
                    name,
                    name,
                    Map.of(),
                    ShopTrial.json(told.getOrDefault(name, "{}")));
        });
    }

    /** What one rule says of it. */
    List<String> said(BiFunction<Dossier, Landscape, Rule> rule) {
        PlanChecker checker = new PlanChecker((dossier, landscape) -> List.of(rule.apply(dossier, landscape)));
        Dossier documents = new Dossier(plan(), target(), graph(), decisions, types, ArtefactTexts.NONE, this::told);
        return checker.check(new CheckRequest(documents, Map.of())).invariants().stream()
                .flatMap(invariant -> invariant.violations().stream())
                .map(Violation::text)
                .toList();
    }

    CheckDocument check() {
        return new PlanChecker().check(new CheckRequest(dossier(), Map.of()));
    }

    /** What is said when nobody looks at one of the invariants. */
    CheckDocument checkWithout(String invariant) {
        return new PlanChecker((dossier, landscape) -> PlanChecker.every(dossier, landscape).stream()
                        .filter(rule -> !rule.id().equals(invariant))
                        .toList())
                .check(new CheckRequest(dossier(), Map.of()));
    }
}
