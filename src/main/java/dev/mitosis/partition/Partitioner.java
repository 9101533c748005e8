package dev.mitosis.partition;

import dev.mitosis.io.Json;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Coupling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides an account in contexts and environments and proposes the accounts that they should live in. */
public final class Partitioner {
    private final Vocabulary vocabulary = new Vocabulary();
    private final Roles roles = new Roles();

    /** Partitions; equal requests give equal documents. */
    public PartitionDocument partition(PartitionRequest request) {
        Terrain terrain = Terrain.read(request.snapshot(), request.graph());
        Obedience obedience = new Obedience(request.decisions(), terrain);
        Survey survey = new Survey(terrain, vocabulary, roles, obedience, request.seed());
        List<Placement> placements = survey.placements();
        List<Coupling> couplings = new Couplings(terrain, placements, vocabulary, request.decisions()).price();
        Accounts accounts = new AccountDesigner(vocabulary, request.decisions(), placements).design(couplings);
        List<Assignment> assignments = new Settlement(
                        terrain, roles, vocabulary, request.decisions(), accounts, obedience.accounts(), placements)
                .settle();
        Summary summary = new Summary(vocabulary, placements, request.decisions());
        obedience.reportUnknown(summary.contextNames());
        List<Finding> findings = new ArrayList<>(survey.findings());
        findings.addAll(obedience.findings());
        findings.sort(Comparator.comparing(Finding::rule)
                .thenComparing(finding -> String.join(" ", finding.resources()))
                .thenComparing(Finding::text));
        return new PartitionDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.graph().account(),
                request.graph().snapshotId(),
                request.inputs(),
                summary.contexts(),
                summary.environments(),
                accounts.all(),
                assignments,
                new Crossings().find(terrain, assignments),
                new SharedResources().find(terrain, survey.hubs(), assignments),
                couplings,
                findings);
    }
}
