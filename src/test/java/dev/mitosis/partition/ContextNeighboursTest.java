package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When what says nothing of its context follows what it is tied to. */
class ContextNeighboursTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String LAYER = "AWS::Lambda::LayerVersion";

    /** A layer that says nothing, and three functions of each of two applications. */
    private static Fields two() {
        Fields fields = new Fields().add(LAYER, "layer");
        for (String application : List.of("orders", "search")) {
            for (String part : List.of("a", "b", "c", "d")) {
                fields.add(FUNCTION, application + "-" + part, "app", application);
            }
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

    @Test
    void it_names_three_of_those_that_it_follows() {
        Fields fields = two();
        for (String part : List.of("a", "b", "c")) {
            fields.edge("orders-" + part, EdgeKind.READS, "layer");
        }
        assertThat(why(fields.partition(), "layer").text())
                .isEqualTo("What it is tied to belongs to orders: Function orders-a, Function orders-b, Function"
                        + " orders-c.");

        fields.edge("layer", EdgeKind.READS, "orders-d").edge("layer", EdgeKind.TRUSTS, "search-a");
        assertThat(why(fields.partition(), "layer").text())
                .isEqualTo(
                        "What it is tied to belongs to orders: Function orders-a, Function orders-b, Function orders-c"
                                + " and 1 more.");
    }

    @ParameterizedTest
    @CsvSource({"EXACT, orders", "NAME, ''"})
    void less_than_one_tie_that_says_the_least_is_none(Strength strength, String context) {
        assertThat(context(two().edge("layer", EdgeKind.TRUSTS, "orders-a", strength), "layer"))
                .isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"true, orders", "false, ''"})
    void seven_parts_in_ten_have_to_say_the_same(boolean seven, String context) {
        Fields fields = two().edge("layer", EdgeKind.CONTAINS, "orders-a")
                .edge("layer", EdgeKind.CONTAINS, "search-a", Strength.PREFIX);
        if (seven) {
            fields.edge("layer", EdgeKind.DEPLOYED_BY, "orders-a");
        }

        assertThat(context(fields, "layer")).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({"PREFIX, orders", "EXACT, ''"})
    void and_nine_in_ten_where_users_differ(Strength strength, String context) {
        Fields fields = two().edge("orders-a", EdgeKind.ATTACHED_TO, "layer")
                .edge("search-a", EdgeKind.TRUSTS, "layer", strength);

        assertThat(context(fields, "layer")).isEqualTo(context);
    }

    @Test
    void what_it_uses_itself_and_who_may_use_everything_are_no_users() {
        Fields uses = two().edge("orders-a", EdgeKind.ATTACHED_TO, "layer").edge("layer", EdgeKind.TRUSTS, "search-a");
        Fields weak = two().edge("orders-a", EdgeKind.ATTACHED_TO, "layer");
        for (String part : List.of("a", "b", "c", "d")) {
            weak.edge("search-" + part, EdgeKind.READS, "layer", Strength.SERVICE_WIDE);
        }

        assertThat(context(uses, "layer")).isEqualTo("orders");
        assertThat(context(weak, "layer")).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({"2, 0, orders", "1, 0, ''", "3, 2, ''"})
    void uses_however_many_count_for_less_than_what_it_cannot_be_without(int parts, int others, String context) {
        Fields fields = two();
        for (String part : List.of("a", "b", "c", "d")) {
            fields.edge("layer", EdgeKind.READS, "search-" + part);
        }
        for (int i = 0; i < parts; i++) {
            fields.edge("layer", EdgeKind.CONTAINS, "orders-" + (char) ('a' + i));
        }
        for (int i = 0; i < others; i++) {
            fields.edge("layer", EdgeKind.DEPLOYED_BY, "search-" + (char) ('a' + i));
        }

        assertThat(context(fields, "layer")).isEqualTo(context);
    }

    @Test
    void whoever_waited_for_it_follows_it_in_turn() {
        Fields fields = two().add(LAYER, "a-b").add(LAYER, "c-d").add(LAYER, "a-a");
        fields.edge("a-a", EdgeKind.ATTACHED_TO, "a-b")
                .edge("c-d", EdgeKind.ATTACHED_TO, "a-a")
                .edge("a-b", EdgeKind.ATTACHED_TO, "layer")
                .edge("layer", EdgeKind.ATTACHED_TO, "orders-a");
        PartitionDocument document = fields.partition();

        assertThat(List.of("layer", "a-a", "a-b", "c-d"))
                .allSatisfy(name -> assertThat(row(document, name).context()).isEqualTo("orders"));
    }

    @Test
    void one_that_many_wait_for_is_asked_again_when_a_part_of_them_is_known() {
        Fields fields = two();
        for (int i = 0; i < 20; i++) {
            String user = "a-" + (char) ('a' + i) + "x";
            fields.add(LAYER, user).edge("layer", EdgeKind.REFERENCES, user).edge(user, EdgeKind.CONTAINS, "orders-a");
        }

        assertThat(context(fields, "layer")).isEqualTo("orders");
    }

    private static Fields torn(String name, String... teachers) {
        Fields fields = new Fields().add(LAYER, name);
        for (String application : List.of("checkout", "search")) {
            fields.add(FUNCTION, application + "-a", "app", application)
                    .add(FUNCTION, application + "-b", "app", application);
        }
        for (String teacher : teachers) {
            fields.add(FUNCTION, teacher, "app", "checkout");
        }
        return fields.edge(name, EdgeKind.READS, "checkout-a")
                .edge(name, EdgeKind.REFERENCES, "checkout-b")
                .edge(name, EdgeKind.READS, "search-a");
    }

    @ParameterizedTest
    @CsvSource({"chk-zag, checkout", "xyz-zag, ''", "ch-zag, ''", "api-zag, ''"})
    void a_short_form_of_a_context_in_its_name_says_more_than_a_tie(String name, String context) {
        assertThat(context(torn(name), name)).isEqualTo(context);
    }

    @Test
    void and_so_does_a_word_that_things_of_one_context_bear() {
        assertThat(context(torn("zig-zag", "zig-one", "zig-two"), "zig-zag")).isEqualTo("checkout");
        assertThat(context(torn("zig-zag", "zig-one"), "zig-zag")).isEmpty();
    }

    @Test
    void what_names_a_hub_or_lodges_somewhere_follows_nobody() {
        Fields fields = two().add("AWS::EC2::VPC", "vpc", "app", "orders").edge("layer", EdgeKind.CONTAINS, "vpc");

        assertThat(context(fields, "layer")).isEmpty();
    }

    @Test
    void a_second_context_that_speaks_is_the_one_that_may_be_right() {
        Fields fields = two().edge("layer", EdgeKind.CONTAINS, "orders-a").edge("layer", EdgeKind.TRUSTS, "search-a");

        assertThat(row(fields.partition(), "layer").context()).isEqualTo("orders");
        assertThat(row(fields.partition(), "layer").confidence()).isLessThan(0.97);
    }

    @ParameterizedTest
    @CsvSource({"runs-as, true, true", "reads, true, false", "runs-as, false, false", "contains, false, true"})
    void the_parts_of_what_serves_everybody_serve_everybody(String kind, boolean incoming, boolean serves) {
        Fields fields = new Fields().add(FUNCTION, "bastion", "app", "shared").add(LAYER, "layer");
        EdgeKind edge = EdgeKind.of(kind).orElseThrow();
        fields.edge(incoming ? "bastion" : "layer", edge, incoming ? "layer" : "bastion");

        assertThat(why(fields.partition(), "layer").text().contains("everybody"))
                .isEqualTo(serves);
    }

    @Test
    void the_surest_is_followed_first() {
        Fields fields = two().add(LAYER, "a-a").add(LAYER, "b-b");
        fields.edge("a-a", EdgeKind.TRUSTS, "search-a")
                .edge("a-a", EdgeKind.REFERENCES, "b-b")
                .edge("b-b", EdgeKind.CONTAINS, "orders-a");

        assertThat(context(fields, "a-a")).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({"1, contains, ''", "2, references, orders"})
    void what_was_sure_is_asked_again_when_another_is_known(int parts, String kind, String context) {
        Fields fields = two().add(LAYER, "a-a").add(LAYER, "b-b").edge("a-a", EdgeKind.CONTAINS, "search-a");
        fields.edge("b-b", EdgeKind.of(kind).orElseThrow(), "a-a");
        for (String part : List.of("a", "b").subList(0, parts)) {
            fields.edge("b-b", EdgeKind.CONTAINS, "orders-" + part);
        }

        assertThat(context(fields, "b-b")).isEqualTo(context);
    }

    @Test
    void what_is_tied_to_many_that_nobody_knows_is_asked_again_in_the_end() {
        Fields fields = two().add(LAYER, "b-b").edge("layer", EdgeKind.CONTAINS, "b-b");
        fields.edge("b-b", EdgeKind.CONTAINS, "orders-a");
        for (int i = 0; i < 20; i++) {
            String user = "z-" + (char) ('a' + i) + "x";
            fields.add(LAYER, user).edge("layer", EdgeKind.REFERENCES, user);
        }

        assertThat(context(fields, "layer")).isEqualTo("orders");
    }

    @Test
    void it_is_followed_as_far_as_things_hang_on_each_other_in_both_directions() {
        Fields fields = two().edge("layer", EdgeKind.CONTAINS, "orders-a");
        String before = "layer";
        for (String next : List.of("x-a", "x-b")) {
            fields.add(LAYER, next).edge(before, EdgeKind.CONTAINS, next);
            before = next;
        }
        before = "layer";
        for (String next : List.of("y-a", "y-b")) {
            fields.add(LAYER, next).edge(next, EdgeKind.CONTAINS, before);
            before = next;
        }
        PartitionDocument document = fields.partition();

        assertThat(List.of("x-b", "y-b"))
                .allSatisfy(name -> assertThat(row(document, name).context()).isEqualTo("orders"));
    }

    @Test
    void what_does_something_is_of_what_it_is_made_of_whoever_calls_it() {
        Fields fields = new Fields().add(FUNCTION, "x").add("AWS::DynamoDB::Table", "t", "app", "orders");
        fields.edge("x", EdgeKind.WRITES, "t");
        for (String caller : List.of("search", "claims")) {
            fields.add(FUNCTION, caller, "app", caller).edge(caller, EdgeKind.INVOKES, "x");
        }

        assertThat(row(fields.partition(), "x").context()).isEqualTo("orders");
        fields.add("AWS::S3::Bucket", "b").edge("search", EdgeKind.WRITES, "b").edge("claims", EdgeKind.WRITES, "b");
        fields.edge("b", EdgeKind.LOGS_TO, "t");
        assertThat(row(fields.partition(), "b").context()).isNull();
    }
}
