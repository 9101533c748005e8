package dev.mitosis.scan.spec;

import dev.mitosis.scan.spec.TypeSpec.Filter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a resource after it has been listed; the answer goes below a member named after the operation.
 */
public sealed interface Detail {
    CallSpec call();

    /** Error codes that mean "there is none". */
    Set<String> absent();

    /** Whether the answer only serves to learn the tags, so that it is not asked where the tagging API knows them. */
    boolean tagsOnly();

    /** Asked only where this template can be filled; null means always. */
    @Nullable
    Template when();

    /** Not asked where this has its value; null means always asked. */
    @Nullable
    Filter unless();

    /**
     * One call for each resource.
     *
     * @param when asked only where this template can be filled; null means always
     * @param locates whether the answer says in which region the rest has to be asked; then it is asked first, and only
     *     where {@code when} cannot be filled
     * @param each a path to a list in the resource's data, or the list itself as {@code [a,b]}: one call for each
     *     element, the answers in a list, each preceded by the request's parameters; null means one call
     * @param keep the members of the answer to keep; empty means all
     */
    record Single(
            CallSpec call,
            Set<String> absent,
            boolean tagsOnly,
            @Nullable Template when,
            @Nullable Filter unless,
            boolean locates,
            @Nullable String each,
            List<String> keep)
            implements Detail {}

    /**
     * One call for many resources.
     *
     * @param parameter the request's list of keys; empty where one call answers for all
     * @param key a resource's own key
     * @param size how many keys a call takes
     * @param items the list in the answer
     * @param itemKey the element's member that equals the key
     */
    record Batch(
            CallSpec call,
            Set<String> absent,
            boolean tagsOnly,
            @Nullable Template when,
            @Nullable Filter unless,
            String parameter,
            Template key,
            int size,
            String items,
            String itemKey)
            implements Detail {}
}
