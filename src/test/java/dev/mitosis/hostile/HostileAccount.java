package dev.mitosis.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.golden.SampleFiles;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A part of the sample account in which somebody chose every second name, id, tag, description and key. */
final class HostileAccount {
    private static final int OF_EACH_TYPE = 3;
    private static final Pattern FREE = Pattern.compile(".*(Name|Description|Comment|Value|Title)");

    private final String text;
    private int count;

    private HostileAccount(String text) {
        this.text = text;
    }

    /** Writes the snapshot and gives the ids of the hostile resources. */
    static List<String> write(Path folder, String text) {
        SnapshotStore sample = SnapshotStore.open(SampleFiles.SNAPSHOT);
        HostileAccount account = new HostileAccount(text);
        Map<String, Integer> seen = new HashMap<>();
        Map<String, List<Resource>> byRegion = new TreeMap<>();
        List<String> hostile = new ArrayList<>();
        try (Stream<Resource> resources = sample.resources()) {
            resources
                    .filter(one -> seen.merge(one.type(), 1, Integer::sum) <= OF_EACH_TYPE)
                    .forEach(one -> {
                        boolean chosen = seen.getOrDefault(one.type(), 0) % 2 == 1;
                        Resource written = chosen ? account.hostile(one) : one;
                        if (chosen) {
                            hostile.add(written.arn());
                        }
                        byRegion.computeIfAbsent(one.region(), region -> new ArrayList<>())
                                .add(written);
                    });
        }
        SnapshotWriter writer = SnapshotWriter.begin(folder);
        byRegion.forEach((region, all) -> writer.write(region, "sample", "All", all));
        SnapshotManifest manifest = sample.manifest();
        writer.finish(new SnapshotSummary(
                manifest.account(),
                manifest.partition(),
                text.length() > 1000 ? "" : text,
                Instant.parse(manifest.startedAt()),
                Instant.parse(manifest.finishedAt()),
                manifest.regions(),
                manifest.coverage(),
                List.of()));
        return hostile;
    }

    private Resource hostile(Resource one) {
        count++;
        String name = text + (count % 3 == 0 ? count : "");
        boolean named = one.id().equals(one.name());
        String id = named ? text + count : one.id();
        String arn = named && one.arn().endsWith(one.id())
                ? one.arn().substring(0, one.arn().length() - one.id().length()) + id
                : one.arn();
        Map<String, String> tags = new TreeMap<>(one.tags());
        tags.replaceAll((key, value) -> text);
        tags.put(text, text);
        tags.put("Name", name);
        JsonNode data = one.data() == null ? null : chosen("", one.data().deepCopy());
        return new Resource(arn, one.type(), one.region(), one.account(), id, name, tags, data);
    }

    private JsonNode chosen(String member, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(chosen(entry.getKey(), entry.getValue())));
            object.put(text, text);
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, chosen(member, array.get(i)));
            }
            return array;
        }
        return node.isTextual() && FREE.matcher(member).matches() ? TextNode.valueOf(text) : node;
    }
}
