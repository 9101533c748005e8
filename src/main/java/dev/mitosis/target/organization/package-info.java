/**
 * Writes the organization as files that deploy: units, accounts, policies, stack sets, permission sets and the script
 * that sets them up in order. It sees the target's document only, and of the other packages of the stage none.
 */
@NullMarked
package dev.mitosis.target.organization;

import org.jspecify.annotations.NullMarked;
