package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.partition.history.EarlierPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A context whose members mostly are the same keeps its name and id from scan to scan. */
class LastingContextsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    @TempDir
    private Path folder;

    /** Five functions of each application, and where wanted one more. */
    private static Fields account(String first, String second, String... more) {
        Fields fields = new Fields();
        for (int i = 0; i < 5; i++) {
            fields.add(FUNCTION, "one-" + i, "app", first);
            fields.add(FUNCTION, "two-" + i, "app", second);
        }
        for (String name : more) {
            fields.add(FUNCTION, name, "app", name);
        }
        return fields;
    }

    private Decisions decisions(String yaml) throws IOException {
        Path file = folder.resolve("decisions.yaml");
        Files.writeString(file, yaml);
        return DecisionsFile.read(file);
    }

    private static PartitionDocument after(PartitionDocument earlier, Fields fields, Decisions decisions) {
        return new Partitioner()
                .partition(new PartitionRequest(fields.snapshot(), fields.graph(), decisions, Map.of())
                        .after(EarlierPartition.of(earlier)));
    }

    private static PartitionDocument after(PartitionDocument earlier, Fields fields) {
        return after(earlier, fields, Decisions.none());
    }

    private static Optional<Context> context(PartitionDocument document, String name) {
        return document.contexts().stream()
                .filter(context -> context.name().equals(name))
                .findFirst();
    }

    private static String id(PartitionDocument document, String name) {
        return context(document, name).orElseThrow().id();
    }

    private static List<String> names(PartitionDocument document) {
        return document.contexts().stream().map(Context::name).toList();
    }

    @Test
    void the_partition_after_itself_is_the_same_to_the_byte() {
        PartitionDocument first = account("orders", "billing", "search").partition();

        assertThat(Json.pretty(after(first, account("orders", "billing", "search"))))
                .isEqualTo(Json.pretty(first));
    }

    @Test
    void a_context_found_under_a_new_name_keeps_the_old_one_and_its_id() {
        PartitionDocument first = account("orders", "billing").partition();
        PartitionDocument second = after(first, account("purchasing", "billing"));

        assertThat(names(second)).containsExactly("billing", "orders");
        assertThat(id(second, "orders")).isEqualTo(id(first, "orders"));
        assertThat(context(second, "orders").orElseThrow().found()).containsExactly("orders");
    }

    @Test
    void names_that_change_places_stay_with_their_members() {
        PartitionDocument first = account("orders", "billing").partition();
        PartitionDocument second = after(first, account("billing", "orders"));

        assertThat(Fields.row(second, "one-1").context()).isEqualTo("orders");
        assertThat(id(second, "orders")).isEqualTo(id(first, "orders"));
    }

    @Test
    void a_new_context_does_not_take_the_name_of_an_older_one() {
        PartitionDocument first = account("orders", "billing").partition();
        PartitionDocument second = after(first, account("purchasing", "billing", "orders"));

        assertThat(Fields.row(second, "one-1").context()).isEqualTo("orders");
        assertThat(Fields.row(second, "orders").context()).isEqualTo("orders-2");
        assertThat(id(second, "orders-2")).isNotEqualTo(id(first, "orders"));
    }

    @Test
    void a_context_of_which_less_than_half_went_on_is_a_new_one() {
        PartitionDocument first = account("orders", "billing").partition();
        Fields fields = new Fields();
        fields.add(FUNCTION, "one-0", "app", "purchasing");
        fields.add(FUNCTION, "one-1", "app", "purchasing");
        for (int i = 2; i < 5; i++) {
            fields.add(FUNCTION, "one-" + i, "app", "orders");
        }
        PartitionDocument second = after(first, fields);

        assertThat(names(second)).containsExactly("orders", "purchasing");
        assertThat(id(second, "orders")).isEqualTo(id(first, "orders"));
        assertThat(id(second, "purchasing")).isNotIn(id(first, "orders"), id(first, "billing"));
    }

    @Test
    void what_two_contexts_of_one_size_became_is_a_new_one() {
        PartitionDocument first = account("orders", "billing").partition();
        PartitionDocument second = after(first, account("shop", "shop"));

        assertThat(names(second)).containsExactly("shop");
        assertThat(id(second, "shop")).isNotIn(id(first, "orders"), id(first, "billing"));
    }

    @Test
    void what_vanished_and_what_is_new_does_not_count() {
        PartitionDocument first = account("orders", "billing").partition();
        Fields fields = new Fields();
        fields.add(FUNCTION, "one-0", "app", "purchasing");
        for (int i = 5; i < 9; i++) {
            fields.add(FUNCTION, "one-" + i, "app", "purchasing");
        }

        assertThat(names(after(first, fields))).containsExactly("orders");
    }

    @Test
    void a_renamed_context_keeps_its_id_and_gets_its_old_name_back_when_the_decision_goes() throws IOException {
        PartitionDocument first = account("orders", "billing").partition();
        PartitionDocument second =
                after(first, account("orders", "billing"), decisions("contexts: {rename: {orders: shop}}"));
        PartitionDocument third = after(second, account("orders", "billing"));

        assertThat(names(second)).containsExactly("billing", "shop");
        assertThat(id(second, "shop")).isEqualTo(id(first, "orders"));
        assertThat(names(third)).containsExactly("billing", "orders");
        assertThat(id(third, "orders")).isEqualTo(id(first, "orders"));
    }

    @Test
    void a_decision_holds_although_the_context_is_found_under_a_new_name() throws IOException {
        Decisions renamed = decisions("contexts: {rename: {orders: shop}}");
        PartitionDocument first = account("orders", "billing").partition(renamed);

        assertThat(names(after(first, account("purchasing", "billing"), renamed)))
                .containsExactly("billing", "shop");
    }

    @Test
    void a_new_name_that_a_decision_speaks_of_is_left() throws IOException {
        PartitionDocument first = account("orders", "billing").partition();

        assertThat(names(after(
                        first, account("purchasing", "billing"), decisions("owners: {purchasing: maria@example.com}"))))
                .containsExactly("billing", "purchasing");
    }

    @Test
    void the_parts_of_a_merged_context_keep_their_names() throws IOException {
        Decisions merged = decisions("contexts: {merge: [{into: shop, from: [orders, search]}]}");
        PartitionDocument first = account("orders", "billing", "search").partition(merged);
        PartitionDocument second = after(first, account("purchasing", "billing", "search"), merged);

        assertThat(names(second)).containsExactly("billing", "shop");
        assertThat(context(second, "shop").orElseThrow().found()).containsExactly("orders", "search");
        assertThat(id(second, "shop")).isEqualTo(id(first, "shop"));
    }
}
