package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.plan.unit.Wave;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveBatchTest {
    @Test
    void waves_of_one_name_have_folders_of_their_own() {
        assertThat(MoveBatch.of(List.of(
                        new Wave("Shared services", List.of()),
                        new Wave("pilot", List.of()),
                        new Wave("Shared/services", List.of()))))
                .extracting(batch -> batch.move().slug())
                .containsExactly("shared-services", "pilot", "shared-services-2");
    }

    @Test
    void what_a_batch_leaves_behind_is_deleted_after_the_next_one_has_moved() {
        List<MoveBatch> batches =
                MoveBatch.of(List.of(new Wave("a", List.of()), new Wave("b", List.of()), new Wave("c", List.of())));

        assertThat(batches.get(0).decommission())
                .isGreaterThan(batches.get(1).move())
                .isLessThan(batches.get(2).move());
        assertThat(batches.get(0).decommission().slug()).isEqualTo("after-a");
    }
}
