/** One class for each AWS service, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors;

import org.jspecify.annotations.NullMarked;
