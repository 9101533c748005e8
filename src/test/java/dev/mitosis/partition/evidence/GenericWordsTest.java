package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words name no product, by the lists that are shipped. */
class GenericWordsTest {
    private final GenericWords words = new GenericWords();

    @ParameterizedTest
    @ValueSource(strings = {"queue", "queues", "api", "reports", "java", "database", "x", "appserver", "webdb"})
    void kinds_parts_tools_and_what_is_glued_of_them_are_generic(String word) {
        assertThat(words.isGeneric(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "billing", "ordersdb", "qx", "jenkins"})
    void products_and_tools_of_the_platform_are_not(String word) {
        assertThat(words.isGeneric(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "sqs", "queue", "vol"})
    void services_and_kinds_name_not_even_a_group(String word) {
        assertThat(words.isService(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporting", "orders"})
    void parts_of_a_system_may_name_a_group(String word) {
        assertThat(words.isService(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "networking", "stacks"})
    void units_of_one_application_differ_by_layers(String word) {
        assertThat(words.isLayer(word)).isTrue();
        assertThat(words.isLayer("orders")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jenkins", "grafana", "grafanas"})
    void who_builds_and_runs_has_tools(String word) {
        assertThat(words.isPlatform(word)).isTrue();
        assertThat(words.isPlatform("orders")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "platform"})
    void who_says_platform_means_everybody_and_who_says_platforms_an_application(String word) {
        assertThat(words.meansEverybody(word)).isTrue();
        assertThat(words.meansEverybody(word + "s")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bastion", "vpn"})
    void what_is_called_bastion_serves_everybody(String word) {
        assertThat(words.servesEverybody(word)).isTrue();
        assertThat(words.servesEverybody("orders")).isFalse();
    }
}
