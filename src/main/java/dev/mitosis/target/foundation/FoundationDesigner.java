package dev.mitosis.target.foundation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.Organization.TestAccount;
import dev.mitosis.model.target.Organization.TestOrganization;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.Variables;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Designs what stands around the accounts; what it has to make stands among the new things. */
public final class FoundationDesigner {
    private static final String WORKLOAD = "workload";
    /** What a second organization needs to be like the first. */
    private static final Set<String> TRIED = Set.of(Sites.MANAGEMENT, "log-archive", "security-tooling");

    private final Decisions decisions;
    private final NewThings things;

    /** A designer that obeys the decisions and plans its things among the new ones. */
    public FoundationDesigner(Decisions decisions, NewThings things) {
        this.decisions = decisions;
        this.things = things;
    }

    /**
     * The organization around the accounts.
     *
     * @param accounts by name
     * @param inUse what was seen of the estate
     * @param quotas what was seen of the old account's quotas
     */
    public Organization design(List<PlannedAccount> accounts, InUse inUse, QuotaNeeds quotas) {
        Sites sites = new Sites(accounts, decisions.chosenLandingZone());
        List<Guardrail> guardrails = new Guardrails(sites, inUse).rows();
        List<OrganizationalUnit> units = new Units(sites).rows(guardrails);
        planUnits(sites, units);
        planGuardrails(sites, guardrails);
        return new Organization(
                sites.landingZone(),
                inUse.home(),
                inUse.regions(),
                units,
                administrators(sites),
                guardrails,
                new BaselineParts(sites, inUse, things).rows(),
                test(sites, units, guardrails),
                quotas.requests(accounts, inUse),
                List.of(landingZone(sites.landingZone())));
    }

    /** What a person has to know about the organization that is there already. */
    public static List<Finding> findings(InUse inUse) {
        if (inUse.ownOrganization() != null) {
            return List.of(new Finding(
                    "foundation.management-holds-workloads",
                    Severity.HIGH,
                    List.of(inUse.ownOrganization()),
                    "The account owns an organization, and its workloads are bound by none of its policies.",
                    "Make a new organization with an empty management account: an owner cannot join another one before "
                            + "its members have left and its own organization is deleted."));
        }
        return inUse.presentOrganization() == null
                ? List.of()
                : List.of(new Finding(
                        "foundation.other-organization",
                        Severity.MEDIUM,
                        List.of(inUse.presentOrganization()),
                        "The account is a member of an organization already.",
                        "Make the new accounts in it, if its owner agrees: then the management account of this plan is "
                                + "the one that is there. Otherwise the account is invited by the new one directly."));
    }

    private Reason landingZone(Decisions.LandingZone zone) {
        String because = decisions.landingZone() == null ? "Nobody decided on a landing zone" : "It was decided";
        boolean tower = zone == Decisions.LandingZone.CONTROL_TOWER;
        return Reason.of(
                tower ? "organization.control-tower" : "organization.by-hand",
                tower
                        ? because + ": AWS Control Tower makes units, trail, recorders and their policies, and keeps "
                                + "them; the rest is put beside it by stack sets."
                        : because + ", so the organization is made by AWS Organizations and stack sets, which costs "
                                + "nothing of its own and leaves every choice open; landingZone in decisions.yaml "
                                + "changes that.");
    }

    private void planUnits(Sites sites, List<OrganizationalUnit> units) {
        for (PlannedAccount management : sites.of(Sites.MANAGEMENT).stream().toList()) {
            for (OrganizationalUnit unit : units) {
                if (!unit.path().equals(Sites.ROOT)) {
                    plan(management, "OrganizationalUnit", unit.path(), "ou", unit.fate(), unit.reasons());
                }
            }
            for (PlannedAccount account : sites.members()) {
                if (!account.existing()) {
                    plan(
                            management,
                            "Account",
                            account.name(),
                            "account",
                            Fate.NEW,
                            List.of(Reason.of("organization.account", account.name() + " is made as a member.")));
                }
            }
        }
    }

    private void planGuardrails(Sites sites, List<Guardrail> guardrails) {
        for (PlannedAccount management : sites.of(Sites.MANAGEMENT).stream().toList()) {
            for (Guardrail guardrail : guardrails) {
                plan(management, "Policy", guardrail.name(), "policy", guardrail.fate(), guardrail.reasons());
            }
        }
    }

    private void plan(
            PlannedAccount management, String type, String name, String kind, Fate fate, List<Reason> reasons) {
        String organization =
                Variables.reference(Variables.ofThing(management.name() + "/organizations-organization/organization"));
        things.plan(
                new NewThings.New(
                        management.name(),
                        "AWS::Organizations::" + type,
                        Resource.GLOBAL,
                        name,
                        "organizations::" + kind + "/" + organization + "/{id}",
                        null),
                fate,
                reasons);
    }

    private static List<DelegatedAdministrator> administrators(Sites sites) {
        return TsvTable.loadNamed(FoundationDesigner.class, "delegations.tsv").stream()
                .flatMap(row -> sites.of(row.get("purpose")).stream()
                        .map(account -> new DelegatedAdministrator(
                                row.get("service"),
                                row.get("title"),
                                account.name(),
                                sites.maker(row.get("control-tower")),
                                List.of(Reason.of("organization.delegated", row.get("why"))))))
                .sorted(java.util.Comparator.comparing(DelegatedAdministrator::service))
                .toList();
    }

    private @Nullable TestOrganization test(Sites sites, List<OrganizationalUnit> units, List<Guardrail> guardrails) {
        if (!decisions.hasSecondOrganization()) {
            return null;
        }
        Stream<TestAccount> foundation = sites.accounts().stream()
                .filter(account -> TRIED.contains(account.purpose()))
                .map(account -> tried("test-" + account.name(), Sites.unitOf(account), account.purpose()));
        return new TestOrganization(
                Stream.concat(foundation, Stream.of(tried("test-workload", "Workloads/NonProd", WORKLOAD)))
                        .toList(),
                units.stream().map(OrganizationalUnit::path).toList(),
                guardrails.stream().map(Guardrail::name).toList(),
                List.of(Reason.of(
                        "organization.test",
                        "It was decided: policies, stack sets and changes of the landing zone are tried in an "
                                + "organization in which nothing of value is.")));
    }

    private static TestAccount tried(String name, String unit, String purpose) {
        return new TestAccount(name, Variables.ofAccount(name), unit, purpose);
    }
}
