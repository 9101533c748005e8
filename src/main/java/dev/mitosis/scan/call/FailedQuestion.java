package dev.mitosis.scan.call;

import dev.mitosis.model.CoverageStatus;

/**
 * A question that failed.
 *
 * @param operation with its service, as in the coverage
 */
public record FailedQuestion(String operation, CoverageStatus status) {}
