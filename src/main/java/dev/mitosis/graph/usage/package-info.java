/**
 * Who uses a database, bucket, queue or key, through all that stands between them; imports {@code model}, {@code io}
 * and {@code graph.network}.
 */
@NullMarked
package dev.mitosis.graph.usage;

import org.jspecify.annotations.NullMarked;
