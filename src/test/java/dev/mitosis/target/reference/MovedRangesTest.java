package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.target.reference.MovedRanges.Replaced;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ranges of old networks mean to accounts of the estate: shop and billing are joined, lone is by itself. */
class MovedRangesTest {
    private static final Map<String, String> OLD = Map.of(
            "old-shop", "10.9.0.0/16", "old-billing", "10.8.0.0/16", "old-kept", "10.7.0.0/16", "old-a", "10.9.1.0/24");

    private final MovedRanges ranges = ranges(Means.PEERING);

    private static MovedRanges ranges(Means means) {
        PlannedSubnet a = new PlannedSubnet("shop/ec2-subnet/a", "172.16.0.0/26", "z", "private", 1, null, null);
        PlannedSubnet unknown = new PlannedSubnet("shop/ec2-subnet/b", "172.16.0.64/26", "z", "private", 1, null, null);
        return new MovedRanges(
                List.of(
                        network("shop", "172.16.0.0/22", false, a, unknown),
                        network("billing", "10.65.0.0/22", false),
                        network("kept", "10.7.0.0/16", true),
                        network("untold", "10.66.0.0/22", false)),
                List.of(
                        connection(means, "billing/ec2-vpc/net", "shop"),
                        connection(Means.RESOURCE_POLICY, "shop/ec2-vpc/net", "lone"),
                        connection(means, "shop/ec2-vpc/net", "guest")),
                OLD::get,
                Map.of("shop/ec2-subnet/a", "old-a"));
    }

    private static PlannedNetwork network(String account, String cidr, boolean kept, PlannedSubnet... subnets) {
        return new PlannedNetwork(
                account,
                "eu-west-1",
                account + "/ec2-vpc/net",
                "old-" + account,
                cidr,
                kept,
                List.of(),
                List.of(subnets),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedConnection connection(Means means, String provider, String account) {
        return new PlannedConnection(
                means + account, means, provider, account, List.of(), List.of(), List.of(), 0, Reason.of("r", "R."));
    }

    @ParameterizedTest
    @CsvSource({
        // The own network, and those that are joined to it from either side.
        "shop, 10.9.0.0/16, 172.16.0.0/22, false",
        "shop, 10.8.0.0/16, 10.65.0.0/22, false",
        "billing, 10.9.0.0/16, 172.16.0.0/22, false",
        "guest, 10.9.0.0/16, 172.16.0.0/22, false",
        "lone, 10.9.0.0/16, '', false",
        // A wider range stays, with the new one where that is outside.
        "shop, 10.0.0.0/8, '10.0.0.0/8 172.16.0.0/22', false",
        "lone, 10.0.0.0/8, 10.0.0.0/8, false",
        // A subnet is the one that succeeds it; a part of one cannot be told.
        "shop, 10.9.1.0/24, 172.16.0.0/26, false",
        "shop, 10.9.1.7/32, '', true",
        "lone, 10.9.1.0/24, '', false",
        "lone, 10.9.1.7/32, '', false",
        "kept, 10.7.1.0/24, 10.7.1.0/24, false"
    })
    void a_range_means_what_the_account_can_reach_of_it(String account, String range, String told, boolean piece) {
        Replaced replaced = Objects.requireNonNull(ranges.in(account, range));

        assertThat(String.join(" ", replaced.ranges())).isEqualTo(told);
        assertThat(replaced.piece()).isEqualTo(piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.9.1.7", "192.168.0.0/16", "10.6.0.0/16", "everybody"})
    void a_range_of_no_old_network_is_not_replaced(String range) {
        @Nullable Replaced replaced = ranges.in("shop", range);

        assertThat(replaced).isNull();
    }

    @Test
    void networks_are_joined_by_a_peering_or_a_gateway_and_by_nothing_else() {
        assertThat(ranges.areJoined("shop", "billing")).isTrue();
        assertThat(ranges.areJoined("billing", "shop")).isTrue();
        assertThat(ranges.areJoined("guest", "shop")).isTrue();
        assertThat(ranges.areJoined("lone", "shop")).isFalse();
        assertThat(ranges.areJoined("guest", "billing")).isFalse();
        assertThat(ranges.areJoined("shop", "guest")).isFalse();
        assertThat(ranges(Means.TRANSIT_GATEWAY).areJoined("shop", "billing")).isTrue();
        assertThat(ranges(Means.PRIVATE_LINK).areJoined("shop", "billing")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "shop, 10.9.200.7, true",
        "shop, 10.9.200.0/24, false",
        "shop, 10.8.0.7, false",
        "shop, localhost, false",
        "kept, 10.7.0.7, false",
        "lone, 10.9.200.7, false"
    })
    void aws_gives_other_addresses_in_the_own_new_network(String account, String address, boolean other) {
        assertThat(ranges.isOfOldNetwork(account, address)).isEqualTo(other);
    }
}
