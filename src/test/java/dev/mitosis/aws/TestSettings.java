package dev.mitosis.aws;

import java.util.List;

/** Settings for servers on loopback. */
public final class TestSettings {
    private TestSettings() {}

    /** The default credential chain, all enabled regions, many calls in flight, a quarter of the published rates. */
    public static AwsSettings defaults() {
        return new AwsSettings(null, List.of(), null, null, null, null, null, 64, 0.25);
    }
}
