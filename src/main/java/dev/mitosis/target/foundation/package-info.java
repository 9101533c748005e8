/**
 * What stands around the accounts: units, policies, administrators, baseline; imports {@code target.name},
 * {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.target.foundation;

import org.jspecify.annotations.NullMarked;
