/** One class for each AWS service of the edge, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.edge;

import org.jspecify.annotations.NullMarked;
