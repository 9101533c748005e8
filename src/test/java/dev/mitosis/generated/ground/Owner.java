package dev.mitosis.generated.ground;

import org.jspecify.annotations.Nullable;

/**
 * Whose the resources of a place are.
 *
 * @param context null where they are nobody's or shared
 * @param group things that are used as one: the users of one are the users of all; empty for none
 */
public record Owner(Standing standing, @Nullable String context, String group) {
    public static Owner application(String context) {
        return new Owner(Standing.OWN, context, "");
    }

    public static Owner tool(String context) {
        return new Owner(Standing.PLATFORM, context, "");
    }

    public static Owner everybody(String group) {
        return new Owner(Standing.SHARED, null, group);
    }

    public static Owner none(Standing standing) {
        return new Owner(standing, null, "");
    }
}
