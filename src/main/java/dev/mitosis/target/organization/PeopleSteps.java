package dev.mitosis.target.organization;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.List;
import java.util.Map;

/** The policies in their stages, and what people may do. */
final class PeopleSteps {
    private final SetUpSteps steps;

    PeopleSteps(SetUpSteps steps) {
        this.steps = steps;
    }

    void policies(List<Attachable> policies) {
        StringBuilder line = new StringBuilder(
                "deploy " + SetUpSteps.HOME + "organization-policies policies.yaml OrganizationId=\"$(organization)\"");
        PolicyFiles.units(policies).forEach(unit -> line.append(SetUpSteps.given(UnitFiles.idOf(unit) + "Id", "unit")));
        PolicyFiles.accounts(policies, steps.target())
                .forEach(account -> line.append(' ')
                        .append(UnitFiles.idOf(account))
                        .append("Id=\"")
                        .append(SetUpSteps.idOf(account))
                        .append('"'));
        for (Attachable policy : policies) {
            line.append(' ')
                    .append(policy.stage())
                    .append("=\"${")
                    .append(SetUpSteps.variable(policy.stage()))
                    .append(":-none}\"");
        }
        steps.step(
                "policies",
                "# A policy is attached by STAGE_NAME=staging, then STAGE_NAME=units: first to the unit in which policies are tried.",
                line.toString());
    }

    void people(Map<String, String> groups) {
        String instance = " InstanceArn=\"$(input IDENTITY_CENTER_ARN 'the instance of IAM Identity Center')\"";
        StringBuilder members =
                new StringBuilder("deploy " + shared() + " \"$home\" identity-center identity-center.yaml" + instance);
        StringBuilder own = new StringBuilder(
                "deploy " + SetUpSteps.HOME + "identity-center-management identity-center-management.yaml" + instance);
        groups.forEach((group, function) -> {
            String value = " " + group + "=\"$(input " + SetUpSteps.variable(group) + " 'the id of the group of "
                    + function.replace("'", "") + "')\"";
            (group.equals("GroupBilling") ? own : members).append(value);
        });
        for (PlannedAccount account : steps.target().accounts()) {
            if (!account.purpose().equals("management")) {
                members.append(' ')
                        .append(UnitFiles.idOf(account))
                        .append("Id=\"")
                        .append(SetUpSteps.idOf(account))
                        .append('"');
            }
        }
        own.append(" AccountManagementId=\"$(management)\"");
        steps.step("people", members.toString(), own.toString());
    }

    private String shared() {
        return steps.of("shared-services")
                .map(account -> Shell.argument(account.name()))
                .orElse("management");
    }
}
