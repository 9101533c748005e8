package dev.mitosis.target.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.AccessCase.Deed;
import dev.mitosis.target.identity.Asker.Side;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dependency does, by what statements allow for its sake. */
class DeedFinderTest {
    private static final String BUCKET = "arn:aws:s3:::orders";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final String ROLE = "arn:aws:iam::1:role/app";
    private static final PlannedResource STANDING = new PlannedResource(
            "dev/iam-role/app",
            ROLE,
            true,
            "AWS::IAM::Role",
            "global",
            "dev",
            "app",
            ROLE,
            Fate.MOVES,
            Filled.NEVER,
            null,
            "m",
            List.of());

    private final DeedFinder finder = new DeedFinder(AccessTables.load());

    private static List<GrantedStatement> statements(String statement) {
        return IamStatement.of(Estates.json(Estates.policy(statement)), "").stream()
                .map(one -> new GrantedStatement("holder", one))
                .toList();
    }

    private Set<Deed> reads(String identity, String policy) {
        return finder.of(
                asker(identity.isEmpty() ? List.of() : statements(identity), STANDING),
                EdgeKind.READS,
                BUCKET,
                TYPE,
                policy.isEmpty() ? List.of() : statements(policy));
    }

    private static Asker asker(List<GrantedStatement> identity, @Nullable PlannedResource standing) {
        Side side = new Side(ROLE, identity, null);
        return new Asker(standing, "dev", side, side, null);
    }

    private static String allow(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject,     arn:aws:s3:::orders/*,        s3:GetObject,     /x",
        "s3:GetObject,     arn:aws:s3:::orders/logs/?/*, s3:GetObject,     /logs/x/x",
        "s3:ListBucket,    arn:aws:s3:::orders,          s3:ListBucket,    ''",
        "s3:ListBucket,    arn:aws:s3:::ord*,            s3:ListBucket,    ''",
        "s3:GetObject,     arn:aws:s3:::*/x,             s3:GetObject,     /x",
        "s3:GetObject,     arn:aws:s3:::*:x,             s3:GetObject,     :x",
        "s3:GetObject,     arn:aws:s3:::orders:1*,       s3:GetObject,     :1x",
        "s3:*,             arn:aws:s3:::orders/*,        s3:GetObject,     /x",
        "*,                *,                            s3:GetObject,     /x",
        "s3:PutObject,     arn:aws:s3:::orders/*,        s3:GetObject,     /x",
        "s3:GetObject,     arn:aws:s3:::other/*,         s3:GetObject,     /x"
    })
    void what_is_asked_for_is_what_was_allowed_and_else_the_least(
            String action, String resource, String deed, String within) {
        assertThat(reads(allow(action, resource), "")).containsExactly(new Deed(deed, within));
    }

    @Test
    void a_deny_and_a_pattern_that_excepts_what_is_needed_ask_for_nothing_of_their_own() {
        String deny = "{'Effect':'Deny','Action':'s3:GetObjectTagging','Resource':'*'}";
        String except = "{'Effect':'Allow','NotAction':'s3:GetObject','Resource':'*'}";
        String without = "{'Effect':'Allow','NotAction':'s3:DeleteObject','Resource':'*'}";

        assertThat(reads(deny, "")).containsExactly(new Deed("s3:GetObject", "/x"));
        assertThat(finder.of(asker(statements(except), STANDING), EdgeKind.READS, BUCKET, TYPE, List.of()))
                .containsExactly(new Deed("s3:GetObject", "/x"));
        assertThat(reads(without, "")).containsExactly(new Deed("s3:GetObject", "/x"));
    }

    @Test
    void where_nothing_tells_the_least_all_that_was_allowed_is_asked_for() {
        String key = "arn:aws:xray:eu-west-1:1:thing/k";

        assertThat(finder.of(asker(statements(allow("*", "*")), STANDING), EdgeKind.READS, key, "AWS::X::Y", List.of()))
                .containsExactly(new Deed("xray:*", ""));
        assertThat(finder.of(asker(List.of(), STANDING), EdgeKind.READS, key, "AWS::X::Y", List.of()))
                .isEmpty();
    }

    @Test
    void a_policy_of_the_resource_counts_where_it_names_who_asks() {
        String named = "{'Effect':'Allow','Principal':{'AWS':'" + ROLE
                + "'},'Action':'s3:GetObjectTagging','Resource':'" + BUCKET + "/*'}";
        String other = named.replace("role/app", "role/other");
        String bare = "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'s3:GetObjectTagging'}";

        assertThat(reads("", named)).containsExactly(new Deed("s3:GetObjectTagging", "/x"));
        assertThat(reads("", other)).containsExactly(new Deed("s3:GetObject", "/x"));
        assertThat(reads("", bare)).containsExactly(new Deed("s3:GetObjectTagging", ""));
    }

    @Test
    void what_a_service_may_do_everywhere_tells_nothing() {
        assertThat(finder.of(
                        asker(statements(allow("s3:GetObjectTagging", "*")), null),
                        EdgeKind.READS,
                        BUCKET,
                        TYPE,
                        List.of()))
                .containsExactly(new Deed("s3:GetObject", "/x"));
    }
}
