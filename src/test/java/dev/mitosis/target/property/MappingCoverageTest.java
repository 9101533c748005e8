package dev.mitosis.target.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Mapped.Rule;
import dev.mitosis.target.property.MappingCoverage.Coverage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
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

    /** Each was looked at: what is called alike needs no look. */
    @Test
    void what_is_called_otherwise_is_mapped_from_where_it_was_reviewed() {
        PropertyMapper mapper = PropertyMapper.load();
        StringBuilder text = new StringBuilder();
        FullAnswers.all().forEach((type, record) -> {
            Mapped mapped = mapper.map(record);
            if (mapped != null) {
                mapped.origins().stream()
                        .filter(MappingCoverageTest::isFound)
                        .sorted(Comparator.comparing(Origin::property))
                        .forEach(origin -> text.append(type)
                                .append(' ')
                                .append(origin.property())
                                .append(" <- ")
                                .append(origin.place())
                                .append('\n'));
            }
        });

        Golden.assertMatches(Path.of("src/test/resources/dev/mitosis/golden/mapped-by-kinship.txt"), text.toString());
    }

    /** Found by a rule, under another name or in another place. */
    private static boolean isFound(Origin origin) {
        return origin.rule() != Rule.TABLE
                && origin.rule() != Rule.TAGS
                && (origin.rule() != Rule.NAME || !lastName(origin.property()).equals(lastName(origin.place())));
    }

    private static String lastName(String pointer) {
        String name = pointer.replace("/*", "");
        return Kinship.plain(name.substring(name.lastIndexOf('/') + 1));
    }

    @Test
    void the_properties_that_answers_have_are_mapped() {
        int carried = ALL.stream().mapToInt(one -> one.carried().size()).sum();
        int mapped = ALL.stream().mapToInt(one -> one.mapped().size()).sum();

        assertThat(carried).isGreaterThan(3000);
        assertThat(mapped).isGreaterThanOrEqualTo(carried * 95 / 100);
    }
}
