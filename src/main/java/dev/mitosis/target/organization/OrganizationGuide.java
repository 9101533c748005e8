package dev.mitosis.target.organization;

import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import dev.mitosis.target.organization.PolicyTrial.Break;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The page that says what the files of the organization are and in which order they are used. */
final class OrganizationGuide {
    private static final int SHOWN = 20;

    private final TargetDocument target;
    private final List<String> steps;
    private final List<Attachable> policies;
    private final StringBuilder page = new StringBuilder();

    OrganizationGuide(TargetDocument target, List<String> steps, List<Attachable> policies) {
        this.target = target;
        this.steps = steps;
        this.policies = policies;
    }

    String text() {
        line("# The organization of " + target.account());
        line("");
        line(
                "1. Sign up for the management account, with nothing in it, and give it a profile of the AWS CLI called `management`.");
        line(
                "2. `bash deploy.sh` prints what each step would do; `bash deploy.sh --execute STEP` does it. Steps, in their order: "
                        + String.join(", ", steps) + ".");
        line(
                "3. Policies are tried before they bind anybody: move an account that nobody needs into Policy Staging, run `STAGE_NAME=staging bash deploy.sh --execute policies`,"
                        + " look for refused calls in the trail, then `STAGE_NAME=units`. What is not named is not attached.");
        line(
                "4. When the old account has joined, `bash old-account.sh` says what binds it and moves it into its unit.");
        line("5. `bash vend.sh NAME UNIT CONTEXT ENVIRONMENT` makes the next account.");
        if (target.organization().test() != null) {
            line(
                    "6. The organization in which changes are tried is set up by the same steps, with `test-accounts.yaml` in place of"
                            + " `accounts.yaml` and its own management account as the profile `management`; what is changed is changed there first.");
        }
        line("");
        accounts();
        policies();
        trial();
        quotas();
        return page.toString();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void accounts() {
        line("## Accounts");
        line("");
        line("| account | unit | purpose | contexts |");
        line("|---|---|---|---|");
        Map<String, Set<String>> contexts = UnitFiles.contexts(target);
        for (PlannedAccount account : target.accounts()) {
            line("| " + cell(account.name()) + (account.existing() ? " (the old account)" : "") + " | "
                    + cell(account.ou()) + " | " + cell(account.purpose()) + " | "
                    + cell(String.join(", ", contexts.getOrDefault(account.name(), Set.of()))) + " |");
        }
        line("");
    }

    private void policies() {
        line("## Policies");
        line("");
        line("| policy | units | what for | to attach |");
        line("|---|---|---|---|");
        for (Attachable policy : policies) {
            line("| [" + policy.kind() + " " + policy.name() + "](" + policy.file() + ") | "
                    + String.join(", ", policy.units()) + " | " + policy.purpose() + " | `"
                    + SetUpSteps.variable(policy.stage()) + "` |");
        }
        line("");
    }

    private void trial() {
        List<Break> breaks = new PolicyTrial(target).breaks(policies);
        line("## What the policies would break");
        line("");
        List<String> covering = policies.stream()
                .filter(policy -> !policy.covers().isEmpty())
                .map(Attachable::name)
                .toList();
        line(
                "Tried against the dependencies of the estate: " + String.join(", ", covering)
                        + ", by who comes from outside of the organization. What `access` in target.json says of roles, it says under the service control policies.");
        line("");
        if (breaks.isEmpty()) {
            line(
                    "No dependency that was seen ends. What was not seen, such as a customer who reads a public bucket, is not in it.");
            line("");
            return;
        }
        Map<String, Integer> more = new TreeMap<>();
        for (Break broken : breaks) {
            int count = more.merge(broken.policy(), 1, Integer::sum);
            if (count <= SHOWN) {
                line("- " + broken.policy() + ": " + cell(broken.who()) + " no longer reaches " + cell(broken.what()));
            }
        }
        more.forEach((policy, count) -> {
            if (count > SHOWN) {
                line("- " + policy + ": " + (count - SHOWN) + " more");
            }
        });
        line("");
    }

    private void quotas() {
        List<QuotaRequest> requests = target.organization().quotas();
        line("## Quotas");
        line("");
        if (requests.isEmpty()) {
            line("No quota was seen that the old account had raised or that it uses more of than a new account has.");
            return;
        }
        line("`bash quotas.sh` asks for them. AWS answers some at once, others after days.");
        line("");
        line("| account | region | quota | a new account has | asked for |");
        line("|---|---|---|---:|---:|");
        for (QuotaRequest request : requests) {
            line("| " + cell(request.account()) + " | " + request.region() + " | " + cell(request.name()) + " | "
                    + Math.round(request.usual()) + " | " + Math.round(request.value()) + " |");
        }
    }

    /** Text from AWS must not end a cell or a line. */
    private static String cell(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replace("|", "\\|").replace("<", "&lt;");
    }
}
