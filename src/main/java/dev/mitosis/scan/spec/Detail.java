package dev.mitosis.scan.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.scan.spec.TypeSpec.Filter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Where the answer stands; null means below the operation's name. */
    @Nullable
    As as();

    /** The member of the data below which the answer stands. */
    default String member() {
        As placed = as();
        return placed == null ? call().operation() : placed.member();
    }

    /** Whether the answer only tells how much or how lately something is used. */
    boolean usage();

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
     * @param as where the answer stands; null means below the operation's name
     */
    record Single(
            CallSpec call,
            Set<String> absent,
            boolean tagsOnly,
            boolean usage,
            @Nullable Template when,
            @Nullable Filter unless,
            boolean locates,
            @Nullable String each,
            List<String> keep,
            @Nullable As as)
            implements Detail {
        /** Whether it asks with what another detail has told. */
        public boolean follows(Detail other) {
            String told = other.member() + "/";
            Stream<String> templates = Stream.concat(
                    call.parameters().values().stream(), Stream.ofNullable(when).map(Template::toString));
            return (each != null && each.startsWith(told)) || templates.anyMatch(text -> text.contains("{" + told));
        }
    }

    /**
     * Puts an answer where another operation, that says the same of many resources at once, has it.
     *
     * @param path what of the answer stands there: a list of all that is at the path; empty for the whole answer
     */
    record As(String member, String path) {}

    /**
     * One call for many resources.
     *
     * @param parameter the request's list of keys; empty where one call answers for all
     * @param key a resource's own key
     * @param size how many keys a call takes
     * @param items the list in the answer
     * @param itemKey where an element has the key, as paths with bars between; it may have several
     * @param keep the members of an element to keep; empty means all
     * @param each whether every key has an element, so that what is left out is missing
     */
    record Batch(
            CallSpec call,
            Set<String> absent,
            boolean tagsOnly,
            boolean usage,
            @Nullable Template when,
            @Nullable Filter unless,
            String parameter,
            Template key,
            int size,
            String items,
            String itemKey,
            List<String> keep,
            boolean each,
            @Nullable As as)
            implements Detail {
        /** Whether the request names keys, so that it can be asked for fewer of them. */
        public boolean divisible() {
            return !parameter.isEmpty();
        }

        /** The keys that an element of the answer is about. */
        public List<String> keys(JsonNode element) {
            return Stream.of(itemKey.split("[|]"))
                    .flatMap(path -> AnswerPath.of(path).values(element).stream())
                    .map(JsonNode::asText)
                    .distinct()
                    .toList();
        }
    }
}
