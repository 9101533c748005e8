package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackNamesTest {
    private static PlannedUnit unit(String account, @Nullable String context, @Nullable String environment) {
        return new PlannedUnit(account + "/" + context + "/" + environment, account, context, environment);
    }

    private static Place place(String region, String group, boolean alone, int chunk, int level) {
        return new Place("dev", region, group, alone, StackLayer.DATA, chunk, level);
    }

    private static String named(PlannedUnit unit) {
        return new StackNames(List.of(unit), "eu-west-1")
                .of(place("eu-west-1", unit.id(), false, 0, 1), false, unit.id());
    }

    @Test
    void a_stack_is_called_by_unit_layer_and_region() {
        assertThat(named(unit("dev", "shop", "dev"))).isEqualTo("shop-dev-data");
        assertThat(named(unit("dev", null, "dev"))).isEqualTo("all-dev-data");
        assertThat(named(unit("dev", "shop", null))).isEqualTo("shop-data");
        StackNames names = new StackNames(List.of(), "eu-west-1");
        assertThat(names.of(place("eu-west-1", "", false, 0, 1), false, "")).isEqualTo("common-data");
        assertThat(names.of(place("us-east-1", "", false, 0, 1), false, "")).isEqualTo("common-data-us-east-1");
    }

    @Test
    void levels_parts_and_what_has_a_stack_of_its_own_are_told_apart() {
        StackNames names = new StackNames(List.of(), "eu-west-1");

        assertThat(names.of(place("eu-west-1", "", false, 0, 2), false, "")).isEqualTo("common-data-2");
        assertThat(names.of(place("eu-west-1", "", false, 3, 1), true, "")).isEqualTo("common-data-part3");
        assertThat(names.of(place("eu-west-1", "dev/rds-dbinstance/db", true, 0, 2), false, ""))
                .isEqualTo("common-data-rds-dbinstance-db");
    }

    @Test
    void what_no_stack_may_be_called_is_told_by_a_hash() {
        assertThat(named(unit("dev", "Shop & Co", "dev"))).matches("shop-co-dev-[0-9a-f]{6}-data");
        assertThat(named(unit("dev", "3d", "dev"))).isEqualTo("unit-3d-dev-data");
        String longest = "x".repeat(86);
        assertThat(named(unit("dev", longest, "dev"))).isEqualTo(longest + "-dev-data");
        assertThat(named(unit("dev", longest + "x", "dev"))).matches("x{87}-de-[0-9a-f]{6}-data");
        assertThat(named(unit("dev", "***", null))).matches("unit--[0-9a-f]{6}-data");
    }

    @Test
    void units_of_one_account_with_the_same_words_are_told_apart_and_those_of_two_are_not() {
        PlannedUnit one = unit("dev", "shop-a", "dev");
        PlannedUnit other = unit("dev", "shop", "a-dev");
        PlannedUnit far = unit("ops", "shop-a", "dev");
        StackNames names = new StackNames(List.of(one, other, far), "eu-west-1");
        String first = names.of(place("eu-west-1", one.id(), false, 0, 1), false, one.id());

        assertThat(first).matches("shop-a-dev-[0-9a-f]{6}-data");
        assertThat(names.of(place("eu-west-1", other.id(), false, 0, 1), false, other.id()))
                .matches("shop-a-dev-[0-9a-f]{6}-data")
                .isNotEqualTo(first);
        assertThat(names.of(place("eu-west-1", far.id(), false, 0, 1), false, far.id()))
                .isEqualTo("shop-a-dev-data");
    }

    @Test
    void connections_are_called_by_the_units_that_they_wait_for() {
        PlannedUnit one = unit("dev", "shop", "dev");
        PlannedUnit here = unit("a", null, "prod");
        PlannedUnit there = unit("b", null, "prod");
        StackNames names = new StackNames(List.of(one, here, there), "eu-west-1");

        assertThat(connections(names, one.id())).isEqualTo("common-connections-for-shop-dev");
        assertThat(connections(names, here.id())).matches("common-connections-for-all-prod-[0-9a-f]{6}");
        assertThat(connections(names, there.id()))
                .matches("common-connections-for-all-prod-[0-9a-f]{6}")
                .isNotEqualTo(connections(names, here.id()));
        assertThat(connections(names, one.id() + " " + here.id()))
                .matches("common-connections-for-shop-dev-all-prod-[0-9a-f]{6}");
    }

    private static String connections(StackNames names, String units) {
        Place place = new Place("ops", "eu-west-1", Place.SERVED + units, false, StackLayer.CONNECTIONS, 0, 1);
        return names.of(place, false, "");
    }
}
