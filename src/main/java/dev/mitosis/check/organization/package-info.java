/**
 * What sets the organization up, compared with {@code target.json}: units, accounts, policies, administrators,
 * profiles; imports {@code state} and {@code invariant}.
 */
@NullMarked
package dev.mitosis.check.organization;

import org.jspecify.annotations.NullMarked;
