package dev.mitosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.CheckDocument.Place;
import dev.mitosis.model.CheckDocument.Prediction;
import dev.mitosis.model.CheckDocument.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check says will stand, and who will use whom, after each wave. */
class PredictionsTest {
    private final List<Prediction> waves = ShopTrial.good().check().predictions();

    @Test
    void there_is_one_for_each_wave() {
        assertThat(waves).extracting(Prediction::wave).containsExactly(1, 2, 3, 4);
    }

    @Test
    void what_is_made_is_told_with_its_place() {
        assertThat(waves.get(1).made()).contains(new Place("dev/role", "dev", "eu-west-1"));
        assertThat(waves.get(2).made()).extracting(Place::object).contains("dev/db", "dev/site", "copy/dev/db");
    }

    @Test
    void who_uses_another_provider_is_told() {
        assertThat(waves.get(2).uses())
                .containsExactly(
                        new Use("dev/fn", "dev/db"),
                        new Use("dev/fn", "dev/role"),
                        new Use("dev/fn", "dev/table"),
                        new Use("old/prod", "dev/table"),
                        new Use("old/record", "dev/site"));
    }

    @Test
    void what_was_stopped_is_told_until_it_is_gone() {
        assertThat(waves.get(2).stopped()).containsExactly(Trial.arn("db"), Trial.arn("fn"));
        assertThat(waves.get(3).gone()).extracting(Place::object).contains(Trial.arn("db"), Trial.arn("fn"));
    }
}
