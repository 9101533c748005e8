package dev.mitosis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.DiffDocument.Change;
import dev.mitosis.model.DiffDocument.Item;
import dev.mitosis.model.DiffDocument.Kind;
import dev.mitosis.model.DiffDocument.Uncertain;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotDiffTest {
    private static final String ACCOUNT = "123456789012";
    private static final String QUEUE = "AWS::SQS::Queue";

    @TempDir
    Path folder;

    @Test
    void a_snapshot_does_not_differ_from_itself() {
        List<Resource> resources = List.of(queue("a", "{}"), queue("b", "{\"Delay\":1}"));

        DiffDocument diff = SnapshotDiff.between(store("old", resources), store("new", resources));

        assertThat(diff.appeared()).isEmpty();
        assertThat(diff.vanished()).isEmpty();
        assertThat(diff.changed()).isEmpty();
        assertThat(diff.snapshotId()).isEqualTo(diff.oldSnapshotId());
    }

    @Test
    void what_appeared_vanished_and_changed_is_told_apart() {
        DiffDocument diff = SnapshotDiff.between(
                store("old", List.of(queue("a", "{}"), queue("b", "{\"Delay\":1}"), queue("c", "{}"))),
                store("new", List.of(queue("b", "{\"Delay\":2}"), queue("c", "{}"), queue("d", "{}"))));

        assertThat(diff.appeared()).extracting(Item::name).containsExactly("d");
        assertThat(diff.vanished()).extracting(Item::name).containsExactly("a");
        assertThat(diff.changed()).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("b");
            assertThat(change.substantial()).isTrue();
            assertThat(change.fields()).singleElement().satisfies(field -> {
                assertThat(field.pointer()).isEqualTo("/data/Delay");
                assertThat(field.kind()).isEqualTo(Kind.REPLACED);
                assertThat(field.before()).isEqualTo(json("1"));
                assertThat(field.after()).isEqualTo(json("2"));
            });
        });
    }

    @Test
    void elements_of_lists_are_recognised_by_what_identifies_them() {
        Change change = onlyChange(
                "{\"Rules\":[{\"Id\":\"r1\",\"Port\":80},{\"Id\":\"r2\",\"Port\":443}]}",
                "{\"Rules\":[{\"Id\":\"r0\",\"Port\":22},{\"Id\":\"r2\",\"Port\":8443},{\"Id\":\"r1\",\"Port\":80}]}");

        assertThat(change.fields())
                .extracting(DiffDocument.Field::pointer, DiffDocument.Field::kind)
                .containsExactly(tuple("/data/Rules/1/Port", Kind.REPLACED), tuple("/data/Rules/0", Kind.ADDED));
    }

    @Test
    void another_order_alone_is_no_substantial_change() {
        Change change = onlyChange("{\"Groups\":[\"x\",\"y\"]}", "{\"Groups\":[\"y\",\"x\"]}");

        assertThat(change.substantial()).isFalse();
        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.pointer()).isEqualTo("/data/Groups");
            assertThat(field.kind()).isEqualTo(Kind.REORDERED);
        });
    }

    @Test
    void a_duplicate_that_vanished_is_a_change() {
        assertThat(onlyChange("{\"Groups\":[\"x\",\"x\"]}", "{\"Groups\":[\"x\"]}")
                        .substantial())
                .isTrue();
    }

    @Test
    void a_measurement_is_no_substantial_change() {
        Change change = onlyChange(
                "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"3\"}}",
                "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"5\"}}");

        assertThat(change.substantial()).isFalse();
        assertThat(change.fields()).extracting(DiffDocument.Field::kind).containsExactly(Kind.MEASURED);
    }

    @Test
    void member_names_are_escaped_in_pointers() {
        assertThat(onlyChange("{\"a/b~c\":1}", "{\"a/b~c\":2}").fields())
                .extracting(DiffDocument.Field::pointer)
                .containsExactly("/data/a~1b~0c");
    }

    @Test
    void what_the_newer_snapshot_could_not_read_has_not_vanished() {
        List<Coverage> denied = List.of(row("eu-west-1", CoverageStatus.DENIED, "AccessDenied"));

        DiffDocument diff = SnapshotDiff.between(
                store("old", List.of(queue("a", "{}"))),
                store("new", ACCOUNT, List.of(), List.of("eu-west-1"), denied));

        assertThat(diff.vanished()).isEmpty();
        assertThat(diff.uncertain()).singleElement().satisfies(item -> {
            assertThat(item.presentIn()).isEqualTo("old");
            assertThat(item.reason()).contains("sqs:ListQueues").contains("denied");
        });
    }

    @Test
    void what_lies_in_a_region_that_was_not_scanned_before_has_not_appeared() {
        DiffDocument diff = SnapshotDiff.between(
                store("old", ACCOUNT, List.of(), List.of("us-east-1"), List.of()),
                store("new", List.of(queue("a", "{}"))));

        assertThat(diff.appeared()).isEmpty();
        assertThat(diff.uncertain())
                .extracting(Uncertain::reason)
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("does not cover the region eu-west-1"));
    }

    @Test
    void a_resource_that_moved_to_another_file_is_compared_all_the_same() {
        SnapshotWriter writer = SnapshotWriter.begin(folder.resolve("new"));
        writer.write("eu-west-1", "tagging", "GetResources", List.of(queue("a", "{\"Delay\":2}")));
        finish(writer, ACCOUNT, List.of("eu-west-1"), List.of());

        DiffDocument diff = SnapshotDiff.between(
                store("old", List.of(queue("a", "{\"Delay\":1}"))), SnapshotStore.open(folder.resolve("new")));

        assertThat(diff.appeared()).isEmpty();
        assertThat(diff.vanished()).isEmpty();
        assertThat(diff.changed()).hasSize(1);
    }

    @Test
    void snapshots_of_different_accounts_are_refused() {
        SnapshotStore mine = store("old", List.of());
        SnapshotStore other = store("new", "210987654321", List.of(), List.of(), List.of());

        assertThatThrownBy(() -> SnapshotDiff.between(mine, other))
                .isInstanceOf(MitosisException.class)
                .hasMessageContaining("210987654321");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_two_accounts_are_told_apart_exactly(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> old = randomAccount(random);
        Map<String, Integer> fresh = randomAccount(random);

        DiffDocument diff =
                SnapshotDiff.between(store("old", resources(old, random)), store("new", resources(fresh, random)));

        Set<String> appeared = new TreeSet<>(fresh.keySet());
        appeared.removeAll(old.keySet());
        Set<String> vanished = new TreeSet<>(old.keySet());
        vanished.removeAll(fresh.keySet());
        Set<String> changed = new TreeSet<>(fresh.keySet());
        changed.removeIf(name -> !old.containsKey(name) || old.get(name).equals(fresh.get(name)));
        assertThat(diff.appeared()).extracting(Item::name).containsExactlyElementsOf(appeared);
        assertThat(diff.vanished()).extracting(Item::name).containsExactlyElementsOf(vanished);
        assertThat(diff.changed()).extracting(Change::name).containsExactlyElementsOf(changed);
    }

    @Test
    void every_measured_member_has_a_source() {
        assertThat(MeasuredMembers.load().entries()).hasSizeGreaterThan(20).allSatisfy(entry -> {
            assertThat(entry.type()).matches("AWS::[A-Za-z0-9]+::[A-Za-z0-9]+|\\*");
            assertThat(entry.source()).isNotBlank();
        });
    }

    private static Map<String, Integer> randomAccount(Random random) {
        Map<String, Integer> account = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            if (random.nextBoolean()) {
                account.put("q" + i, random.nextInt(2));
            }
        }
        return account;
    }

    private static List<Resource> resources(Map<String, Integer> account, Random random) {
        List<Resource> resources = new ArrayList<>();
        account.forEach((name, delay) -> resources.add(queue(name, "{\"Delay\":" + delay + "}")));
        java.util.Collections.shuffle(resources, random);
        return resources;
    }

    private Change onlyChange(String before, String after) {
        DiffDocument diff = SnapshotDiff.between(
                store("old", List.of(queue("a", before))), store("new", List.of(queue("a", after))));
        assertThat(diff.changed()).hasSize(1);
        return diff.changed().get(0);
    }

    private static Coverage row(String region, CoverageStatus status, String reason) {
        return new Coverage("sqs", QUEUE, region, "sqs:ListQueues", status, 0, reason);
    }

    private static Resource queue(String name, String data) {
        String arn = "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":" + name;
        return new Resource(arn, QUEUE, "eu-west-1", ACCOUNT, name, name, Map.of(), json(data));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private SnapshotStore store(String name, List<Resource> resources) {
        return store(
                name,
                ACCOUNT,
                resources,
                List.of("eu-west-1"),
                List.of(row("eu-west-1", resources.isEmpty() ? CoverageStatus.EMPTY : CoverageStatus.READ, "")));
    }

    private SnapshotStore store(
            String name, String account, List<Resource> resources, List<String> regions, List<Coverage> coverage) {
        SnapshotWriter writer = SnapshotWriter.begin(folder.resolve(name));
        writer.write("eu-west-1", "sqs", "ListQueues", resources);
        finish(writer, account, regions, coverage);
        return SnapshotStore.open(folder.resolve(name));
    }

    private static void finish(SnapshotWriter writer, String account, List<String> regions, List<Coverage> coverage) {
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        writer.finish(new SnapshotSummary(account, "aws", "", at, at, regions, coverage, List.of()));
    }
}
