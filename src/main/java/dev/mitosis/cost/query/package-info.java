/**
 * The history as tables: loaded from parts or files into an embedded database, written to Parquet and CSV, asked in
 * SQL; imports {@code model}, {@code io}, {@code cost} and {@code cost.store}.
 */
@NullMarked
package dev.mitosis.cost.query;

import org.jspecify.annotations.NullMarked;
