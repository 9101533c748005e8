package dev.mitosis.graph.network;

/**
 * One gate on the way of a packet: a rule, an ACL, a route, an address.
 *
 * @param text what lets the traffic pass, or what blocks it
 */
public record Gate(boolean passes, String text) {}
