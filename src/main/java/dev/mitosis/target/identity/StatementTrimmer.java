package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedIdentity.StatementChange;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;

/** Leaves out of the policies of identities what nothing needs, where people decided so. */
interface StatementTrimmer {
    /** Policies as they are. */
    StatementTrimmer NONE = (statement, label, holder, changes, kind) -> true;

    /**
     * Changes the statement, which has successors in place already.
     *
     * @return false where nothing of it is needed
     */
    boolean trim(
            ObjectNode statement, String label, PlannedResource holder, List<StatementChange> changes, PolicyKind kind);
}
