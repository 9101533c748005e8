package dev.mitosis.traffic.place;

/**
 * An interface that was seen with an address as its own.
 *
 * @param from in seconds since 1970
 */
public record Sighting(String port, String address, long from, long until) {}
