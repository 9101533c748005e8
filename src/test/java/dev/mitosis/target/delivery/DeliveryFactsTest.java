package dev.mitosis.target.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.delivery.DeliveryFacts.Seen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who deploys by what its record says, and from where. */
class DeliveryFactsTest {
    private static final Map<String, Object> ACTIVE = Map.of("AccessKeyMetadata", List.of(Map.of("Status", "Active")));

    private final DeliveryFacts facts = new DeliveryFacts();

    private DeliveryFactsTest hear(String type, String name, Map<String, Object> data) {
        JsonNode node = Json.mapper().valueToTree(data);
        facts.accept(new Resource(arn(name), type, "eu-west-1", "1", name, name, Map.of(), node));
        return this;
    }

    private static String arn(String name) {
        return "arn:aws:iam::1:" + name;
    }

    private static Map<String, Object> statement(String effect, Object action, Object resource) {
        return Map.of("Statement", Map.of("Effect", effect, "Action", action, "Resource", resource));
    }

    private static Map<String, Object> attached(String policy) {
        return Map.of("AttachedManagedPolicies", List.of(Map.of("PolicyArn", policy)), "ListAccessKeys", ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "Allow, lambda:UpdateFunctionCode, *, true",
        "Allow, lambda:*,                  *, true",
        "Allow, *,                         *, true",
        "Allow, LAMBDA:update*,            *, true",
        "Allow, lambda:Invoke*,            *, false",
        "Allow, s3:*,                      *, false",
        "Deny,  lambda:*,                  *, false",
        "Allow, lambda:*,  arn:aws:lambda:::x, false"
    })
    void a_policy_deploys_where_it_lets_change_everything(
            String effect, String action, String resource, boolean deploys) {
        JsonNode policy = Json.mapper().valueToTree(statement(effect, action, resource));

        assertThat(new DeploySigns().deploys(policy)).isEqualTo(deploys);
    }

    @Test
    void only_the_version_of_a_policy_that_is_in_force_counts() {
        Map<String, Object> deploying = statement("Allow", List.of("s3:Get*", "ecs:UpdateService"), List.of("x", "*"));
        Map<String, Object> reading = statement("Allow", "s3:Get*", "*");
        hear("AWS::IAM::ManagedPolicy", "policy/now", versions(reading, deploying));
        hear("AWS::IAM::ManagedPolicy", "policy/before", versions(deploying, reading));
        hear("AWS::IAM::User", "user/ci", attached(arn("policy/now")));
        hear("AWS::IAM::User", "user/cd", attached(arn("policy/before")));

        assertThat(facts.mayDeploy(arn("user/ci"))).isTrue();
        assertThat(facts.mayDeploy(arn("user/cd"))).isFalse();
        assertThat(facts.deployers()).containsOnlyKeys(arn("user/ci"));
    }

    private static Map<String, Object> versions(Map<String, Object> old, Map<String, Object> now) {
        return Map.of(
                "PolicyVersionList",
                List.of(
                        Map.of("IsDefaultVersion", false, "Document", old),
                        Map.of("IsDefaultVersion", true, "Document", now)));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::aws:policy/AdministratorAccess, true",
        "arn:aws:iam::aws:policy/PowerUserAccess, true",
        "arn:aws:iam::aws:policy/ReadOnlyAccess, false"
    })
    void administrators_deploy(String policy, boolean deploys) {
        hear("AWS::IAM::User", "user/someone", attached(policy));

        assertThat(facts.mayDeploy(arn("user/someone"))).isEqualTo(deploys);
        assertThat(facts.suspects()).hasSize(deploys ? 1 : 0);
        assertThat(facts.deployers()).isEmpty();
    }

    @Test
    void who_is_told_by_its_name_is_no_suspect() {
        hear("AWS::IAM::User", "shop-deploy", attached("arn:aws:iam::aws:policy/AdministratorAccess"));

        assertThat(facts.suspects()).isEmpty();
        assertThat(facts.deployers().values()).extracting(Seen::everywhere).containsExactly(true);
    }

    @Test
    void a_role_keeps_the_terms_of_its_own_provider_only_and_may_deploy_by_its_policies() {
        String github = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com";
        hear(
                "AWS::IAM::Role",
                "role/ci",
                Map.of(
                        "RolePolicyList",
                        List.of(Map.of("PolicyDocument", statement("Allow", "*", "*"))),
                        "AssumeRolePolicyDocument",
                        Map.of("Statement", List.of(trust(github, "repo:shop/*"), trust("arn:other", "nobody")))));
        Seen role = Objects.requireNonNull(facts.deployers().get(arn("role/ci")));

        assertThat(role.provider()).isEqualTo(github);
        assertThat(role.conditions()).isEqualTo(Map.of("StringLike", Map.of("sub", List.of("repo:shop/*"))));
        assertThat(role.everywhere()).isTrue();
    }

    private static Map<String, Object> trust(String provider, String subject) {
        return Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Federated", provider),
                "Condition",
                Map.of("StringLike", Map.of("sub", subject)));
    }

    private static PlannedAccount account(String name, String purpose, @Nullable String environment, boolean existing) {
        return new PlannedAccount(name, name, null, "Workloads", purpose, environment, existing);
    }

    private static DeliveryHomes homes(PlannedAccount... accounts) {
        return new DeliveryHomes(List.of(accounts), Set.of("prod"));
    }

    @Test
    void shared_services_serve_all_and_else_the_old_account() {
        PlannedAccount old = account("legacy", "workload", "prod", true);
        PlannedAccount services = account("services", "shared-services", null, false);
        PlannedAccount dev = account("dev", "workload", "dev", false);

        assertThat(homes(dev, old, services).ofAll()).isEqualTo("services");
        assertThat(homes(dev, old).ofAll()).isEqualTo("legacy");
        assertThat(homes(dev).ofAll()).isEqualTo("dev");
        assertThat(homes().ofAll()).isEmpty();
    }

    @Test
    void the_rest_is_served_from_another_account_than_production() {
        PlannedAccount old = account("legacy", "workload", "prod", true);
        PlannedAccount services = account("services", "shared-services", null, false);
        PlannedAccount dev = account("dev", "workload", "dev", false);
        PlannedAccount pay = account("pay", "workload", "prod", false);
        PlannedAccount logs = account("logs", "log-archive", null, false);

        assertThat(homes(old, services).ofProduction()).isEqualTo("legacy");
        assertThat(homes(old, services).ofRest()).isEqualTo("services");
        assertThat(homes(old, logs, pay, dev).ofRest()).isEqualTo("dev");
        assertThat(homes(old, logs, pay).ofRest()).isEqualTo("legacy");
        assertThat(homes(account("legacy", "workload", "dev", true), services).ofProduction())
                .isEqualTo("services");
    }
}
