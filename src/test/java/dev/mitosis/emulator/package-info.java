/** A real AWS emulator, the test account provisioned on it, and that account's ground truth. */
@NullMarked
package dev.mitosis.emulator;

import org.jspecify.annotations.NullMarked;
