package dev.mitosis.check;

import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan laid out for simulation: every resource's life, where it ends, and who needs whom. */
final class World {
    private final CheckRequest request;
    private final Sequence sequence;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, Disposition> dispositions = new LinkedHashMap<>();
    private final Map<String, Assignment> assignments = new HashMap<>();
    private final Map<String, TargetAccount> accounts = new LinkedHashMap<>();
    private final Set<String> production = new HashSet<>();
    private final List<Edge> needs = new ArrayList<>();
    private final Map<String, List<Edge>> consumers = new HashMap<>();
    private final String old;

    World(CheckRequest request) {
        this.request = request;
        this.sequence = new Sequence(request.plan());
        request.plan().dispositions().forEach(row -> dispositions.putIfAbsent(row.resource(), row.disposition()));
        request.partition().resources().forEach(row -> assignments.put(row.id(), row));
        request.partition().accounts().forEach(account -> accounts.put(account.name(), account));
        request.partition().environments().stream()
                .filter(Environment::production)
                .forEach(environment -> production.add(environment.name()));
        old = request.partition().accounts().stream()
                .filter(TargetAccount::existing)
                .map(TargetAccount::name)
                .sorted()
                .findFirst()
                .orElse("legacy");
        for (int i = 0; i < sequence.steps().size(); i++) {
            Step step = sequence.step(i);
            for (String resource : step.resources()) {
                lives.computeIfAbsent(resource, k -> new Life()).record(step.action(), i);
            }
        }
        request.graph().edges().stream().filter(this::binding).forEach(this::need);
    }

    private void need(Edge edge) {
        needs.add(edge);
        consumers.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
    }

    /** Whether the edge is one that a plan has to keep alive between two resources that are planned. */
    private boolean binding(Edge edge) {
        boolean strong = edge.strength() != Strength.SERVICE_WIDE && edge.strength() != Strength.EVERYTHING;
        return strong
                && !edge.kind().isStructure()
                && !edge.from().equals(edge.to())
                && planned(edge.from())
                && planned(edge.to());
    }

    private boolean planned(String resource) {
        Disposition disposition = dispositions.get(resource);
        return disposition != null
                && disposition != Disposition.MANAGED_BY_OTHER
                && disposition != Disposition.EXTERNAL;
    }

    CheckRequest request() {
        return request;
    }

    Sequence sequence() {
        return sequence;
    }

    List<DispositionRow> rows() {
        return request.plan().dispositions();
    }

    Life life(String resource) {
        return lives.getOrDefault(resource, Life.NONE);
    }

    Optional<Disposition> disposition(String resource) {
        return Optional.ofNullable(dispositions.get(resource));
    }

    /** Whether the resource gets to another account. */
    boolean moves(String resource) {
        Disposition disposition = dispositions.get(resource);
        return disposition == Disposition.RECREATE
                || disposition == Disposition.REPLICATE
                || disposition == Disposition.TRANSFER;
    }

    boolean retires(String resource) {
        return dispositions.get(resource) == Disposition.RETIRE;
    }

    /** The account in which the resource is at the end. */
    String home(String resource) {
        Assignment assignment = assignments.get(resource);
        return moves(resource) && assignment != null ? assignment.account() : old;
    }

    String old() {
        return old;
    }

    Optional<Assignment> assignment(String resource) {
        return Optional.ofNullable(assignments.get(resource));
    }

    Optional<TargetAccount> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    boolean production(String environment) {
        return production.contains(environment);
    }

    List<Edge> needs() {
        return needs;
    }

    List<Edge> consumersOf(String resource) {
        return consumers.getOrDefault(resource, List.of());
    }

    /** The step after which the new resource can be relied on: proved where data was copied, made otherwise. */
    Optional<Integer> available(String resource) {
        Life life = life(resource);
        Disposition disposition = dispositions.get(resource);
        if (disposition == Disposition.TRANSFER) {
            return life.last(StepAction.TRANSFER);
        }
        return disposition == Disposition.REPLICATE ? life.last(StepAction.VERIFY_COPY) : life.last(StepAction.CREATE);
    }

    /** The first step that makes the new resource. */
    Optional<Integer> made(String resource) {
        Life life = life(resource);
        return life.first(StepAction.CREATE)
                .or(() -> life.first(StepAction.COPY))
                .or(() -> life.first(StepAction.TRANSFER));
    }

    /** The step after which the new resource is the one in use. */
    Optional<Integer> inUse(String resource) {
        Life life = life(resource);
        return dispositions.get(resource) == Disposition.TRANSFER
                ? life.last(StepAction.TRANSFER)
                : life.last(StepAction.CUTOVER);
    }

    /** The steps that tie these two together: they name both, or share the provider with the consumer's account. */
    List<Integer> bridges(String consumer, String provider) {
        List<Integer> found = new ArrayList<>();
        Set<Integer> ofConsumer = new HashSet<>(life(consumer).all(StepAction.CONNECT));
        life(provider).all(StepAction.CONNECT).stream()
                .filter(ofConsumer::contains)
                .forEach(found::add);
        life(provider).all(StepAction.SHARE).stream()
                .filter(share -> sequence.step(share).account().equals(home(consumer)))
                .forEach(found::add);
        return found;
    }
}
