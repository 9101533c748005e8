package dev.mitosis.partition.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name says of its environment, by its words and by the other names of the account. */
class LexiconTest {
    private static final String TYPE = "AWS::SQS::Queue";

    private final EnvironmentWords known = new EnvironmentWords(Map.of());
    private final Twins twins = new Twins();
    private final ProductWords products = new ProductWords(
            word -> known.of(word).map(EnvironmentWords.Meaning::environment).orElse(""));

    private static List<String> words(String name) {
        return name.isEmpty() ? List.of() : List.of(name.split("-", -1));
    }

    private Lexicon beside(String... names) {
        Arrays.stream(names).forEach(name -> twins.add(TYPE, words(name)));
        return new Lexicon(
                known, twins, Set.of("oat"), Set.of("poc"), Map.of(List.of("prod", "blue"), "bluegreen"), products);
    }

    private static String said(Lexicon lexicon, String name) {
        return lexicon.read(TYPE, words(name)).map(Lexicon.Reading::environment).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, ''",
        "orders-dev, dev",
        "dev-orders, dev",
        "orders-dev-api, dev",
        "orders-oat-api, oat",
        "orders-nonprod-api, nonprod",
        "dev-orders-devel, dev"
    })
    void a_word_for_an_environment_tells_it_wherever_it_stands(String name, String environment) {
        assertThat(said(beside(), name)).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "test, test",
        "orders-test, test",
        "test-orders, ''",
        "orders-test-api, ''",
        "orders-poc-api, sandbox",
        "orders-t, ''",
        "orders-dv, ''",
        "t, ''"
    })
    void a_word_of_products_too_counts_alone_or_last_or_in_its_place_in_many_names(String name, String environment) {
        assertThat(said(beside(), name)).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "test-orders, prod-orders, test",
        "test-orders, nonprod-orders, test",
        "test-orders, orders, test",
        "test-orders, core-orders, ''",
        "orders-t, orders-p, test",
        "orders-t-api, orders-p-api, ''",
        "orders-test-api, orders-test-web, ''"
    })
    void or_where_a_name_otherwise_equal_has_another_or_none(String name, String other, String environment) {
        assertThat(said(beside(name, other), name)).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({"prod-accep, ''", "prod-acce, prod", "prod-develo, ''", "prod-orders, prod", "staging-produ, ''"})
    void nothing_is_read_from_a_name_that_was_cut_in_such_a_word(String name, String environment) {
        assertThat(said(beside(), name)).isEqualTo(environment);
        assertThat(beside().torn(TYPE, words(name))).isEmpty();
    }

    @Test
    void words_that_mean_one_environment_together_are_read_together() {
        assertThat(beside().read(TYPE, words("shop-prod-blue-api")))
                .hasValue(new Lexicon.Reading("bluegreen", "prod-blue", Set.of(1, 2)));
        assertThat(beside().without(TYPE, words("prod-blue-api"))).containsExactly("api");
        assertThat(beside().without(TYPE, words("shop-api"))).containsExactly("shop", "api");
    }

    @ParameterizedTest
    @CsvSource({
        "shop-prod-sandbox, '', sandbox",
        "prod-sandbox-shop, '', sandbox",
        "shop-sandbox-prod, '', ''",
        "prod-shop-sandbox, '', ''",
        "shop-prod-lab, '', ''",
        "shop-dev-sandbox, '', sandbox",
        "shop-prod-sandbox, 'shop-dev-sandbox', prod",
        "shop-prod-sandbox, 'shop-dev-sandbox shop-prod', sandbox"
    })
    void a_sandbox_beside_production_is_one_unless_other_environments_stand_in_place_of_production(
            String name, String others, String environment) {
        Lexicon lexicon = beside((name + " " + others).strip().split(" ", -1));

        assertThat(said(lexicon, name)).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "dev-shop-qa-x, '', dev",
        "x-dev-shop-qa, '', test",
        "x-dev-qa-shop, '', ''",
        "x-dev-qa-shop, 'x-staging-qa-shop', dev",
        "dev-qa-shop, 'dev-shop', test",
        "x-dev-test-y, '', dev",
        "orders-live-api-dev, '', dev",
        "t-orders-prod, '', prod",
        "orders-test-prod, '', prod"
    })
    void of_several_words_the_one_in_the_place_of_others_then_the_plain_one_then_the_one_at_an_end_counts(
            String name, String other, String environment) {
        assertThat(said(beside((name + " " + other).strip().split(" ", -1)), name))
                .isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "orders-prod-api-dev, prod dev",
        "dev-api-prod-orders, prod dev",
        "test-orders-prod, prod test",
        "orders-poc-prod, prod poc",
        "prod-shop-sandbox, prod sandbox",
        "shop-prod-lab, prod lab"
    })
    void a_name_that_says_production_and_another_environment_is_torn(String name, String torn) {
        assertThat(said(beside(), name)).isEmpty();
        assertThat(beside().torn(TYPE, words(name))).containsExactly(torn.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-prod", "orders-dev", "orders", "t-orders-prod", "x-dev-qa-shop"})
    void a_name_that_can_be_read_or_does_not_say_production_is_not(String name) {
        assertThat(beside().torn(TYPE, words(name))).isEmpty();
    }

    @Test
    void a_place_in_which_other_environments_stand_makes_a_torn_name_one_of_production() {
        assertThat(said(beside("test-orders-prod", "test-orders-dev"), "test-orders-prod"))
                .isEqualTo("prod");
    }

    @ParameterizedTest
    @CsvSource({"dev-hub, '', ''", "dev-hub, prod-hub, dev", "orders-dev, '', dev"})
    void a_word_of_its_product_counts_only_in_the_place_of_another(String name, String other, String environment) {
        Predicate<String> product = word -> word.equals("dev") && name.endsWith("hub");

        assertThat(beside(name, other)
                        .read(TYPE, words(name), product)
                        .map(Lexicon.Reading::environment)
                        .orElse(""))
                .isEqualTo(environment);
    }

    @Test
    void what_begins_a_product_is_no_environment() {
        for (String part : List.of("api", "web", "db")) {
            products.add(words("dev-portal-" + part));
        }
        products.judge(Map.of("portal", 3));

        assertThat(said(beside(), "dev-portal-api")).isEmpty();
        assertThat(said(beside(), "dev-orders-api")).isEmpty();
        assertThat(said(beside(), "orders-dev")).isEqualTo("dev");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "prod-blue, bluegreen",
        "production, prod",
        "nonprod, nonprod",
        "int, int",
        "shop-dev, dev",
        "shop-core, ''"
    })
    void the_value_of_a_tag_names_one_be_the_word_known_or_not(String value, String environment) {
        assertThat(beside().ofValue(value, words(value)).orElse("")).isEqualTo(environment);
    }

    @Test
    void words_are_known_learned_or_only_rule_production_out() {
        Lexicon lexicon = beside();

        assertThat(lexicon.of("prd")).hasValue("prod");
        assertThat(lexicon.of("oat")).hasValue("oat");
        assertThat(lexicon.of("orders")).isEmpty();
        assertThat(List.of(lexicon.isWord("oat"), lexicon.isWord("nonprod"), lexicon.isWord("orders")))
                .containsExactly(true, true, false);
        assertThat(List.of(lexicon.isVague("nonprod"), lexicon.isVague("dev"))).containsExactly(true, false);
        assertThat(List.of(lexicon.isProduction("prod"), lexicon.isProduction("dev"), lexicon.isProduction("oat")))
                .containsExactly(true, false, false);
        assertThat(List.of(lexicon.isKnown("dev"), lexicon.isKnown("nonprod"), lexicon.isKnown("oat")))
                .containsExactly(true, true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "staging-orders-api, true",
        "orders-staging-api, true",
        "orders-api-staging, true",
        "prod-orders-api, false",
        "core-orders-api, false",
        "staging-orders-web, false"
    })
    void a_name_beside_one_that_adds_an_environment_is_unmarked_but_beside_production(String other, boolean unmarked) {
        assertThat(beside("orders-api", other).isUnmarked(TYPE, words("orders-api")))
                .isEqualTo(unmarked);
    }

    @Test
    void names_of_another_type_tell_nothing() {
        Lexicon lexicon = beside("prod-orders");
        twins.add("AWS::SNS::Topic", words("staging-orders"));

        assertThat(lexicon.read("AWS::SNS::Topic", words("test-orders"))).isPresent();
        assertThat(lexicon.read("AWS::S3::Bucket", words("test-orders"))).isEmpty();
    }
}
