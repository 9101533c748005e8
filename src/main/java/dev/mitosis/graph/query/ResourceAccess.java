package dev.mitosis.graph.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.graph.identity.Glob;
import dev.mitosis.graph.policy.AccessPolicies;
import dev.mitosis.graph.policy.AccessQuestion;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.graph.policy.ManagedPolicies;
import dev.mitosis.graph.policy.PolicyEvaluator;
import dev.mitosis.graph.policy.PrincipalPolicies;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers who may do what to a resource, with the statement that grants it. */
public final class ResourceAccess {
    /**
     * One grant.
     *
     * @param actions the action patterns that are allowed on the resource
     * @param except the patterns among them that a deny takes away
     * @param strength how precisely the statement names the resource
     * @param holder the record that holds the granting statement
     * @param statement where it stands there
     * @param conditions the conditions under which it holds
     */
    public record Grant(
            String principal,
            List<String> actions,
            List<String> except,
            Strength strength,
            String holder,
            String statement,
            List<String> conditions) {}

    private static final List<String> POLICIES = List.of(
            "/GetBucketPolicy/Policy",
            "/GetKeyPolicy/Policy",
            "/GetPolicy/Policy",
            "/GetResourcePolicy/ResourcePolicy",
            "/GetResourcePolicy/Policy",
            "/GetRepositoryPolicy/policyText",
            "/GetTopicAttributes/Attributes/Policy",
            "/Attributes/Policy",
            "/AccessPolicies",
            "/Policy",
            "/policy",
            "/ResourcePolicy",
            "/AssumeRolePolicyDocument");

    private final PrincipalPolicies identities;
    private final Snapshot snapshot;

    /** Reads the identities of the snapshot once. */
    public ResourceAccess(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.identities = PrincipalPolicies.of(snapshot);
    }

    /** Every grant on the resource, by principal; identities first, then whom the resource's own policy lets in. */
    public List<Grant> of(String resourceArn) {
        Resource resource = resource(resourceArn);
        List<GrantedStatement> own = ownPolicy(resource);
        List<Grant> grants = new ArrayList<>();
        for (String principal : identities.principals()) {
            AccessPolicies policies = new AccessPolicies(
                    identities.identity(principal),
                    identities.boundary(principal),
                    own,
                    resource.type().equals("AWS::KMS::Key"));
            for (GrantedStatement granted : policies.identity()) {
                grant(resource, principal, granted, policies, false).ifPresent(grants::add);
            }
        }
        grants.addAll(letIn(resource, own));
        grants.sort(Comparator.comparing(Grant::principal)
                .thenComparing(Grant::holder)
                .thenComparing(Grant::statement));
        return grants;
    }

    private Resource resource(String arn) {
        try (Stream<Resource> resources = snapshot.resources()) {
            return resources
                    .filter(resource -> resource.arn().equals(arn))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the snapshot holds no " + arn));
        }
    }

    private static List<GrantedStatement> ownPolicy(Resource resource) {
        if (resource.data() == null) {
            return List.of();
        }
        for (String pointer : POLICIES) {
            JsonNode document = EmbeddedJson.open(resource.data().at(pointer));
            if (document.has("Statement")) {
                return ManagedPolicies.statements(resource.arn(), document, pointer);
            }
        }
        return List.of();
    }

