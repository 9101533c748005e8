package dev.mitosis.target.identity;

import static dev.mitosis.target.identity.Estates.OLD;
import static dev.mitosis.target.identity.Estates.findings;
import static dev.mitosis.target.identity.Estates.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.PlannedUser.UserFate;
import dev.mitosis.target.identity.IdentityPlanner.IdentityPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of users and keys; the scan was on 30 June 2026. */
class UserFatesTest {
    private static final String OLD_USER = "'CreateDate':'2020-01-01T00:00:00Z'";
    private static final String CONSOLE = "'GetLoginProfile':{'LoginProfile':{'UserName':'u'}}";
    private static final String NO_PASSWORD_USED = "'ListUsers':{'Users':[{'Arn':'u'}]}";

    private static String arn(String name) {
        return "arn:aws:iam::" + OLD + ":user/" + name;
    }

    private static String signedIn(String day) {
        return "'ListUsers':{'Users':[{'Arn':'u','PasswordLastUsed':'" + day + "T00:00:00Z'}]}";
    }

    private static String key(String status) {
        return "'ListAccessKeys':{'AccessKeyMetadata':[{'AccessKeyId':'AKIA1','Status':'" + status
                + "','CreateDate':'2021-01-01T00:00:00Z'}]}";
    }

    private static String used(String day) {
        String date = day.isEmpty() ? "" : "'LastUsedDate':'" + day + "T00:00:00Z',";
        return "'GetAccessKeyLastUsed':[{'AccessKeyId':'AKIA1','AccessKeyLastUsed':{" + date + "'ServiceName':'s3'}}]";
    }

    private static Estates with(String name, String... members) {
        return new Estates()
                .put("AWS::IAM::User", arn(name), "{" + String.join(",", members) + "}")
                .stays(arn(name));
    }

    private static PlannedUser fate(String name, String... members) {
        return user(with(name, members).plan(), name);
    }

    private static String rule(PlannedUser user) {
        return user.reasons().get(0).rule();
    }

    @Test
    void who_signs_in_to_the_console_is_a_person() {
        PlannedUser anna = fate("anna", OLD_USER, CONSOLE, signedIn("2026-06-20"));

        assertThat(anna.fate()).isEqualTo(UserFate.IDENTITY_CENTER);
        assertThat(rule(anna)).isEqualTo("user.console");
    }

    @Test
    void who_has_a_device_for_a_second_factor_is_a_person() {
        IdentityPlan plan = with("anna", OLD_USER)
                .put(
                        "AWS::IAM::VirtualMFADevice",
                        "arn:aws:iam::" + OLD + ":mfa/anna",
                        "{'User':{'Arn':'" + arn("anna") + "'}}")
                .plan();

        assertThat(user(plan, "anna").fate()).isEqualTo(UserFate.IDENTITY_CENTER);
        assertThat(rule(user(plan, "anna"))).isEqualTo("user.device");
    }

