/** Accounts with known truth: snapshots as a scan would write them, and whose each resource is. */
@NullMarked
package dev.mitosis.generated;

import org.jspecify.annotations.NullMarked;
