package dev.mitosis.target.delivery;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.target.delivery.DeliveryFacts.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each deployer deploys to, as the graph tells: over builds, groups, stacks and roles to what they reach. */
final class Served {
    private static final String GROUP = "AWS::CodeDeploy::DeploymentGroup";
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    private static final Set<EdgeKind> WAYS =
            EnumSet.of(EdgeKind.INVOKES, EdgeKind.TRIGGERS, EdgeKind.REFERENCES, EdgeKind.RUNS_AS, EdgeKind.WRITES);
    /** What a deployer works by: what they reach, it reaches. */
    private static final Set<String> HANDS = Set.of(
            "AWS::CodePipeline::Pipeline",
            "AWS::CodeBuild::Project",
            "AWS::CodeDeploy::Application",
            GROUP,
            "AWS::CloudFormation::Stack",
            PROFILE,
            "AWS::IAM::Role");

    private static final int FARTHEST = 4;

    private final Map<String, List<String>> ways = new HashMap<>();
    private final Map<String, String> types;

    /**
     * Reads the graph.
     *
     * @param types of what is in the snapshot, by ARN
     */
    Served(GraphDocument graph, Map<String, String> types, Set<String> deployers) {
        this.types = types;
        for (Edge edge : graph.edges()) {
            if (edge.kind() == EdgeKind.DEPLOYED_BY) {
                add(edge.to(), edge.from());
            } else if (WAYS.contains(edge.kind()) && (deployers.contains(edge.from()) || isHand(edge.from()))) {
                add(edge.from(), edge.to());
            } else if (edge.kind() == EdgeKind.ATTACHED_TO && isA(GROUP, edge.from())) {
                // A deployment group is part of its application, which works by it.
                add(edge.to(), edge.from());
            } else if (edge.kind() == EdgeKind.ATTACHED_TO
                    && (isA(PROFILE, edge.from()) || deployers.contains(edge.from()))) {
                add(edge.from(), edge.to());
            }
        }
    }

    private boolean isA(String type, String arn) {
        return type.equals(types.get(arn));
    }

    private void add(String from, String to) {
        ways.computeIfAbsent(from, unseen -> new ArrayList<>(1)).add(to);
    }

    private boolean isHand(String arn) {
        return HANDS.contains(types.getOrDefault(arn, ""));
    }

    /** The ARNs that it reaches, itself left out. */
    Set<String> by(Seen deployer) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(deployer.arn()));
        for (int step = 0; step < FARTHEST && !open.isEmpty(); step++) {
            for (int left = open.size(); left > 0; left--) {
                for (String to : ways.getOrDefault(open.remove(), List.of())) {
                    if (reached.add(to) && isHand(to)) {
                        open.add(to);
                    }
                }
            }
        }
        reached.remove(deployer.arn());
        return reached;
    }
}
