package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.KnowledgeFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of a user, added to those that are shipped. */
class OwnWordsTest {
    private static GenericWords with(String yaml) {
        return new GenericWords(OwnWords.read(List.of(new KnowledgeFile("words.yaml", yaml))));
    }

    @Test
    void own_words_mean_what_their_list_says() {
        GenericWords words = with("""
                part: [hauptbuch]
                platform: [werkbank]
                shared: [allerlei]
                everybody: [torhaus]
                layer: [unterbau]
                service: [briefe]
                kind: [kiste]
                tool: [rostig]
                compounds: {vor-prod: preprod}
                """);

        assertThat(words.isGeneric("hauptbuch")).isTrue();
        assertThat(words.isGeneric("rostig")).isTrue();
        assertThat(words.isPlatform("werkbank")).isTrue();
        assertThat(words.meansEverybody("allerlei")).isTrue();
        assertThat(words.servesEverybody("torhaus")).isTrue();
        assertThat(words.isLayer("unterbau")).isTrue();
        assertThat(words.isService("briefe")).isTrue();
        assertThat(words.isService("kiste")).isTrue();
        assertThat(new Names(words.words()).words("shop-vor-prod")).contains("preprod");
    }

    @Test
    void without_own_words_none_of_them_means_anything() {
        GenericWords words = with("");

        assertThat(words.isGeneric("hauptbuch")).isFalse();
        assertThat(words.isPlatform("werkbank")).isFalse();
        assertThat(words.meansEverybody("allerlei")).isFalse();
        assertThat(words.isGeneric("queue")).isTrue();
    }

    @Test
    void other_files_of_a_user_are_no_words() {
        KnowledgeFile other = new KnowledgeFile("other.yaml", "part: [hauptbuch]");
        KnowledgeFile words = new KnowledgeFile("words.yaml", "part: [unterbau]");

        assertThat(OwnWords.read(List.of(other, words)).part()).containsExactly("unterbau");
        assertThat(OwnWords.read(List.of(other))).isEqualTo(OwnWords.NONE);
        assertThat(OwnWords.read(List.of(new KnowledgeFile("words.yaml", "# none yet"))))
                .isEqualTo(OwnWords.NONE);
    }

    @Test
    void a_list_that_is_none_of_ours_is_an_error_at_its_place() {
        assertThatThrownBy(() -> with("parts: [hauptbuch]")).hasMessageContaining("parts");
    }
}
