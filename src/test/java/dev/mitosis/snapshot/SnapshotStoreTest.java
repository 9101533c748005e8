package dev.mitosis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again_sorted_by_arn() {
        write(folder.resolve("snapshot"));

        SnapshotStore store = SnapshotStore.open(folder.resolve("snapshot"));

        try (Stream<Resource> resources = store.resources()) {
            assertThat(resources).extracting(Resource::id).containsExactly("a", "b", "zone");
        }
        assertThat(store.manifest().counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("AWS::SQS::Queue", 2, "AWS::Route53::HostedZone", 1));
        assertThat(store.manifest().account()).isEqualTo("123456789012");
    }

    @Test
    void the_same_resources_give_the_same_bytes_and_id() throws IOException {
        SnapshotManifest one = write(folder.resolve("one"));
        SnapshotManifest two = write(folder.resolve("two"));

        assertThat(one.snapshotId()).isEqualTo(two.snapshotId());
        assertThat(Files.readAllBytes(folder.resolve("one/eu-west-1/sqs.ListQueues.jsonl.gz")))
                .isEqualTo(Files.readAllBytes(folder.resolve("two/eu-west-1/sqs.ListQueues.jsonl.gz")));
    }

    @Test
    void a_snapshot_that_is_replaced_while_it_is_read_is_not_taken_for_one() {
        Path place = folder.resolve("snapshot");
        write(place);
        SnapshotStore store = SnapshotStore.open(place);
        try (Stream<Resource> resources = store.resources()) {
            Iterator<Resource> reading = resources.iterator();
            reading.next();
            write(place, "newer");

            assertThatThrownBy(() -> reading.forEachRemaining(resource -> {}))
                    .isInstanceOfSatisfying(MitosisException.class, e -> {
                        assertThat(e.code()).isEqualTo("M-SNAP-06");
                        assertThat(e.exit().code()).isEqualTo(8);
                    });
        }
        assertThat(SnapshotStore.open(place).resources()).hasSize(3);
    }

    @Test
    void a_scan_killed_while_it_replaces_the_snapshot_leaves_the_former_one() throws IOException {
        Path place = folder.resolve("snapshot");
        SnapshotManifest former = write(place);
        Files.move(place, folder.resolve("snapshot.former"));

        SnapshotWriter.begin(place);

        assertThat(SnapshotStore.open(place).manifest()).isEqualTo(former);
    }

    @Test
    void a_flipped_byte_is_an_error_that_names_the_file() throws IOException {
        write(folder.resolve("snapshot"));
        Path file = folder.resolve("snapshot/eu-west-1/sqs.ListQueues.jsonl.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> SnapshotStore.open(folder.resolve("snapshot")))
                .isInstanceOfSatisfying(MitosisException.class, e -> {
                    assertThat(e.code()).isEqualTo("M-SNAP-01");
                    assertThat(e.what()).contains("sqs.ListQueues.jsonl.gz");
                    assertThat(e.exit().code()).isEqualTo(6);
                });
    }

    @Test
    void a_missing_file_is_an_error_that_names_it() throws IOException {
        write(folder.resolve("snapshot"));
        Files.delete(folder.resolve("snapshot/global/route53.ListHostedZones.jsonl.gz"));

        assertThatThrownBy(() -> SnapshotStore.open(folder.resolve("snapshot")))
                .hasMessageContaining("route53.ListHostedZones.jsonl.gz");
    }

    @Test
    void a_newer_format_is_refused_with_the_way_out() throws IOException {
        write(folder.resolve("snapshot"));
        Path manifest = folder.resolve("snapshot/manifest.json");
        String text = Files.readString(manifest).replaceFirst("\"formatVersion\" : 1", "\"formatVersion\" : 99");
        Files.writeString(manifest, text);

        assertThatThrownBy(() -> SnapshotStore.open(folder.resolve("snapshot")))
                .isInstanceOfSatisfying(MitosisException.class, e -> {
                    assertThat(e.code()).isEqualTo("M-SNAP-03");
                    assertThat(e.what()).contains("99");
                    assertThat(e.fix()).contains("mitosis scan");
                });
    }

    @Test
    void a_manifest_cannot_reach_outside_its_folder() throws IOException {
        write(folder.resolve("snapshot"));
        Path manifest = folder.resolve("snapshot/manifest.json");
        String text = Files.readString(manifest).replace("eu-west-1/sqs.ListQueues.jsonl.gz", "../../secret");
        Files.writeString(manifest, text);

        assertThatThrownBy(() -> SnapshotStore.open(folder.resolve("snapshot")))
                .isInstanceOf(MitosisException.class)
                .hasFieldOrPropertyWithValue("code", "M-SNAP-01");
    }

    @Test
    void where_there_is_no_snapshot_the_command_that_makes_one_is_named() {
        assertThatThrownBy(() -> SnapshotStore.open(folder)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-SNAP-02");
            assertThat(e.fix()).contains("mitosis scan");
        });
    }

    @Test
    void an_unfinished_scan_leaves_the_former_snapshot_alone() {
        Path target = folder.resolve("snapshot");
        SnapshotManifest former = write(target);

        SnapshotWriter.begin(target).write("eu-west-1", "sqs", "ListQueues", List.of(queue("c")));

        assertThat(SnapshotStore.open(target).manifest().snapshotId()).isEqualTo(former.snapshotId());
    }

    @Test
    void only_the_owner_may_read_the_files() throws IOException {
        write(folder.resolve("snapshot"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("snapshot/eu-west-1/sqs.ListQueues.jsonl.gz")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static SnapshotManifest write(Path directory) {
        return write(directory, "b");
    }

    private static SnapshotManifest write(Path directory, String queue) {
        SnapshotWriter writer = SnapshotWriter.begin(directory);
        writer.write("eu-west-1", "sqs", "ListQueues", List.of(queue(queue), queue("a")));
        writer.write("global", "route53", "ListHostedZones", List.of(zone()));
        writer.write("eu-west-1", "sns", "ListTopics", List.of());
        return writer.finish(new SnapshotSummary(
                "123456789012", "aws", "", Instant.EPOCH, Instant.EPOCH, List.of("eu-west-1"), List.of(), List.of()));
    }

    private static Resource queue(String name) {
        return resource("arn:aws:sqs:eu-west-1:123456789012:" + name, "AWS::SQS::Queue", "eu-west-1", name);
    }

    private static Resource zone() {
        return resource("arn:aws:route53:::hostedzone/zone", "AWS::Route53::HostedZone", "global", "zone");
    }

    private static Resource resource(String arn, String type, String region, String id) {
        return new Resource(
                arn,
                type,
                region,
                "123456789012",
                id,
                id,
                Map.of("team", "x"),
                JsonNodeFactory.instance.objectNode().put("Name", id));
    }
}
