/** Which environments there are, in the words of the account, and what is in which. */
@NullMarked
package dev.mitosis.partition.environments;

import org.jspecify.annotations.NullMarked;
