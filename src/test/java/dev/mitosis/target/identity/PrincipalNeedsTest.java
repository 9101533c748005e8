package dev.mitosis.target.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who acts in whose name, and what they need; and what succeeds what. */
class PrincipalNeedsTest {
    private static final String OLD = "123456789012";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String USER = "AWS::IAM::User";
    private static final String GROUP = "AWS::IAM::Group";
    private static final String POLICY = "AWS::IAM::ManagedPolicy";
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<PlannedResource> planned = new ArrayList<>();

    private PrincipalNeedsTest put(String type, String... names) {
        for (String name : names) {
            nodes.add(new Node(name, type, "eu-west-1", name, false, List.of()));
        }
        return this;
    }

    private PrincipalNeedsTest need(String from, EdgeKind kind, String to) {
        return need(from, kind, to, Strength.EXACT);
    }

    private PrincipalNeedsTest need(String from, EdgeKind kind, String to, Strength strength) {
        edges.add(new Edge(from, to, kind, strength, List.of()));
        return this;
    }

    private PlannedResource stands(String name, String account, boolean principal) {
        return stands(name, account, principal, Fate.MOVES, name);
    }

    private PlannedResource stands(String name, String account, boolean principal, Fate fate, String arn) {
        PlannedResource one = new PlannedResource(
                account + "/" + name,
                name,
                principal,
                "AWS::X::Y",
                "eu-west-1",
                account,
                name,
                arn,
                fate,
                Filled.NEVER,
                null,
                "m",
                List.of());
        planned.add(one);
        return one;
    }

    private SuccessorIndex successors() {
        return new SuccessorIndex(planned, OLD, "legacy");
    }

    private PrincipalNeeds needs(String... common) {
        return new PrincipalNeeds(
                new GraphDocument(1, "t", OLD, "s", Map.of(), nodes, edges, List.of()), successors(), Set.of(common));
    }

    @Test
    void a_role_acts_in_its_own_name_and_a_function_in_that_of_its_role() {
        put(ROLE, "role").put(USER, "user").put(FUNCTION, "fn").put(MAPPING, "mapping");
        need("fn", EdgeKind.RUNS_AS, "role").need("fn", EdgeKind.READS, "user");
        need("mapping", EdgeKind.TRIGGERS, "fn");

        assertThat(needs().principals("role")).containsExactly("role");
        assertThat(needs().principals("user")).containsExactly("user");
        assertThat(needs().principals("fn")).containsExactly("role");
        assertThat(needs().principals("mapping")).containsExactly("role");
        assertThat(needs().mappings("fn")).containsExactly("mapping");
        assertThat(needs().mappings("role")).isEmpty();
        assertThat(needs().principals("unknown")).isEmpty();
    }

    @Test
    void a_server_acts_in_the_name_of_the_role_of_its_profile_and_the_role_has_it_as_user() {
        put(ROLE, "role").put(PROFILE, "profile").put(FUNCTION, "fn", "other").put("AWS::EC2::Instance", "server");
        need("server", EdgeKind.RUNS_AS, "profile").need("profile", EdgeKind.RUNS_AS, "role");
        need("profile", EdgeKind.REFERENCES, "fn").need("fn", EdgeKind.RUNS_AS, "role");
        need("other", EdgeKind.READS, "role").need("other", EdgeKind.RUNS_AS, "fn");

        assertThat(needs().principals("server")).containsExactly("role");
        assertThat(needs().principals("other")).isEmpty();
        assertThat(needs().users("role")).containsExactly("fn", "server");
    }

    @Test
    void a_policy_speaks_for_those_it_is_attached_to_and_for_members_of_groups() {
        put(ROLE, "role")
                .put(USER, "user")
                .put(GROUP, "group")
                .put(POLICY, "policy")
                .put(FUNCTION, "fn");
        need("role", EdgeKind.ATTACHED_TO, "policy").need("group", EdgeKind.ATTACHED_TO, "policy");
        need("user", EdgeKind.ATTACHED_TO, "group").need("fn", EdgeKind.ATTACHED_TO, "policy");
        need("user", EdgeKind.REFERENCES, "policy").need("group", EdgeKind.ATTACHED_TO, "group");

        assertThat(needs().principals("policy")).containsExactly("role", "user");
        assertThat(needs().principals("group")).containsExactly("user");
    }

