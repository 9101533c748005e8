/** The target accounts: which there are, and why, and what lives in each. */
@NullMarked
package dev.mitosis.partition.accounts;

import org.jspecify.annotations.NullMarked;
