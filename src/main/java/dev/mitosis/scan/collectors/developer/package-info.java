/** One class for each AWS service of development, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.developer;

import org.jspecify.annotations.NullMarked;
