package dev.mitosis.target.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.property.MappingCoverage.Coverage;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** Nine of ten types are complete, and nearly all properties that answers have are mapped. */
class MappingCoverageTest {
    private static final Collection<Coverage> ALL = MappingCoverage.all().values();

    @Test
    void nine_of_ten_types_have_all_that_is_required_or_named_by_a_row() {
        long complete = ALL.stream().filter(one -> one.missing().isEmpty()).count();

        assertThat(ALL).hasSizeGreaterThanOrEqualTo(505);
        assertThat(complete).isGreaterThanOrEqualTo(ALL.size() * 95L / 100);
    }

    @Test
    void the_properties_that_answers_have_are_mapped() {
        int carried = ALL.stream().mapToInt(one -> one.carried().size()).sum();
        int mapped = ALL.stream().mapToInt(one -> one.mapped().size()).sum();

        assertThat(carried).isGreaterThan(3000);
        assertThat(mapped).isGreaterThanOrEqualTo(carried * 95 / 100);
    }
}
