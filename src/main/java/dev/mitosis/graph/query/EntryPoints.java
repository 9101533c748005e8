package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands in front of workloads and hands on to them: zones, load balancers, APIs, distributions, topics.
 *
 * <p>Whoever is behind it needs it, though the configuration only tells of the other direction; and that two are behind
 * one front does not make them one.
 */
final class EntryPoints {
    private static final Set<String> FRONTS = Set.of(
            "AWS::Route53::HostedZone",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancing::LoadBalancer",
            "AWS::CloudFront::Distribution",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGatewayV2::Api",
            "AWS::SNS::Topic",
            "AWS::Events::EventBus");

    /** Parts of fronts, and what stands between them and workloads. */
    private static final Set<String> PARTS = Set.of(
            "AWS::Route53::RecordSet",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::SNS::Subscription");

    private final ResourceGraph graph;

    EntryPoints(ResourceGraph graph) {
        this.graph = graph;
    }

    static boolean isFront(String type) {
        return FRONTS.contains(type) || (PARTS.contains(type) && !type.endsWith("TargetGroup"));
    }

    /** The groups behind a front, with the kinds of edge by which it hands on to them; empty for anything else. */
    Map<String, Set<EdgeKind>> behind(String id, Map<String, String> groups) {
        Map<String, Set<EdgeKind>> behind = new TreeMap<>();
        if (!FRONTS.contains(graph.node(id).type())) {
            return behind;
        }
        Set<String> seen = new HashSet<>(Set.of(id));
        Deque<String> open = new ArrayDeque<>(Set.of(id));
        while (!open.isEmpty()) {
            for (Edge edge : graph.needs(open.removeFirst())) {
                if (edge.kind().handsOn() && seen.add(edge.to())) {
                    String group = groups.get(edge.to());
                    if (group != null) {
                        behind.computeIfAbsent(group, g -> new TreeSet<>()).add(edge.kind());
                    }
                    String type = graph.node(edge.to()).type();
                    if (PARTS.contains(type) || FRONTS.contains(type)) {
                        open.add(edge.to());
                    }
                }
            }
        }
        return behind;
    }
}
