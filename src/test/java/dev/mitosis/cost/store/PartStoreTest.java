package dev.mitosis.cost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartStoreTest {
    @TempDir
    private Path folder;

    @Test
    void a_part_counts_from_the_moment_its_header_is_written() throws IOException {
        PartStore store = PartStore.open(folder);
        PartHeader part = withData(store, "{\"page\":1}\n{\"page\":2}\n");
        assertThat(PartStore.look(folder).headers()).isEmpty();

        store.commit(part);

        assertThat(PartStore.look(folder).headers()).containsExactly(part);
        List<String> pages = new ArrayList<>();
        store.read(part, page -> pages.add(page.toString()));
        assertThat(pages).containsExactly("{\"page\":1}", "{\"page\":2}");
    }

    @Test
    void a_part_whose_data_was_changed_or_is_gone_does_not_count() throws IOException {
        PartStore store = PartStore.open(folder);
        PartHeader part = withData(store, "{}\n");
        store.commit(part);

        Files.write(store.data(part), new byte[] {1});
        assertThat(PartStore.look(folder).headers()).isEmpty();

        Files.delete(store.data(part));
        assertThat(PartStore.look(folder).headers()).isEmpty();
    }

    @Test
    void what_a_kill_left_half_written_goes_and_nothing_else() throws IOException {
        Path left = Files.writeString(folder.resolve(".2026-01.json123.part"), "{");
        Path other = Files.writeString(folder.resolve("notes.part"), "mine");

        PartStore.look(folder);
        assertThat(left).exists();

        PartStore.open(folder);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void a_part_that_is_needed_no_more_takes_its_data_along() throws IOException {
        PartStore store = PartStore.open(folder);
        PartHeader part = withData(store, "{}\n");
        store.commit(part);

        store.discard(part);

        assertThat(store.headers()).isEmpty();
        assertThat(store.data(part)).doesNotExist();
        assertThat(store.header(part)).doesNotExist();
    }

    @Test
    void a_refusal_never_takes_the_place_of_an_answer() {
        PartHeader read = StoredParts.read("2026-01", "run");
        PartHeader refused = StoredParts.refused("2026-01", "run");

        assertThat(read.path()).isEqualTo("monthly-total/2026-01_2026-01");
        assertThat(refused.path()).isEqualTo("monthly-total/2026-01_2026-01.refused-2026-01-01");
        assertThat(StoredParts.part("monthly-total", "a/b", "2026-01", "run", FetchStatus.COMPLETE)
                        .path())
                .startsWith("monthly-total/a-b~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"query\":1}"})
    void a_header_that_nobody_can_read_is_named_with_the_way_out(String text) throws IOException {
        Path header = Files.writeString(folder.resolve("2026-01.json"), text);

        assertThatThrownBy(() -> PartStore.look(folder)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-COST-03");
            assertThat(e.what()).contains(header.toString());
            assertThat(e.fix()).startsWith("delete this file");
        });
    }

    @Test
    void a_document_is_found_by_its_name_whatever_that_is() throws IOException {
        DocumentStore store = DocumentStore.open(folder);
        StoredDocument tags = document("tags of a/b", "{\"Tags\":[\"x\",\"y\"],\"Count\":2}", "{\"Tags\":[\"z\"]}");
        store.save(tags);

        StoredDocument found = DocumentStore.look(folder).find("tags of a/b").orElseThrow();

        assertThat(found).isEqualTo(tags);
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.items("Tags").map(JsonNode::asText)).containsExactly("x", "y", "z");
        assertThat(DocumentStore.look(folder).find("other")).isEmpty();
        assertThat(store.all()).containsExactly(tags);
    }

    @Test
    void a_document_that_nobody_can_read_is_named_with_the_way_out() throws IOException {
        Files.writeString(folder.resolve("tags.json"), "{");

        assertThatThrownBy(() -> DocumentStore.look(folder))
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-COST-19"));
    }

    @ParameterizedTest(name = "a run {0} old, finished {1}, is resumed: {2}")
    @CsvSource({"PT1H, false, true", "PT23H59M, false, true", "PT24H, false, false", "PT1H, true, false"})
    void an_unfinished_run_is_resumed_while_it_is_young(Duration age, boolean finished, boolean resumed) {
        Path file = folder.resolve("run.json");
        Instant now = Instant.parse("2026-06-15T12:00:00Z");
        CostRun before = CostRun.at(now.minus(age));
        (finished ? before.finish() : before).save(file);

        CostRun run = CostRun.resumeOrStart(file, now, Duration.ofHours(24));

        assertThat(run.id().equals(before.id())).isEqualTo(resumed);
        assertThat(run.finished()).isFalse();
        assertThat(CostRun.resumable(file, now, Duration.ofHours(24))).contains(run);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2026-06-01, 2026-06-01",
        "MONTHLY, 2026-07-01, 2026-07-01",
        "MONTHLY, 2027-01-01, 2026-07-01",
        "DAILY,   2026-06-10, 2026-06-10",
        "DAILY,   2026-06-30, 2026-06-16",
        "HOURLY,  2026-06-15, 2026-06-15T00:00:00Z",
        "HOURLY,  2026-06-16, 2026-06-15T12:00:00Z"
    })
    void nothing_is_asked_for_that_cannot_have_been_billed_yet(
            dev.mitosis.cost.Granularity granularity, java.time.LocalDate end, String asked) {
        CostRun run = CostRun.at(Instant.parse("2026-06-15T12:34:56Z"));

        assertThat(run.endOf(granularity, end)).isEqualTo(asked);
    }

    @Test
    void a_page_gives_a_row_for_each_group_or_for_the_total() throws IOException {
        JsonNode page = Json.mapper().readTree("""
                {"ResultsByTime":[
                 {"TimePeriod":{"Start":"2026-01-01","End":"2026-02-01"},"Estimated":true,
                  "Total":{"UnblendedCost":{"Amount":"1.50","Unit":"USD"}},
                  "Groups":[{"Keys":["team$shop","EC2"],"Metrics":{"UnblendedCost":{"Amount":"0.5","Unit":"USD"},"UsageQuantity":{"Amount":null}}}]}]}
                """);
        List<HistoryPage.Row> totals = new ArrayList<>();
        List<HistoryPage.Row> groups = new ArrayList<>();

        HistoryPage.rows(page, List.of(), List.of("UnblendedCost"), totals::add);
        HistoryPage.rows(
                page,
                List.of(GroupKey.tag("team"), GroupKey.dimension("SERVICE")),
                List.of("UnblendedCost", "UsageQuantity", "BlendedCost"),
                groups::add);

        assertThat(totals.get(0).estimated()).isTrue();
        assertThat(totals.get(0).amounts().get(0).value()).isEqualByComparingTo("1.50");
        assertThat(groups).singleElement().satisfies(row -> {
            assertThat(row.keys()).containsExactly("shop", "EC2");
            assertThat(row.amounts().get(0).unit()).isEqualTo("USD");
            assertThat(row.amounts().get(1).value()).isNull();
            assertThat(row.amounts().get(2).value()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-13-01, 1", "today, 1", "2026-01-01, 1e1001", "2026-01-01, much"})
    void a_page_with_what_is_no_date_or_amount_is_refused(String start, String amount) throws IOException {
        JsonNode page = Json.mapper().readTree("""
                {"ResultsByTime":[{"TimePeriod":{"Start":"%s","End":"2026-02-01"},"Total":{"A":{"Amount":"%s"}},"Groups":[]}]}
                """.formatted(start, amount));

        assertThatThrownBy(() -> HistoryPage.rows(page, List.of(), List.of("A"), row -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredDocument document(String name, String... pages) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        for (String page : pages) {
            read.add(Json.mapper().readTree(page));
        }
        return new StoredDocument(
                name,
                "GetTags",
                Json.mapper().createObjectNode(),
                FetchStatus.COMPLETE,
                "",
                "2026-06-01T00:00:00Z",
                "run",
                1,
                read);
    }

    private static PartHeader withData(PartStore store, String lines) throws IOException {
        PartHeader empty = StoredParts.read("2026-01", "run");
        Path data = store.data(empty);
        Files.createDirectories(data.getParent());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return new PartHeader(
                empty.query(),
                empty.slice(),
                empty.unit(),
                empty.slotStart(),
                empty.slotEnd(),
                empty.request(),
                empty.outcome(),
                empty.reason(),
                empty.estimatedSlots(),
                empty.fetchedAt(),
                empty.run(),
                empty.requests(),
                empty.rows(),
                empty.scale(),
                empty.digits(),
                Hashes.ofFile(data));
    }
}
