package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.evidence.TagMeanings.Meaning;
import dev.mitosis.partition.evidence.TagMeanings.TagKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagMeaningsTest {
    private final TagMeanings meanings = new TagMeanings();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "ENV",
                "Environment",
                "acme:environment",
                "environment_name",
                "deployment-stage",
                "Umgebung",
                "Miljø"
            })
    void a_tag_key_for_the_environment_is_known_in_any_spelling(String key) {
        assertThat(meanings.means(key, Meaning.ENVIRONMENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "Owner", "cost-center", "CreatedBy", "acme:squad", "Kostenstelle"})
    void a_tag_key_for_people_is_never_an_application(String key) {
        assertThat(meanings.means(key, Meaning.OWNER)).isTrue();
        assertThat(meanings.means(key, Meaning.APPLICATION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "acme/Owner"})
    void who_answers_for_a_resource_is_its_owner(String key) {
        assertThat(meanings.namesOwner(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreatedBy", "cost-center", "app", "env", "backup"})
    void who_pays_or_made_it_and_what_it_is_are_no_owner(String key) {
        assertThat(meanings.namesOwner(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "app, 1",
        "project, 0.9",
        "svc, 0.9",
        "Anwendung, 1",
        "Aplicación, 1",
        "acme:produit, 1",
        "component, 0.5",
        "app.kubernetes.io/name, 0.5",
        "kubernetes.io/app, 1"
    })
    void an_application_is_trusted_by_its_key(String key, double weight) {
        assertThat(meanings.of(key)).hasValue(new TagKey(Meaning.APPLICATION, weight));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:cloudformation:stack-name", "aws:env", "Name", "backup", "backup:daily"})
    void other_keys_mean_nothing(String key) {
        assertThat(meanings.of(key)).isEmpty();
    }
}
