/**
 * Verification of an export without AWS, and the gate that the account joins through; imports {@code model},
 * {@code io}, {@code cost}, {@code cost.store} and {@code cost.query}.
 */
@NullMarked
package dev.mitosis.cost.verify;

import org.jspecify.annotations.NullMarked;
