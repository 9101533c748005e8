package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The VPC endpoints of a snapshot: which AWS service each VPC reaches without the internet. */
public final class ServiceEndpoints {
    /**
     * One endpoint.
     *
     * @param gateway whether it is a target of routes; otherwise it is an interface in subnets
     */
    public record ServiceEndpoint(String arn, String id, String vpc, String service, boolean gateway) {}

    private final Map<String, List<ServiceEndpoint>> byVpc = new HashMap<>();
    private final Map<String, List<String>> servicesOfType = new HashMap<>();

    /** Knows which types answer at the endpoint of their service; no endpoint of a VPC yet. */
    static ServiceEndpoints load() {
        ServiceEndpoints loaded = new ServiceEndpoints();
        for (TsvTable.TsvRow row : TsvTable.load(ServiceEndpoints.class, "api-endpoints.tsv", 2)) {
            loaded.servicesOfType.put(row.cell(0), row.list(1));
        }
        return loaded;
    }

    /** Whether a resource of the type answers at the endpoint of its service, and there alone. */
    public boolean serves(String type) {
        return servicesOfType.containsKey(type);
    }

    void learn(Resource resource) {
        JsonNode data = resource.data();
        // com.amazonaws.eu-west-1.s3, com.amazonaws.eu-west-1.ecr.api
        String[] parts = data.path("ServiceName").asText().split("\\.", 4);
        String vpc = data.path("VpcId").asText();
        boolean gateway = data.path("VpcEndpointType").asText().equals("Gateway");
        byVpc.computeIfAbsent(vpc, id -> new ArrayList<>())
                .add(new ServiceEndpoint(
                        resource.arn(),
                        data.path("VpcEndpointId").asText(resource.id()),
                        vpc,
                        parts.length == 4 ? parts[3] : "",
                        gateway));
    }

    /** The endpoints of the VPC that lead to the service of a type. */
    public List<ServiceEndpoint> in(String vpc, String type) {
        List<String> services = servicesOfType.getOrDefault(type, List.of());
        return byVpc.getOrDefault(vpc, List.of()).stream()
                .filter(endpoint -> services.contains(endpoint.service()))
                .toList();
    }
}
