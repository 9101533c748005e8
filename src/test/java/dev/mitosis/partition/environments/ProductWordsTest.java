package dev.mitosis.partition.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a word for an environment begins the name of a product. */
class ProductWordsTest {
    private final EnvironmentWords known = new EnvironmentWords(Map.of());
    private final ProductWords products = new ProductWords(
            word -> known.of(word).map(EnvironmentWords.Meaning::environment).orElse(""));

    private static List<String> words(String name) {
        return List.of(name.split("-", -1));
    }

    /**
     * Whether the pair is a product's beginning in an account of these names, where the second word occurs so often.
     */
    private boolean isProduct(String names, String pair, int occurrences) {
        for (String name : names.split(" ", -1)) {
            products.add(words(name));
        }
        products.judge(Map.of(words(pair).get(1), occurrences));
        return products.isPart(words(pair + "-x"), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "dev-portal-api dev-portal-web dev-portal-db, dev-portal, 3, true",
        "dev-portal-api dev-portal-web, dev-portal, 2, false",
        "dev-portal-api dev-portal-web dev-portal-web, dev-portal, 2, false",
        "dev-portal-api dev-portal-web dev-portal-db, dev-portal, 4, true",
        "dev-portal-api dev-portal-web dev-portal-db, dev-portal, 5, false",
        "dev-ui-api dev-ui-web dev-ui-db, dev-ui, 3, false",
        "dev-hub-api dev-hub-web dev-hub-db, dev-hub, 3, true"
    })
    void a_word_before_one_that_hardly_stands_without_it_may_be_of_a_product(
            String names, String pair, int occurrences, boolean product) {
        assertThat(isProduct(names, pair, occurrences)).isEqualTo(product);
    }

    @Test
    void not_where_the_same_product_has_several_environments() {
        assertThat(isProduct("dev-orders-api dev-orders-web dev-orders-db prod-orders-api", "dev-orders", 4))
                .isFalse();
    }

    @Test
    void nor_where_another_product_of_several_environments_says_it_there() {
        for (String name : List.of(
                "dev-portal-a", "dev-portal-b", "dev-portal-c", "dev-orders-a", "dev-orders-b", "prod-orders-a")) {
            products.add(words(name));
        }
        products.judge(Map.of("portal", 3, "orders", 3));

        assertThat(products.isPart(words("dev-portal-a"), 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dev-portal-prod dev-portal-staging, dev-portal, 9, true",
        "dev-portal-prod-a dev-portal-prod-b, dev-portal, 9, false",
        "dev-portal-prod-a dev-portal-prod-b dev-portal-c, dev-portal, 3, true",
        "dev-portal-prod dev-portal-a dev-portal-b, dev-portal, 9, false",
        "dev-portal-prod dev-portal-staging dev-portal-a, dev-portal, 9, false",
        "dev-portal-prod dev-portal-staging dev-portal-a-prod dev-portal-b, dev-portal, 9, true"
    })
    void it_is_of_a_product_for_sure_where_names_go_on_to_say_another_environment(
            String names, String pair, int occurrences, boolean product) {
        assertThat(isProduct(names, pair, occurrences)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({
        "live-chat-a live-chat-b live-chat-c, live-chat, 3, false",
        "live-chat-dev live-chat-staging live-chat-c, live-chat, 3, true",
        "live-chat-dev live-chat-staging live-chat-c, live-chat, 9, false",
        "live-chat-dev-a live-chat-dev-b live-chat-c, live-chat, 3, false"
    })
    void a_word_for_production_is_only_where_that_is_sure(String names, String pair, int occurrences, boolean product) {
        assertThat(isProduct(names, pair, occurrences)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"prod, false", "dev, true"})
    void a_sandbox_beside_production_says_no_other_environment(String before, boolean product) {
        for (String part : List.of("a", "b", "c")) {
            products.add(words(before + "-sandbox-hub-" + part));
        }
        for (String name : List.of("x-dev-orders-a", "x-dev-orders-b", "x-prod-orders-c")) {
            products.add(words(name));
        }
        products.judge(Map.of("hub", 3, "orders", 3));

        assertThat(products.isPart(words("sandbox-hub-x"), 0)).isEqualTo(product);
    }

    private void tellNames(String pair, int told, int untold) {
        for (int i = 0; i < told; i++) {
            products.add(words(pair + "-x" + (char) ('a' + i) + (i % 2 == 0 ? "-prod" : "-staging")));
        }
        for (int i = 0; i < untold; i++) {
            products.add(words(pair + "-x" + (char) ('m' + i)));
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 3, true", "6, 4, false"})
    void seven_of_ten_names_that_say_several_others_are_enough(int told, int untold, boolean product) {
        tellNames("dev-portal", told, untold);
        products.judge(Map.of("portal", 99));

        assertThat(products.isPart(words("dev-portal-x"), 0)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11, false"})
    void and_seven_of_ten_names_that_have_the_word_before(int occurrences, boolean product) {
        tellNames("dev-portal", 0, 7);
        products.judge(Map.of("portal", occurrences));

        assertThat(products.isPart(words("dev-portal-x"), 0)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"10, false", "11, true"})
    void seven_of_ten_names_of_a_product_of_several_environments_make_a_place_of_them(
            int occurrences, boolean product) {
        tellNames("dev-portal", 0, 3);
        tellNames("dev-orders", 0, 6);
        products.add(words("staging-orders-x"));
        products.judge(Map.of("portal", 3, "orders", occurrences));

        assertThat(products.isPart(words("dev-portal-x"), 0)).isEqualTo(product);
    }

    @Test
    void a_sandbox_apart_from_production_does() {
        for (String name : List.of("sandbox-hub-prod", "sandbox-hub-dev")) {
            products.add(words(name));
        }
        products.judge(Map.of("hub", 9));

        assertThat(products.isPart(words("sandbox-hub"), 0)).isTrue();
        assertThat(products.isPart(words("sandbox"), 0)).isFalse();
    }

    @Test
    void a_word_is_doubtful_where_half_of_its_names_are_of_products() {
        for (String name : List.of("dev-portal-a", "dev-portal-b", "dev-portal-c", "dev-xyz", "dev-xzy", "dev-yxz")) {
            products.add(words(name));
        }
        products.judge(Map.of("portal", 3, "xyz", 9, "xzy", 9, "yxz", 9));

        assertThat(products.isDoubtful("dev")).isTrue();
        assertThat(products.isDoubtful("qa")).isFalse();
    }

    @Test
    void and_not_where_less_are() {
        for (String name :
                List.of("dev-portal-a", "dev-portal-b", "dev-portal-c", "dev-xyz", "dev-xzy", "dev-yxz", "dev-zyx")) {
            products.add(words(name));
        }
        products.judge(Map.of("portal", 3, "xyz", 9, "xzy", 9, "yxz", 9, "zyx", 9));

        assertThat(products.isDoubtful("dev")).isFalse();
    }

    @Test
    void the_words_behind_ones_for_environments_are_to_be_counted() {
        products.add(words("dev-portal-api"));
        products.add(words("dev-prod-x"));
        products.add(words("orders-api"));

        assertThat(products.followers()).containsExactly("portal");
    }
}
