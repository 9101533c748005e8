package dev.mitosis.target.foundation;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.List;
import java.util.Optional;

/** The accounts of the estate by what they are for. */
record Sites(List<PlannedAccount> accounts, Decisions.LandingZone landingZone) {
    static final String MANAGEMENT = "management";
    static final String ROOT = "Root";
    static final String TRANSITIONAL = "Transitional";
    static final String POLICY_STAGING = "Policy Staging";
    private static final String SANDBOX = "sandbox";
    private static final String MANAGED = "managed";
    private static final String ALWAYS = "managed-always";

    /** The account of the purpose; the first by name where there are several. */
    Optional<PlannedAccount> of(String purpose) {
        return accounts.stream()
                .filter(account -> account.purpose().equals(purpose))
                .findFirst();
    }

    /** All that policies bind: they never bind the management account. */
    List<PlannedAccount> members() {
        return accounts.stream()
                .filter(account -> !account.purpose().equals(MANAGEMENT))
                .toList();
    }

    /** The path of the unit in which an account is at the end. */
    static String unitOf(PlannedAccount account) {
        return account.purpose().equals(MANAGEMENT) ? ROOT : account.ou();
    }

    /** Whom a policy may hit first: an account on which nobody depends, while it is empty. */
    List<String> testers() {
        return of(SANDBOX)
                .or(() -> accounts.stream()
                        .filter(account -> !account.existing() && account.ou().endsWith("NonProd"))
                        .findFirst())
                .map(account -> List.of(account.name()))
                .orElse(List.of());
    }

    /** Who makes what the table says that a landing zone may make. */
    Fate maker(String controlTower) {
        boolean zone = landingZone == Decisions.LandingZone.CONTROL_TOWER && controlTower.equals(MANAGED);
        return zone || controlTower.equals(ALWAYS) ? Fate.MANAGED : Fate.NEW;
    }
}
