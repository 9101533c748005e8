package dev.mitosis.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.RiskTexts;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.target.TargetDesigner;
import dev.mitosis.target.TargetRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small split in the making: resources, where they go and who needs whom, without scan, graph and partition. */
public final class Split {
    public static final String OLD = "legacy";
    private static final String ID = "123456789012";
    private static final TargetDesigner DESIGNER = new TargetDesigner(MethodLibrary.load());
    private static final Planner PLANNER = new Planner(MethodLibrary.load(), RiskTexts.load());

    private final Map<String, Resource> resources = new TreeMap<>();
    private final Map<String, Assignment> assignments = new TreeMap<>();
    private final Map<String, Edge> unseen = new TreeMap<>();
    private final Map<String, Edge> edges = new TreeMap<>();
    private final Map<String, Maker> makers = new TreeMap<>();
    private final Map<String, TargetAccount> accounts = new TreeMap<>();
    private final Map<String, String> wholes = new TreeMap<>();
    private Decisions decisions = Decisions.none();

    public Split() {
        account(OLD, "workload", "prod", true);
        account("management", "management", null, false);
        account("log-archive", "log-archive", null, false);
        account("security-tooling", "security-tooling", null, false);
        account("network", "network", null, false);
        account("sandbox", "sandbox", "sandbox", false);
        account("dev", "workload", "dev", false);
        account("staging", "workload", "staging", false);
        account("prod-payments", "workload", "prod", false);
    }

    public Split account(String name, String purpose, @Nullable String environment, boolean existing) {
        // The account that made the organization stays where it was made.
        String unit = purpose.equals("management") ? "Root" : "Workloads";
        accounts.put(name, new TargetAccount(name, unit, purpose, List.of(), environment, existing, List.of()));
        return this;
    }

    /** Leaves accounts out. */
    public Split without(String... names) {
        List.of(names).forEach(accounts::remove);
        return this;
    }

    /** Takes the resource out of the partition. */
    public Split unplaced(String name) {
        assignments.remove(arn(name));
        return this;
    }

    public static String arn(String name) {
        return "arn:aws:test:eu-west-1:" + ID + ":" + name;
    }

    /** Adds a resource that goes to an account; the environment is that of the account. */
    public Split put(String type, String name, String account) {
        return put(type, name, account, Role.WORKLOAD, Map.of());
    }

    public Split put(String type, String name, String account, Role role, Map<String, Object> data) {
        TargetAccount target = accounts.get(account);
        return put(type, name, account, role, data, target == null ? null : target.environment());
    }

    /** Adds a resource whose environment is not that of its account, as foundation accounts hold them. */
    public Split put(
            String type,
            String name,
            String account,
            Role role,
            Map<String, Object> data,
            @Nullable String environment) {
        ObjectNode node = Json.mapper().valueToTree(data);
        resources.put(arn(name), new Resource(arn(name), type, "eu-west-1", ID, name, name, Map.of(), node));
        assignments.put(
                arn(name), new Assignment(arn(name), type, "shop", environment, account, role, 0.9, List.of(), false));
        return this;
    }

    public Split need(String from, EdgeKind kind, String to) {
        return need(from, kind, to, List.of());
    }

    /** A dependency that only a bare name tells of. */
    public Split names(String from, EdgeKind kind, String to) {
        edges.put(from + "|" + to + "|" + kind, new Edge(arn(from), arn(to), kind, Strength.NAME, List.of()));
        return this;
    }

    /** A dependency that the target was designed without. */
    Split needUnseen(String from, EdgeKind kind, String to) {
        unseen.put(from + "|" + to + "|" + kind, new Edge(arn(from), arn(to), kind, Strength.EXACT, List.of()));
        return this;
    }

    /** A dependency that a place in the first one's record says. */
    public Split says(String from, EdgeKind kind, String to, String pointer, String text) {
        return need(from, kind, to, List.of(new Evidence(arn(from), pointer, text)));
    }

    private Split need(String from, EdgeKind kind, String to, List<Evidence> evidence) {
        Edge edge = new Edge(arn(from), arn(to), kind, Strength.EXACT, evidence);
        edges.put(from + "|" + to + "|" + kind, edge);
        return this;
    }

