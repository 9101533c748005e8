package dev.mitosis.target.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import dev.mitosis.target.delivery.DeliveryFacts.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployer reaches. */
class ServedTest {
    private static final String PIPELINE = "AWS::CodePipeline::Pipeline";
    private static final String BUILD = "AWS::CodeBuild::Project";
    private static final String GROUP = "AWS::CodeDeploy::DeploymentGroup";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String FUNCTION = "AWS::Lambda::Function";

    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> deployers = new HashSet<>();

    private ServedTest put(String type, String... names) {
        for (String name : names) {
            types.put(name, type);
        }
        return this;
    }

    private ServedTest need(String from, EdgeKind kind, String to) {
        edges.add(new Edge(from, to, kind, Strength.EXACT, List.of()));
        return this;
    }

    private Set<String> by(String deployer) {
        GraphDocument graph = new GraphDocument(1, "t", "1", "s", Map.of(), List.of(), edges, List.of());
        return new Served(graph, types, deployers)
                .by(new Seen(deployer, DeployerKind.PIPELINE, null, Map.of(), false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "invokes, true",
        "triggers, true",
        "references, true",
        "runs-as, true",
        "writes, true",
        "reads, false",
        "attached-to, false",
        "talks-to, false"
    })
    void a_pipeline_reaches_what_it_works_on(String kind, boolean reached) {
        put(PIPELINE, "release")
                .put(FUNCTION, "api")
                .need("release", EdgeKind.of(kind).orElseThrow(), "api");

        assertThat(by("release").contains("api")).isEqualTo(reached);
    }

    @Test
    void what_is_no_deployer_and_no_hand_of_one_reaches_nothing() {
        put(FUNCTION, "api", "worker").need("api", EdgeKind.INVOKES, "worker");
        assertThat(by("api")).isEmpty();

        deployers.add("api");
        assertThat(by("api")).containsExactly("worker");
    }

    @Test
    void a_build_and_a_role_hand_on_what_they_reach_but_a_function_does_not() {
        put(PIPELINE, "release").put(BUILD, "build").put(ROLE, "role").put(FUNCTION, "api", "worker");
        need("release", EdgeKind.INVOKES, "build").need("build", EdgeKind.RUNS_AS, "role");
        need("role", EdgeKind.WRITES, "api").need("api", EdgeKind.INVOKES, "worker");

        assertThat(by("release")).containsExactlyInAnyOrder("build", "role", "api");
    }

    @Test
    void a_stack_reaches_what_it_deployed() {
        put(STACK, "stack").put(FUNCTION, "api").need("api", EdgeKind.DEPLOYED_BY, "stack");

        assertThat(by("stack")).containsExactly("api");
        assertThat(by("api")).isEmpty();
    }

    @Test
    void an_application_works_by_its_groups() {
        put("AWS::CodeDeploy::Application", "app").put(GROUP, "group").need("group", EdgeKind.ATTACHED_TO, "app");

        assertThat(by("app")).containsExactly("group");
        assertThat(by("group")).isEmpty();
    }

    @Test
    void a_server_of_builds_works_by_the_role_of_its_profile() {
        put("AWS::EC2::Instance", "runner").put(PROFILE, "profile").put(ROLE, "role");
        need("runner", EdgeKind.ATTACHED_TO, "profile").need("profile", EdgeKind.ATTACHED_TO, "role");
        deployers.add("runner");

        assertThat(by("runner")).containsExactlyInAnyOrder("profile", "role");
    }

    @Test
    void nothing_is_followed_farther_than_four_steps_and_circles_end() {
        put(ROLE, "a", "b", "c", "d", "e", "f");
        for (String step : List.of("a b", "b c", "c d", "d e", "e f", "b a")) {
            need(step.substring(0, 1), EdgeKind.RUNS_AS, step.substring(2));
        }

        assertThat(by("a")).containsExactlyInAnyOrder("b", "c", "d", "e");
    }
}
