package dev.mitosis.scan.spec;

import dev.mitosis.scan.spec.TypeSpec.Filter;
import org.jspecify.annotations.Nullable;

/**
 * How listed names become descriptions.
 *
 * @param call the describing operation
 * @param parameter the request's list of names; empty where each name is asked for alone by the call's parameters
 * @param size how many names a call takes
 * @param items where the descriptions are in the answer; empty for the answer itself
 * @param except what the listing names and is not worth a description; null for nothing
 * @param others whether the listing names other things than the resources, such as their families
 */
public record Describe(
        CallSpec call,
        String parameter,
        int size,
        String items,
        @Nullable Filter except,
        boolean others) {
    /** Asked for where nobody knows the names: stands for all that an answer tells of. */
    public static final String ANY = "*";

    /** Whether one call answers for several names. */
    public boolean batched() {
        return !parameter.isEmpty();
    }
}
