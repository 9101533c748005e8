package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A thing of which the listing tells no more than the name.
 *
 * @param identifier what it would have been asked for by
 * @param item as the listing gave it, with what the description would have been asked for by
 */
public record NamedItem(String identifier, ObjectNode item) {}
