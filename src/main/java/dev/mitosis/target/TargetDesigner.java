package dev.mitosis.target;

import dev.mitosis.io.Beside;
import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.delivery.DeliveryFacts;
import dev.mitosis.target.dns.DnsDesigner;
import dev.mitosis.target.dns.DnsFacts;
import dev.mitosis.target.fate.FateFinder;
import dev.mitosis.target.fate.FateFinder.Fates;
import dev.mitosis.target.form.OwnStacks;
import dev.mitosis.target.foundation.QuotaNeeds;
import dev.mitosis.target.identity.IdentityFacts;
import dev.mitosis.target.identity.IdentityPlanner;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import dev.mitosis.target.name.KnownNames;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.network.NetworkRecords;
import dev.mitosis.target.property.Neighbours;
import dev.mitosis.target.reference.KnownEstate;
import dev.mitosis.target.reference.PropertyWriter;
import dev.mitosis.target.reference.ReferenceFacts;
import dev.mitosis.target.stack.StackDesigner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Designs the target estate: what becomes of each resource, what it is called, and whom it needs then. Time and memory
 * grow with resources and edges; the resources' data is streamed, never held.
 */
public final class TargetDesigner {
    private final MethodLibrary library;

    /** A designer with the knowledge base that is shipped with the product. */
    public TargetDesigner() {
        this(MethodLibrary.load());
    }

    /** A designer with a knowledge base that is loaded already. */
    public TargetDesigner(MethodLibrary library) {
        this.library = library;
    }

