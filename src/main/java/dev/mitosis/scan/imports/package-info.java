/**
 * Other doors into a snapshot: what AWS Config recorded and what the AWS CLI printed; imports {@code scan} with its
 * parts and {@code snapshot}.
 */
@NullMarked
package dev.mitosis.scan.imports;

import org.jspecify.annotations.NullMarked;
