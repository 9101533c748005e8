package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample account as AWS Config would have recorded it, imported and designed: less is known, and nothing is wrong.
 */
class ImportedEstateTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private Path folder;

    @Test
    void the_files_of_an_imported_configuration_snapshot_keep_the_laws() throws IOException {
        Path sample = folder.resolve("sample");
        SampleSnapshot.copyTo(sample);
        Files.writeString(folder.resolve("config.json"), Json.line(recorded(SnapshotStore.open(sample))));

        CommandLineRun.in(folder, "import", "--aws-config", "config.json");
        StageRunner stages = new StageRunner(new Workspace(folder), ACCOUNT, Progress.SILENT);
        stages.graph();
        stages.partition();
        stages.target();
        TargetDocument target = Json.stored()
                .readValue(
                        new Workspace(folder)
                                .plans(ACCOUNT)
                                .resolve("target.json")
                                .toFile(),
                        TargetDocument.class);

        assertThat(target.stacks()).hasSizeGreaterThan(30);
        assertThat(PropertyChecks.count(target)).isGreaterThan(150);
        assertThat(PropertyChecks.faults(target)).isEmpty();
        assertThat(ArtefactLaws.broken(target)).isEmpty();
    }

    private static JsonNode recorded(SnapshotStore snapshot) {
        ObjectNode delivered = JsonNodeFactory.instance.objectNode();
        delivered.put("fileVersion", "1.0").put("configSnapshotId", "snapshot");
        ArrayNode items = delivered.putArray("configurationItems");
        try (var all = snapshot.resources()) {
            all.forEach(resource -> items.add(item(resource)));
        }
        return delivered;
    }

    private static ObjectNode item(Resource resource) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("resourceType", resource.type())
                .put("resourceId", resource.id())
                .put("resourceName", resource.name())
                .put("ARN", resource.arn())
                .put("awsRegion", resource.region())
                .put("awsAccountId", ACCOUNT)
                .put("configurationItemStatus", "OK")
                .put("configurationItemCaptureTime", "2026-01-02T00:00:00Z");
        item.set("tags", Json.mapper().valueToTree(resource.tags()));
        item.set("configuration", small(resource.data()));
        return item;
    }

    /** AWS Config begins the names of members with a small letter. */
    private static JsonNode small(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(small(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(member -> object.set(
                        member.getKey().isEmpty()
                                ? ""
                                : member.getKey().substring(0, 1).toLowerCase(Locale.ROOT)
                                        + member.getKey().substring(1),
                        small(member.getValue())));
        return object;
    }
}
