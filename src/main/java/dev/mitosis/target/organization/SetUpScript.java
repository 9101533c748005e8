package dev.mitosis.target.organization;

import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.organization.PermissionSetFiles.PermissionSet;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.List;

/** The script that sets the organization up: the steps in the order in which they need one another. */
final class SetUpScript {
    private SetUpScript() {}

    /** The steps for an organization with these policies and permission sets. */
    static SetUpSteps of(TargetDocument target, List<Attachable> policies, List<PermissionSet> sets) {
        SetUpSteps steps = new SetUpSteps(target);
        MemberSteps members = new MemberSteps(steps);
        BaselineSteps baseline = new BaselineSteps(steps);
        PeopleSteps people = new PeopleSteps(steps);
        members.begin();
        members.accounts();
        members.administrators();
        baseline.foundation();
        baseline.baseline();
        people.policies(policies);
        people.people(sets);
        baseline.sandboxes();
        steps.step(
                "cost-tags",
                "run aws ce update-cost-allocation-tags-status --profile management --cost-allocation-tags-status"
                        + " TagKey=Purpose,Status=Active TagKey=Environment,Status=Active TagKey=Context,Status=Active");
        if (!target.organization().quotas().isEmpty()) {
            steps.step("quotas", "bash quotas.sh $([ \"$execute\" = yes ] && echo --execute)");
        }
        return steps;
    }
}
