package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument.Crossing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which dependencies cross accounts, and what keeps each alive. */
class CrossingsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    /** Two products in accounts of their own; {@code to} is one of them, of the type. */
    private static Fields shop(String type) {
        return new Fields()
                .product("orders", "dev")
                .product("search", "dev")
                .add(type, "to", "app", "search", "env", "dev");
    }

    private static List<Crossing> crossings(Fields fields) {
        return fields.partition().crossings();
    }

    @ParameterizedTest
    @CsvSource({
        "WRITES, AWS::RDS::DBInstance, decouple-first",
        "READS, AWS::RDS::DBInstance, peering",
        "READS, AWS::SQS::Queue, resource-policy",
        "RUNS_AS, AWS::IAM::Role, reissue",
        "TRUSTS, AWS::IAM::Role, cross-account-role",
        "REFERENCES, AWS::IAM::Role, cross-account-role",
        "REFERENCES, AWS::Kendra::Index, repoint",
        "DEPLOYED_BY, AWS::Kendra::Index, decouple-first"
    })
    void a_crossing_is_kept_alive_by_what_its_kind_and_type_ask_for(EdgeKind kind, String type, String how) {
        assertThat(crossings(shop(type).edge("orders-dev-api", kind, "to")))
                .containsExactly(new Crossing(arn("orders-dev-api"), arn("to"), kind, "orders-dev", "search-dev", how));
    }

    @Test
    void crossings_are_sorted_by_their_ends_and_kind() {
        Fields fields = shop(FUNCTION)
                .edge("orders-dev-worker", EdgeKind.TRUSTS, "to")
                .edge("orders-dev-worker", EdgeKind.INVOKES, "to")
                .edge("orders-dev-worker", EdgeKind.INVOKES, "search-dev-api")
                .edge("orders-dev-api", EdgeKind.INVOKES, "to")
                .edge("orders-dev-api", EdgeKind.INVOKES, "orders-dev-worker");

        assertThat(crossings(fields))
                .extracting(Crossing::from, Crossing::to, Crossing::kind)
                .containsExactly(
                        tuple(arn("orders-dev-api"), arn("to"), EdgeKind.INVOKES),
                        tuple(arn("orders-dev-worker"), arn("search-dev-api"), EdgeKind.INVOKES),
                        tuple(arn("orders-dev-worker"), arn("to"), EdgeKind.INVOKES),
                        tuple(arn("orders-dev-worker"), arn("to"), EdgeKind.TRUSTS));
    }

    @Test
    void what_others_own_and_what_every_account_has_crosses_nothing() {
        Fields fields = shop("AWS::EC2::NetworkInterface")
                .add("AWS::EC2::AccountSettings", "settings")
                .edge("to", EdgeKind.MANAGED_BY, "search-dev-api")
                .edge("orders-dev-api", EdgeKind.REFERENCES, "to")
                .edge("to", EdgeKind.REFERENCES, "orders-dev-worker")
                .edge("orders-dev-api", EdgeKind.REFERENCES, "settings")
                .edge("settings", EdgeKind.REFERENCES, "orders-dev-api");

        assertThat(crossings(fields)).isEmpty();
    }
}
