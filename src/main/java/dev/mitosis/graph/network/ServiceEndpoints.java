package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The VPC endpoints of a snapshot: which AWS service each VPC reaches without the internet. */
public final class ServiceEndpoints {
    /** Endpoints whose service is called otherwise than in ARNs. */
    private static final Map<String, Set<String>> OTHER_NAMES = Map.of(
            "kinesis", Set.of("kinesis-streams"),
            "firehose", Set.of("kinesis-firehose"),
            "ecr", Set.of("ecr.api", "ecr.dkr"),
            "elasticfilesystem", Set.of("elasticfilesystem"),
            "cloudwatch", Set.of("monitoring"));

    /**
     * One endpoint.
     *
     * @param gateway whether it is a target of routes; otherwise it is an interface in subnets
     */
    public record ServiceEndpoint(String arn, String id, String vpc, String service, boolean gateway) {}

    private final Map<String, List<ServiceEndpoint>> byVpc = new HashMap<>();

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

    /** The endpoints of the VPC that lead to the service. */
    public List<ServiceEndpoint> in(String vpc, String service) {
        return byVpc.getOrDefault(vpc, List.of()).stream()
                .filter(endpoint -> endpoint.service().equals(service)
                        || OTHER_NAMES.getOrDefault(service, Set.of()).contains(endpoint.service()))
                .toList();
    }
}