    /** Makes the one a part of the other, to which it is attached. */
    public Split part(String part, String whole) {
        wholes.put(arn(part), arn(whole));
        return need(part, EdgeKind.ATTACHED_TO, whole);
    }

    /** Says that no person made it. */
    public Split madeBy(String name, Maker maker) {
        makers.put(arn(name), maker);
        return this;
    }

    public Split leftover(String name) {
        assignments.computeIfPresent(
                arn(name),
                (arn, a) -> new Assignment(
                        arn,
                        a.type(),
                        a.context(),
                        a.environment(),
                        a.account(),
                        a.role(),
                        a.confidence(),
                        a.reasons(),
                        true));
        return this;
    }

    /** Says why a resource is in its account. */
    public Split because(String name, Reason reason) {
        assignments.computeIfPresent(
                arn(name),
                (arn, a) -> new Assignment(
                        arn,
                        a.type(),
                        a.context(),
                        a.environment(),
                        a.account(),
                        a.role(),
                        a.confidence(),
                        List.of(reason),
                        a.leftover()));
        return this;
    }

    public Split decide(Decisions made) {
        this.decisions = made;
        return this;
    }

    public GraphDocument graph() {
        List<Node> nodes = resources.values().stream()
                .map(r -> new Node(
                        r.arn(),
                        r.type(),
                        r.region(),
                        r.name(),
                        false,
                        List.of(),
                        wholes.containsKey(r.arn()) ? List.of(wholes.get(r.arn())) : List.of(),
                        makers.get(r.arn())))
                .toList();
        return new GraphDocument(
                1,
                "t",
                ID,
                "s",
                Map.of(),
                nodes,
                edges.values().stream().sorted().toList(),
                List.of());
    }

    public PartitionDocument partition() {
        List<Crossing> crossings = edges.values().stream()
                .filter(edge -> !home(edge.from()).equals(home(edge.to())))
                .map(edge -> new Crossing(
                        edge.from(), edge.to(), edge.kind(), home(edge.from()), home(edge.to()), "resource-policy"))
                .toList();
        return new PartitionDocument(
                1,
                "t",
                ID,
                "s",
                Map.of(),
                List.of(),
                List.of(
                        new Environment("prod", true, List.of()),
                        new Environment("staging", false, List.of()),
                        new Environment("dev", false, List.of()),
                        new Environment("sandbox", false, List.of())),
                List.copyOf(accounts.values()),
                List.copyOf(assignments.values()),
                crossings,
                List.of(),
                List.of(),
                List.of());
    }

    private String home(String arn) {
        Assignment assignment = assignments.get(arn);
        return assignment == null ? OLD : assignment.account();
    }

    public PlanDocument plan() {
        return PLANNER.plan(new PlanRequest(snapshot(), graph(), partition(), target(), decisions, Map.of()));
    }

    /** The plan by methods of one's own. */
    PlanDocument planWith(MethodLibrary library, Planner planner, List<KnowledgeFile> knowledge) {
        TargetDocument target = new TargetDesigner(library)
                .design(new TargetRequest(snapshot(), graph(), partition(), decisions, Map.of()));
        edges.putAll(unseen);
        return planner.plan(new PlanRequest(snapshot(), graph(), partition(), target, decisions, Map.of(), knowledge));
    }

    public TargetDocument target() {
        return DESIGNER.design(new TargetRequest(snapshot(), graph(), partition(), decisions, Map.of()));
    }

    /** What a scan would have seen. */
    public InMemorySnapshot snapshot() {
        return new InMemorySnapshot(ID, List.copyOf(resources.values()));
    }

    /** What a check compares the plan with, without artefacts. */
    public Dossier dossier(PlanDocument plan) {
        Map<String, String> types = new TreeMap<>();
        resources.values().forEach(resource -> types.put(resource.arn(), resource.type()));
        return new Dossier(plan, target(), graph(), decisions, types, ArtefactTexts.NONE);
    }
}
