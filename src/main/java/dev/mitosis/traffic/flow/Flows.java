package dev.mitosis.traffic.flow;

import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What flow logs tell.
 *
 * @param span what was read; null where there was no record of a flow
 */
public record Flows(@Nullable Span span, List<Conversation> conversations) {}
