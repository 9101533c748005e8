package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an account looks like and whatever was decided: what no estate may do. */
class RandomEstatesTest {
    private static final int SAMPLE = 6;

    /** What is never done by name, so that an edge of it can lead over any border. */
    private static final Set<EdgeKind> BOUND = Set.of(EdgeKind.ATTACHED_TO, EdgeKind.RUNS_AS, EdgeKind.ENCRYPTS_WITH);

    private static final Set<EdgeKind> FIRM_USES = Set.of(
            EdgeKind.ATTACHED_TO,
            EdgeKind.RUNS_AS,
            EdgeKind.ENCRYPTS_WITH,
            EdgeKind.READS,
            EdgeKind.WRITES,
            EdgeKind.TALKS_TO,
            EdgeKind.REFERENCES,
            EdgeKind.LOGS_TO);

    static List<Case> cases() {
        return Sampled.of("RandomEstatesTest", RandomEstates.all(), SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_estate_keeps_the_laws(Case which) {
        Designed designed = which.design();
        TargetDocument target = designed.target();
        Map<String, PlannedResource> principals = principals(target);

        assertThat(principals.keySet())
                .as("one fate for each resource")
                .containsExactlyInAnyOrderElementsOf(arns(designed.request()));
        assertThat(target.resources().stream().map(PlannedResource::id).toList())
                .as("ids are unique and sorted")
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(torn(designed.request(), principals))
                .as("parts apart from wholes")
                .isEmpty();
        assertThat(takenAway(designed.request(), principals))
                .as("providers moved from under a user that stays")
                .isEmpty();
        assertThat(foreign(target)).as("things of AWS that are made").isEmpty();
        assertThat(inManagement(target))
                .as("workloads in the management account")
                .isEmpty();
        assertThat(oldIds(target))
                .as("ARNs of made things that say the old account")
                .isEmpty();
        assertThat(hanging(target)).as("edges to what does not stand").isEmpty();
        assertThat(misplacedSuccessors(target))
                .as("edges that pass by a nearer successor")
                .isEmpty();
        assertThat(Json.line(which.design().target()).hashCode())
                .as("the same bytes again")
                .isEqualTo(Json.line(target).hashCode());
    }

    private static Map<String, PlannedResource> principals(TargetDocument target) {
        return target.resources().stream()
                .filter(PlannedResource::principal)
                .collect(Collectors.toMap(resource -> String.valueOf(resource.succeeds()), resource -> resource));
    }

    private static Set<String> arns(TargetRequest request) {
        try (var resources = request.snapshot().resources()) {
            return resources.map(resource -> resource.arn()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isAlive(PlannedResource resource) {
        return resource.fate().remains() || resource.fate().isMade();
    }

    /** Parts of one thing that are in another account than it, unless the account has such a thing of its own. */
    private static List<String> torn(TargetRequest request, Map<String, PlannedResource> principals) {
        List<String> torn = new ArrayList<>();
        for (Node node : request.graph().nodes()) {
            if (node.partOf().size() == 1
                    && principals.containsKey(node.partOf().get(0))) {
                PlannedResource part = Objects.requireNonNull(principals.get(node.id()));
                PlannedResource whole =
                        Objects.requireNonNull(principals.get(node.partOf().get(0)));
                boolean own = whole.fate() == Fate.MANAGED || hasOwn(whole);
                if (isAlive(part) && isAlive(whole) && !own && !part.account().equals(whole.account())) {
                    torn.add(part.id() + " of " + whole.id());
                }
            }
        }
        return torn;
    }

    /** Whether each account can have one of its own of it. */
    private static boolean hasOwn(PlannedResource whole) {
        return Set.of(
                        "AWS::EC2::VPC",
                        "AWS::EC2::Subnet",
                        "AWS::EC2::RouteTable",
                        "AWS::ECS::Cluster",
                        "AWS::Events::EventBus",
                        "AWS::Logs::LogGroup",
                        "AWS::ServiceDiscovery::PrivateDnsNamespace")
                .contains(whole.type());
    }

    private static List<String> takenAway(TargetRequest request, Map<String, PlannedResource> principals) {
        Map<String, Role> roles =
                request.partition().resources().stream().collect(Collectors.toMap(Assignment::id, Assignment::role));
        List<String> taken = new ArrayList<>();
        for (Edge edge : request.graph().edges()) {
            PlannedResource user = principals.get(edge.from());
            PlannedResource provider = principals.get(edge.to());
            boolean firm = edge.strength().weight() >= 0.8 && FIRM_USES.contains(edge.kind());
            boolean workload = roles.get(edge.from()) == Role.WORKLOAD || roles.get(edge.from()) == Role.UNASSIGNED;
            if (user != null
                    && provider != null
                    && firm
                    && (workload || (BOUND.contains(edge.kind()) && !user.type().startsWith("AWS::IAM::")))
                    && user.fate().remains()
                    && provider.fate() == Fate.MOVES) {
                taken.add(provider.id() + " from " + user.id() + " " + edge.kind());
            }
        }
        return taken;
    }

    private static List<String> foreign(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.fate().isMade())
                .filter(resource -> resource.name().startsWith("AWSServiceRoleFor"))
                .map(PlannedResource::id)
                .toList();
    }

    private static List<String> inManagement(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.account().equals("management") && resource.succeeds() != null)
                .map(PlannedResource::id)
                .toList();
    }

    private static List<String> oldIds(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.fate().isMade())
                .filter(resource -> resource.arn().contains(":" + GeneratedAccount.ACCOUNT + ":"))
                .map(resource -> resource.id() + " " + resource.arn())
                .toList();
    }

    private static List<String> hanging(TargetDocument target) {
        Set<String> succeeded = new HashSet<>();
        target.resources().forEach(resource -> succeeded.add(String.valueOf(resource.succeeds())));
        return target.edges().stream()
                .filter(edge -> succeeded.contains(edge.to()) || succeeded.contains(edge.from()))
                .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                .toList();
    }

    private static List<String> misplacedSuccessors(TargetDocument target) {
        Map<String, PlannedResource> byId =
                target.resources().stream().collect(Collectors.toMap(PlannedResource::id, resource -> resource));
        Map<String, Set<String>> accounts = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            accounts.computeIfAbsent(String.valueOf(resource.succeeds()), arn -> new HashSet<>())
                    .add(resource.account());
        }
        List<String> misplaced = new ArrayList<>();
        for (PlannedEdge edge : target.edges()) {
            PlannedResource from = byId.get(edge.from());
            PlannedResource to = byId.get(edge.to());
            if (from != null
                    && to != null
                    && to.succeeds() != null
                    && !from.account().equals(to.account())) {
                if (accounts.getOrDefault(to.succeeds(), Set.of()).contains(from.account())) {
                    misplaced.add(edge.from() + " " + edge.kind() + " " + edge.to());
                }
                assertThat(edge.crossing())
                        .as("%s to %s crosses", edge.from(), edge.to())
                        .isTrue();
            }
        }
        return misplaced;
    }
}