    @Test
    void what_runs_code_and_holds_the_key_of_a_user_carries_it() {
        put(USER, "user").put(FUNCTION, "fn").put("AWS::S3::Bucket", "bucket");
        need("fn", EdgeKind.REFERENCES, "user").need("bucket", EdgeKind.REFERENCES, "user");

        assertThat(needs().carriers("user")).containsExactly("fn");
    }

    @Test
    void a_copy_does_not_reach_far_unless_its_policy_is_of_one_that_moved_there() {
        put(ROLE, "role", "second").put(POLICY, "policy");
        need("role", EdgeKind.ATTACHED_TO, "policy").need("second", EdgeKind.ATTACHED_TO, "policy");
        PlannedResource copy = stands("policy", "dev", false);
        PlannedResource elsewhere = stands("policy", "staging", false);
        stands("role", "dev", true);
        stands("second", "staging", false);
        PlannedResource alone = stands("role", "staging", false);

        assertThat(needs().reachesFar(copy)).isTrue();
        assertThat(needs().reachesFar(elsewhere)).isFalse();
        assertThat(needs().reachesFar(alone)).isFalse();
        assertThat(needs().reachesFar(stands("role", "dev", true))).isTrue();
    }

    @Test
    void a_role_needs_what_its_users_in_the_same_account_need_for_certain() {
        put(ROLE, "role").put(FUNCTION, "here", "there");
        need("here", EdgeKind.RUNS_AS, "role").need("there", EdgeKind.RUNS_AS, "role");
        need("here", EdgeKind.READS, "queue").need("there", EdgeKind.READS, "table");
        need("here", EdgeKind.READS, "perhaps", Strength.EVERYTHING);
        need("here", EdgeKind.READS, "named", Strength.NAME);
        PlannedResource role = stands("role", "dev", false);
        stands("here", "dev", true);
        stands("there", "staging", true);

        assertThat(needs().ofUsers(role)).containsExactlyInAnyOrder("role", "queue", "named");
    }

    @Test
    void who_uses_what_is_told_by_account_and_the_own_one_is_among_them() {
        put(FUNCTION, "near", "far").put("AWS::SQS::Queue", "queue");
        need("near", EdgeKind.READS, "queue").need("far", EdgeKind.READS, "queue");
        PlannedResource queue = stands("queue", "dev", true);
        PlannedResource near = stands("near", "dev", true);
        stands("far", "staging", true);
        PlannedResource copy = stands("queue", "staging", false);

        assertThat(needs().consumers(queue)).containsExactly("dev");
        assertThat(needs().consumers(copy)).containsExactly("staging");
        assertThat(needs().providers(near)).containsExactly("dev");
        assertThat(needs("queue").isCommon("queue")).isTrue();
        assertThat(needs("queue").isCommon("near")).isFalse();
    }

    @Test
    void a_principal_reaches_the_accounts_of_its_needs_and_a_copy_those_of_its_users() {
        put(ROLE, "role").put(FUNCTION, "fn").put("AWS::SQS::Queue", "queue", "table");
        need("role", EdgeKind.READS, "queue")
                .need("fn", EdgeKind.RUNS_AS, "role")
                .need("fn", EdgeKind.READS, "table");
        stands("queue", "pay", true);
        stands("table", "staging", true);
        stands("fn", "dev", true);
        PlannedResource role = stands("role", "shop", true);
        PlannedResource copy = stands("role", "dev", false);

        assertThat(needs().providers(role)).containsExactly("pay", "shop");
        assertThat(needs().providers(copy)).containsExactly("dev", "staging");
    }

