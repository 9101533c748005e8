package dev.mitosis.cost.attribute;

import java.util.Locale;

/** What can tie a cost to an account, in the order in which it is asked. */
enum CostEvidence {
    /** Every resource of the service with the tag goes to one account. */
    TAG,
    /** Every resource of the service goes to one account. */
    SOLE_OWNER,
    /** Everything that the usage type charges for goes to one account. */
    USAGE_TYPE,
    /** The accounts' shares of the costs by resource in the last days. */
    RESOURCE_SHARE,
    /** Nothing does. */
    NONE;

    String id() {
        return "cost." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
