package dev.mitosis.partition.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.evidence.GenericWords;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an application is called by the name of its unit of deployment. */
class UnitWordsTest {
    private final UnitWords words = new UnitWords(new GenericWords());

    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "orders-api, orders",
        "orders-api-stack, orders",
        "platform-forms, platform-forms",
        "network-forms, forms",
        "acme-orders, orders",
        "acmes-orders, orders",
        "di-queue, di-queue",
        "di-core, di-core",
        "acme, ''",
        "acme-shop, shop",
        "acme-shop-delivery, delivery",
        "data-network, data",
        "reporting-database, reporting",
        "reporting-queue, reporting",
        "queue-database, queue",
        "qx, qx",
        "orders-qx, orders-qx"
    })
    void layers_and_the_organisation_are_no_part_of_the_name(String name, String own) {
        assertThat(String.join("-", words.own(List.of(name.split("-", -1)), Set.of("acme", "shop"))))
                .isEqualTo(own);
    }
}
