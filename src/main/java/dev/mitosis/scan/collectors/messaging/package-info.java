/** One class for each AWS service of messages, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.messaging;

import org.jspecify.annotations.NullMarked;
