/**
 * What a packet meets on its way, and what the internet can reach; imports {@code model}, {@code io}, {@code snapshot}
 * and {@code graph.identity}.
 */
@NullMarked
package dev.mitosis.graph.network;

import org.jspecify.annotations.NullMarked;
