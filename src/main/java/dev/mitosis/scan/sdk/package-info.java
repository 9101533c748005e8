/** Calls any operation of the SDK by name, JSON in and JSON out; imports {@code aws}. */
@NullMarked
package dev.mitosis.scan.sdk;

import org.jspecify.annotations.NullMarked;