    private Optional<Grant> grant(
            Resource resource,
            String principal,
            GrantedStatement granted,
            AccessPolicies policies,
            boolean ofResource) {
        IamStatement statement = granted.statement();
        boolean wholly = ofResource && statement.resources().isEmpty();
        String target = wholly ? resource.arn() : target(statement, resource.arn());
        if (!statement.allow() || target.isEmpty()) {
            return Optional.empty();
        }
        Set<String> allowed = new LinkedHashSet<>();
        Set<String> except = new TreeSet<>();
        for (String action : actionsOf(statement, serviceOf(resource))) {
            AccessQuestion question = new AccessQuestion(principal, action, target, resource.account());
            if (PolicyEvaluator.decide(question, speaking(resource, action, policies))
                    .isAllowed()) {
                allowed.add(action);
            }
        }
        denied(policies, allowed, target, except);
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                principal,
                List.copyOf(allowed),
                List.copyOf(except),
                strength(statement, resource.arn(), ofResource),
                granted.holder(),
                granted.place(),
                statement.conditions().entrySet().stream()
                        .map(c -> c.getKey() + " = " + String.join(", ", c.getValue()))
                        .toList()));
    }

    /** The trust policy of a role decides who takes it, and says nothing of who may change it. */
    private static AccessPolicies speaking(Resource resource, String action, AccessPolicies policies) {
        if (!resource.type().equals("AWS::IAM::Role")) {
            return policies;
        }
        boolean taking = action.toLowerCase(Locale.ROOT).startsWith("sts:");
        return new AccessPolicies(
                policies.identity(), policies.boundary(), taking ? policies.resource() : List.of(), taking);
    }

    private static void denied(AccessPolicies policies, Set<String> allowed, String target, Set<String> except) {
        Stream.concat(policies.identity().stream(), policies.resource().stream())
                .map(GrantedStatement::statement)
                .filter(statement -> !statement.allow() && PolicyEvaluator.speaksOfResource(statement, target, true))
                .flatMap(statement -> statement.actions().stream())
                .filter(action -> allowed.stream().anyMatch(wide -> PolicyEvaluator.actionMatches(wide, action)))
                .forEach(except::add);
    }

    /** What the statement covers of the resource: itself, something in it, or nothing (empty). */
    private static String target(IamStatement statement, String arn) {
        if (PolicyEvaluator.speaksOfResource(statement, arn, false)) {
            return arn;
        }
        return statement.resources().stream()
                .filter(pattern -> pattern.startsWith(arn + "/")
                        || pattern.startsWith(arn + ":")
                        || (Glob.isPattern(pattern) && Glob.matches(pattern, arn + "/x")))
                .map(pattern -> pattern.replace('*', 'x').replace('?', 'x'))
                .map(inside -> inside.startsWith(arn) ? inside : arn + "/x")
                .findFirst()
                .orElse("");
    }

    private static List<String> actionsOf(IamStatement statement, String service) {
        if (!statement.notActions().isEmpty()) {
            return List.of(service + ":*");
        }
        return statement.actions().stream()
                .filter(action -> ActionTable.concerns(action, service))
                .map(action -> action.equals("*") ? service + ":*" : action)
                .toList();
    }

    private static String serviceOf(Resource resource) {
        return Arn.parse(resource.arn()).map(Arn::service).orElse("");
    }

    private static Strength strength(IamStatement statement, String arn, boolean ofResource) {
        if (ofResource) {
            return Strength.EXACT;
        }
        if (statement.resources().isEmpty() || statement.resources().contains("*")) {
            return Strength.EVERYTHING;
        }
        int best = statement.resources().stream()
                .filter(pattern ->
                        Glob.matches(pattern, arn) || Glob.matches(pattern, arn + "/x") || pattern.startsWith(arn))
                .mapToInt(pattern -> Glob.literalPrefix(pattern).length())
                .max()
                .orElse(0);
        if (best >= arn.length()) {
            return Strength.EXACT;
        }
        int nameStart = Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1;
        return best > nameStart ? Strength.PREFIX : Strength.SERVICE_WIDE;
    }

    private List<Grant> letIn(Resource resource, List<GrantedStatement> own) {
        List<Grant> grants = new ArrayList<>();
        for (GrantedStatement granted : own) {
            if (!granted.statement().allow()) {
                continue;
            }
            for (List<String> principals : granted.statement().principals().values()) {
                for (String principal : principals) {
                    letIn(resource, granted, principal, own, grants);
                }
            }
        }
        return grants;
    }

    private void letIn(
            Resource resource,
            GrantedStatement granted,
            String principal,
            List<GrantedStatement> own,
            List<Grant> grants) {
        AccessPolicies policies =
                new AccessPolicies(identities.identity(principal), identities.boundary(principal), own, false);
        if (identities.principals().contains(principal)) {
            grant(resource, principal, granted, policies, true).ifPresent(grants::add);
            return;
        }
        grants.add(new Grant(
                principal,
                granted.statement().actions(),
                List.of(),
                Strength.EXACT,
                granted.holder(),
                granted.place(),
                granted.statement().conditions().entrySet().stream()
                        .map(c -> c.getKey() + " = " + String.join(", ", c.getValue()))
                        .toList()));
    }
}
