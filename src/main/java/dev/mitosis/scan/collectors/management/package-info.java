/** One class for each AWS service of management and billing, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.management;

import org.jspecify.annotations.NullMarked;
