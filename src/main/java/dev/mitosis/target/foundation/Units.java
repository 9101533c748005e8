package dev.mitosis.target.foundation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The organizational units: the rows of {@code units.tsv}, and any that the partition names beside them. */
final class Units {
    private static final String OWN = "A unit of this account's own.";

    /** A unit that is known. */
    private record Known(String path, String purpose, String controlTower) {}

    private final Map<String, Known> known = new TreeMap<>();
    private final Sites sites;

    Units(Sites sites) {
        this.sites = sites;
        TsvTable.loadNamed(Units.class, "units.tsv")
                .forEach(row -> known.put(
                        row.get("path"), new Known(row.get("path"), row.get("purpose"), row.get("control-tower"))));
        for (PlannedAccount account : sites.accounts()) {
            String path = Sites.unitOf(account);
            known.computeIfAbsent(path, unknown -> new Known(unknown, OWN, "new"));
        }
    }

    /** All units by path. */
    List<OrganizationalUnit> rows(List<Guardrail> guardrails) {
        return known.values().stream().map(unit -> row(unit, guardrails)).toList();
    }

    private OrganizationalUnit row(Known unit, List<Guardrail> guardrails) {
        List<Reason> reasons = new ArrayList<>();
        List<String> passing = passing(unit.path(), reasons);
        List<String> accounts = sites.accounts().stream()
                .filter(account -> Sites.unitOf(account).equals(unit.path()))
                .map(PlannedAccount::name)
                .toList();
        if (!accounts.isEmpty()) {
            reasons.add(Reason.of(
                    "unit.accounts",
                    (accounts.size() == 1 ? "The account " : "The accounts ") + String.join(", ", accounts)
                            + (accounts.size() == 1 ? " is" : " are") + " in it in the end."));
        }
        List<String> attached = guardrails.stream()
                .filter(guardrail -> guardrail.units().contains(unit.path()))
                .map(Guardrail::name)
                .toList();
        if (reasons.isEmpty()) {
            reasons.add(Reason.of("unit.ready", "It is empty at first, and there when it is needed."));
        }
        return new OrganizationalUnit(
                unit.path(), unit.purpose(), accounts, passing, attached, sites.maker(unit.controlTower()), reasons);
    }

    private List<String> passing(String path, List<Reason> reasons) {
        if (path.equals(Sites.TRANSITIONAL)) {
            List<String> old = sites.accounts().stream()
                    .filter(account ->
                            account.existing() && !Sites.unitOf(account).equals(path))
                    .map(PlannedAccount::name)
                    .toList();
            old.forEach(account -> reasons.add(Reason.of(
                    "unit.joins",
                    "The account " + account + " joins into it, and leaves it for its own unit when the policies of "
                            + "that were tested on what runs in it.")));
            return old;
        }
        if (path.equals(Sites.POLICY_STAGING)) {
            sites.testers()
                    .forEach(account -> reasons.add(Reason.of(
                            "unit.tests",
                            "The account " + account + " is in it, while it is empty, to try each policy on.")));
            return sites.testers();
        }
        return List.of();
    }
}
