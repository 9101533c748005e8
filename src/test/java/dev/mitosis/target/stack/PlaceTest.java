package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.StackLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place COMMON = place("dev", "eu-west-1", "", false);
    private static final Place SHOP = place("dev", "eu-west-1", "dev/shop/dev", false);
    private static final Place PAY = place("dev", "eu-west-1", "dev/pay/dev", false);
    private static final Place ALONE = place("dev", "eu-west-1", "dev/rds-dbinstance/db", true);

    private static Place place(String account, String region, String group, boolean alone) {
        return new Place(account, region, group, alone, StackLayer.DATA, 0, 1);
    }

    @Test
    void within_a_level_the_account_as_a_whole_comes_first_and_what_stands_alone_last() {
        assertThat(List.of(COMMON.order(), SHOP.order(), ALONE.order()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(SHOP.order()).isEqualTo(PAY.order());
        assertThat(COMMON.at(2).order()).isGreaterThan(ALONE.order());
        assertThat(new Place("dev", "eu-west-1", "", false, StackLayer.COMPUTE, 0, 1).order())
                .isGreaterThan(ALONE.at(900).order());
    }

    @Test
    void a_unit_may_need_what_is_common_in_the_same_level_and_nothing_else() {
        assertThat(SHOP.isAfter(COMMON)).isFalse();
        assertThat(COMMON.isAfter(SHOP)).isTrue();
        assertThat(SHOP.isAfter(PAY)).isTrue();
        assertThat(ALONE.isAfter(SHOP)).isFalse();
        assertThat(SHOP.isAfter(ALONE)).isTrue();
        assertThat(ALONE.isAfter(COMMON)).isFalse();
    }

    @Test
    void what_is_made_in_the_same_stack_needs_no_later_level() {
        assertThat(SHOP.isAfter(SHOP)).isFalse();
        assertThat(COMMON.isAfter(COMMON)).isFalse();
        Place second = new Place("dev", "eu-west-1", "dev/shop/dev", false, StackLayer.DATA, 1, 1);
        assertThat(SHOP.isAfter(second)).isTrue();
        assertThat(second.isAfter(SHOP)).isTrue();
    }

    @Test
    void what_is_in_another_account_or_region_needs_a_later_level() {
        assertThat(SHOP.isAfter(place("ops", "eu-west-1", "", false))).isTrue();
        assertThat(SHOP.isAfter(place("dev", "us-east-1", "", false))).isTrue();
        assertThat(ALONE.isAfter(place("ops", "eu-west-1", "", false))).isTrue();
        assertThat(SHOP.isAfter(place("dev", "us-east-1", "dev/shop/dev", false)))
                .isTrue();
    }
}
