/**
 * Shell commands as lists of arguments, from the template of the knowledge base to the one writer that quotes; imports
 * {@code io}.
 */
@NullMarked
package dev.mitosis.method.command;

import org.jspecify.annotations.NullMarked;
