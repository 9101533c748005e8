/** One class for each AWS service of identity and security, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.identity;

import org.jspecify.annotations.NullMarked;
