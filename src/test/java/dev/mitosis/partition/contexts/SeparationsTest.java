package dev.mitosis.partition.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether people keep two names apart, in whatever form they are written. */
class SeparationsTest {
    private final Separations apart =
            new Separations(List.of(List.of("Orders-API", "Search"), List.of("order", "orders", "billing")));

    @ParameterizedTest
    @CsvSource({
        "orders-api, search, true",
        "search, order-api, true",
        "ordersapi, SEARCH, true",
        "orders-api, orders-api, false",
        "Orders-API, orders_api, false",
        "orders-api, billing, false",
        "order, orders, true",
        "orders, billing, true",
        "billing, search, false",
        "billing, unknown, false",
        "unknown, billing, false"
    })
    void two_contexts_of_one_list_are_kept_apart(String left, String right, boolean held) {
        assertThat(apart.hold(left, right)).isEqualTo(held);
    }
}
