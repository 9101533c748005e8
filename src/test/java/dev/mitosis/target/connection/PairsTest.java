package dev.mitosis.target.connection;

import static dev.mitosis.target.connection.CrossingFixture.DATABASE;
import static dev.mitosis.target.connection.CrossingFixture.GROUP;
import static dev.mitosis.target.connection.CrossingFixture.SERVER;
import static dev.mitosis.target.connection.CrossingFixture.crossing;
import static dev.mitosis.target.connection.CrossingFixture.network;
import static dev.mitosis.target.connection.CrossingFixture.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.target.connection.Pairs.Choice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One means for each pair of networks. */
class PairsTest {
    private static final Set<String> PRODUCTION = Set.of("prod");
    private static final Pairs.Key KEY = Pairs.Key.of("prod/vpc", "dev/vpc");
    private static final Crossing RULE =
            crossing(placed(GROUP, "dev/web"), EdgeKind.MAY_CONNECT, placed(GROUP, "prod/data"));

    private static Crossing reads(String type, String provider) {
        return crossing(placed(SERVER, "dev/server"), EdgeKind.READS, placed(type, provider));
    }

    private static Pairs pairs(String left, String right) {
        return pairs(left, right, "eu-west-1");
    }

    private static Pairs pairs(String left, String right, String farRegion) {
        return new Pairs(
                Map.of(
                        "dev/vpc", network("dev/vpc", left, null),
                        "prod/vpc", network("prod/vpc", right, null, farRegion)),
                PRODUCTION,
                new WantedMeans(Map.of()));
    }

    private static Choice chosen(Pairs pairs, Crossing... crossings) {
        for (Crossing crossing : crossings) {
            pairs.add(KEY, crossing);
        }
        pairs.choose();
        return pairs.of(KEY);
    }

    private static Crossing[] databases(int count) {
        Crossing[] all = new Crossing[count];
        for (int i = 0; i < count; i++) {
            all[i] = reads(DATABASE, "prod/db-" + i);
        }
        return all;
    }

    private static Pairs apart() {
        return pairs("10.0.0.0/16", "10.1.0.0/16");
    }

    private static Pairs overlapping() {
        return pairs("10.0.0.0/16", "10.0.0.0/16");
    }

    @Test
    void a_pair_is_the_same_from_both_sides() {
        assertThat(Pairs.Key.of("b", "a")).isEqualTo(Pairs.Key.of("a", "b")).isEqualTo(new Pairs.Key("a", "b"));
        assertThat(Pairs.Key.of("a", "a")).isEqualTo(new Pairs.Key("a", "a"));
        assertThat(Pairs.Key.of("a", "b")).isLessThan(Pairs.Key.of("a", "c")).isLessThan(Pairs.Key.of("b", "c"));
    }

    @ParameterizedTest
    @CsvSource({"1, RESOURCE_CONFIGURATION", "3, RESOURCE_CONFIGURATION", "4, PEERING"})
    void few_resources_of_production_are_named_and_many_joined(int resources, Means means) {
        assertThat(chosen(apart(), databases(resources)).means()).isEqualTo(means);
    }

    @Test
    void one_resource_that_many_use_is_one() {
        Crossing twice = crossing(placed(SERVER, "dev/second"), EdgeKind.READS, placed(DATABASE, "prod/db-0"));
        Crossing[] all = databases(4);
        all[3] = twice;

        assertThat(chosen(apart(), all).means()).isEqualTo(Means.RESOURCE_CONFIGURATION);
    }

    @Test
    void a_rule_of_a_group_goes_with_the_resource_and_is_none() {
        assertThat(chosen(apart(), reads(DATABASE, "prod/db"), RULE).means()).isEqualTo(Means.RESOURCE_CONFIGURATION);
        assertThat(chosen(apart(), RULE).means()).isEqualTo(Means.PEERING);
        assertThat(chosen(apart(), RULE).resources()).isFalse();
    }

