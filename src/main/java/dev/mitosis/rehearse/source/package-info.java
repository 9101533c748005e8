/**
 * Builds the account that is split in an emulator, from what a snapshot tells of it; imports {@code model}, {@code io},
 * {@code snapshot} and {@code rehearse.gate}.
 */
@NullMarked
package dev.mitosis.rehearse.source;

import org.jspecify.annotations.NullMarked;
