package dev.mitosis.plan;

import dev.mitosis.method.RiskText;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PlanDocument.Risk;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The risks that only the dependencies, the partition or the decisions of this account show. */
final class GraphRisks {
    private static final double LOW_CONFIDENCE = 0.5;

    private final Board board;
    private final GraphDocument graph;
    private final PartitionDocument partition;
    private final List<Step> steps;
    private final List<Risk> risks = new ArrayList<>();

    GraphRisks(Board board, GraphDocument graph, PartitionDocument partition, List<Step> steps) {
        this.board = board;
        this.graph = graph;
        this.partition = partition;
        this.steps = steps;
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
            RiskText text = board.playbooks().risk(id);
            risks.add(
                    RiskFinder.risk(text, List.copyOf(new TreeSet<>(resources)), List.copyOf(new TreeSet<>(stepIds))));
        }
    }

    private void uniqueNames() {
        add(
                "unique-names",
                moving().stream()
                        .filter(placement -> placement.method().uniqueName())
                        .map(Placement::arn)
                        .toList(),
                List.of());
    }

    private List<Placement> moving() {
        return board.placements().stream().filter(Placement::moves).toList();
    }

    private void awsManagedKeys() {
        Map<String, Placement> byArn =
                board.placements().stream().collect(Collectors.toMap(Placement::arn, placement -> placement));
        Set<String> bound = new TreeSet<>();
        for (Edge edge : graph.edges()) {
            Placement data = byArn.get(edge.from());
            Placement key = byArn.get(edge.to());
            boolean awsManaged = key != null
                    && key.disposition() == Disposition.MANAGED_BY_OTHER
                    && key.type().startsWith("AWS::KMS::");
            if (awsManaged && data != null && data.disposition() == Disposition.REPLICATE) {
                bound.add(data.arn());
            }
        }
        add("aws-managed-keys", bound, List.of());
    }

    private void foreignAccounts() {
        Map<String, String> typeOf = new HashMap<>();
        graph.nodes().stream().filter(Node::external).forEach(node -> typeOf.put(node.id(), node.type()));
        Set<String> movers = moving().stream().map(Placement::arn).collect(Collectors.toSet());
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
        Set<String> data = board.placements().stream()
                .filter(placement -> placement.typeMethod().disposition() == Disposition.REPLICATE)
                .map(Placement::arn)
                .collect(Collectors.toSet());
        add(
                "shared-data",
                partition.shared().stream()
                        .filter(shared -> shared.neededBy().size() > 1 && data.contains(shared.id()))
                        .map(PartitionDocument.SharedResource::id)
                        .toList(),
                List.of());
    }

    private void couplings() {
        RiskText text = board.playbooks().risk("tight-coupling");
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
        Set<String> movers = moving().stream().map(Placement::arn).collect(Collectors.toSet());
        add(
                "uncertain-assignments",
                partition.resources().stream()
                        .filter(row -> row.confidence() < LOW_CONFIDENCE && movers.contains(row.id()))
                        .map(PartitionDocument.Assignment::id)
                        .toList(),
                List.of());
    }

    private void undecided() {
        Set<Integer> open = new TreeSet<>();
        for (Need need : board.needs()) {
            boolean consumerMoves = board.placement(need.consumer()).moves();
            if (consumerMoves && board.placement(need.provider()).disposition() == Disposition.UNDECIDED) {
                open.add(need.provider());
            }
        }
        add(
                "undecided-providers",
                open.stream().map(index -> board.placement(index).arn()).toList(),
                List.of());
    }

    private void downtime() {
        Map<String, List<Step>> byUnit = new TreeMap<>();
        steps.stream()
                .filter(step -> step.downtimeMinutes() > 0 && step.context() != null)
                .forEach(step -> byUnit.computeIfAbsent(
                                step.context() + "/" + step.environment(), k -> new ArrayList<>())
                        .add(step));
        byUnit.forEach((unit, switches) -> {
            Step first = switches.get(0);
            Integer budget = board.decisions().minutesDown(first.context(), first.environment());
            int longest =
                    switches.stream().mapToInt(Step::downtimeMinutes).max().orElse(0);
            if (budget != null && longest > budget) {
                RiskText text = board.playbooks().risk("downtime-budget");
                risks.add(new Risk(
                        text.id() + "-" + unit.replace('/', '-'),
                        text.severity(),
                        text.title() + ": " + unit + " needs " + longest + " minutes, " + budget + " are allowed",
                        text.why(),
                        text.mitigation(),
                        List.of(),
                        switches.stream()
                                .filter(step -> step.downtimeMinutes() > budget)
                                .map(Step::id)
                                .sorted()
                                .toList()));
            }
        });
    }

    private void freezes() {
        if (!board.decisions().freezeWindows().isEmpty()) {
            List<String> bound = steps.stream()
                    .filter(step -> step.preconditions().stream().anyMatch(text -> text.startsWith("Not between ")))
                    .map(Step::id)
                    .sorted()
                    .toList();
            if (!bound.isEmpty()) {
                risks.add(RiskFinder.risk(board.playbooks().risk("freeze-windows"), List.of(), bound));
            }
        }
    }
}