    @ParameterizedTest
    @CsvSource({
        "jenkins, role, instance profile",
        "github-actions, role, OpenID Connect",
        "shop-ci, role, OpenID Connect",
        "ses-smtp-user.20240101-120000, kept, SMTP",
    })
    void a_name_tells_of_a_machine_and_what_to_do(String name, String fate, String advice) {
        PlannedUser machine = fate(name, OLD_USER, key("Active"), used("2026-06-29"));

        assertThat(machine.fate().label()).isEqualTo(fate);
        assertThat(machine.reasons().get(0).text()).contains(advice);
        assertThat(machine.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.fate()).isEqualTo(machine.fate()));
    }

    @ParameterizedTest
    @CsvSource({"cicero", "deployment-notes", "smtpd"})
    void a_word_inside_of_another_tells_nothing(String name) {
        assertThat(fate(name, OLD_USER, key("Active"), used("2026-06-29")).fate())
                .isEqualTo(UserFate.OPEN);
    }

    @Test
    void whom_a_function_acts_as_becomes_a_role() {
        String function = "arn:aws:lambda:eu-west-1:" + OLD + ":function:sync";
        IdentityPlan plan = with("sync-user", OLD_USER, key("Active"), used("2026-06-29"))
                .put("AWS::Lambda::Function", function, "{}")
                .stays(function)
                .needs(function, EdgeKind.REFERENCES, arn("sync-user"))
                .plan();

        assertThat(user(plan, "sync-user").fate()).isEqualTo(UserFate.ROLE);
        assertThat(rule(user(plan, "sync-user"))).isEqualTo("user.carried");
        assertThat(user(plan, "sync-user").reasons().get(0).facts()).containsEntry("by", function);
    }

    @Test
    void who_was_not_seen_for_long_is_retired_with_the_facts() {
        PlannedUser gone =
                fate("old-hand", OLD_USER, CONSOLE, signedIn("2024-02-01"), key("Active"), used("2023-01-01"));

        assertThat(gone.fate()).isEqualTo(UserFate.RETIRED);
        assertThat(gone.reasons().get(0).facts())
                .containsEntry("passwordLastUsed", "2024-02-01T00:00:00Z")
                .containsEntry("lastUsed AKIA1", "2023-01-01T00:00:00Z");
        assertThat(gone.keys().get(0).fate()).isEqualTo(UserFate.RETIRED);
    }

    @Test
    void a_key_that_was_never_used_since_long_ago_is_retired_with_its_user() {
        PlannedUser never = fate("never", OLD_USER, NO_PASSWORD_USED, key("Active"), used(""));

        assertThat(never.fate()).isEqualTo(UserFate.RETIRED);
        assertThat(never.keys().get(0).facts()).containsEntry("lastUsed", "never");
    }

    @Test
    void a_key_that_nobody_asked_about_retires_nobody() {
        assertThat(fate("unread", OLD_USER, NO_PASSWORD_USED, key("Active")).fate())
                .isEqualTo(UserFate.OPEN);
    }

    @Test
    void a_password_that_nobody_asked_about_retires_nobody() {
        assertThat(fate("unread", OLD_USER, key("Active"), used("")).fate()).isEqualTo(UserFate.OPEN);
    }

    @Test
    void who_is_new_is_not_retired() {
        assertThat(fate("new", "'CreateDate':'2026-06-01T00:00:00Z'", NO_PASSWORD_USED, key("Active"), used(""))
                        .fate())
                .isEqualTo(UserFate.OPEN);
    }

    @Test
    void of_whom_nothing_is_known_a_person_has_to_say() {
        IdentityPlan plan = with("piotr").plan();

        assertThat(user(plan, "piotr").fate()).isEqualTo(UserFate.OPEN);
        assertThat(findings(plan, "identity.user-open")).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).containsExactly(arn("piotr"));
            assertThat(finding.fix()).contains("users");
        });
    }

    @Test
    void who_signs_in_and_has_keys_in_use_may_be_either() {
        PlannedUser both = fate("both", OLD_USER, CONSOLE, signedIn("2026-06-20"), key("Active"), used("2026-06-29"));

        assertThat(both.fate()).isEqualTo(UserFate.OPEN);
        assertThat(both.reasons().get(0).text()).contains("person or a machine");
    }

    @Test
    void an_inactive_key_is_retired_whoever_has_it() {
        PlannedUser anna = fate("anna", OLD_USER, CONSOLE, signedIn("2026-06-20"), key("Inactive"), used("2023-01-01"));

        assertThat(anna.fate()).isEqualTo(UserFate.IDENTITY_CENTER);
        assertThat(anna.keys().get(0).fate()).isEqualTo(UserFate.RETIRED);
    }

    @Test
    void a_person_decides_before_all_facts() {
        IdentityPlan plan = with("jenkins", OLD_USER, key("Active"), used("2026-06-29"))
                .decide("users: {jenkins: kept, 'jen*': retired}")
                .plan();

        assertThat(user(plan, "jenkins").fate()).isEqualTo(UserFate.KEPT);
        assertThat(rule(user(plan, "jenkins"))).isEqualTo("user.decided");
        assertThat(findings(plan, "identity.user-without-owner")).hasSize(1);
    }

    @Test
    void a_pattern_decides_for_all_that_it_covers_the_longest_first() {
        IdentityPlan plan = with("shop-bot")
                .decide("users: {'shop-*': role, '*': retired, nobody: kept}")
                .plan();

        assertThat(user(plan, "shop-bot").fate()).isEqualTo(UserFate.ROLE);
        assertThat(findings(plan, "identity.user-unknown"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("'nobody'"));
    }

    @Test
    void who_is_kept_has_an_owner_where_a_tag_says_so() {
        IdentityPlan plan = new Estates()
                .put("AWS::IAM::User", arn("ses-smtp-user.1"), Estates.json("{}"), Map.of("owner", "platform"))
                .stays(arn("ses-smtp-user.1"))
                .plan();

        assertThat(user(plan, "ses-smtp-user.1").owner()).isEqualTo("platform");
        assertThat(findings(plan, "identity.user-without-owner")).isEmpty();
    }

    @Test
    void a_user_that_is_a_leftover_by_decision_is_retired() {
        IdentityPlan plan = new Estates()
                .put("AWS::IAM::User", arn("gone"), "{}")
                .retired(arn("gone"))
                .plan();

        assertThat(user(plan, "gone").fate()).isEqualTo(UserFate.RETIRED);
        assertThat(rule(user(plan, "gone"))).isEqualTo("user.leftover");
    }
}
