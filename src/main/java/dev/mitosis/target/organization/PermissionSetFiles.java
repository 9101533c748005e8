package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.form.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Permission sets of IAM Identity Center and whom they are given to, by account and function. Each set is a template of
 * its own, so that many accounts and products fit: a template holds 500 resources and takes 200 parameters (AWS
 * CloudFormation User Guide, "Quotas"). What is given on the management account can only be administered from there.
 */
final class PermissionSetFiles {
    private static final String MANAGEMENT = "management";
    private static final String GROUP_PATTERN =
            "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
    private static final String INSTANCE_PATTERN =
            "arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}";

    private final TargetDocument target;
    private final Map<String, Set<String>> contexts;
    private final List<TsvRow> rows = TsvTable.loadNamed(PermissionSetFiles.class, "permission-sets.tsv");

    PermissionSetFiles(TargetDocument target) {
        this.target = target;
        this.contexts = UnitFiles.contexts(target);
    }

    /** The accounts of a group, by the group's parameter. */
    private record Grants(TsvRow row, Map<String, List<PlannedAccount>> byGroup) {
        Map<String, PlannedAccount> accounts() {
            Map<String, PlannedAccount> accounts = new TreeMap<>();
            byGroup.values()
                    .forEach(places -> places.forEach(place -> accounts.put(UnitFiles.idOf(place) + "Id", place)));
            return accounts;
        }
    }

    /**
     * A permission set and the stack that gives it.
     *
     * @param stack its template is called so, too
     * @param managed whether it is made in the management account
     * @param function whom it is for
     * @param groups the parameters that say which group of the directory is meant
     * @param accounts the accounts by their parameters
     */
    record PermissionSet(
            String stack,
            boolean managed,
            String function,
            Set<String> groups,
            Map<String, PlannedAccount> accounts,
            ObjectNode template) {}

    /** What is given to anybody. */
    List<PermissionSet> sets() {
        return rows.stream()
                .map(this::grants)
                .filter(grants -> !grants.byGroup().isEmpty())
                .map(PermissionSetFiles::set)
                .toList();
    }

    private static PermissionSet set(Grants grants) {
        return new PermissionSet(
                "identity-center-" + grants.row().get("name"),
                grants.row().get("where").equals(MANAGEMENT),
                grants.row().get("function"),
                grants.byGroup().keySet(),
                grants.accounts(),
                template(grants));
    }

    private static ObjectNode template(Grants grants) {
        OrganizationTemplate template =
                new OrganizationTemplate("The permission set " + grants.row().get("name") + ".");
        template.parameter("InstanceArn", "The instance of IAM Identity Center", INSTANCE_PATTERN);
        grants.byGroup()
                .keySet()
                .forEach(group ->
                        template.parameter(group, "The group of " + grants.row().get("function"), GROUP_PATTERN));
        grants.accounts().forEach((id, account) -> template.parameter(id, "The account " + account.name(), "\\d{12}"));
        add(template, grants);
        return template.tree();
    }

    private static void add(OrganizationTemplate template, Grants grants) {
        TsvRow row = grants.row();
        String set = "Set" + LogicalIds.words(row.get("name"));
        ObjectNode properties =
                template.resource(set, "AWS::SSO::PermissionSet").putObject("Properties");
        properties.set("InstanceArn", OrganizationTemplate.ref("InstanceArn"));
        properties.put("Name", row.get("name"));
        properties.put("Description", row.get("why"));
        properties.put("SessionDuration", "PT" + row.get("hours") + "H");
        ArrayNode policies = properties.putArray("ManagedPolicies");
        for (String policy : row.get("policies").split(",", 0)) {
            policies.add(OrganizationTemplate.sub("arn:${AWS::Partition}:iam::aws:policy/" + policy));
        }
        grants.byGroup().forEach((group, places) -> {
            for (PlannedAccount place : places) {
                String id = group.replaceFirst("^Group", "Give") + LogicalIds.words(place.name());
                ObjectNode given = template.resource(id, "AWS::SSO::Assignment").putObject("Properties");
                given.set("InstanceArn", OrganizationTemplate.ref("InstanceArn"));
                ObjectNode arn = given.putObject("PermissionSetArn");
                arn.putArray("Fn::GetAtt").add(set).add("PermissionSetArn");
                given.put("PrincipalType", "GROUP");
                given.set("PrincipalId", OrganizationTemplate.ref(group));
                given.put("TargetType", "AWS_ACCOUNT");
                given.set("TargetId", OrganizationTemplate.ref(UnitFiles.idOf(place) + "Id"));
            }
        });
    }

    private Grants grants(TsvRow row) {
        Map<String, List<PlannedAccount>> byGroup = new TreeMap<>();
        for (PlannedAccount account : target.accounts()) {
            if (!reaches(row.get("where"), account)) {
                continue;
            }
            Set<String> own = contexts.getOrDefault(account.name(), Set.of());
            if (row.get("by").equals("context") && !own.isEmpty()) {
                for (String context : own) {
                    String group = "Group" + LogicalIds.words(row.get("name") + "-" + context);
                    byGroup.computeIfAbsent(group, unseen -> new ArrayList<>()).add(account);
                }
            } else {
                String group = "Group" + LogicalIds.words(row.get("name"));
                byGroup.computeIfAbsent(group, unseen -> new ArrayList<>()).add(account);
            }
        }
        return new Grants(row, byGroup);
    }

    private static boolean reaches(String where, PlannedAccount account) {
        if (where.equals("each")) {
            return !account.purpose().equals(MANAGEMENT);
        }
        return account.purpose().equals(where)
                || account.ou().equals(where)
                || account.ou().startsWith(where + "/");
    }
}
