package dev.mitosis.partition.accounts;

import dev.mitosis.model.Resource;

/**
 * What was measured in an account: how much data there is, which quotas apply, and when things were last used.
 *
 * @param activity when things were used last
 */
public record AccountMeasures(DataSizes sizes, AppliedQuotas quotas, LastActivity activity) {
    /** Nothing was measured yet. */
    public static AccountMeasures none() {
        return new AccountMeasures(new DataSizes(), new AppliedQuotas(), new LastActivity());
    }

    /** Notes what a record says. */
    public void note(Resource resource) {
        sizes.read(resource);
        quotas.read(resource);
        activity.read(resource);
    }
}