    @Test
    void what_no_configuration_reaches_makes_the_networks_join() {
        Crossing talks =
                crossing(placed(SERVER, "dev/server"), EdgeKind.MAY_CONNECT, placed("AWS::EC2::Subnet", "prod/a"));

        assertThat(chosen(apart(), reads(DATABASE, "prod/db"), talks).means()).isEqualTo(Means.PEERING);
        assertThat(chosen(apart(), reads(DATABASE, "prod/db"), reads("AWS::MSK::Cluster", "prod/brokers"))
                        .means())
                .isEqualTo(Means.PEERING);
    }

    @Test
    void a_need_in_both_directions_makes_the_networks_join() {
        Crossing back = crossing(placed(SERVER, "prod/server"), EdgeKind.READS, placed(DATABASE, "dev/db"));

        assertThat(chosen(apart(), reads(DATABASE, "prod/db"), back).means()).isEqualTo(Means.PEERING);
        assertThat(chosen(overlapping(), reads(DATABASE, "prod/db"), back).means())
                .isEqualTo(Means.NONE);
    }

    @Test
    void another_region_is_peered() {
        Choice choice = chosen(pairs("10.0.0.0/16", "10.1.0.0/16", "us-east-1"), reads(DATABASE, "prod/db"));

        assertThat(choice.means()).isEqualTo(Means.PEERING);
        assertThat(choice.resources()).isFalse();
    }

    @Test
    void two_sides_of_one_kind_are_peered_although_resources_would_do() {
        Crossing near = crossing(placed(SERVER, "dev/server"), EdgeKind.READS, placed(DATABASE, "staging/db"));
        Choice choice = chosen(apart(), near);

        assertThat(choice.means()).isEqualTo(Means.PEERING);
        assertThat(choice.resources()).isTrue();
    }

    @Test
    void overlapping_networks_reach_resources_or_balancers_or_nothing() {
        String balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";

        assertThat(chosen(overlapping(), databases(4)).means()).isEqualTo(Means.RESOURCE_CONFIGURATION);
        assertThat(chosen(overlapping(), reads(balancer, "prod/web")).means()).isEqualTo(Means.PRIVATE_LINK);
        assertThat(chosen(pairs("10.0.0.0/16", "10.0.0.0/16", "us-east-1"), reads(balancer, "prod/web"))
                        .means())
                .isEqualTo(Means.NONE);
        Choice none = chosen(overlapping(), reads(balancer, "prod/web"), reads("AWS::MSK::Cluster", "prod/brokers"));
        assertThat(none.means()).isEqualTo(Means.NONE);
        assertThat(none.reason().text()).contains("10.0.0.0/16 of dev/vpc overlaps 10.0.0.0/16 of prod/vpc");
    }

    private static Pairs star(int far, String region) {
        Map<String, PlannedNetwork> networks = new HashMap<>();
        networks.put("hub/vpc", network("hub/vpc", "10.255.0.0/16", null));
        Crossing need =
                crossing(placed(SERVER, "dev/server"), EdgeKind.TALKS_TO, placed("AWS::ECS::Service", "prod/web"));
        for (int i = 0; i < far; i++) {
            networks.put("far/" + i, network("far/" + i, "10." + i + ".0.0/16", null, region));
        }
        Pairs pairs = new Pairs(networks, PRODUCTION, new WantedMeans(Map.of()));
        for (int i = 0; i < far; i++) {
            pairs.add(Pairs.Key.of("far/" + i, "hub/vpc"), need);
        }
        pairs.choose();
        return pairs;
    }

    @Test
    void a_gateway_is_for_more_pairs_than_ten_in_one_region() {
        assertThat(star(10, "eu-west-1").of(Pairs.Key.of("far/0", "hub/vpc")).means())
                .isEqualTo(Means.PEERING);
        assertThat(star(11, "eu-west-1").of(Pairs.Key.of("far/0", "hub/vpc")).means())
                .isEqualTo(Means.TRANSIT_GATEWAY);
        assertThat(star(11, "us-east-1").of(Pairs.Key.of("far/0", "hub/vpc")).means())
                .isEqualTo(Means.PEERING);
    }

    @Test
    void what_was_never_added_has_no_means() {
        assertThat(apart().of(KEY).means()).isEqualTo(Means.NONE);
    }
}
