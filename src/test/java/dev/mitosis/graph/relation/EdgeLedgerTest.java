package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Strength;
import org.junit.jupiter.api.Test;

class EdgeLedgerTest {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private final DraftFixture fixture = new DraftFixture("{}", TABLE + " carts", TABLE + " orders");
    private final EdgeLedger ledger = fixture.draft().ledger();
    private final Entity self = fixture.writer().self();
    private final Entity carts = fixture.entity(TABLE, "carts");
    private final Entity orders = fixture.entity(TABLE, "orders");

    private static Evidence evidence(String pointer) {
        return new Evidence(DraftFixture.SELF, pointer, "text");
    }

    @Test
    void an_edge_has_its_strongest_evidence_whatever_comes_first() {
        ledger.add(self, orders, EdgeKind.READS, Strength.PREFIX, evidence("/a"));
        ledger.add(self, orders, EdgeKind.READS, Strength.EXACT, evidence("/b"));
        ledger.add(self, orders, EdgeKind.READS, Strength.EVERYTHING, evidence("/c"));

        assertThat(fixture.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.strength()).isEqualTo(Strength.EXACT);
            assertThat(edge.evidence()).extracting(Evidence::pointer).containsExactly("/a", "/b", "/c");
        });
    }

    @Test
    void the_first_five_pieces_of_evidence_are_kept_and_none_twice() {
        for (int i = 0; i < 7; i++) {
            ledger.add(self, orders, EdgeKind.READS, Strength.EXACT, evidence("/" + i));
            ledger.add(self, orders, EdgeKind.READS, Strength.EXACT, evidence("/" + i));
        }

        assertThat(fixture.edges())
                .flatMap(Edge::evidence)
                .extracting(Evidence::pointer)
                .containsExactly("/0", "/1", "/2", "/3", "/4");
    }

    @Test
    void a_reference_says_nothing_where_a_kind_is_known() {
        ledger.add(self, orders, EdgeKind.REFERENCES, Strength.EXACT, evidence("/a"));
        ledger.add(self, orders, EdgeKind.WRITES, Strength.PREFIX, evidence("/b"));
        ledger.add(self, carts, EdgeKind.REFERENCES, Strength.EXACT, evidence("/c"));
        ledger.add(orders, self, EdgeKind.REFERENCES, Strength.EXACT, evidence("/d"));

        assertThat(fixture.lines())
                .containsExactlyInAnyOrder("self references carts", "self writes orders", "orders references self");
    }

    @Test
    void nothing_needs_itself() {
        ledger.add(self, self, EdgeKind.READS, Strength.EXACT, evidence("/a"));

        assertThat(fixture.edges()).isEmpty();
    }

    @Test
    void edges_come_in_the_order_of_their_ends_and_kinds() {
        ledger.add(self, orders, EdgeKind.WRITES, Strength.EXACT, evidence("/a"));
        ledger.add(self, orders, EdgeKind.READS, Strength.EXACT, evidence("/b"));
        ledger.add(self, carts, EdgeKind.WRITES, Strength.EXACT, evidence("/c"));
        ledger.add(carts, orders, EdgeKind.WRITES, Strength.EXACT, evidence("/d"));

        assertThat(fixture.lines())
                .containsExactly("carts writes orders", "self writes carts", "self reads orders", "self writes orders");
        assertThat(fixture.edges()).isSorted();
    }

    @Test
    void what_a_part_of_a_part_needs_the_whole_needs_by_that_part_alone() {
        String elb = "AWS::ElasticLoadBalancingV2::";
        DraftFixture balancer = new DraftFixture(
                "{}", elb + "LoadBalancer lb", elb + "Listener http", elb + "ListenerRule rule", TABLE + " orders");
        EdgeLedger edges = balancer.draft().ledger();
        Entity lb = balancer.entity(elb + "LoadBalancer", "lb");
        Entity http = balancer.entity(elb + "Listener", "http");
        Entity rule = balancer.entity(elb + "ListenerRule", "rule");
        Entity table = balancer.entity(TABLE, "orders");
        edges.add(rule, http, EdgeKind.ATTACHED_TO, Strength.EXACT, new Evidence(rule.arn(), "/ListenerArn", ""));
        edges.add(http, lb, EdgeKind.ATTACHED_TO, Strength.EXACT, new Evidence(http.arn(), "/LoadBalancerArn", ""));
        edges.add(rule, table, EdgeKind.READS, Strength.EXACT, new Evidence(rule.arn(), "/Actions/0", ""));
        edges.add(lb, table, EdgeKind.READS, Strength.EXACT, new Evidence(rule.arn(), "/Actions/0", ""));

        assertThat(balancer.edges())
                .filteredOn(edge -> edge.from().equals(lb.arn()))
                .singleElement()
                .satisfies(edge -> assertThat(edge.parts()).containsExactly(rule.arn()));
    }
}
