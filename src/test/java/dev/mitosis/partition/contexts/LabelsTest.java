package dev.mitosis.partition.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.contexts.Labels.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are spellings of one, and how a context is called. */
class LabelsTest {
    private static final Separations NONE = new Separations(List.of());

    private static Labels labels(Separations apart, String stem, int support, String other, int less) {
        Labels labels = new Labels(apart);
        for (int i = 0; i < support; i++) {
            labels.note(stem, stem, Source.TAG);
        }
        for (int i = 0; i < less; i++) {
            labels.note(other, other, Source.TAG);
        }
        labels.joinSpellings(word -> word.equals("api") || word.equals("web"));
        return labels;
    }

    private static void areOne(String stem, int support, String other, int less, String label) {
        Labels labels = labels(NONE, stem, support, other, less);
        assertThat(List.of(labels.of(stem), labels.of(other))).containsExactly(label, label);
    }

    private static void areTwo(Separations apart, String stem, int support, String other, int less) {
        Labels labels = labels(apart, stem, support, other, less);
        assertThat(labels.of(stem)).isNotEqualTo(labels.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "user-admin, 3, useradmin, 3, user-admin",
        "useradmin, 4, user-admin, 3, useradmin",
        "orders, 5, order, 2, order",
        "orders, 50, order, 5, order",
        "user-orders, 5, userorder, 1, user-order"
    })
    void separators_and_a_rare_plural_make_one_spelling(
            String stem, int support, String other, int less, String label) {
        areOne(stem, support, other, less, label);
    }

    @ParameterizedTest
    @CsvSource({"orders, 5, order, 3", "orders, 50, order, 6"})
    void two_numbers_that_are_both_used_a_lot_are_two(String stem, int support, String other, int less) {
        areTwo(NONE, stem, support, other, less);
        assertThat(labels(NONE, stem, support, other, less).of(stem)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({"catalog, 3, catalogue, 2, catalog", "payment, 2, paymant, 1, payment"})
    void a_rare_slip_of_one_letter_is_the_word(String stem, int support, String other, int less, String label) {
        areOne(stem, support, other, less, label);
    }

    @ParameterizedTest
    @CsvSource({"catalog, 4, catalogue, 3", "payment, 1, paymant, 1", "catalog, 3, category, 1"})
    void what_is_not_rare_or_no_slip_is_another_word(String stem, int support, String other, int less) {
        areTwo(NONE, stem, support, other, less);
    }

    @ParameterizedTest
    @CsvSource({"order, 9, order-api, 5, order", "order, 9, order-api-web, 5, order"})
    void an_application_with_a_layer_is_the_application(
            String stem, int support, String other, int less, String label) {
        areOne(stem, support, other, less, label);
    }

    @ParameterizedTest
    @CsvSource({
        "user, 9, user-profile, 5",
        "order, 5, order-api, 5",
        "order-api, 9, order, 5",
        "order, 9, orders-api, 5"
    })
    void a_longer_name_is_an_application_of_its_own(String stem, int support, String other, int less) {
        areTwo(NONE, stem, support, other, less);
    }

    @ParameterizedTest
    @CsvSource({"orders, 5, order, 1", "catalog, 3, catalogue, 1", "order, 9, order-api, 5"})
    void what_people_keep_apart_is_never_one(String stem, int support, String other, int less) {
        areTwo(new Separations(List.of(List.of(stem, other))), stem, support, other, less);
    }

    @Test
    void a_context_is_called_by_the_best_source_then_as_most_do_then_by_the_shortest() {
        Labels labels = new Labels(NONE);
        labels.note("order", "Order", Source.STACK);
        labels.note("order", "Order", Source.STACK);
        labels.note("order", "orders", Source.TAG);

        assertThat(labels.display("order")).isEqualTo("orders");

        labels.note("order", "ORDERS-X", Source.TAG);
        labels.note("order", "ORDERS-X", Source.TAG);
        assertThat(labels.display("order")).isEqualTo("ORDERS-X");

        labels.note("order", "orders", Source.TAG);
        assertThat(labels.display("order")).isEqualTo("orders");

        labels.note("order", "Orders", Source.TAG);
        labels.note("order", "Orders", Source.TAG);
        assertThat(labels.display("order")).isEqualTo("Orders");
        assertThat(labels.display("search")).isEqualTo("search");
    }

    @Test
    void all_spellings_of_one_name_call_it() {
        Labels labels = new Labels(NONE);
        for (int i = 0; i < 3; i++) {
            labels.note("user-admin", "user-admin", Source.STACK);
        }
        labels.note("useradmin", "UserAdmin", Source.TAG);
        labels.joinSpellings(word -> false);

        assertThat(labels.display("user-admin")).isEqualTo("UserAdmin");
        assertThat(labels.isTagged("user-admin")).isTrue();
    }

    @Test
    void labels_are_found_by_the_words_of_a_name_where_tags_name_them() {
        Labels labels = new Labels(NONE);
        labels.note("jobs-board", "jobs-board", Source.TAG);
        labels.note("search", "search", Source.TAG);
        labels.note("jobs", "jobs", Source.STACK);
        labels.joinSpellings(word -> false);

        assertThat(labels.taggedIn(Set.of("board", "job", "x"))).containsExactly("job-board");
        assertThat(labels.taggedIn(Set.of("job", "x"))).isEmpty();
        assertThat(List.of(labels.isTagged("search"), labels.isTagged("job"), labels.isTagged("jobs")))
                .containsExactly(true, false, false);
        assertThat(List.of(labels.knows("search"), labels.knows("orders"))).containsExactly(true, false);
    }

    @Test
    void a_stem_is_of_words_in_the_singular() {
        assertThat(Labels.stem(List.of("orders", "api"))).isEqualTo("order-api");
    }
}
