/**
 * Writes the organization as files that deploy: units, accounts, policies, stack sets, permission sets and the script
 * that sets them up in order. It sees the target's document only.
 */
@NullMarked
package dev.mitosis.target.organization;

import org.jspecify.annotations.NullMarked;
