package dev.mitosis.target.organization;

import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.List;
import java.util.Map;

/** The script that sets the organization up: the steps in the order in which they need one another. */
final class SetUpScript {
    private SetUpScript() {}

    /** The steps for an organization with these policies and groups of people. */
    static SetUpSteps of(TargetDocument target, List<Attachable> policies, Map<String, String> groups) {
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
        people.people(groups);
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
