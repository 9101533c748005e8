package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in the form in which AWS Config records them, which is often not the API's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigCanariesTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private static Path folder;

    private List<CommandLineRun> runs;
    private int items;

    @BeforeAll
    void import_and_run_everything() throws IOException {
        ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
        ArrayNode list = snapshot.putArray("configurationItems");
        try (InputStream in = ConfigCanariesTest.class.getResourceAsStream("config-canaries.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(list, line.split("\t")));
        }
        items = list.size();
        Files.writeString(folder.resolve("config.json"), Json.pretty(snapshot));
        runs = List.of(
                CommandLineRun.in(folder, "import", "--aws-config", "config.json"),
                CommandLineRun.in(folder, "run", "--skip-scan", "--account", ACCOUNT));
    }

    private static void add(ArrayNode list, String... cells) {
        String id = "thing-" + list.size();
        try {
            list.addObject()
                    .put("awsAccountId", ACCOUNT)
                    .put("awsRegion", "eu-west-1")
                    .put("resourceType", cells[0])
                    .put("resourceId", id)
                    .put("ARN", "arn:aws:config:eu-west-1:" + ACCOUNT + ":resource/" + id)
                    .put("configurationItemStatus", "OK")
                    .set("configuration", Json.mapper().readTree(cells[1]));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Resource> imported() {
        try (Stream<Resource> all = SnapshotStore.open(
                        folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot"))
                .resources()) {
            return all.toList();
        }
    }

    private Resource imported(String type) {
        return imported().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_item_is_imported() {
        assertThat(imported()).hasSize(items);
    }

    @Test
    void no_canary_is_in_any_file_or_on_the_screen() throws IOException {
        assertThat(runs).allSatisfy(run -> assertThat(run.out() + run.err()).doesNotContain(Canaries.MARK));
        assertThat(Canaries.filesWithOne(folder.resolve("plans"))).isEmpty();
        assertThat(Canaries.filesWithOne(folder.resolve("reports"))).isEmpty();
    }

    @Test
    void what_the_api_has_inside_of_another_member_is_put_there() {
        Resource task = imported("AWS::ECS::TaskDefinition");

        assertThat(task.data()
                        .at("/taskDefinition/containerDefinitions/0/environment/0/name")
                        .asText())
                .isEqualTo("A");
        assertThat(task.data()
                        .at("/taskDefinition/containerDefinitions/0/image")
                        .asText())
                .isEqualTo("i");
    }

    @Test
    void what_the_api_has_in_no_member_is_kept_without_its_secrets() {
        Resource template = imported("AWS::EC2::LaunchTemplate");

        assertThat(template.data()
                        .at("/configurationRest/LaunchTemplateData/UserData")
                        .asText())
                .isEqualTo("***");
    }
}