    @Test
    void what_serves_an_account_is_its_own_and_else_what_becomes_of_the_old_one() {
        PlannedResource principal = stands("queue", "dev", true);
        PlannedResource copy = stands("queue", "staging", false);
        stands("gone", "legacy", true, Fate.RETIRED, "gone");

        assertThat(successors().provider("queue", "staging")).isEqualTo(copy);
        assertThat(successors().provider("queue", "shop")).isEqualTo(principal);
        assertThat(successors().principal("queue")).isEqualTo(principal);
        assertThat(successors().principal("other")).isNull();
        assertThat(successors().provider("gone", "dev")).isNull();
        assertThat(successors().standing("gone")).isEmpty();
        assertThat(successors().knows("gone")).isTrue();
        assertThat(successors().knows("other")).isFalse();
        assertThat(successors().serves(copy, "staging")).isTrue();
        assertThat(successors().serves(copy, "shop")).isFalse();
    }

    private static String sample(String before, String after, String text) {
        PrincipalNeedsTest test = new PrincipalNeedsTest();
        test.stands(before, "dev", true, Fate.MOVES, after);
        return test.successors().sample(text);
    }

    @Test
    void an_id_that_is_not_known_yet_is_sampled_by_another_of_the_same_form() {
        String old = "arn:aws:ec2:eu-west-1:1:vpc/vpc-0f9";
        String planned = "arn:aws:ec2:eu-west-1:2:vpc/${ID_V}";

        assertThat(sample(old, planned, "at ${ID_V}.")).isEqualTo("at wqd-10a.");
        assertThat(sample("a:b:c:d:e:AF-Zzy", "a:b:c:d:e:${ID_V}", "${ID_V}")).isEqualTo("B0-Yyz");
        assertThat(sample("a:b:c:d:e:db-AbC", "a:b:c:d:e:db-${ID_V}", "${ID_V}"))
                .isEqualTo("BcD");
        assertThat(sample("a:b:c:d:e:db", "a:b:c:d:e:longer-${ID_V}", "${ID_V}"))
                .isEqualTo("ec");
        assertThat(sample(old, planned, "plain")).isEqualTo("plain");
        assertThat(sample(old, planned, "${ACCOUNT_DEV}")).matches("9[0-9]{11}");
        assertThat(sample(old, planned, "${ID_OTHER}")).matches("x[0-9a-f]+");
        assertThat(sample("a:b:c:d:e:dev", "a:b:c:d:e:${ACCOUNT_DEV}", "${ACCOUNT_DEV}"))
                .matches("9[0-9]{11}");
    }

    @Test
    void the_shortest_arn_owns_an_id_that_aws_gave_and_what_stays_gives_none() {
        stands("a:b:c:d:e:vpc-1/longer", "dev", true, Fate.MOVES, "a:b:c:d:e:${ID_V}/longer");
        stands("a:b:c:d:e:vpc-1", "dev", true, Fate.MOVES, "a:b:c:d:e:${ID_V}");
        stands("a:b:c:d:e:vpc-2", "legacy", true, Fate.STAYS, "a:b:c:d:e:vpc-2");
        stands("a:b:c:d:e:db-xy", "dev", true, Fate.MOVES, "a:b:c:d:e:db-${ID_D}");

        assertThat(successors().owner("vpc-1")).isEqualTo("a:b:c:d:e:vpc-1");
        assertThat(successors().owner("vpc-2")).isNull();
        assertThat(successors().owner("xy")).isNull();
    }

    @Test
    void an_account_is_named_by_its_id_or_its_variable_and_what_aws_makes_is_in_each() {
        String arn = "arn:aws:events:eu-west-1:" + OLD + ":event-bus/default";
        PlannedResource bus = stands(arn, "dev", false, Fate.MANAGED, arn);
        PlannedResource own = stands(arn, "shop", false, Fate.STAYS, arn);

        assertThat(successors().reference("legacy")).isEqualTo(OLD);
        assertThat(successors().reference("dev")).isEqualTo("${ACCOUNT_DEV}");
        assertThat(successors().arn(bus)).isEqualTo("arn:aws:events:eu-west-1:${ACCOUNT_DEV}:event-bus/default");
        assertThat(successors().arn(own)).isEqualTo(arn);
        assertThat(successors().inAccount("arn:aws:s3:::bucket", "dev")).isEqualTo("arn:aws:s3:::bucket");
        assertThat(successors().inAccount("short", "dev")).isEqualTo("short");
    }
}
