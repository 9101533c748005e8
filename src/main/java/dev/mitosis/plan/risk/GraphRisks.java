package dev.mitosis.plan.risk;

import dev.mitosis.method.RiskText;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The risks that only the dependencies, the partition or the decisions of this account show. */
final class GraphRisks {
    private static final double LOW_CONFIDENCE = 0.5;

    private final RiskRequest request;
    private final GraphDocument graph;
    private final PartitionDocument partition;
    private final List<Step> steps;
    private final List<Risk> risks = new ArrayList<>();

    GraphRisks(RiskRequest request) {
        this.request = request;
        this.graph = request.graph();
        this.partition = request.partition();
        this.steps = request.steps();
    }

    List<Risk> find() {
        uniqueNames();
        awsManagedKeys();
        foreignAccounts();
        dangling();
        sharedData();
        couplings();
        uncertain();
        undecided();
        downtime();
        freezes();
        return risks;
    }

    private void add(String id, Collection<String> resources, Collection<String> stepIds) {
        if (!resources.isEmpty()) {
            RiskText text = request.texts().risk(id);
            risks.add(
                    RiskFinder.risk(text, List.copyOf(new TreeSet<>(resources)), List.copyOf(new TreeSet<>(stepIds))));
        }
    }

    private void uniqueNames() {
        add(
                "unique-names",
                moving().filter(planned ->
                                request.library().byId(planned.method()).uniqueName())
                        .map(GraphRisks::source)
                        .toList(),
                List.of());
    }

    private Stream<PlannedResource> moving() {
        return request.index().document().resources().stream()
                .filter(planned -> planned.principal() && planned.fate().isMade() && planned.succeeds() != null);
    }

    private static String source(PlannedResource planned) {
        return String.valueOf(planned.succeeds());
    }

    private Set<String> movers() {
        return moving().map(GraphRisks::source).collect(Collectors.toSet());
    }

    private boolean isCopied(String arn) {
        return request.index()
                .principal(arn)
                .map(planned -> request.library().byId(planned.method()).disposition() == Disposition.REPLICATE)
                .orElse(false);
    }

    private void awsManagedKeys() {
        Set<String> bound = new TreeSet<>();
        Set<String> movers = movers();
        for (Edge edge : graph.edges()) {
            boolean awsManaged = request.index()
                    .principal(edge.to())
                    .filter(key -> key.type().startsWith("AWS::KMS::"))
                    .map(key -> key.fate() == Fate.MANAGED)
                    .orElse(false);
            if (awsManaged && movers.contains(edge.from()) && isCopied(edge.from())) {
                bound.add(edge.from());
            }
        }
        add("aws-managed-keys", bound, List.of());
    }

    private void foreignAccounts() {
        Map<String, String> typeOf = new HashMap<>();
        graph.nodes().stream().filter(Node::external).forEach(node -> typeOf.put(node.id(), node.type()));
        Set<String> movers = movers();
        Set<String> naming = new TreeSet<>();
        for (Edge edge : graph.edges()) {
            boolean foreign = "External::Account".equals(typeOf.get(edge.to()))
                    || "External::Account".equals(typeOf.get(edge.from()));
            if (foreign && (movers.contains(edge.from()) || movers.contains(edge.to()))) {
                naming.add(movers.contains(edge.from()) ? edge.from() : edge.to());
            }
        }
        add("foreign-accounts", naming, List.of());
    }

    private void dangling() {
        Set<String> dead = graph.nodes().stream()
                .filter(node -> node.type().equals("External::Dangling"))
                .map(Node::id)
                .collect(Collectors.toSet());
        add(
                "dangling-references",
                graph.edges().stream()
                        .filter(edge -> dead.contains(edge.to()))
                        .map(Edge::from)
                        .toList(),
                List.of());
    }

    private void sharedData() {
        add(
                "shared-data",
                partition.shared().stream()
                        .filter(shared -> shared.neededBy().size() > 1 && isCopied(shared.id()))
                        .map(PartitionDocument.SharedResource::id)
                        .toList(),
                List.of());
    }

    private void couplings() {
        RiskText text = request.texts().risk("tight-coupling");
        partition.couplings().stream()
                .filter(PartitionDocument.Coupling::isTooStrong)
                .forEach(coupling -> risks.add(new Risk(
                        text.id() + "-" + coupling.left() + "-" + coupling.right() + "-" + coupling.environment(),
                        text.severity(),
                        text.title() + ": " + coupling.left() + " and " + coupling.right() + " ("
                                + coupling.environment() + ")",
                        coupling.reasons().isEmpty()
                                ? text.why()
                                : coupling.reasons().get(0).text(),
                        text.mitigation(),
                        List.of(),
                        List.of())));
    }

    private void uncertain() {
        Set<String> movers = movers();
        add(
                "uncertain-assignments",
                partition.resources().stream()
                        .filter(row -> row.confidence() < LOW_CONFIDENCE && movers.contains(row.id()))
                        .map(PartitionDocument.Assignment::id)
                        .toList(),
                List.of());
    }

    private void undecided() {
        Set<String> movers = movers();
        Set<String> open = new TreeSet<>();
        for (Edge edge : graph.edges()) {
            boolean undecided = request.index()
                    .principal(edge.to())
                    .map(planned -> planned.fate() == Fate.UNDECIDED)
                    .orElse(false);
            if (undecided && movers.contains(edge.from()) && !edge.kind().isStructure()) {
                open.add(edge.to());
            }
        }
        add("undecided-providers", open, List.of());
    }

    private void downtime() {
        for (Window window : request.windows()) {
            Integer budget = window.budgetMinutes();
            if (budget != null && window.downtimeMinutes() > budget) {
                RiskText text = request.texts().risk("downtime-budget");
                risks.add(new Risk(
                        text.id() + "-" + window.id().replace('/', '-'),
                        text.severity(),
                        text.title() + ": " + window.title() + " needs " + window.downtimeMinutes() + " minutes, "
                                + budget + " are allowed",
                        text.why(),
                        text.mitigation(),
                        List.of(),
                        steps.stream()
                                .filter(step -> window.id().equals(step.window()))
                                .map(Step::id)
                                .sorted()
                                .toList()));
            }
        }
    }

    private void freezes() {
        if (!request.decisions().freezeWindows().isEmpty()) {
            List<String> bound = steps.stream()
                    .filter(step -> step.preconditions().stream().anyMatch(text -> text.startsWith("Not between ")))
                    .map(Step::id)
                    .sorted()
                    .toList();
            if (!bound.isEmpty()) {
                risks.add(RiskFinder.risk(request.texts().risk("freeze-windows"), List.of(), bound));
            }
        }
    }
}
