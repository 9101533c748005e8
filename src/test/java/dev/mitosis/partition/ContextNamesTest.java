package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a name says to which context a thing belongs, and when words of names found one. */
class ContextNamesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final List<String> TYPES = List.of(FUNCTION, QUEUE, TABLE);

    /** Two applications that tags tell, whose things have other names. */
    private static Fields tagged(String... applications) {
        Fields fields = new Fields();
        for (String application : applications) {
            fields.add(FUNCTION, "x" + application, "app", application)
                    .add(QUEUE, "y" + application, "app", application);
        }
        return fields;
    }

    private static Fields named(Fields fields, String... names) {
        for (int i = 0; i < names.length; i++) {
            fields.add(TYPES.get(i % 3), names[i]);
        }
        return fields;
    }

    private static String context(Fields fields, String name) {
        String context = row(fields.partition(), name).context();
        return context == null ? "" : context;
    }

    private static Reason why(PartitionDocument document, String name) {
        return row(document, name).reasons().stream()
                .filter(reason -> reason.rule().startsWith("context."))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "orders-zig, orders",
        "order-zig, orders",
        "zig-orders, orders",
        "recorders-zig, ''",
        "orders-archive-zig, orders-archive",
        "zig-api, ''",
        "api-zig, ''",
        "api-queue, api",
        "orders-api-zig, orders"
    })
    void a_name_that_holds_the_name_of_a_context_says_it(String name, String context) {
        Fields fields = tagged("orders", "orders-archive", "api").add(QUEUE, name);

        assertThat(context(fields, name)).isEqualTo(context);
    }

    @Test
    void it_says_which_word_says_so() {
        assertThat(why(tagged("orders").add(QUEUE, "orders-zig").partition(), "orders-zig"))
                .isEqualTo(new Reason(
                        "context.name", java.util.Map.of("word", "order"), "Its name 'orders-zig' holds 'order'."));
    }

    @ParameterizedTest
    @CsvSource({
        "orders-search-zig, orders",
        "search-orders-zig, search",
        "order-search-zig, orders",
        "zig-search-orders, search"
    })
    void of_two_contexts_that_it_holds_the_one_that_it_begins_with_or_that_stands_first_is_it(
            String name, String context) {
        PartitionDocument document = tagged("orders", "search").add(QUEUE, name).partition();

        assertThat(row(document, name).context()).isEqualTo(context);
        assertThat(row(document, name).confidence()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({"3, zag", "2, orders"})
    void a_name_that_begins_with_a_word_that_has_a_life_of_its_own_says_no_other(int alone, String context) {
        Fields fields = tagged("orders").add(QUEUE, "zag-orders-x");
        for (int i = 0; i < alone; i++) {
            fields.add(TYPES.get(i), "zag-" + List.of("one", "two", "three").get(i));
        }

        assertThat(context(fields, "zag-orders-x")).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({
        "'zig-api zig-jobs zig-items', zig",
        "'zig-api zig-jobs', ''",
        "'zig-api zog-jobs zig-items', ''",
        "'zigs-api zig-jobs zig-items', zig"
    })
    void three_things_of_several_kinds_that_bear_a_word_are_a_context(String names, String context) {
        String[] all = names.split(" ", -1);

        assertThat(context(named(new Fields(), all), all[0])).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, AWS::Lambda::Function, ''",
        "AWS::SQS::Queue, AWS::DynamoDB::Table, ''",
        "AWS::Lambda::Function, AWS::SQS::Queue, zig"
    })
    void they_are_none_where_they_are_of_one_kind_or_do_nothing(String one, String other, String context) {
        Fields fields = new Fields().add(one, "zig-one").add(other, "zig-two").add(other, "zig-three");

        assertThat(context(fields, "zig-one")).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"zig-one, 1, zig", "zig-one, 2, zig", "zig-one, 0, ''"})
    void what_does_something_and_has_no_name_counts_where_it_is_one_with_one_of_them(
            String name, int ties, String context) {
        Fields fields = new Fields()
                .add(QUEUE, "zig-one")
                .add(TABLE, "zig-two")
                .add(TABLE, "zig-three")
                .add("AWS::CloudFront::Distribution", "E1");
        if (ties > 0) {
            fields.edge(ties > 1 ? "zig-one" : "E1", EdgeKind.ROUTES_TO, ties > 1 ? "E1" : "zig-one");
        }

        assertThat(context(fields, name)).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"1, zig", "2, ''"})
    void they_are_none_where_they_are_tied_more_to_one_that_is_known(int ties, String context) {
        Fields fields =
                named(tagged("orders"), "zig-one", "zig-two", "zig-three").edge("zig-one", EdgeKind.WRITES, "zig-two");
        if (ties > 0) {
            fields.edge("zig-one", EdgeKind.WRITES, "yorders");
        }
        if (ties > 1) {
            fields.edge("xorders", EdgeKind.WRITES, "zig-three");
        }

        assertThat(row(fields.partition(), "zig-one").context()).isEqualTo(context.isEmpty() ? "orders" : context);
    }

    @ParameterizedTest
    @CsvSource({
        "'zigs-zag-api zigs-zag-list zigs-zag-items zigs-zag-x zigs-y', zigs-zag",
        "'zigs-zag-api zigs-zag-list zigs-zag-items zigs-y', zigs",
        "'zag-zigs-api zag-zigs-list zag-zigs-items', zag-zigs"
    })
    void it_is_called_with_the_word_that_nearly_always_stands_beside(String names, String context) {
        String[] all = names.split(" ", -1);

        assertThat(context(named(new Fields(), all), all[0])).isEqualTo(context);
    }

    private static Fields taught(int orders, int search, int open) {
        Fields fields = new Fields();
        for (int i = 0; i < orders + search; i++) {
            fields.add(FUNCTION, "zig-" + (char) ('a' + i) + "x", "app", i < orders ? "orders" : "search");
        }
        for (int i = 0; i < open; i++) {
            fields.add(TYPES.get(i % 3), "zig-" + (char) ('a' + i) + "y");
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 8, orders", "2, 0, 9, zig", "1, 0, 3, zig", "4, 1, 5, orders", "3, 1, 5, ''"})
    void a_word_of_one_context_stands_for_it_and_one_of_several_for_none(
            int orders, int search, int open, String context) {
        assertThat(context(taught(orders, search, open), "zig-ay")).isEqualTo(context);
    }

    @Test
    void what_a_word_alone_leads_to_a_context_says_so() {
        assertThat(why(taught(2, 0, 3).partition(), "zig-ay").text())
                .isEqualTo("A word of its name stands for orders here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bastion", "shared-queue", "jenkins-vpn"})
    void a_name_without_an_application_that_says_what_serves_everybody_serves_everybody(String name) {
        PartitionDocument document = tagged("orders").add(QUEUE, name).partition();

        assertThat(row(document, name).context()).isNull();
        assertThat(why(document, name).rule()).isEqualTo("context.servant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zig-bastion", "queue", "orders-shared"})
    void and_a_name_with_one_does_not(String name) {
        assertThat(why(tagged("orders").add(QUEUE, name).partition(), name).rule())
                .isNotEqualTo("context.servant");
    }

    @ParameterizedTest
    @CsvSource({"9, true, ''", "9, false, orders", "19, true, orders"})
    void the_word_of_the_domain_stands_for_a_context_only_where_nearly_all_of_it_are_of_that(
            int orders, boolean domain, String context) {
        Fields fields = new Fields().add(QUEUE, "acme-zig").add(FUNCTION, "acme-s", "app", "search");
        for (int i = 0; i < orders; i++) {
            fields.add(FUNCTION, "acme-" + (char) ('a' + i) + "x", "app", "orders");
        }
        if (domain) {
            fields.add("AWS::Route53::HostedZone", "acme.example.");
        }

        assertThat(context(fields, "acme-zig")).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"3, zag, zag", "2, zig-zag, ''"})
    void a_word_that_stands_nearly_always_beside_one_with_a_life_without_it_names_a_part(
            int alone, String context, String other) {
        Fields fields = new Fields();
        for (int i = 0; i < 10; i++) {
            fields.add(TYPES.get(i % 3), "zig-zag-" + (char) ('a' + i) + "x");
        }
        for (int i = 0; i < alone; i++) {
            fields.add(TYPES.get(i % 3), "zag-" + (char) ('a' + i) + "x");
        }

        assertThat(context(fields, "zig-zag-ax")).isEqualTo(context);
        assertThat(context(fields, "zag-ax")).isEqualTo(other);
    }
}
