/** One class for each AWS service of code that runs, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.compute;

import org.jspecify.annotations.NullMarked;
