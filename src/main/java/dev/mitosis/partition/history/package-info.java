/** What an earlier partition of the account called things, so that names and ids last from scan to scan. */
@NullMarked
package dev.mitosis.partition.history;

import org.jspecify.annotations.NullMarked;
