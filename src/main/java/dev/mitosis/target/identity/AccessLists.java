package dev.mitosis.target.identity;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import java.util.ArrayList;
import java.util.List;

/** Says whom the access lists of buckets and objects that are made anew let in: a new bucket takes no such lists. */
final class AccessLists {
    private final PolicyBook book;
    private final SuccessorIndex successors;

    AccessLists(PolicyBook book, SuccessorIndex successors) {
        this.book = book;
        this.successors = successors;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (PolicyHolder holder : book.holders()) {
            for (OldPolicy policy : holder.policies()) {
                if (policy.kind() == PolicyKind.GRANT && policy.pointer().equals(BucketGrants.POINTER)) {
                    made(holder.arn()).forEach(bucket -> findings.add(list(bucket, policy)));
                }
            }
        }
        List<String> open = book.bucketsOfObjectLists().stream()
                .filter(arn -> !made(arn).isEmpty())
                .toList();
        if (!open.isEmpty()) {
            findings.add(new Finding(
                    "identity.object-lists",
                    Severity.LOW,
                    open,
                    (open.size() == 1 ? "A bucket takes" : open.size() + " buckets take")
                            + " access lists of objects. Whom they let in is in no snapshot, and a copy does not take"
                            + " them along.",
                    "Look for objects of other owners before the copy (an S3 inventory lists them), and let whoever"
                            + " needs them in by the bucket's policy."));
        }
        return findings;
    }

    private List<PlannedResource> made(String arn) {
        return successors.standing(arn).stream()
                .filter(one -> one.fate().isMade())
                .toList();
    }

    private static Finding list(PlannedResource bucket, OldPolicy policy) {
        return new Finding(
                "identity.access-list",
                Severity.MEDIUM,
                List.of(bucket.succeeds() == null ? bucket.arn() : bucket.succeeds()),
                "The access list of the bucket that " + bucket.id() + " succeeds lets in "
                        + String.join(", ", BucketGrants.grantees(policy.document()))
                        + ", and a new bucket takes no access lists.",
                "Add the statements that stand among the planned policies of " + bucket.id()
                        + " to its policy, or leave out who is not needed any more.");
    }
}
