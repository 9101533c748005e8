/** Tables as lists of typed columns, for every writer to lay out in its own way; imports nothing of Mitosis. */
@NullMarked
package dev.mitosis.model.table;

import org.jspecify.annotations.NullMarked;
