package dev.mitosis.target;

import dev.mitosis.model.Finding;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.fate.Candidate;
import dev.mitosis.target.foundation.FoundationDesigner;
import dev.mitosis.target.foundation.InUse;
import java.util.List;

/** What stands around the workloads of an estate. */
record Surroundings(Organization organization, List<Finding> findings) {

    /** Designs it; what has to be made for it is added to the estate. */
    static Surroundings of(TargetRequest request, Estate estate, List<PlannedAccount> accounts) {
        InUse inUse = new InUse();
        for (Estate.Standing standing : estate.standings()) {
            Candidate candidate = standing.candidate();
            inUse.see(candidate.type(), candidate.region(), standing.account(), standing.fate());
            inUse.see(candidate.type(), candidate.arn());
        }
        Organization organization =
                new FoundationDesigner(request.decisions(), estate.additions()).design(accounts, inUse);
        return new Surroundings(organization, FoundationDesigner.findings(inUse));
    }
}
