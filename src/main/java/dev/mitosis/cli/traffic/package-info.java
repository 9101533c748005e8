/** The command that reads logs of traffic; imports everything below {@code cli} and, of it, command and output. */
@NullMarked
package dev.mitosis.cli.traffic;

import org.jspecify.annotations.NullMarked;
