package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an account looks like and whatever was decided: what no estate may do. */
class RandomEstatesTest {
    private static final int SAMPLE = 6;

    static List<Case> cases() {
        return RandomEstates.some(SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_estate_keeps_the_laws(Case which) {
        Designed designed = which.design();
        TargetDocument target = designed.target();

        assertThat(target.resources().stream().map(PlannedResource::id).toList())
                .as("ids are unique and sorted")
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(target.resources().stream().filter(PlannedResource::principal))
                .as("one fate for each resource")
                .doesNotHaveDuplicates();
        EstateLaws.ofFates(designed.request(), target)
                .forEach((law, broken) -> assertThat(broken).as(law).isEmpty());
        EstateLaws.ofNetworks(target, designed.request().decisions())
                .forEach((law, broken) -> assertThat(broken).as(law).isEmpty());
        assertThat(Json.line(which.designAnew().target()).hashCode())
                .as("the same bytes again")
                .isEqualTo(Json.line(target).hashCode());
    }
}
