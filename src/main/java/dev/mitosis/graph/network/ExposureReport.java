package dev.mitosis.graph.network;

import dev.mitosis.model.Exposure;
import dev.mitosis.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the internet can reach.
 *
 * @param exposures the ways in, by ARN
 * @param findings what is severe, each about one resource
 */
public record ExposureReport(Map<String, Set<Exposure>> exposures, List<Finding> findings) {}
