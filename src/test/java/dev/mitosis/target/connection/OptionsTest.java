package dev.mitosis.target.connection;

import static dev.mitosis.target.connection.CrossingFixture.DATABASE;
import static dev.mitosis.target.connection.CrossingFixture.SERVER;
import static dev.mitosis.target.connection.CrossingFixture.crossing;
import static dev.mitosis.target.connection.CrossingFixture.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was looked at, and why it was taken or not. */
class OptionsTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final Crossing QUEUE = crossing(
            placed("AWS::Lambda::Function", "dev/worker"), EdgeKind.WRITES, placed("AWS::SQS::Queue", "legacy/queue"));
    private static final Crossing STORE =
            crossing(placed(SERVER, "dev/server"), EdgeKind.READS, placed(DATABASE, "legacy/db"));

    private static Options proposing(String resolution) {
        return new Options(
                KNOWLEDGE,
                Map.of(
                        "arn:dev/worker arn:legacy/queue writes",
                        resolution,
                        "arn:dev/server arn:legacy/db reads",
                        resolution));
    }

    private static Pairs.Choice choice(Means means, boolean overlap, boolean resources) {
        return new Pairs.Choice(means, overlap, resources, Reason.of("connection.peering", "Chosen."));
    }

    private static List<Option> pair(Pairs.Choice choice, boolean oneRegion) {
        return new Options(KNOWLEDGE, Map.of()).ofPair(STORE, choice, oneRegion);
    }

    @Test
    void each_way_of_a_provider_says_why_it_was_taken_or_not() {
        List<Option> options = new Options(KNOWLEDGE, Map.of())
                .of(QUEUE, Means.RESOURCE_POLICY, "Taken.", means -> means == Means.ROLE ? "Not this one." : null);

        assertThat(options)
                .extracting(Option::means, Option::feasible, Option::why)
                .containsExactlyInAnyOrder(
                        tuple(Means.RESOURCE_POLICY, true, "Taken."), tuple(Means.ROLE, false, "Not this one."));
        assertThat(new Options(KNOWLEDGE, Map.of()).of(QUEUE, Means.RESOURCE_POLICY, "Taken.", means -> null))
                .extracting(Option::why)
                .contains("It would do as well.");
    }

    @Test
    void what_is_reached_over_the_network_could_have_been_peered() {
        List<Option> options =
                new Options(KNOWLEDGE, Map.of()).of(STORE, Means.RESOURCE_CONFIGURATION, "Taken.", means -> null);

        assertThat(options)
                .extracting(Option::means, Option::feasible)
                .containsExactlyInAnyOrder(tuple(Means.PEERING, false), tuple(Means.RESOURCE_CONFIGURATION, true));
    }

    @Test
    void what_the_partition_proposed_is_an_option_unless_it_is_one_already() {
        assertThat(proposing("replicate").of(QUEUE, Means.RESOURCE_POLICY, "Taken.", means -> null))
                .extracting(Option::means, Option::feasible)
                .contains(tuple(Means.REPLICA, false));
        assertThat(proposing("cross-account-role").of(QUEUE, Means.RESOURCE_POLICY, "Taken.", means -> null))
                .extracting(Option::means, Option::feasible)
                .containsOnlyOnce(tuple(Means.ROLE, true))
                .doesNotContain(tuple(Means.ROLE, false));
        assertThat(proposing("unheard-of").of(QUEUE, Means.RESOURCE_POLICY, "Taken.", means -> null))
                .hasSize(2);
        assertThat(proposing("replicate").ofPair(STORE, choice(Means.PEERING, false, false), true))
                .extracting(Option::means)
                .contains(Means.REPLICA);
    }

    @Test
    void networks_whose_ranges_overlap_cannot_be_joined() {
        assertThat(pair(choice(Means.PRIVATE_LINK, true, false), true))
                .extracting(Option::means, Option::feasible)
                .containsExactlyInAnyOrder(
                        tuple(Means.PRIVATE_LINK, true),
                        tuple(Means.PEERING, false),
                        tuple(Means.TRANSIT_GATEWAY, false),
                        tuple(Means.RESOURCE_CONFIGURATION, false));
        assertThat(pair(choice(Means.PEERING, false, true), true))
                .extracting(Option::means, Option::feasible)
                .containsExactlyInAnyOrder(
                        tuple(Means.PEERING, true),
                        tuple(Means.TRANSIT_GATEWAY, true),
                        tuple(Means.RESOURCE_CONFIGURATION, true));
    }

    @Test
    void the_reasons_speak_of_regions_and_of_what_is_needed() {
        assertThat(pair(choice(Means.PEERING, false, true), true))
                .extracting(Option::why)
                .contains(
                        "Chosen.",
                        "Attachments cost more than a peering.",
                        "It costs more than a peering, and opens less.");
        assertThat(pair(choice(Means.PEERING, false, false), false))
                .extracting(Option::why)
                .contains(
                        "Gateways of two regions have to be peered.",
                        "More is needed than resources that can be named.");
    }
}
