package dev.mitosis.partition.environments;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environments that everybody knows, by any of their words. */
public final class KnownEnvironments {
    private final EnvironmentWords words = new EnvironmentWords(Map.of());

    /** The environment that a word means; empty for a word that is an account's own. */
    public Optional<String> of(String word) {
        return words.of(word.toLowerCase(Locale.ROOT)).map(EnvironmentWords.Meaning::environment);
    }

    /** Whether the environment is guarded as production. */
    public boolean isProduction(String environment) {
        return words.isProduction(environment);
    }
}
