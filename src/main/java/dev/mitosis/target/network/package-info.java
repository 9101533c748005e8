/**
 * Networks of the estate: ranges, subnets and routes of each account's own VPCs; imports {@code model}, {@code io} and
 * the snapshot's records.
 */
@NullMarked
package dev.mitosis.target.network;

import org.jspecify.annotations.NullMarked;
