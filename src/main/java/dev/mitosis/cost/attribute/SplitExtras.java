package dev.mitosis.cost.attribute;

import dev.mitosis.cost.attribute.CostAttribution.AccountCost;
import dev.mitosis.cost.attribute.CostAttribution.Extra;
import dev.mitosis.cost.attribute.SplitCosts.Item;
import dev.mitosis.cost.attribute.SplitCosts.Per;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Works out what the split costs on top, account by account and item by item. */
final class SplitExtras {
    private static final int CENTS = 2;
    /** Prices of the table are in this currency, whatever the account is billed in. */
    private static final String PRICES = "USD";
    /** Whoever has one of these works inside a network. */
    private static final List<String> NETWORKED = List.of(
            "AWS::EC2::Instance",
            "AWS::EC2::Subnet",
            "AWS::ECS::Service",
            "AWS::RDS::DBInstance",
            "AWS::ElasticLoadBalancingV2::LoadBalancer");

    private final SplitCosts costs;

    SplitExtras(SplitCosts costs) {
        this.costs = costs;
    }

    List<Extra> of(CostAttributionRequest request, List<AccountCost> accounts, String currency) {
        PartitionDocument partition = request.partition();
        Map<String, Integer> resources = new TreeMap<>();
        Set<String> networked = new TreeSet<>();
        for (Assignment assignment : partition.resources()) {
            resources.merge(assignment.account(), 1, Integer::sum);
            if (NETWORKED.contains(assignment.type())) {
                networked.add(assignment.account());
            }
        }
        Set<String> crossed = new TreeSet<>();
        partition
                .crossings()
                .forEach(crossing ->
                        Stream.of(crossing.fromAccount(), crossing.toAccount()).forEach(crossed::add));
        Map<String, BigDecimal> own = new TreeMap<>();
        accounts.forEach(account -> own.put(account.account(), account.lastFinalMonth()));
        List<Extra> extras = new ArrayList<>();
        for (TargetAccount account : partition.accounts()) {
            for (Item item : costs.items()) {
                if (!account.existing() && needs(item, account.name(), resources, networked, crossed)) {
                    extras.add(extra(item, account.name(), resources, own, currency));
                }
            }
        }
        return extras;
    }

    private static boolean needs(
            Item item, String account, Map<String, Integer> resources, Set<String> networked, Set<String> crossed) {
        return switch (item.when()) {
            case NEW -> true;
            case NEW_NETWORK -> networked.contains(account);
            case NEW_NETWORK_WITH_CROSSINGS -> networked.contains(account) && crossed.contains(account);
            case MOVING -> resources.containsKey(account);
        };
    }

    private Extra extra(
            Item item, String account, Map<String, Integer> resources, Map<String, BigDecimal> own, String currency) {
        BigDecimal each = item.price().multiply(item.quantity());
        BigDecimal amount = switch (item.per()) {
            case ZONE_HOUR, HOUR -> each.multiply(costs.hoursPerMonth());
            case RESOURCE -> each.multiply(BigDecimal.valueOf(resources.getOrDefault(account, 0)));
            case ACCOUNT -> each;
            case MONTH_OF_OWN_COST -> each.multiply(own.getOrDefault(account, BigDecimal.ZERO));
        };
        BigDecimal rounded = amount.setScale(CENTS, RoundingMode.HALF_UP);
        boolean once = item.per() == Per.MONTH_OF_OWN_COST;
        return new Extra(
                account,
                item.id(),
                item.title(),
                once ? BigDecimal.ZERO : rounded,
                once ? rounded : BigDecimal.ZERO,
                once ? currency : PRICES,
                item.assumption(),
                item.source());
    }
}
