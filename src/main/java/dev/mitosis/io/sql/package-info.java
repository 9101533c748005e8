/** The embedded database: how it is opened, shut in and spoken to; imports nothing. */
@NullMarked
package dev.mitosis.io.sql;

import org.jspecify.annotations.NullMarked;
