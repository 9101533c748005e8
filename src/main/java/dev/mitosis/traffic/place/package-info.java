/**
 * What an interface, an address and a time stand for; imports {@code model}, {@code io}, {@code snapshot} and
 * {@code graph.identity}.
 */
@NullMarked
package dev.mitosis.traffic.place;

import org.jspecify.annotations.NullMarked;
