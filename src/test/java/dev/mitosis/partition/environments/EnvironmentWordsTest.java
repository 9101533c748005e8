package dev.mitosis.partition.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Decisions.EnvironmentMeaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words for environments that everybody knows, and those that people have told. */
class EnvironmentWordsTest {
    private final EnvironmentWords words = new EnvironmentWords(Map.of(
            "OAT", new EnvironmentMeaning("test", null),
            "blue", new EnvironmentMeaning(null, true),
            "green", new EnvironmentMeaning(null, false),
            "live", new EnvironmentMeaning("dev", null),
            "np", new EnvironmentMeaning(null, null)));

    private String environment(String word) {
        return words.of(word).map(EnvironmentWords.Meaning::environment).orElse("");
    }

    @Test
    void an_answer_gives_a_word_its_meaning() {
        assertThat(List.of(environment("oat"), environment("blue"), environment("live"), environment("np")))
                .containsExactly("test", "blue", "dev", "np");
        assertThat(List.of(words.isProduction("blue"), words.isProduction("green"), words.isProduction("np")))
                .containsExactly(true, false, false);
    }

    @Test
    void a_word_that_people_have_told_is_neither_ambiguous_nor_vague() {
        assertThat(List.of(words.isAmbiguous("live"), words.isAmbiguous("test"), words.isAmbiguous("dev")))
                .containsExactly(false, true, false);
        assertThat(List.of(words.rulesOutProduction("np"), words.rulesOutProduction("nonprod")))
                .containsExactly(false, true);
    }

    @Test
    void known_is_what_everybody_knows_and_what_people_have_told() {
        assertThat(List.of(
                        words.isKnown("prod"),
                        words.isKnown("nonprod"),
                        words.isKnown("blue"),
                        words.isKnown("oat"),
                        words.isKnown("int")))
                .containsExactly(true, true, true, true, false);
    }

    @Test
    void a_beginning_goes_on() {
        assertThat(List.of(words.begins("accep"), words.begins("acceptance"), words.begins("p"), words.begins("x")))
                .containsExactly(true, false, true, false);
    }

    @Test
    void a_letter_counts_only_at_an_end() {
        assertThat(words.of("p")).hasValue(new EnvironmentWords.Meaning("prod", true));
        assertThat(words.of("prd")).hasValue(new EnvironmentWords.Meaning("prod", false));
    }

    @Test
    void who_is_asked_for_a_word_in_any_case_knows_what_it_means() {
        KnownEnvironments known = new KnownEnvironments();

        assertThat(known.of("PRD")).hasValue("prod");
        assertThat(known.of("orders")).isEmpty();
        assertThat(List.of(known.isProduction("prod"), known.isProduction("dev")))
                .containsExactly(true, false);
    }
}
