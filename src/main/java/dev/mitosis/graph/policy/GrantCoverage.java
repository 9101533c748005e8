package dev.mitosis.graph.policy;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.model.Strength;
import java.util.Collection;
import java.util.Optional;

/**
 * What a {@code Resource} pattern of a policy covers.
 *
 * @param breadth how precise the pattern is; {@code SERVICE_WIDE} and {@code EVERYTHING} list no resources
 * @param missing what an exact ARN without a record stands for
 */
record GrantCoverage(Strength breadth, Collection<Entity> resources, Optional<Entity> missing) {}
