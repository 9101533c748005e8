package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a word in a name, and what a number, a hash, an id or a place. */
class WordSplitterTest {
    private final WordSplitter words = new WordSplitter(Map.of("pre-prod", "preprod"));

    private void areWords(String name, String expected) {
        assertThat(String.join(",", words.of(name))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "orderItems, 'order,items'",
        "quizApi, 'quiz,api'",
        "mediaZone, 'media,zone'",
        "HTTPServer, 'http,server'",
        "BUZZAgent, 'buzz,agent'",
        "v2Api, 'v2,api'",
        "v0Api, 'v0,api'",
        "v9Api, 'v9,api'",
        "checkoutHTTP, 'checkout,http'"
    })
    void a_change_of_case_begins_a_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "lager_größe, 'lager,größe'",
        "склад-заказы, 'склад,заказы'",
        "shop😀orders, 'shop,orders'",
        "buch-Ⅷ, 'buch,ⅷ'",
        "lager², lager²"
    })
    void letters_and_numbers_of_any_script_are_of_a_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "orders-20240101, orders",
        "orders-1a2b3c4d, orders",
        "orders-99, orders",
        "orders-dead1e, orders",
        "orders-x1y2z3, orders"
    })
    void numbers_and_hashes_are_no_words(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({"orders-decade, 'orders,decade'", "orders-log4j, 'orders,log4j'", "orders-facade, 'orders,facade'"})
    void a_word_that_only_looks_like_one_is_a_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "i-00000000, ''",
        "i-99999999, ''",
        "i-aaffaaff, ''",
        "vpc-0123456789abcdef0, ''",
        "x vpc-0a1b2c3d y, 'x,y'",
        "vpc-0a1b2c3, vpc"
    })
    void the_id_of_a_resource_is_no_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "logs-eu-west-1, logs",
        "logs-us-gov-east-1, logs",
        "ap-southeast-2a-logs, logs",
        "central-station-9, 'central,station'",
        "logs-eu-west, 'logs,eu,west'"
    })
    void a_region_is_no_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "JobsQueueAF09AF09, 'jobs,queue'",
        "JobsQueue0000AAAA, 'jobs,queue'",
        "JobsQueue9999FFFF, 'jobs,queue'",
        "JobsQueueAF0XAF0, 'jobs,queue,af0,xaf0'"
    })
    void the_hash_behind_a_path_of_the_cdk_is_no_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({"shop-ABCD12XY, shop", "shop-ABC12XY, 'shop,abc12,xy'", "shop-ORDER1XY, 'shop,order1,xy'"})
    void a_long_part_of_capitals_and_numbers_was_generated(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:sqs:eu-west-1:123456789012:orders, orders", "arn:orders, 'arn,orders'"})
    void the_head_of_an_arn_is_no_word(String name, String expected) {
        areWords(name, expected);
    }

    @ParameterizedTest
    @CsvSource({"shop-pre-prod, 'shop,preprod'", "shop.PreProd, 'shop,preprod'", "shop-pre-product, 'shop,pre,product'"
    })
    void a_compound_is_one_word_in_any_spelling(String name, String expected) {
        areWords(name, expected);
    }

    @Test
    void each_compound_is_joined_to_its_own_word() {
        WordSplitter three = new WordSplitter(Map.of("pre-prod", "preprod", "non-prod", "nonprod", "int-test", "it"));

        assertThat(three.of("pre-prod non-prod int-test")).containsExactly("preprod", "nonprod", "it");
    }

    @Test
    void of_what_is_too_long_for_a_name_the_beginning_is_read() {
        assertThat(words.of("orders " + " ".repeat(505) + "late")).containsExactly("orders");
        assertThat(words.of(" ".repeat(508) + "late")).containsExactly("late");
    }

    @ParameterizedTest
    @CsvSource({
        "policies, policy",
        "ties, tie",
        "jobs, job",
        "gas, gas",
        "class, class",
        "status, status",
        "order, order"
    })
    void a_plural_has_its_singular(String word, String singular) {
        assertThat(WordSplitter.singular(word)).isEqualTo(singular);
    }
}
