package dev.mitosis.partition.accounts;

import dev.mitosis.partition.evidence.Table;
import java.util.List;

/** The accounts around the workloads, and the organizational units: {@code accounts.yaml}. */
record Catalogue(List<FoundationAccount> foundation, Units units) {
    /** An account around the workloads. */
    record FoundationAccount(String name, String ou, String purpose, boolean always, String why) {}

    /** Organizational units by their paths. */
    record Units(String production, String nonProduction, String legacy) {
        /** The unit of a workload. */
        String of(boolean production) {
            return production ? this.production : nonProduction;
        }
    }

    static Catalogue read() {
        return Table.yaml(Catalogue.class, "accounts.yaml", Catalogue.class);
    }
}
