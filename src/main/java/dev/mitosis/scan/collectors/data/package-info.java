/** One class for each AWS service of stores, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.data;

import org.jspecify.annotations.NullMarked;
