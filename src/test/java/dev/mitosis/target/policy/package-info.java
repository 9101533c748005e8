/** Checks the policies that are written for new accounts against IAM's grammar and against what they succeed. */
@NullMarked
package dev.mitosis.target.policy;

import org.jspecify.annotations.NullMarked;
