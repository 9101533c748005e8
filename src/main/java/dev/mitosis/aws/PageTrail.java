package dev.mitosis.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way through one list, page by page; it notices where the list does not end. For one thread at a time.
 *
 * <p>A list does not end where it sends back to a place where it has been, where page after page repeats what others
 * said, or where there are more pages than any account fills.
 */
public final class PageTrail {
    /** The code of a list that does not end. */
    public static final String ENDLESS = "EndlessList";

    private static final int MOST_PAGES = 100_000;

    private final int mostRepeated;
    private final Set<String> places = new HashSet<>();
    private final Set<Integer> contents = new HashSet<>();
    private final List<ObjectNode> requests = new ArrayList<>();
    private int repeated;

    /**
     * Begins at the first page.
     *
     * @param mostRepeated how many pages in a row may say nothing new; empty pages are usual where a service filters
     */
    public PageTrail(ObjectNode first, int mostRepeated) {
        this.mostRepeated = mostRepeated;
        goOn(first);
    }

    private boolean goOn(ObjectNode request) {
        requests.add(request);
        return places.add(request.toString());
    }

    /**
     * Goes on to another page.
     *
     * @param page what has been answered
     * @param next the request for the next page
     * @return the failure where that would never come to an end
     */
    public Optional<AwsFailure> follow(ObjectNode page, ObjectNode next) {
        boolean news = contents.add(without(page, texts(next)).toString().hashCode());
        repeated = news ? 0 : repeated + 1;
        if (!goOn(next)) {
            return endless("the service sends back to a page that it has given before");
        }
        if (repeated >= mostRepeated) {
            return endless(repeated + " pages in a row say nothing new, and there are said to be more");
        }
        return places.size() > MOST_PAGES ? endless("more than " + MOST_PAGES + " pages") : Optional.empty();
    }

    private static Optional<AwsFailure> endless(String why) {
        return Optional.of(new AwsFailure(AwsFailure.Kind.FAILED, ENDLESS, why));
    }

    /** What was asked so far, the first page first. */
    public List<ObjectNode> requests() {
        return List.copyOf(requests);
    }

    private static Set<String> texts(ObjectNode request) {
        Set<String> texts = new HashSet<>();
        request.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** The page without what the next request takes from it: that may differ where nothing else does. */
    private static JsonNode without(JsonNode node, Set<String> carried) {
        if (node instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode();
            array.forEach(element -> kept.add(without(element, carried)));
            return kept;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().stream()
                    .filter(member -> member.getValue().isContainerNode()
                            || !carried.contains(member.getValue().asText()))
                    .forEach(member -> kept.set(member.getKey(), without(member.getValue(), carried)));
            return kept;
        }
        return node;
    }
}
