package dev.mitosis.target.form;

import dev.mitosis.io.JsonPath;
import java.util.List;

/**
 * Which ARNs AWS looks up when a thing is made, so that what they name has to stand before: all but those that policies
 * only match against. Principals are looked up; resources and conditions of policies are not.
 */
public final class Lookups {
    private static final List<JsonPath> MATCHED = List.of(
            JsonPath.of("/**/Statement/*/Resource/**"),
            JsonPath.of("/**/Statement/*/NotResource/**"),
            JsonPath.of("/**/Statement/*/Condition/**"),
            JsonPath.of("/**/Statement/Resource/**"),
            JsonPath.of("/**/Statement/Condition/**"),
            JsonPath.of("/**/Environment/**"),
            JsonPath.of("/**/EnvironmentVariables/**"),
            JsonPath.of("/**/Tags/**"),
            JsonPath.of("/**/Description"));

    private Lookups() {}

    /** Whether AWS looks up what is named there. */
    public static boolean happensAt(String pointer) {
        return MATCHED.stream().noneMatch(path -> path.matches(pointer));
    }
}
