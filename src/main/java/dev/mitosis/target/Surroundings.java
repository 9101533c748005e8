package dev.mitosis.target;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.delivery.DeliveryFacts;
import dev.mitosis.target.delivery.DeliveryGround;
import dev.mitosis.target.delivery.DeliveryPlanner;
import dev.mitosis.target.delivery.DeliveryPlanner.Delivery;
import dev.mitosis.target.fate.Candidate;
import dev.mitosis.target.foundation.FoundationDesigner;
import dev.mitosis.target.foundation.InUse;
import dev.mitosis.target.foundation.QuotaNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands around the workloads of an estate. */
record Surroundings(Organization organization, Delivery delivery, List<Finding> findings) {

    /** What records said of it. */
    record Heard(DeliveryFacts delivery, QuotaNeeds quotas) {}

    /** Designs it; what has to be made for it is added to the estate. */
    static Surroundings of(TargetRequest request, Estate estate, List<PlannedAccount> accounts, Heard heard) {
        InUse inUse = new InUse();
        for (Estate.Standing standing : estate.standings()) {
            Candidate candidate = standing.candidate();
            inUse.see(candidate.type(), candidate.region(), standing.account(), standing.fate());
            inUse.see(candidate.type(), candidate.arn());
        }
        Organization organization =
                new FoundationDesigner(request.decisions(), estate.additions()).design(accounts, inUse, heard.quotas());
        Delivery delivery = DeliveryPlanner.plan(ground(request, estate, accounts), heard.delivery());
        List<Finding> findings = new ArrayList<>(FoundationDesigner.findings(inUse));
        findings.addAll(delivery.findings());
        return new Surroundings(organization, delivery, List.copyOf(findings));
    }

    /** The policies that bind each account in the end: those of its unit and of the units above. */
    Map<String, List<Guardrail>> guardrails(List<PlannedAccount> accounts) {
        Map<String, List<Guardrail>> binding = new HashMap<>();
        for (PlannedAccount account : accounts) {
            binding.put(
                    account.name(),
                    organization.guardrails().stream()
                            .filter(guardrail -> guardrail.units().stream()
                                    .anyMatch(unit -> (account.ou() + "/").startsWith(unit + "/")))
                            .toList());
        }
        return binding;
    }

    private static DeliveryGround ground(TargetRequest request, Estate estate, List<PlannedAccount> accounts) {
        Map<String, String> contexts = new HashMap<>();
        for (Estate.Standing standing : estate.standings()) {
            String context = standing.candidate().context();
            if (context != null) {
                contexts.put(standing.candidate().arn(), context);
            }
        }
        return new DeliveryGround(
                new DeliveryGround.Parts(
                        accounts,
                        estate.units(),
                        estate.successors(),
                        contexts,
                        request.partition().environments().stream()
                                .filter(PartitionDocument.Environment::production)
                                .map(PartitionDocument.Environment::name)
                                .collect(Collectors.toSet())),
                request.graph(),
                request.decisions(),
                estate.additions());
    }
}
