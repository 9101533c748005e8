package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a bare name in a text means a resource. */
class NameHintsTest {
    private static final TextLinker LINKER = TextLinker.load();

    private static List<String> named(String label, String text, String... known) {
        DraftFixture fixture = new DraftFixture("{}", known);
        LINKER.link(fixture.writer(), text, "/x", new TextLinker.LinkMode(EdgeKind.REFERENCES, label));
        return fixture.lines();
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE_NAME, orders, true",
        "tableName, orders, true",
        "OrdersTable, orders, true",
        "WHATEVER, orders, false",
        "WHATEVER, orders-live, true",
        "WHATEVER, orders.live, true",
        "WHATEVER, ordersLive, true",
        "WHATEVER, orders1, true",
        "WHATEVER, or-de, false",
        "WHATEVER, or-der, true",
        "QUEUE_NAME, orders, false",
        "QUEUE_NAME, orders-live, true"
    })
    void an_everyday_word_means_a_table_only_with_a_hint(String label, String name, boolean isMeant) {
        assertThat(named(label, name, "AWS::DynamoDB::Table " + name)).hasSize(isMeant ? 1 : 0);
    }

    @Test
    void in_a_longer_text_a_hint_needs_a_distinctive_name() {
        assertThat(named("TABLES", "orders,carts", "AWS::DynamoDB::Table orders"))
                .isEmpty();
        assertThat(named("TABLES", "orders-live,carts", "AWS::DynamoDB::Table orders-live"))
                .hasSize(1);
    }

    @Test
    void of_two_with_one_name_the_hinted_one_is_meant_and_without_a_hint_neither() {
        String[] both = {"AWS::DynamoDB::Table orders-live", "AWS::SQS::Queue orders-live"};

        assertThat(named("QUEUE", "orders-live", both)).hasSize(1);
        assertThat(named("WHATEVER", "orders-live", both)).isEmpty();
    }

    @Test
    void a_type_that_no_text_names_is_never_meant() {
        assertThat(named("WHATEVER", "orders-live", "AWS::SNS::Subscription orders-live"))
                .isEmpty();
    }
}
