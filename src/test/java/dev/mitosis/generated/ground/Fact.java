package dev.mitosis.generated.ground;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one resource.
 *
 * @param context the application or tool, null where it is nobody's or shared
 * @param slot the environment, null where it spans several or none is known to anybody
 * @param named whether its own name, its own tags or its stack say the environment
 * @param atom the ARN of the root of its unit of deployment, or its own where it was made by hand
 * @param users the contexts that need it, its own among them
 */
public record Fact(
        String resource,
        String type,
        Standing standing,
        @Nullable String context,
        @Nullable Slot slot,
        boolean named,
        String atom,
        SortedSet<String> users) {
    /** Whether it belongs to one context, a tool's among them. */
    public boolean owned() {
        return context != null;
    }
}
