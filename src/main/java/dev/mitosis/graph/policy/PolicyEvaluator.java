package dev.mitosis.graph.policy;

import dev.mitosis.graph.identity.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Decides a question by IAM's evaluation logic for one account: an explicit deny wins, then somebody must allow, and a
 * boundary limits what identity policies allow.
 *
 * <p>Conditions cannot be decided from a snapshot: an allow with one is allowed under conditions, a deny with one is
 * noted. Session policies, and the control policies of an organization, are in no snapshot; they could only narrow.
 * Source: "Policy evaluation logic" and "Permissions boundaries for IAM entities", IAM User Guide.
 */
public final class PolicyEvaluator {
    private final AccessQuestion question;
    private final AccessPolicies policies;
    private final List<String> notes = new ArrayList<>();

    private PolicyEvaluator(AccessQuestion question, AccessPolicies policies) {
        this.question = question;
        this.policies = policies;
    }

    public static AccessDecision decide(AccessQuestion question, AccessPolicies policies) {
        return new PolicyEvaluator(question, policies).decide();
    }

    private AccessDecision decide() {
        List<GrantedStatement> denies = new ArrayList<>(matching(policies.identity(), false, false));
        denies.addAll(matching(policies.resource(), false, true));
        if (policies.boundary() != null) {
            denies.addAll(matching(policies.boundary(), false, false));
        }
        List<GrantedStatement> certain = denies.stream()
                .filter(granted -> granted.statement().conditions().isEmpty())
                .toList();
        if (!certain.isEmpty()) {
            return new AccessDecision(AccessVerdict.DENIED_EXPLICITLY, certain, notes);
        }
        denies.forEach(granted -> notes.add("a deny under conditions stands at " + granted.place()));
        return allows();
    }

    private AccessDecision allows() {
        List<GrantedStatement> identity = matching(policies.identity(), true, false);
        List<GrantedStatement> resource = matching(policies.resource(), true, true);
        List<GrantedStatement> boundary =
                policies.boundary() == null ? List.of() : matching(policies.boundary(), true, false);
        boolean bounded = policies.boundary() != null && boundary.isEmpty();
        List<GrantedStatement> direct =
                resource.stream().filter(this::namesPrincipal).toList();
        if (!question.isSameAccount()) {
            return acrossAccounts(identity, resource, bounded);
        }
        // A grant to the ARN of a user or session is limited by no boundary; one to a role's ARN is by the role's.
        List<GrantedStatement> unlimited = direct.stream()
                .filter(granted -> question.isDirect() && names(granted, question.principal()::equals))
                .toList();
        if (!direct.isEmpty() && (!bounded || !unlimited.isEmpty())) {
            return allowed(bounded ? unlimited : direct);
        }
        boolean counts = !policies.resourceDecides() || delegates(resource);
        if (!identity.isEmpty() && counts && !bounded) {
            return allowed(identity);
        }
        if (!identity.isEmpty() && !counts) {
            notes.add("the resource's policy does not hand the decision to the account");
        }
        if (bounded && !identity.isEmpty()) {
            notes.add("the permissions boundary does not allow it");
        }
        return new AccessDecision(AccessVerdict.DENIED_IMPLICITLY, List.of(), notes);
    }

    private AccessDecision acrossAccounts(
            List<GrantedStatement> identity, List<GrantedStatement> resource, boolean bounded) {
        if (resource.isEmpty() || identity.isEmpty() || bounded) {
            notes.add("across accounts both sides must allow it");
            return new AccessDecision(AccessVerdict.DENIED_IMPLICITLY, List.of(), notes);
        }
        List<GrantedStatement> both = new ArrayList<>(resource);
        both.addAll(identity);
        return allowed(both);
    }

    private AccessDecision allowed(List<GrantedStatement> grounds) {
        List<GrantedStatement> certain = grounds.stream()
                .filter(granted -> granted.statement().conditions().isEmpty())
                .toList();
        boolean sure = !certain.isEmpty() && notes.isEmpty();
        return new AccessDecision(
                sure ? AccessVerdict.ALLOWED : AccessVerdict.ALLOWED_UNDER_CONDITIONS,
                certain.isEmpty() ? grounds : certain,
                notes);
    }

    /** Whether the statement names the principal itself, not only its account. */
    private boolean namesPrincipal(GrantedStatement granted) {
        return !granted.statement().notPrincipals().isEmpty()
                || names(granted, principal -> principal.equals("*") || question.isAskedBy(principal));
    }

    private static boolean names(GrantedStatement granted, Predicate<String> isMeant) {
        return granted.statement().principals().values().stream()
                .flatMap(List::stream)
                .anyMatch(isMeant);
    }

    private boolean delegates(List<GrantedStatement> resource) {
        return resource.stream().anyMatch(granted -> !namesPrincipal(granted));
    }

    private List<GrantedStatement> matching(List<GrantedStatement> statements, boolean allow, boolean ofResource) {
        List<GrantedStatement> matching = new ArrayList<>();
        for (GrantedStatement granted : statements) {
            IamStatement statement = granted.statement();
            if (statement.allow() == allow
                    && speaksOfAction(statement, question.action())
                    && speaksOfResource(statement, question.resource(), ofResource)
                    && (!ofResource || speaksOfPrincipal(statement))) {
                matching.add(granted);
            }
        }
        return matching;
    }

    /** Whether the statement allows or denies the action, whatever the resource. */
    public static boolean speaksOfAction(IamStatement statement, String action) {
        List<String> not = statement.notActions();
        return not.isEmpty() ? isOneOf(statement.actions(), action) : !isOneOf(not, action);
    }

    private static boolean isOneOf(List<String> patterns, String action) {
        for (String pattern : patterns) {
            if (actionMatches(pattern, action)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern of a statement names the action, in whatever case. */
    public static boolean actionMatches(String pattern, String action) {
        int literal = Glob.literalLength(pattern);
        return literal == pattern.length()
                ? pattern.equalsIgnoreCase(action)
                : pattern.regionMatches(true, 0, action, 0, literal)
                        && Glob.matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    public static boolean speaksOfResource(IamStatement statement, String resource, boolean ofResource) {
        List<String> not = statement.notResources();
        if (!not.isEmpty()) {
            return !Glob.matchesAny(not, resource);
        }
        return (ofResource && statement.resources().isEmpty()) || Glob.matchesAny(statement.resources(), resource);
    }

    private boolean speaksOfPrincipal(IamStatement statement) {
        if (!statement.notPrincipals().isEmpty()) {
            return statement.notPrincipals().values().stream()
                    .flatMap(List::stream)
                    .noneMatch(this::isPrincipal);
        }
        return statement.principals().values().stream().flatMap(List::stream).anyMatch(this::isPrincipal);
    }

    private boolean isPrincipal(String named) {
        String account = question.principalAccount();
        return named.equals("*")
                || question.isAskedBy(named)
                || named.equals(account)
                || (named.startsWith("arn:") && named.endsWith(":iam::" + account + ":root"));
    }
}
