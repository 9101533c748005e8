package dev.mitosis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedUser.UserFate;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.target.TargetDesigner;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainWordsTest {
    static Stream<Arguments> words() {
        Stream<Arguments> choices = TsvTable.loadNamed(TargetDesigner.class, "choices.tsv").stream()
                .flatMap(row -> Stream.of(
                        arguments("about", row.get("about")), arguments(row.get("about"), row.get("option"))));
        Stream<Arguments> crossings = TsvTable.loadNamed(Partitioner.class, "borders/resolutions.tsv").stream()
                .map(row -> arguments("resolution", row.get("resolution")));
        Stream<Arguments> means = Arrays.stream(Means.values()).map(one -> arguments("means", one.label()));
        Stream<Arguments> users = Arrays.stream(UserFate.values()).map(one -> arguments("user", one.label()));
        return Stream.of(choices, crossings, means, users).flatMap(words -> words);
    }

    @ParameterizedTest
    @MethodSource("words")
    void every_word_of_a_document_that_a_sheet_shows_is_said_in_words(String of, String word) {
        assertThat(PlainWords.tells(of, word)).as(of + " " + word).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"means, ram-share, shared by its owner (Resource Access Manager)", "means, some-other, some other"})
    void what_no_row_tells_is_said_without_hyphens(String of, String word, String said) {
        assertThat(PlainWords.of(of, word)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"attached-to, is attached to", "uses, uses it", "other-kind, other kind"})
    void a_use_is_a_verb(String word, String said) {
        assertThat(PlainWords.use(word)).isEqualTo(said);
    }
}
