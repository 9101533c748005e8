/** What people know better than the account says. Imports {@code model}. */
@NullMarked
package dev.mitosis.model.confirmed;

import org.jspecify.annotations.NullMarked;
