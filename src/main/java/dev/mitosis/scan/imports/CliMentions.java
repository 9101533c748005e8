package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.scan.read.Tags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the answers of commands that no collector knows tell all the same: that things of the account are there, and
 * their tags. It becomes an answer of the tagging API, which tells nothing else either.
 */
final class CliMentions {
    private static final String ARN = "arn";
    private static final String SUBJECT = "resourcearn";
    private static final Pattern TAGS = Pattern.compile(".*(?:list|get|describe)[a-z]*tags?(?:for[a-z]*|of[a-z]*)?");
    private static final int DEEPEST = 6;

    private final AccountId account;
    private final String partition;
    private final String home;
    private final Map<String, List<ObjectNode>> byRegion = new TreeMap<>();
    private final Set<CliFile> silent = new LinkedHashSet<>();

    /**
     * Ready to read.
     *
     * @param home the region that answers for what is in none
     */
    CliMentions(AccountId account, String partition, String home) {
        this.account = account;
        this.partition = partition;
        this.home = home;
    }

    /** Reads the answers of an unknown command. */
    void read(CliFile file) {
        int before = count();
        for (ObjectNode answer : file.answers()) {
            things(answer, file.operation(), 0);
            if (TAGS.matcher(file.operation()).matches()) {
                tagged(answer, file);
            }
        }
        if (count() == before) {
            silent.add(file);
        }
    }

    private int count() {
        return byRegion.values().stream().mapToInt(List::size).sum();
    }

    /** The files that told nothing. */
    Set<CliFile> silent() {
        return silent;
    }

    /** What the files told, as the tagging API would have said it. */
    List<CliFile> files() {
        List<CliFile> files = new ArrayList<>();
        byRegion.forEach((region, mappings) -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            DerivedListings.put(answer, "ResourceTagMappingList", List.copyOf(mappings));
            files.add(CliFile.told("resourcegroupstaggingapi", "getresources", region, answer));
        });
        return files;
    }

    /** Every object that has an ARN of its own: one that is named as such, or as where the object stands. */
    private void things(JsonNode node, String place, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof ObjectNode object) {
            ownArn(object, place.toLowerCase(Locale.ROOT)).ifPresent(arn -> mention(arn, Tags.within(object)));
            object.properties().forEach(member -> {
                listed(member, place.toLowerCase(Locale.ROOT));
                things(member.getValue(), member.getKey(), depth + 1);
            });
        } else if (node.isArray()) {
            node.forEach(element -> things(element, place, depth + 1));
        }
    }

    /** A list of nothing but ARNs, which is called after what the command lists. */
    private void listed(Map.Entry<String, JsonNode> member, String place) {
        if (isOwn(member.getKey().toLowerCase(Locale.ROOT).replaceAll("s$", ""), place)) {
            member.getValue()
                    .forEach(element -> Arn.parse(element.asText("")).ifPresent(arn -> mention(arn, Map.of())));
        }
    }

    /** Whether an ARN of this name is the thing's own, or that of what the answer is about. */
    private static boolean isOwn(String name, String place) {
        return name.endsWith(ARN)
                && (name.equals(SUBJECT) || place.contains(name.substring(0, name.length() - ARN.length())));
    }

    private static Optional<Arn> ownArn(ObjectNode object, String place) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            if (isOwn(name, place)) {
                Optional<Arn> arn = Arn.parse(member.getValue().asText(""));
                if (arn.isPresent()) {
                    return arn;
                }
            }
        }
        return Optional.empty();
    }

    /** Tags of what the file's name, or an element of the answer, says. */
    private void tagged(ObjectNode answer, CliFile file) {
        Map<String, String> all = Tags.within(answer);
        if (!all.isEmpty()) {
            Arn.parse(file.subject()).ifPresent(arn -> mention(arn, all));
        }
        Map<String, Map<String, String>> each = new TreeMap<>();
        answer.forEach(list -> list.forEach(element -> subject(element, file).ifPresent(arn -> {
            Map<String, String> tags = each.computeIfAbsent(arn.toString(), key -> new TreeMap<>());
            tags.putAll(Tags.within(element));
            tags.putAll(Tags.read(JsonNodeFactory.instance.arrayNode().add(element)));
            tags.putAll(Tags.read(JsonNodeFactory.instance.arrayNode().add(element.path("Tag"))));
        })));
        each.forEach((arn, tags) -> Arn.parse(arn).ifPresent(whole -> mention(whole, tags)));
    }

    /** What an element with a tag is about: an ARN, or an id of EC2 whose kind stands beside it. */
    private Optional<Arn> subject(JsonNode element, CliFile file) {
        for (Map.Entry<String, JsonNode> member : element.properties()) {
            Optional<Arn> arn = Arn.parse(member.getValue().asText(""));
            if (arn.isPresent() && member.getKey().toLowerCase(Locale.ROOT).startsWith("resource")) {
                return arn;
            }
        }
        String id = element.path("ResourceId").asText("");
        String kind = element.path("ResourceType").asText("");
        return !file.operation().startsWith("ec2") || id.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Arn(partition, "ec2", file.region(), account.value(), kind + "/" + id));
    }

    private void mention(Arn arn, Map<String, String> tags) {
        if (!arn.account().equals(account.value())) {
            return;
        }
        ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("ResourceARN", arn.toString());
        new TreeSet<>(tags.keySet())
                .forEach(key -> mapping.withArrayProperty("Tags")
                        .addObject()
                        .put("Key", key)
                        .put("Value", tags.getOrDefault(key, "")));
        byRegion.computeIfAbsent(arn.region().isEmpty() ? home : arn.region(), region -> new ArrayList<>())
                .add(mapping);
    }
}
