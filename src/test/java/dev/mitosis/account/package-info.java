/** A builder DSL for life-like AWS accounts in tests; imports {@code model} and {@code snapshot}. */
@NullMarked
package dev.mitosis.account;

import org.jspecify.annotations.NullMarked;
