package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.evidence.TagMeanings.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagMeaningsTest {
    private final TagMeanings meanings = new TagMeanings();

    @ParameterizedTest
    @ValueSource(strings = {"env", "ENV", "Environment", "acme:environment", "environment_name", "deployment-stage"})
    void a_tag_key_for_the_environment_is_known_in_any_spelling(String key) {
        assertThat(meanings.means(key, Meaning.ENVIRONMENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "Owner", "cost-center", "CreatedBy", "acme:squad"})
    void a_tag_key_for_people_is_never_an_application(String key) {
        assertThat(meanings.means(key, Meaning.OWNER)).isTrue();
        assertThat(meanings.means(key, Meaning.APPLICATION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:cloudformation:stack-name", "Name", "backup"})
    void other_keys_mean_nothing(String key) {
        assertThat(meanings.of(key)).isEmpty();
    }
}
