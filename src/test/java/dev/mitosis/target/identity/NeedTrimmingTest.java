package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.bucket;
import static dev.mitosis.target.identity.Estates.queue;
import static dev.mitosis.target.identity.Estates.role;
import static dev.mitosis.target.identity.Estates.rules;
import static dev.mitosis.target.identity.Estates.statements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import org.junit.jupiter.api.Test;

class NeedTrimmingTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:" + OLD + ":function:work";

    /** A function that reads a queue in the name of a role with the statement. */
    private static Estates worker(String statement) {
        return new Estates()
                .decide("policies: trimmed")
                .role("app", statement)
                .moves(role("app"), "dev")
                .put("AWS::Lambda::Function", FUNCTION, "{}")
                .moves(FUNCTION, "dev")
                .queue("jobs", "")
                .moves(queue("jobs"), "dev")
                .needs(FUNCTION, EdgeKind.RUNS_AS, role("app"))
                .needs(FUNCTION, EdgeKind.READS, queue("jobs"));
    }

    private static String trimmed(Estates estate) {
        IdentityPlan plan = estate.plan();
        assertThat(plan.access().lost()).isZero();
        return statements(Estates.of(plan, role("app"), "dev"), PolicyKind.INLINE);
    }

    @Test
    void everything_becomes_the_services_that_something_leads_to() {
        String left = trimmed(worker("{'Effect':'Allow','Action':'*','Resource':'*'}"));

        assertThat(left).contains("'sqs:*'", "'logs:*'").doesNotContain("s3", "'*'],");
    }

    @Test
    void actions_of_services_that_nothing_leads_to_are_left_out() {
        String left = trimmed(
                worker(
                        "{'Effect':'Allow','Action':['sqs:ReceiveMessage','s3:GetObject','logs:PutLogEvents'],'Resource':'*'}"));

        assertThat(left).contains("'Action':['sqs:ReceiveMessage','logs:PutLogEvents']");
    }

    @Test
    void resources_that_nothing_uses_are_left_out() {
        Estates estate = worker("{'Effect':'Allow','Action':'sqs:*','Resource':['" + queue("jobs") + "','"
                + queue("never-seen") + "']}");

        assertThat(trimmed(estate)).contains(":jobs").doesNotContain("never-seen");
        PlannedIdentity row = Estates.of(estate.plan(), role("app"), "dev");
        assertThat(rules(row)).contains("identity.unneeded");
    }

    @Test
    void a_statement_of_which_nothing_is_needed_goes_and_the_last_use_stands_beside() {
        Estates estate = worker("")
                .put(
                        "AWS::IAM::Role",
                        role("app"),
                        "{'RoleLastUsed':{'LastUsedDate':'2026-06-01T00:00:00Z','Region':'eu-west-1'},'RolePolicyList':"
                                + "[{'PolicyName':'own','PolicyDocument':"
                                + Estates.policy(
                                        "{'Sid':'Mail','Effect':'Allow','Action':'ses:SendEmail','Resource':'*'}")
                                + "}]}");
        PlannedIdentity row = Estates.of(estate.plan(), role("app"), "dev");

        assertThat(statements(row, PolicyKind.INLINE)).isEmpty();
        assertThat(row.facts()).containsEntry("LastUsedDate", "2026-06-01T00:00:00Z");
        assertThat(row.policies().get(0).changes().get(0).statement()).isEqualTo("Mail");
        assertThat(row.policies().get(0).changes().get(0).reason().facts())
                .containsEntry("lastUsed app", "2026-06-01T00:00:00Z");
    }

    @Test
    void the_key_of_what_is_used_is_needed() {
        Estates estate = worker("{'Effect':'Allow','Action':['sqs:ReceiveMessage','kms:Decrypt'],'Resource':'*'}")
                .put("AWS::KMS::Key", Estates.key("k1"), "{}")
                .moves(Estates.key("k1"), "dev")
                .needs(queue("jobs"), EdgeKind.ENCRYPTS_WITH, Estates.key("k1"));

        assertThat(trimmed(estate)).contains("kms:Decrypt");
    }

    @Test
    void denies_and_exceptions_stay() {
        String deny = "{'Effect':'Deny','Action':'s3:*','Resource':'*'}";
        String but = "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}";

        assertThat(trimmed(worker(deny + "," + but))).contains("'s3:*'", "'NotAction':'iam:*'");
    }

    @Test
    void who_has_no_need_that_was_seen_keeps_all() {
        Estates estate = new Estates()
                .decide("policies: trimmed")
                .role("app", "{'Effect':'Allow','Action':'*','Resource':'*'}")
                .moves(role("app"), "dev");

        assertThat(trimmed(estate)).contains("'Action':'*'");
    }

    @Test
    void policies_of_resources_and_trust_are_never_trimmed() {
        Estates estate = worker("")
                .bucket("open", "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::open/*'}")
                .moves(bucket("open"), "dev");

        assertThat(statements(Estates.of(estate.plan(), bucket("open"), "dev"), PolicyKind.RESOURCE))
                .contains("'s3:*'");
        assertThat(statements(Estates.of(estate.plan(), role("app"), "dev"), PolicyKind.TRUST))
                .contains("sts:AssumeRole");
    }

    @Test
    void as_is_leaves_all() {
        Estates estate =
                worker("{'Effect':'Allow','Action':'*','Resource':'*'}").decide("policies: as-is");

        assertThat(trimmed(estate)).contains("'Action':'*'");
    }
}
