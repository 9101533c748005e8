package dev.mitosis.check;

import dev.mitosis.check.state.Dossier;
import java.util.Map;

/**
 * What the checker looks at.
 *
 * @param inputs the SHA-256 of each input file by its name, carried into the result
 */
public record CheckRequest(Dossier dossier, Map<String, String> inputs) {}
