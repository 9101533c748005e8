package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which account things go that have no context and environment of their own. */
class SettlementTest {
    @Test
    void a_network_leaves_with_a_distant_user_however_its_other_users_are_listed() {
        Fields fields = new Fields();
        fields.product("orders", "dev").product("orders", "nft").product("search", "cat");
        fields.edge("orders-nft-api", EdgeKind.ATTACHED_TO, "net").edge("search-cat-api", EdgeKind.ATTACHED_TO, "net");
        List.of("net", "net-a", "net-b", "net-c").forEach(name -> fields.add("AWS::EC2::VPC", name));
        fields.edge("net-a", EdgeKind.REFERENCES, "net")
                .edge("net-b", EdgeKind.REFERENCES, "net-a")
                .edge("net-b", EdgeKind.REFERENCES, "net")
                .edge("net-c", EdgeKind.REFERENCES, "net-b");
        assertThat(row(fields.partition(), "net").account()).isEqualTo("production");
        assertThat(row(fields.partition(), "net").reasons())
                .extracting(Reason::rule)
                .contains("account.unknown-environment");

        fields.edge("orders-dev-api", EdgeKind.ATTACHED_TO, "net-c");
        assertThat(row(fields.partition(), "net").account()).isEqualTo("network");
    }
}
