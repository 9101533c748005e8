package dev.mitosis.target.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the records of a snapshot say about who deploys; hears each record once and keeps little of it. */
public final class DeliveryFacts implements Consumer<Resource> {
    private static final Set<String> ADMINISTRATORS = Set.of("AdministratorAccess", "PowerUserAccess");

    private final DeploySigns signs = new DeploySigns();
    private final Map<String, Seen> found = new TreeMap<>();
    private final Map<String, List<String>> attached = new LinkedHashMap<>();
    private final Set<String> deploying = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    /**
     * Something that deploys, or may.
     *
     * @param provider the ARN of the provider of builds whose tokens take the role; null for others
     * @param conditions of the trust in that provider
     * @param everywhere whether it may deploy to everything in the account
     * @param stackRole the ARN of the role by which a stack makes its resources; null for others
     */
    record Seen(
            String arn,
            DeployerKind kind,
            @Nullable String provider,
            Map<String, Map<String, List<String>>> conditions,
            boolean everywhere,
            @Nullable String stackRole) {
        Seen withReach(boolean reach) {
            return new Seen(arn, kind, provider, conditions, reach, stackRole);
        }
    }

    @Override
    public void accept(Resource resource) {
        DeployerKind kind = signs.ofType(resource.type());
        if (kind != null) {
            found.put(resource.arn(), new Seen(resource.arn(), kind, null, Map.of(), false, null));
            return;
        }
        switch (resource.type()) {
            case "AWS::IAM::Role" -> role(resource);
            case "AWS::IAM::User" -> user(resource);
            case "AWS::IAM::ManagedPolicy" -> policy(resource);
            case "AWS::EC2::Instance" -> {
                if (signs.isRunner(resource.name())) {
                    found.put(
                            resource.arn(), new Seen(resource.arn(), DeployerKind.RUNNER, null, Map.of(), false, null));
                }
            }
            case "AWS::CloudFormation::Stack" -> stack(resource);
            default -> {
                // Nothing else deploys.
            }
        }
    }

    /** Who deploys, by ARN; asked for when all records were heard. */
    Map<String, Seen> deployers() {
        Map<String, Seen> all = new TreeMap<>();
        found.forEach((arn, seen) -> {
            Seen settled = seen.withReach(mayDeploy(arn));
            if (settled.kind() != DeployerKind.KEY || (settled.everywhere() && told.contains(arn))) {
                all.put(arn, settled);
            }
        });
        return all;
    }

    /** The users whose keys may deploy, while neither their names nor what they did says that they do, by ARN. */
    List<String> suspects() {
        return found.values().stream()
                .filter(seen -> seen.kind() == DeployerKind.KEY && !told.contains(seen.arn()) && mayDeploy(seen.arn()))
                .map(Seen::arn)
                .toList();
    }

    /** Whether the identity may deploy to everything. */
    boolean mayDeploy(String arn) {
        return deploying.contains(arn)
                || attached.getOrDefault(arn, List.of()).stream()
                        .anyMatch(policy -> deploying.contains(policy)
                                || ADMINISTRATORS.contains(policy.substring(policy.lastIndexOf('/') + 1)));
    }

    private void role(Resource role) {
        JsonNode trust = role.data().path("AssumeRolePolicyDocument");
        inline(role, "RolePolicyList");
        signs.provider(trust)
                .ifPresent(provider -> found.put(
                        role.arn(),
                        new Seen(
                                role.arn(), DeployerKind.CI_ROLE, provider, conditions(trust, provider), false, null)));
    }

    private void user(Resource user) {
        inline(user, "UserPolicyList");
        if (user.data().has("LoginProfile") || user.data().hasNonNull("PasswordLastUsed")) {
            return; // A person, who enters another way.
        }
        for (JsonNode key : user.data().path("ListAccessKeys").path("AccessKeyMetadata")) {
            if (key.path("Status").asText().equals("Active")) {
                found.put(user.arn(), new Seen(user.arn(), DeployerKind.KEY, null, Map.of(), false, null));
            }
        }
        List<String> used = user.data().path("GetAccessKeyLastUsed").findValuesAsText("ServiceName");
        if (signs.isDeployer(user.name(), used)) {
            told.add(user.arn());
        }
    }

    private void policy(Resource policy) {
        for (JsonNode version : policy.data().path("PolicyVersionList")) {
            if (version.path("IsDefaultVersion").asBoolean() && signs.deploys(version.path("Document"))) {
                deploying.add(policy.arn());
            }
        }
    }

    private void stack(Resource stack) {
        String role = stack.data().path("RoleARN").asText();
        if (!role.isEmpty()) {
            found.put(stack.arn(), new Seen(stack.arn(), DeployerKind.STACK, null, Map.of(), false, role));
        }
    }

    private void inline(Resource identity, String list) {
        for (JsonNode policy : identity.data().path(list)) {
            if (signs.deploys(policy.path("PolicyDocument"))) {
                deploying.add(identity.arn());
            }
        }
        List<String> policies = new ArrayList<>();
        for (JsonNode policy : identity.data().path("AttachedManagedPolicies")) {
            policies.add(policy.path("PolicyArn").asText());
        }
        if (!policies.isEmpty()) {
            attached.put(identity.arn(), List.copyOf(policies));
        }
    }

    private static Map<String, Map<String, List<String>>> conditions(JsonNode trust, String provider) {
        Map<String, Map<String, List<String>>> conditions = new TreeMap<>();
        DeploySigns.statements(trust)
                .filter(statement -> DeploySigns.texts(
                                statement.path("Principal").path("Federated"))
                        .anyMatch(provider::equals))
                .forEach(statement -> statement
                        .path("Condition")
                        .properties()
                        .forEach(operator -> operator.getValue()
                                .properties()
                                .forEach(key -> conditions
                                        .computeIfAbsent(operator.getKey(), unseen -> new TreeMap<>())
                                        .put(
                                                key.getKey(),
                                                DeploySigns.texts(key.getValue())
                                                        .toList()))));
        return conditions;
    }
}
