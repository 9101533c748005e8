package dev.mitosis.target.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangePoolTest {
    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16,  10.20.0.0/16",
        "10.20.7.9/16,  10.20.0.0/16",
        "10.20.7.9,     10.20.7.9/32",
        "0.0.0.0/0,     0.0.0.0/0",
        "255.255.255.255/32, 255.255.255.255/32"
    })
    void a_range_is_written_by_its_first_address(String text, String written) {
        assertThat(Range.of(text).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0.256/24", "fd00::/8", "pl-12345678", "''"})
    void other_texts_are_no_ranges(String text) {
        assertThat(Range.parse(text)).isEmpty();
    }

    @Test
    void the_smallest_hole_that_is_large_enough_is_used_first() {
        RangePool pool = new RangePool(
                Range.of("10.0.0.0/8"),
                List.of(Range.of("10.0.0.0/16"), Range.of("10.1.1.0/24"), Range.of("10.9.0.0/16")));

        assertThat(pool.cut(24).orElseThrow().text()).isEqualTo("10.1.0.0/24");
        assertThat(pool.cut(24).orElseThrow().text()).isEqualTo("10.1.2.0/24");
        assertThat(pool.cut(16).orElseThrow().text()).isEqualTo("10.8.0.0/16");
    }

    @Test
    void nothing_is_cut_where_no_hole_is_large_enough() {
        RangePool pool = new RangePool(Range.of("10.0.0.0/22"), List.of(Range.of("10.0.1.0/24")));

        assertThat(pool.left()).isEqualTo(768);
        assertThat(pool.cut(22)).isEmpty();
        assertThat(pool.cut(23).orElseThrow().text()).isEqualTo("10.0.2.0/23");
        assertThat(pool.left()).isEqualTo(256);
    }

    @Test
    void no_two_cuts_overlap_each_other_or_what_is_taken() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Range> all = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                all.add(Range.of(
                        "10." + random.nextInt(256) + "." + random.nextInt(256) + ".0/" + (12 + random.nextInt(16))));
            }
            int taken = all.size();
            RangePool pool = new RangePool(Range.of("10.0.0.0/8"), all);
            for (int i = 0; i < 30; i++) {
                pool.cut(16 + random.nextInt(12)).ifPresent(all::add);
            }
            for (int i = taken; i < all.size(); i++) {
                Range cut = all.get(i);
                assertThat(all.subList(0, i)).noneMatch(cut::overlaps);
                assertThat(Range.of("10.0.0.0/8").contains(cut)).isTrue();
            }
        }
    }
}
