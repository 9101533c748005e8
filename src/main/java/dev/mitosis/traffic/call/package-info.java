/**
 * Records of API calls: who called what on which resource; imports {@code model}, {@code io}, {@code snapshot},
 * {@code graph.identity} and, of traffic, {@code file} and {@code place}.
 */
@NullMarked
package dev.mitosis.traffic.call;

import org.jspecify.annotations.NullMarked;
