package dev.mitosis.check.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What this version of the product writes into every folder of artefacts as it is. */
final class Shipped {
    private static final String FUNCTIONS = "/dev/mitosis/target/artefact/functions.sh";
    private static final String WAVE_FUNCTIONS = "/dev/mitosis/plan/runbook/functions.sh";

    private static final String HANDOVER = "/dev/mitosis/plan/runbook/";

    private Shipped() {}

    /** The functions that the scripts of all accounts have in common. */
    static String functions() {
        return text(FUNCTIONS);
    }

    /** The functions that the scripts of all waves have in common. */
    static String waveFunctions() {
        return text(WAVE_FUNCTIONS);
    }

    /** A template by which copies are handed over. */
    static String handover(String name) {
        return text(HANDOVER + name);
    }

    private static String text(String file) {
        try (InputStream in = Shipped.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its resource file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
