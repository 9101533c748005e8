/**
 * What the commands of a plan are: words of the shell, operations of the AWS CLI, the accounts and objects that they
 * touch; imports {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.check.command;

import org.jspecify.annotations.NullMarked;
