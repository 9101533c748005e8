package dev.mitosis.cost.attribute;

import java.util.Set;

/**
 * What costs are attributed by.
 *
 * @param evidence the kinds of evidence that count; all of them but in tests
 */
record AttributionRules(CostOwners owners, UsageTypes usageTypes, Set<CostEvidence> evidence) {}
