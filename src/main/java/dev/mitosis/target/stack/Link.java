package dev.mitosis.target.stack;

/**
 * That an item has to wait for another.
 *
 * @param to the number of the other
 * @param named whether a template can only say it by a reference, not by a text that follows from names
 * @param pointer where it stands in the properties; empty where nothing says it
 */
record Link(int to, boolean named, String pointer) {}
