/** The entry point, the list of commands, and how errors are told; each command is one class in a package inside. */
@NullMarked
package dev.mitosis.cli;

import org.jspecify.annotations.NullMarked;
