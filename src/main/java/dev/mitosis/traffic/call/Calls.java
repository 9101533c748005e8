package dev.mitosis.traffic.call;

import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.ApiCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What records of API calls tell.
 *
 * @param span what was read; null where there was no record
 */
public record Calls(@Nullable Span span, List<ApiCall> calls) {}
