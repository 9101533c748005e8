package dev.mitosis.rehearse.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkedStoresTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String PARAMETER = "AWS::SSM::Parameter";
    private static final String OLD = "arn:aws:any:eu-west-1:123456789012:store";

    private static List<MarkedStore> stores(String type, Fate fate, Filled filled, String... drained) {
        PlannedResource thing = new PlannedResource(
                "dev/store", OLD, true, type, "eu-west-1", "dev", "store", "", fate, filled, null, "method", List.of());
        return new MarkedStores().of(List.of(thing), Set.of(drained));
    }

    @Test
    void what_remains_keeps_its_marker() {
        assertThat(stores(PARAMETER, Fate.STAYS, Filled.NEVER))
                .containsExactly(new MarkedStore(OLD, PARAMETER, "dev/store", "dev", "eu-west-1", "store", false));
    }

    @Test
    void what_is_filled_from_the_old_store_has_its_marker() {
        assertThat(stores(TABLE, Fate.MOVES, Filled.AT_CREATION)).hasSize(1);
        assertThat(stores(TABLE, Fate.COPIED, Filled.AFTERWARDS)).hasSize(1);
    }

    @Test
    void what_begins_with_values_of_its_own_has_none() {
        assertThat(stores(PARAMETER, Fate.MOVES, Filled.NEVER)).isEmpty();
    }

    @Test
    void the_marker_of_what_is_drained_is_consumed() {
        assertThat(stores(QUEUE, Fate.MOVES, Filled.NEVER, OLD)).singleElement().matches(MarkedStore::consumed);
        assertThat(stores(QUEUE, Fate.MOVES, Filled.NEVER)).isEmpty();
    }

    @Test
    void nothing_is_written_where_nobody_could_find_it() {
        assertThat(stores("AWS::RDS::DBInstance", Fate.STAYS, Filled.NEVER)).isEmpty();
    }

    @Test
    void markers_of_two_stores_differ() {
        MarkedStore one = stores(TABLE, Fate.STAYS, Filled.NEVER).get(0);
        MarkedStore other = new MarkedStore(OLD + "2", TABLE, "dev/store", "dev", "eu-west-1", "store", false);

        assertThat(one.marker())
                .isNotEqualTo(other.marker())
                .hasSize(other.marker().length());
    }
}
