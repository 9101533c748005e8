package dev.mitosis.check.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Permission sets are given to the groups that are called after them, in accounts of the target. */
final class PeopleInTemplate {
    private final Set<String> accounts;

    PeopleInTemplate(TargetDocument target) {
        accounts = target.accounts().stream()
                .flatMap(account -> CalledAfter.names("Account", account.name(), "Id").stream())
                .collect(Collectors.toSet());
    }

    List<String> compare(SetUpTemplate template) {
        List<String> flaws = new ArrayList<>();
        Map<String, JsonNode> sets = template.ofType("AWS::SSO::PermissionSet");
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
            if (!accounts.contains(CalledAfter.bare(account))) {
                flaws.add(id + " gives it in " + account + ", which is no account of the target");
            } else if (!CalledAfter.bare(id).endsWith(CalledAfter.bare(account).replaceAll("^account|id$", ""))) {
                flaws.add(id + " gives it in " + account);
            }
        });
        return flaws;
    }
}
