package dev.mitosis.target.network;

import dev.mitosis.target.network.NetworkRecords.Route;
import dev.mitosis.target.network.NetworkRecords.Subnet;
import dev.mitosis.target.network.NetworkRecords.Table;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which route table each old subnet uses, and to what tier its routes make it belong. */
final class Tiers {
    static final String PUBLIC = "public";
    static final String PRIVATE = "private";
    static final String ISOLATED = "isolated";

    private final NetworkRecords records;
    private final Map<String, String> tableOfSubnet = new HashMap<>();
    private final Map<String, String> mainTableOfVpc = new HashMap<>();

    Tiers(NetworkRecords records) {
        this.records = records;
        records.tables.forEach((arn, table) -> {
            table.subnetIds().forEach(id -> tableOfSubnet.put(records.arns.getOrDefault(id, id), arn));
            if (table.main()) {
                mainTableOfVpc.put(table.vpcId(), arn);
            }
        });
    }

    /** The ARN of the route table that the old subnet uses; null where no record tells it. */
    @Nullable
    String table(String subnet) {
        String own = tableOfSubnet.get(subnet);
        Subnet record = records.subnets.get(subnet);
        return own != null || record == null ? own : mainTableOfVpc.get(record.vpcId());
    }

    String tier(String subnet) {
        String arn = table(subnet);
        Table table = arn == null ? null : records.tables.get(arn);
        String tier = ISOLATED;
        for (Route route : table == null ? java.util.List.<Route>of() : table.routes()) {
            boolean everywhere = isDefault(route);
            if (everywhere && route.target().startsWith("igw-")) {
                return PUBLIC;
            }
            tier = everywhere ? PRIVATE : tier;
        }
        return tier;
    }

    static boolean isDefault(Route route) {
        return route.destination().equals("0.0.0.0/0") || route.destination().equals("::/0");
    }
}
