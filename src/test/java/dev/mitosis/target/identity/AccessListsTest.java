package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.bucket;
import static dev.mitosis.target.identity.Estates.findings;
import static dev.mitosis.target.identity.Estates.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What access lists of buckets and session policies say. */
class AccessListsTest {
    private static final String OWN = "75aa57f09aa0c8ca";
    private static final String OTHER = "0b9c1d2e3f4a5b6c";
    private static final String GROUPS = "http://acs.amazonaws.com/groups/";
    private static final String USER = "arn:aws:transfer:eu-west-1:" + OLD + ":user/s-1/partner";

    private static String grant(String grantee, String permission) {
        return "{'Grantee':{" + grantee + "},'Permission':'" + permission + "'}";
    }

    private static String list(String grants) {
        return "{'GetBucketAcl':{'Owner':{'ID':'" + OWN + "'},'Grants':[" + grant("'ID':'" + OWN + "'", "FULL_CONTROL")
                + (grants.isEmpty() ? "" : "," + grants) + "]}";
    }

    private static IdentityPlan plan(String data) {
        return new Estates()
                .put("AWS::S3::Bucket", bucket("b"), data)
                .moves(bucket("b"), "dev")
                .plan();
    }

    private static String carried(String data) {
        return plan(data).identities().stream()
                .map(row -> Estates.statements(row, PolicyKind.GRANT))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "READ,         's3:ListBucket,s3:ListBucketMultipartUploads,s3:ListBucketVersions', arn:aws:s3:::b",
        "WRITE,        s3:PutObject,    arn:aws:s3:::b/*",
        "READ_ACP,     s3:GetBucketAcl, arn:aws:s3:::b",
        "WRITE_ACP,    s3:PutBucketAcl, arn:aws:s3:::b",
        "FULL_CONTROL, s3:PutObject,    arn:aws:s3:::b/*"
    })
    void a_permission_is_carried_over_as_the_statement_that_says_the_same(
            String permission, String actions, String resource) {
        String statements = carried(list(grant("'ID':'" + OTHER + "','Type':'CanonicalUser'", permission)) + "}");

        assertThat(statements)
                .contains("'CanonicalUser':'" + OTHER + "'")
                .contains("'Resource':'" + resource + "'")
                .doesNotContain(OWN);
        for (String action : actions.split(",", -1)) {
            assertThat(statements).contains("'" + action + "'");
        }
    }

    @Test
    void full_control_is_of_the_bucket_and_of_what_is_in_it() {
        assertThat(carried(list(grant("'ID':'" + OTHER + "'", "FULL_CONTROL")) + "}"))
                .contains("AccessList1", "s3:PutBucketAcl", "'arn:aws:s3:::b'", "AccessList2", "'arn:aws:s3:::b/*'");
    }

    @ParameterizedTest
    @CsvSource({
        "global/AllUsers,           '*',                                       everybody,",
        "global/AuthenticatedUsers, '{''AWS'':''*''}',                         everybody with an account of AWS",
        "s3/LogDelivery,            '{''Service'':''logging.s3.amazonaws.com''}', logging.s3.amazonaws.com"
    })
    void a_group_is_whom_it_stands_for(String group, String principal, String word) {
        String data = list(grant("'URI':'" + GROUPS + group + "','Type':'Group'", "READ"));

        assertThat(carried(data + "}")).contains("'Principal':" + (principal.startsWith("{") ? principal : "'*'"));
        assertThat(findings(plan(data + "}"), "identity.access-list"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.text()).contains("lets in " + word + ", and a new bucket");
                    assertThat(finding.resources()).containsExactly(bucket("b"));
                });
        String blocked = data + ",'GetPublicAccessBlock':{'PublicAccessBlockConfiguration':{'IgnorePublicAcls':true}}}";
        assertThat(carried(blocked).isEmpty()).isEqualTo(!group.equals("s3/LogDelivery"));
    }

    @Test
    void the_owner_s_own_list_and_what_nobody_knows_say_nothing() {
        assertThat(plan(list("") + "}").identities()).isEmpty();
        assertThat(findings(plan(list("") + "}"), "identity.access-list")).isEmpty();
        assertThat(carried(list(grant("'URI':'" + GROUPS + "s3/Unheard'", "READ")) + "}"))
                .isEmpty();
        assertThat(carried(list(grant("'ID':'" + OTHER + "'", "DANCE")) + "}")).isEmpty();
    }

    @Test
    void a_bucket_that_stays_keeps_its_list() {
        IdentityPlan plan = new Estates()
                .put("AWS::S3::Bucket", bucket("b"), list(grant("'ID':'" + OTHER + "'", "READ")) + "}")
                .stays(bucket("b"))
                .plan();

        assertThat(plan.findings()).isEmpty();
        assertThat(plan.identities()).isEmpty();
    }

    private static List<String> objectLists(String ownership) {
        return findings(
                        plan("{'GetBucketOwnershipControls':{'OwnershipControls':{'Rules':[{'ObjectOwnership':'"
                                + ownership + "'}]}}}"),
                        "identity.object-lists")
                .stream()
                .flatMap(finding -> finding.resources().stream())
                .toList();
    }

    @Test
    void objects_with_lists_of_their_own_are_told() {
        assertThat(objectLists("ObjectWriter")).containsExactly(bucket("b"));
        assertThat(objectLists("BucketOwnerPreferred")).containsExactly(bucket("b"));
        assertThat(objectLists("BucketOwnerEnforced")).isEmpty();
        assertThat(findings(plan("{}"), "identity.object-lists")).isEmpty();
    }

    @Test
    void a_canonical_id_of_the_old_account_in_a_policy_becomes_the_account_that_the_bucket_is_in() {
        String policy = "{'Effect':'Allow','Principal':{'CanonicalUser':['" + OWN + "','" + OTHER
                + "']},'Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
        String data = list("") + ",'GetBucketPolicy':{'Policy':" + Estates.policy(policy) + "}}";
        IdentityPlan plan = plan(data);

        assertThat(Estates.statements(Estates.of(plan, bucket("b"), "dev"), PolicyKind.RESOURCE))
                .contains("'CanonicalUser':['" + OTHER + "']", "${ACCOUNT_DEV}:root")
                .doesNotContain(OWN);
    }

    private static IdentityPlan session(String own, String planned) {
        return new Estates()
                .role("app", "{'Effect':'Allow','Action':'s3:*','Resource':'*'}")
                .moves(role("app"), "dev")
                .bucket("b", "")
                .moves(bucket("b"), "dev")
                .renamed(bucket("b"), planned)
                .put("AWS::Transfer::User", USER, "{'Policy':" + Estates.policy(own) + "}")
                .moves(USER, "dev")
                .needs(USER, EdgeKind.RUNS_AS, role("app"))
                .needs(USER, EdgeKind.WRITES, bucket("b"))
                .plan();
    }

    private static String write(String resource) {
        return "{'Effect':'Allow','Action':'s3:PutObject','Resource':'" + resource + "'}";
    }

    @Test
    void a_session_may_do_what_its_own_policy_allows_as_well() {
        assertThat(session(write("arn:aws:s3:::b/*"), bucket("b")).access().allowed())
                .isEqualTo(1);
        assertThat(session(write("arn:aws:s3:::other/*"), bucket("b")).access().allowed())
                .isZero();
        assertThat(session(write("${transfer:HomeBucket}/*".replace("$", "arn:aws:s3:::$")), bucket("b"))
                        .access()
                        .allowed())
                .isEqualTo(1);
    }

    @Test
    void the_policy_of_a_session_names_what_succeeds_the_bucket() {
        IdentityPlan plan = session(write("arn:aws:s3:::b/*"), "arn:aws:s3:::b-${ACCOUNT_DEV}");

        assertThat(plan.access().equal()).isEqualTo(1);
        assertThat(findings(plan, "identity.access-lost")).isEmpty();
        assertThat(Estates.statements(Estates.of(plan, USER, "dev"), PolicyKind.RESOURCE))
                .contains("arn:aws:s3:::b-${ACCOUNT_DEV}/*");
    }
}
