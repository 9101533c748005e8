package dev.mitosis.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a target still says of things that are gone when the plan is done. */
final class OldIdentities {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^\\s,\"']+");
    private static final Pattern GIVEN = Pattern.compile(
            "[a-z]+(-[a-z]+)*-[0-9a-f]{8}([0-9a-f]{9})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}");

    /** Members that tell what was, or why. */
    private static final Set<String> OF_THE_PAST = Set.of(
            "succeeds", "old", "before", "saidBy", "reason", "reasons", "findings", "questions", "inputs", "meaning");

    private final Map<String, String> gone = new HashMap<>();
    private final Set<String> labels;
    private final Set<String> places;
    private final List<String> found = new ArrayList<>();

    private OldIdentities(TargetDocument target) {
        labels = Stream.of(
                        target.resources().stream().map(PlannedResource::id),
                        target.resources().stream()
                                .flatMap(resource -> resource.parts().stream())
                                .map(PlannedPart::id),
                        target.connections().stream().map(PlannedConnection::id))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
        places = Stream.of(
                        target.accounts().stream().map(PlannedAccount::name),
                        target.units().stream().map(PlannedUnit::id),
                        target.units().stream().map(PlannedUnit::context),
                        target.stacks().stream().map(PlannedStack::id),
                        target.stacks().stream().map(PlannedStack::template))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        Map<String, String> principals = new HashMap<>();
        Set<String> alive = target.resources().stream()
                .filter(resource -> resource.fate().remains())
                .map(PlannedResource::arn)
                .collect(Collectors.toSet());
        for (PlannedResource resource : target.resources()) {
            String old = resource.succeeds();
            if (old != null && resource.principal() && resource.fate() == Fate.MOVES) {
                principals.put(resource.id(), old);
                if (!resource.arn().equals(old)) {
                    learn(old, old);
                    String last = old.replaceFirst(".*[:/]", "");
                    if (GIVEN.matcher(last).matches()) {
                        learn(last, old);
                    }
                }
            }
        }
        for (NameChange change : target.names()) {
            if (change.how() == How.NEW && principals.containsKey(change.resource())) {
                learn(change.old(), principals.get(change.resource()));
            }
        }
        gone.keySet().removeAll(alive);
    }

    private void learn(String identity, String arn) {
        gone.put(identity, arn);
    }

    /** One line for each place that says an old identity of something that moves. */
    static List<String> in(TargetDocument target) {
        OldIdentities old = new OldIdentities(target);
        JsonNode tree = Json.mapper().valueToTree(target);
        tree.properties().forEach(member -> {
            if (!OF_THE_PAST.contains(member.getKey())) {
                old.walk(member.getValue(), "/" + member.getKey());
            }
        });
        return old.found;
    }

    /** How many identities are looked for. */
    static int count(TargetDocument target) {
        return new OldIdentities(target).gone.size();
    }

    private void walk(JsonNode node, String at) {
        if (node.isTextual()) {
            look(node.textValue(), at);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), at + "/" + i);
            }
        } else if (!isGone(node)) {
            node.properties().forEach(member -> {
                if (!OF_THE_PAST.contains(member.getKey())) {
                    walk(member.getValue(), at + "/" + member.getKey());
                }
            });
        }
    }

    /** What is deleted at the end is listed under what it is called. */
    private static boolean isGone(JsonNode node) {
        return node.path("fate").asText().equals("retired");
    }

    private void look(String text, String at) {
        Set<String> said = new HashSet<>(Set.of(text));
        each(WORD, text, said);
        each(ARN, text, said);
        for (String word : said) {
            String of = gone.get(word);
            // A label may say what people called it, never what AWS gave it.
            // An account or a stack may be called as a bucket was.
            // So may a path that people chose, such as that of a bucket's logs in another bucket.
            boolean place = places.contains(text) && (!at.contains("/properties/") || at.endsWith("/account"));
            boolean label = (labels.contains(text) || place || at.endsWith("Prefix"))
                    && !GIVEN.matcher(word).matches();
            if (of != null && !label) {
                found.add(at + " says " + word + " of " + of);
            }
        }
    }

    private static void each(Pattern pattern, String text, Set<String> said) {
        Matcher words = pattern.matcher(text);
        while (words.find()) {
            said.add(words.group());
        }
    }
}
