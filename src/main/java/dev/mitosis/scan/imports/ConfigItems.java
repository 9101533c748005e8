package dev.mitosis.scan.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.imports.JsonDocuments.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The newest configuration item of every resource that some files of AWS Config hold. */
final class ConfigItems {
    /** The lists in which the API and the delivered files hold items. */
    private static final Set<String> LISTS = Set.of("configurationItems", "baseConfigurationItems");

    private static final String SNAPSHOT = "configSnapshotId";

    private final Set<String> seen = new HashSet<>();
    private final ConfigTypeNames names = ConfigTypeNames.load();
    private final Map<String, ConfigItem> newest = new TreeMap<>();
    private final List<Unreadable> problems = new ArrayList<>();

    /** Types with their regions of which a snapshot holds all. */
    private final Set<String> listed = new HashSet<>();

    /** Reads a file; what cannot be read is among the {@link #problems}. */
    void read(Path file) {
        JsonDocuments.read(file, content -> documents(file, content), problems::add);
    }

    /** The resources that still existed, in a stable order. */
    List<ConfigItem> alive() {
        return newest.values().stream().filter(ConfigItem::alive).toList();
    }

    Collection<Unreadable> problems() {
        return problems;
    }

    private void documents(Path file, Content content) throws IOException {
        JsonParser parser = content.parser();
        int before = newest.size() + problems.size();
        int item = 0;
        while (JsonDocuments.next(parser)) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                item = list(file, content, item);
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                item = members(file, content, item);
            }
        }
        if (item == 0 && before == newest.size() + problems.size()) {
            problems.add(new Unreadable(
                    file.toString(), "whole file", "it holds no configurationItems, as AWS Config's files do"));
        }
    }

    /** Whether a snapshot lists the type in the region, where global resources lie in any. */
    boolean listed(String type, String region) {
        return listed.contains(type + " " + region)
                || (region.equals(Resource.GLOBAL) && listed.stream().anyMatch(place -> place.startsWith(type + " ")));
    }

    private int members(Path file, Content content, int item) throws IOException {
        JsonParser parser = content.parser();
        int read = item;
        boolean snapshot = false;
        seen.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            snapshot |= member.equals(SNAPSHOT);
            if (LISTS.contains(member) && parser.currentToken() == JsonToken.START_ARRAY) {
                read = list(file, content, read);
            } else {
                parser.skipChildren();
            }
        }
        if (snapshot) {
            listed.addAll(seen);
        }
        return read;
    }

    private int list(Path file, Content content, int item) throws IOException {
        JsonParser parser = content.parser();
        int read = item;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonLocation start = parser.currentTokenLocation();
            JsonNode node = content.item();
            read++;
            take(file, node, "item " + read + " (" + JsonDocuments.position(start) + ")");
        }
        return read;
    }

    private void take(Path file, JsonNode node, String position) {
        try {
            ConfigItem item = ConfigItem.of(node, names);
            seen.add(item.type() + " " + item.region());
            String key = item.type() + " " + (item.id().isEmpty() ? item.name() : item.id()) + " " + item.region();
            newest.merge(key, item, (one, other) -> one.captured().compareTo(other.captured()) >= 0 ? one : other);
        } catch (IllegalArgumentException e) {
            problems.add(new Unreadable(file.toString(), position, String.valueOf(e.getMessage())));
        }
    }
}
