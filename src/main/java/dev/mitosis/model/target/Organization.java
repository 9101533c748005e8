package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the accounts: units, who administers what, policies, and what every account has.
 *
 * @param landingZone what makes and keeps it
 * @param homeRegion where what exists once stands
 * @param regions those in use, the only ones that the guardrails allow
 * @param units by path
 * @param test a second organization; null where there is none
 * @param quotas those that new accounts need before anything runs in them, by account, region and code
 */
public record Organization(
        Decisions.LandingZone landingZone,
        String homeRegion,
        List<String> regions,
        List<OrganizationalUnit> units,
        List<DelegatedAdministrator> delegatedAdministrators,
        List<Guardrail> guardrails,
        List<BaselinePart> baseline,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TestOrganization test,

        List<QuotaRequest> quotas,
        List<Reason> reasons) {

    /**
     * An organizational unit.
     *
     * @param path {@code Workloads/Prod}; {@code Root} for the root of the organization
     * @param accounts the accounts that are in it when everything is done
     * @param passing those that are in it on the way
     * @param guardrails the names of the policies attached to it; those above apply, too
     * @param fate {@code new}, or {@code managed} where the landing zone makes it
     */
    public record OrganizationalUnit(
            String path,
            String purpose,
            List<String> accounts,
            List<String> passing,
            List<String> guardrails,
            Fate fate,
            List<Reason> reasons) {}

    /**
     * An account that administers a service for all.
     *
     * @param service its service principal
     * @param fate {@code new}, or {@code managed} where the landing zone registers it
     */
    public record DelegatedAdministrator(
            String service, String title, String account, Fate fate, List<Reason> reasons) {}

    /**
     * A service control policy.
     *
     * @param units the units that it is attached to
     * @param testedIn the unit that it is attached to first
     * @param testedBy the accounts that are moved there for the test
     * @param size in characters as attached; AWS sets a limit
     * @param fate {@code new}, or {@code managed} where controls of the landing zone say the same
     */
    public record Guardrail(
            String name,
            String purpose,
            List<String> units,
            String testedIn,
            List<String> testedBy,
            List<PlannedStatement> statements,
            int size,
            Fate fate,
            List<Reason> reasons) {}

    /**
     * Something that every account has, or the organization for all of them.
     *
     * @param scope whether it is made once, for the organization, or each has its own
     * @param accounts where it is made
     * @param kept the accounts that keep the one that they have
     * @param fate {@code new}, or {@code managed} where the landing zone or a service makes it
     */
    public record BaselinePart(
            String name,
            String title,
            String scope,
            List<String> accounts,
            List<String> kept,
            Fate fate,
            List<Reason> reasons) {}

    /**
     * An organization to try changes in before they reach anybody.
     *
     * @param units those of the organization, by path
     * @param guardrails those of the organization, by name
     */
    public record TestOrganization(
            List<TestAccount> accounts, List<String> units, List<String> guardrails, List<Reason> reasons) {}

    /** An account of the test organization. */
    public record TestAccount(String name, String variable, String ou, String purpose) {}

    /**
     * A quota that an account needs.
     *
     * @param service and {@code code} as Service Quotas lists them
     * @param usual what a new account has
     * @param value what to ask for: what the old account may use or did use
     */
    public record QuotaRequest(
            String account,
            String region,
            String service,
            String code,
            String name,
            double usual,
            double value,
            List<Reason> reasons) {}
}
