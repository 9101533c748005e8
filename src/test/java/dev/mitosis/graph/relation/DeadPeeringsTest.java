package dev.mitosis.graph.relation;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peering carries something only where the route tables of both its VPCs lead to it. */
class DeadPeeringsTest {
    private static final String PEERING = "AWS::EC2::VPCPeeringConnection";
    private static final String VPC = "AWS::EC2::VPC";

    private static GraphFixture peered(String... routed) {
        return graphOf(a -> {
            a.vpc("left").vpc("right").vpc("other");
            a.add(
                    PEERING,
                    "both",
                    p -> p.set("/RequesterVpcInfo/VpcId", a.get(VPC, "left").id())
                            .set("/AccepterVpcInfo/VpcId", a.get(VPC, "right").id()));
            for (String vpc : routed) {
                route(a, vpc);
            }
        });
    }

    private static void route(AccountBuilder a, String vpc) {
        a.add(
                "AWS::EC2::RouteTable",
                vpc + "-table",
                t -> t.to("vpc", vpc)
                        .json(
                                "/Routes",
                                "[{'DestinationCidrBlock':'10.0.0.0/8','VpcPeeringConnectionId':'"
                                        + a.get(PEERING, "both").id() + "'}]"));
    }

    @ParameterizedTest
    @CsvSource({"'', left right", "left, right", "right, left", "other, left right", "left other, right"})
    void a_side_without_a_route_makes_the_peering_dead(String routed, String silent) {
        GraphFixture drawn = peered(routed.isEmpty() ? new String[0] : routed.split(" "));

        assertThat(drawn.findings("graph.dead-peering")).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).containsExactly(drawn.arn(PEERING + " both"));
            for (String vpc : new String[] {"left", "right", "other"}) {
                assertThat(finding.text().contains(drawn.arn(VPC + " " + vpc))).isEqualTo(silent.contains(vpc));
            }
        });
    }

    @Test
    void routes_of_both_sides_keep_it_alive() {
        assertThat(peered("left", "right").findings("graph.dead-peering")).isEmpty();
    }
}