    /**
     * Designs the estate; the same request always gives the same one.
     *
     * @throws dev.mitosis.model.MitosisException M-TARGET-01 where the partition tears what cannot be apart
     */
    public TargetDocument design(TargetRequest request) {
        PartitionDocument partition = request.partition();
        NetworkRecords records = new NetworkRecords();
        KnownNames known = new KnownNames();
        DnsFacts answering = new DnsFacts();
        IdentityFacts facts = new IdentityFacts();
        Surroundings.Heard heard = new Surroundings.Heard(new DeliveryFacts(), new QuotaNeeds());
        ReferenceFacts referenceFacts = new ReferenceFacts();
        Neighbours neighbours = new Neighbours();
        Snapshot snapshot = new OverheardSnapshot(
                request.snapshot(),
                List.of(
                        known,
                        answering,
                        facts,
                        heard.delivery(),
                        heard.quotas(),
                        records,
                        referenceFacts,
                        neighbours));
        Fates fates = new FateFinder(library).find(snapshot, request.graph(), partition, request.decisions());
        Estate.OldAccount old = new Estate.OldAccount(partition.oldAccountName(), partition.account());
        Estate estate = new Estate(fates, library, old, known);
        // From here on the estate's own things stay as they are, so that others may look at them beside.
        estate.successors();
        Beside<List<PlannedEdge>> edges = Beside.start(() -> edges(request.graph(), estate));
        Beside<Told> told = Beside.start(() -> Told.of(request, estate, referenceFacts), edges);
        DnsDesigner.Answers answers = new DnsDesigner(answering, new EstateWhereabouts(estate), estate.additions())
                .design(request.graph().edges());
        List<PlannedAccount> accounts = accounts(partition);
        Surroundings surroundings = Surroundings.of(request, estate, accounts, heard);
        Networking networking = Networking.of(request, estate, records, edges.get());
        List<PlannedResource> resources = estate.resources();
        Beside<List<Finding>> ownStacks =
                Beside.start(() -> OwnStacks.findings(OwnStacks.of(resources, networking.edges())), told);
        IdentityPlan identity = identity(request, facts, resources, surroundings.guardrails(accounts));
        List<PlannedChoice> choices = new EstateChoices(estate, request.decisions(), accounts)
                .of(networking.choices(), surroundings.delivery());
        Properties properties = Properties.of(
                new Properties.Records(request.snapshot().resources(), neighbours, this::isMadeByCopy),
                resources,
                new PropertyWriter.Request(
                        told.get().known(),
                        estate.additions().all(),
                        accounts,
                        networking.networks(),
                        networking.connections(),
                        identity.identities(),
                        identity.grants(),
                        new PropertyWriter.Around(
                                surroundings.delivery().ways(),
                                surroundings.delivery().monitoring()),
                        old.id(),
                        old.name()));
        StackDesigner.Design stacks = StackDesigner.design(new StackDesigner.Request(
                properties.resources(),
                accounts,
                estate.units(),
                properties.parameters(),
                told.get().handedOver()));
        List<Finding> findings = new ArrayList<>(fates.findings());
        WaitingAccounts.of(partition).forEach(account -> findings.add(WaitingAccounts.finding(account)));
        findings.addAll(properties.findings());
        findings.addAll(identity.findings());
        findings.addAll(surroundings.findings());
        findings.addAll(networking.findings());
        findings.addAll(stacks.findings());
        findings.addAll(ownStacks.get());
        findings.sort(Comparator.comparing(Finding::rule).thenComparing(f -> String.join(",", f.resources())));
        return new TargetDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                partition.account(),
                request.snapshot().manifest().snapshotId(),
                request.inputs(),
                accounts,
                estate.units(),
                stacks.resources(),
                networking.edges(),
                told.get().names(),
                answers.dns(),
                answers.addresses(),
                identity.identities(),
                identity.users(),
                identity.grants(),
                identity.access(),
                surroundings.organization(),
                surroundings.delivery().ways(),
                surroundings.delivery().monitoring(),
                surroundings.delivery().questions(),
                networking.networks(),
                networking.connections().stream()
                        .map(connection -> connection.without(properties.unsaid()))
                        .toList(),
                choices,
                stacks.stacks(),
                List.copyOf(findings));
    }

    /** What is found out beside, because it needs nothing but what stands there. */
    private boolean isMadeByCopy(PlannedResource resource) {
        return resource.succeeds() != null
                && library.byId(resource.method())
                        .step(StepAction.COPY, resource.type())
                        .filter(copy -> copy.provides().containsKey("Ref"))
                        .isPresent();
    }

    private record Told(List<NameChange> names, KnownEstate known) {
        static Told of(TargetRequest request, Estate estate, ReferenceFacts facts) {
            return new Told(
                    new NameChangeFinder(estate).find(request.graph()),
                    new KnownEstate(new KnownThings(estate).all(), facts));
        }

        /** The ids of the things that take the name of an old one. */
        Set<String> handedOver() {
            return names.stream()
                    .filter(name -> name.how() == NameChange.How.HAND_OVER)
                    .map(NameChange::resource)
                    .collect(Collectors.toSet());
        }
    }

    private static IdentityPlan identity(
            TargetRequest request,
            IdentityFacts facts,
            List<PlannedResource> resources,
            Map<String, List<Guardrail>> guardrails) {
        PartitionDocument partition = request.partition();
        Set<String> common = new HashSet<>();
        for (PartitionDocument.Assignment assignment : partition.resources()) {
            if (assignment.role() == Role.SHARED || assignment.role() == Role.FOUNDATION) {
                common.add(assignment.id());
            }
        }
        return IdentityPlanner.plan(new IdentityPlanner.Request(
                facts,
                request.snapshot().manifest().finishedAt(),
                request.graph(),
                request.decisions(),
                resources,
                common,
                guardrails,
                partition.account(),
                partition.oldAccountName()));
    }

    private static List<PlannedAccount> accounts(PartitionDocument partition) {
        List<PartitionDocument.TargetAccount> waiting = WaitingAccounts.of(partition);
        return partition.accounts().stream()
                .filter(account -> !waiting.contains(account))
                .map(account -> new PlannedAccount(
                        account.name(),
                        Variables.ofAccount(account.name()),
                        account.existing() ? partition.account() : null,
                        account.ou(),
                        account.purpose(),
                        account.environment(),
                        account.existing()))
                .sorted(Comparator.comparing(PlannedAccount::name))
                .toList();
    }

    /** An edge by its ends and kind. */
    private record Key(String from, String to, EdgeKind kind) {}

    private static List<PlannedEdge> edges(GraphDocument graph, Estate estate) {
        Map<String, List<Estate.Standing>> byArn = new HashMap<>();
        for (Estate.Standing standing : estate.standings()) {
            if (standing.fate() != Fate.RETIRED) {
                byArn.computeIfAbsent(standing.candidate().arn(), arn -> new ArrayList<>(1))
                        .add(standing);
            }
        }
        Map<Key, PlannedEdge> edges = new LinkedHashMap<>();
        for (Edge edge : graph.edges()) {
            for (Estate.Standing consumer : byArn.getOrDefault(edge.from(), List.of())) {
                add(edges, planned(edge, consumer, estate));
            }
            if (!byArn.containsKey(edge.from()) && estate.provider(edge.from(), "") == null) {
                Estate.Standing provider = estate.provider(edge.to(), "");
                String to = provider == null ? edge.to() : estate.id(provider);
                add(edges, new PlannedEdge(edge.from(), to, edge.kind(), edge.strength(), false));
            }
        }
        return edges.values().stream()
                .sorted(Comparator.comparing(PlannedEdge::from)
                        .thenComparing(PlannedEdge::to)
                        .thenComparing(PlannedEdge::kind))
                .toList();
    }

    private static void add(Map<Key, PlannedEdge> edges, PlannedEdge edge) {
        edges.putIfAbsent(new Key(edge.from(), edge.to(), edge.kind()), edge);
    }

    private static PlannedEdge planned(Edge edge, Estate.Standing consumer, Estate estate) {
        Estate.Standing provider = estate.provider(edge.to(), consumer.account());
        boolean crossing = provider != null && !provider.account().equals(consumer.account());
        return new PlannedEdge(
                estate.id(consumer),
                provider == null ? edge.to() : estate.id(provider),
                edge.kind(),
                edge.strength(),
                crossing);
    }
}
