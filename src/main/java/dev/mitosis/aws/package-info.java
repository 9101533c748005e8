/**
 * The only maker of SDK clients: credentials, endpoints, read-only guard, request budgets, retries, call ledger;
 * imports {@code model}, {@code io}, {@code config}.
 */
@NullMarked
package dev.mitosis.aws;

import org.jspecify.annotations.NullMarked;
