package dev.mitosis.target;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.connection.ConnectionDesigner;
import dev.mitosis.target.network.NetworkDesigner;
import dev.mitosis.target.network.NetworkRecords;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks of the estate and what connects its accounts. */
record Networking(
        List<PlannedNetwork> networks,
        List<PlannedConnection> connections,
        List<PlannedEdge> edges,
        List<PlannedChoice> choices,
        List<Finding> findings) {
    private static final String NETWORK = "network";

    /** Designs both; what is new goes to the estate's additions. */
    static Networking of(TargetRequest request, Estate estate, NetworkRecords records, List<PlannedEdge> edges) {
        List<Placed> things = placed(estate);
        NetworkDesigner designer = new NetworkDesigner(
                things, request.graph(), records, request.decisions().cidrPool());
        estate.standings().stream()
                .filter(standing ->
                        standing.fate().isMade() && standing.candidate().moves())
                .forEach(standing -> designer.comesBy(
                        standing.candidate().arn(), standing.candidate().method()));
        NetworkDesigner.Networks networks = designer.design();
        PartitionDocument partition = request.partition();
        ConnectionDesigner.Result result = new ConnectionDesigner(
                        new ConnectionDesigner.Request(
                                things,
                                edges,
                                networks.networks(),
                                production(partition),
                                hub(partition),
                                proposed(partition),
                                request.decisions().connections()),
                        estate.additions())
                .design();
        List<Finding> findings = new ArrayList<>(networks.findings());
        findings.addAll(result.findings());
        return new Networking(result.networks(), result.connections(), result.edges(), networks.choices(), findings);
    }

    private static List<Placed> placed(Estate estate) {
        return estate.standings().stream()
                .map(standing -> new Placed(
                        estate.id(standing),
                        standing.candidate().arn(),
                        standing.candidate().type(),
                        standing.candidate().region(),
                        standing.account(),
                        standing.fate(),
                        estate.isAnother(standing),
                        standing.principal()))
                .toList();
    }

    private static Set<String> production(PartitionDocument partition) {
        Set<String> guarded = partition.environments().stream()
                .filter(Environment::production)
                .map(Environment::name)
                .collect(Collectors.toSet());
        return partition.accounts().stream()
                .filter(account -> account.environment() != null && guarded.contains(account.environment()))
                .map(PartitionDocument.TargetAccount::name)
                .collect(Collectors.toSet());
    }

    /** The account of networks; the one that is split where there is none. */
    private static String hub(PartitionDocument partition) {
        return partition.accounts().stream()
                .filter(account -> account.purpose().equals(NETWORK))
                .map(PartitionDocument.TargetAccount::name)
                .min(String::compareTo)
                .orElseGet(() -> partition.oldAccountName());
    }

    private static Map<String, String> proposed(PartitionDocument partition) {
        Map<String, String> proposed = new HashMap<>();
        partition
                .crossings()
                .forEach(crossing -> proposed.put(
                        crossing.from() + " " + crossing.to() + " "
                                + crossing.kind().label(),
                        crossing.resolution()));
        return proposed;
    }
}
