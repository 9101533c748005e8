package dev.mitosis.check.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Permission sets are given to the groups that are called after them, in accounts of the target; who is no
 * administrator only looks, and builds where nothing is production.
 */
final class PeopleInTemplate {
    private static final Pattern POLICY = Pattern.compile(".*:policy/(.+)");
    /** What changes nothing, or only what its job is about. */
    private static final Set<String> LOOKING = Set.of(
            "ReadOnlyAccess",
            "SecurityAudit",
            "AWSSupportAccess",
            "job-function/ViewOnlyAccess",
            "job-function/Billing",
            "job-function/NetworkAdministrator");

    private static final String BUILDING = "PowerUserAccess";
    private static final String ADMINISTRATOR = "-admin";

    private final Set<String> accounts;
    private final Set<String> production;

    PeopleInTemplate(TargetDocument target) {
        accounts = target.accounts().stream()
                .flatMap(account -> CalledAfter.names("Account", account.name(), "Id").stream())
                .collect(Collectors.toSet());
        production = target.accounts().stream()
                .filter(account -> account.ou().matches("(.*/)?Prod(/.*)?"))
                .flatMap(account -> CalledAfter.names("Account", account.name(), "Id").stream())
                .collect(Collectors.toSet());
    }

    List<String> compare(SetUpTemplate template) {
        List<String> flaws = new ArrayList<>();
        Map<String, JsonNode> sets = template.ofType("AWS::SSO::PermissionSet");
        sets.forEach((id, set) -> contents(id, set, flaws));
        template.ofType("AWS::SSO::Assignment").forEach((id, given) -> {
            String set =
                    given.path("PermissionSetArn").path("Fn::GetAtt").path(0).asText();
            String group = given.path("PrincipalId").path("Ref").asText();
            String account = given.path("TargetId").path("Ref").asText();
            if (!sets.containsKey(set)) {
                flaws.add(id + " gives " + set + ", which is no permission set of it");
            }
            if (!group.replaceFirst("^Group", "").startsWith(set.replaceFirst("^Set", ""))) {
                flaws.add(id + " gives " + set + " to " + group);
            }
            if (production.contains(CalledAfter.bare(account))
                    && policies(sets.get(set)).contains(BUILDING)) {
                flaws.add(id + " lets people build in " + account + ", which is production");
            }
            if (!accounts.contains(CalledAfter.bare(account))) {
                flaws.add(id + " gives it in " + account + ", which is no account of the target");
            } else if (!CalledAfter.bare(id).endsWith(CalledAfter.bare(account).replaceAll("^account|id$", ""))) {
                flaws.add(id + " gives it in " + account);
            }
        });
        return flaws;
    }

    private static void contents(String id, JsonNode set, List<String> flaws) {
        if (set.has("InlinePolicy") || set.has("CustomerManagedPolicyReferences")) {
            flaws.add(id + " holds a policy of its own");
        }
        for (String policy : policies(set)) {
            boolean fits = LOOKING.contains(policy) || policy.equals(BUILDING);
            if (!fits && !set.path("Name").asText().endsWith(ADMINISTRATOR)) {
                flaws.add(id + " gives " + policy + " to people who are no administrators");
            }
        }
    }

    private static List<String> policies(@Nullable JsonNode set) {
        List<String> names = new ArrayList<>();
        if (set != null) {
            set.path("ManagedPolicies").forEach(policy -> {
                Matcher name = POLICY.matcher(policy.path("Fn::Sub").asText(policy.asText()));
                names.add(name.matches() ? name.group(1) : policy.toString());
            });
        }
        return names;
    }
}
