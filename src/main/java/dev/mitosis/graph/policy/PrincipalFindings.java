package dev.mitosis.graph.policy;

import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Severity;

/** Finds the principals that hold the id of the scanned account: they name nobody, or others, after a move. */
final class PrincipalFindings {
    private static final String RULE = "graph.principal-breaks-on-move";

    private PrincipalFindings() {}

    static void note(EdgeWriter writer, String principal) {
        String account = writer.draft().account();
        Arn arn = Arn.parse(principal).orElse(null);
        boolean whole = principal.equals(account)
                || (arn != null
                        && arn.account().equals(account)
                        && arn.resource().equals("root"));
        if (whole) {
            writer.finding(
                    RULE,
                    Severity.LOW,
                    "The policy lets in the whole account " + account + " as a principal.",
                    "Name the accounts that its users will be in, in the same step that moves the resource or them.");
        } else if (arn != null
                && AccountId.isValid(arn.account())
                && arn.account().equals(account)) {
            writer.finding(
                    RULE,
                    Severity.LOW,
                    "The policy names principals of account " + account + " by ARN.",
                    "Change the ARN in the same step that moves the resource or the principal.");
        }
    }
}
