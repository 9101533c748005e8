/**
 * Flow logs as tables of an embedded database: loaded, turned from client to server, counted once; imports
 * {@code model}, {@code io}, {@code io.sql} and, of traffic, {@code file} and {@code place}.
 */
@NullMarked
package dev.mitosis.traffic.flow;

import org.jspecify.annotations.NullMarked;
