package dev.mitosis.target.organization;

import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.organization.PermissionSetFiles.PermissionSet;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.ArrayList;
import java.util.List;

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

    void people(List<PermissionSet> sets) {
        steps.step("people", sets.stream().map(this::given).toArray(String[]::new));
    }

    private String given(PermissionSet set) {
        List<String> parameters = new ArrayList<>();
        parameters.add("InstanceArn=\"$(input IDENTITY_CENTER_ARN 'the instance of IAM Identity Center')\"");
        set.groups()
                .forEach(group -> parameters.add(group + "=\"$(input " + SetUpSteps.variable(group)
                        + " 'the id of the group of " + set.function().replace("'", "") + "')\""));
        set.accounts()
                .forEach((parameter, account) -> parameters.add(
                        parameter + "=\"" + (set.managed() ? "$(management)" : SetUpSteps.idOf(account)) + "\""));
        return SetUpSteps.deploy(
                set.managed() ? "management" : shared(), "\"$home\"", set.stack(), parameters.toArray(String[]::new));
    }

    /** The profile of the account that administers Identity Center. */
    private String shared() {
        return steps.of("shared-services").map(PlannedAccount::name).orElse("management");
    }
}
