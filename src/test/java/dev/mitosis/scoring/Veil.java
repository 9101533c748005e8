package dev.mitosis.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is taken away from an account before it is partitioned, to see what the rest tells. */
enum Veil {
    WHOLE,
    /** Without the tags that people and their tools wrote; the tag that is a name stays. */
    UNTAGGED,
    /** Also without stacks: their records, and the tags by which CloudFormation says what it made. */
    UNSTACKED,
    /** Also without names, aliases and descriptions: each name is replaced, everywhere that it stands as a whole. */
    BARE;

    /** The resources left, and the new ARN of each by the old one. */
    record Veiled(List<Resource> resources, Map<String, String> arns) {}

    private static final Set<String> TAGS = Set.of("tags", "tagset", "taglist", "tag");
    private static final Set<String> TOLD = Set.of("description", "alarmdescription", "comment");
    private static final int SHORT = 4;
    private static final Pattern GIVEN = Pattern.compile("[a-z]{1,6}-[0-9a-f]{8,}|[0-9a-f-]{20,}|[0-9]+|[A-Z0-9]{8,}");

    Veiled over(List<Resource> all) {
        List<Resource> kept = all.stream()
                .filter(resource -> this == WHOLE
                        || this == UNTAGGED
                        || !resource.type().toLowerCase(Locale.ROOT).startsWith("aws::cloudformation::"))
                .map(this::stripped)
                .toList();
        Map<String, String> words = this == BARE ? replaced(kept) : Map.of();
        Pattern known = Pattern.compile(words.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(word -> word))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![A-Za-z0-9_])(?:", ")(?![A-Za-z0-9_])")));
        List<Resource> resources = new ArrayList<>();
        Map<String, String> arns = new HashMap<>();
        Set<String> seen = new TreeSet<>();
        for (Resource resource : kept) {
            Resource made = words.isEmpty() ? resource : renamed(resource, known, words);
            if (seen.add(made.arn())) {
                resources.add(made);
                arns.put(resource.arn(), made.arn());
            }
        }
        return new Veiled(resources, arns);
    }

    private Resource stripped(Resource resource) {
        if (this == WHOLE) {
            return resource;
        }
        Map<String, String> tags = new TreeMap<>(resource.tags());
        tags.keySet().removeIf(key -> !stays(key));
        JsonNode data = resource.data().deepCopy();
        strip(data);
        return new Resource(
                resource.arn(),
                resource.type(),
                resource.region(),
                resource.account(),
                resource.id(),
                resource.name(),
                tags,
                data);
    }

    private boolean stays(String key) {
        boolean name = key.equals("Name") && this != BARE;
        return name || (key.startsWith("aws:") && (this == UNTAGGED || !key.startsWith("aws:cloudformation")));
    }

    private void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(entry -> this == BARE
                            && TOLD.contains(entry.getKey().toLowerCase(Locale.ROOT))
                            && entry.getValue().isTextual());
            object.properties()
                    .removeIf(entry ->
                            TAGS.contains(entry.getKey().toLowerCase(Locale.ROOT)) && emptied(entry.getValue()));
        }
        node.forEach(this::strip);
    }

    /** Whether a member that is called tags has none left. */
    private boolean emptied(JsonNode tags) {
        if (tags instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                JsonNode key = list.get(i).has("Key")
                        ? list.get(i).get("Key")
                        : list.get(i).path("key");
                if (key.isTextual() && !stays(key.asText())) {
                    list.remove(i);
                }
            }
            return list.isEmpty();
        }
        if (tags instanceof ObjectNode map) {
            map.properties().removeIf(entry -> !stays(entry.getKey()));
            return map.isEmpty();
        }
        return false;
    }

    /** A word that says nothing for each name that somebody gave; what AWS numbered stays. */
    private static Map<String, String> replaced(List<Resource> all) {
        Map<String, String> words = new TreeMap<>();
        for (Resource resource : all) {
            String own = resource.account().isEmpty() ? "" : resource.name();
            for (String part : List.of(own, last(own), last(resource.id()), last(resource.arn()))) {
                if (part.length() >= SHORT
                        && !GIVEN.matcher(part).matches()
                        && !part.startsWith("aws")
                        && !part.startsWith("default")
                        && !part.startsWith("AWS")
                        && !resource.arn().contains("::aws:")) {
                    words.putIfAbsent(part, "n" + String.format(Locale.ROOT, "%06x", words.size() * 7919));
                }
            }
        }
        return words;
    }

    private static String last(String text) {
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    }

    private static Resource renamed(Resource resource, Pattern known, Map<String, String> words) {
        UnaryOperator<String> rename = text -> known.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(words.getOrDefault(match.group(), match.group())));
        return new Resource(
                rename.apply(resource.arn()),
                resource.type(),
                resource.region(),
                resource.account(),
                rename.apply(resource.id()),
                rename.apply(resource.name()),
                resource.tags(),
                renamed(resource.data(), rename));
    }

    /** The same with other texts; the members keep their names. */
    private static JsonNode renamed(JsonNode node, UnaryOperator<String> rename) {
        if (node.isTextual()) {
            return TextNode.valueOf(rename.apply(node.asText()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode made = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> made.set(entry.getKey(), renamed(entry.getValue(), rename)));
            return made;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> made.add(renamed(element, rename)));
            return made;
        }
        return node;
    }
}
