/**
 * What logs tell of an account's traffic: {@code TrafficReader} reads flow logs and records of API calls from disk and
 * says who was seen talking to whom; imports {@code model}, {@code io}, {@code io.sql}, {@code snapshot}, {@code graph}
 * and, of its own, all.
 */
@NullMarked
package dev.mitosis.traffic;

import org.jspecify.annotations.NullMarked;
