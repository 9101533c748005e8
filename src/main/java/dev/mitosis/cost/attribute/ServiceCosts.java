package dev.mitosis.cost.attribute;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.query.CostQuery;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The unblended costs of each service by month, whole, by tag, and by resource for the days that have it. */
final class ServiceCosts {
    /** The part of a service's month that one value of a tag, or one usage type, has. */
    record Tagged(String month, String value, BigDecimal amount) {}

    /** One resource's part of a service's last days. */
    record Resourced(String resource, BigDecimal amount) {}

    private static final String SERVICES = "monthly-service";

    private final Map<String, SortedMap<String, BigDecimal>> totals = new TreeMap<>();
    private final Map<String, Map<String, List<Tagged>>> tags = new TreeMap<>();
    private final Map<String, List<Tagged>> usage = new TreeMap<>();
    private final Map<String, List<Resourced>> resources = new TreeMap<>();
    private final SortedSet<String> months = new TreeSet<>();
    private String lastFinal = "";
    private String currency = "";

    private ServiceCosts() {}

    static ServiceCosts read(CostQuery.Session history, CostManifest manifest) {
        ServiceCosts read = new ServiceCosts();
        if (manifest.queries().stream()
                .noneMatch(
                        query -> query.name().equals(SERVICES) && !query.files().isEmpty())) {
            throw noServices();
        }
        read.readTotals(history);
        for (QueryEntry query : manifest.queries()) {
            if (!query.files().isEmpty() && query.name().startsWith("monthly-tag-")) {
                read.readTag(history, query);
            } else if (!query.files().isEmpty() && query.name().equals("monthly-service-usage-type")) {
                read.readUsage(history, query);
            } else if (!query.files().isEmpty() && query.series().equals("resources")) {
                read.readResources(history, query);
            }
        }
        return read;
    }

    private static MitosisException noServices() {
        return new MitosisException(
                "M-COST-16",
                "the costs cannot be attributed",
                "the stored history has none by service: the query " + SERVICES + " was refused",
                "allow ce:GetCostAndUsage and run: mitosis cost export",
                ExitCode.INVALID_INPUT);
    }

    private void readTotals(CostQuery.Session history) {
        String sql = "SELECT strftime(period_start, '%Y-%m'), service, sum(unblended_cost), bool_or(estimated),"
                + " any_value(unblended_cost_unit) FROM monthly_service GROUP BY 1, 2 ORDER BY 1, 2";
        for (List<@Nullable Object> row : history.ask(sql).rows()) {
            String month = String.valueOf(row.get(0));
            months.add(month);
            totals.computeIfAbsent(String.valueOf(row.get(1)), one -> new TreeMap<>())
                    .put(month, amount(row.get(2)));
            if (Boolean.FALSE.equals(row.get(3)) && month.compareTo(lastFinal) > 0) {
                lastFinal = month;
            }
            currency = String.valueOf(row.get(4));
        }
    }

    private void readTag(CostQuery.Session history, QueryEntry query) {
        GroupKey key = GroupKey.ofLabel(query.groupBy().get(0));
        String column = DuckDbSql.name(key.column());
        String sql = "SELECT strftime(period_start, '%Y-%m'), service, " + column + ", sum(unblended_cost) FROM "
                + DuckDbSql.name(CostQuery.table(query)) + " WHERE " + column + " <> '' GROUP BY ALL ORDER BY ALL";
        for (List<@Nullable Object> row : history.ask(sql).rows()) {
            tags.computeIfAbsent(String.valueOf(row.get(1)), one -> new TreeMap<>())
                    .computeIfAbsent(key.key(), one -> new ArrayList<>())
                    .add(new Tagged(String.valueOf(row.get(0)), String.valueOf(row.get(2)), amount(row.get(3))));
        }
    }

    private void readUsage(CostQuery.Session history, QueryEntry query) {
        String sql = "SELECT strftime(period_start, '%Y-%m'), service, usage_type, sum(unblended_cost) FROM "
                + DuckDbSql.name(CostQuery.table(query)) + " GROUP BY ALL ORDER BY ALL";
        for (List<@Nullable Object> row : history.ask(sql).rows()) {
            usage.computeIfAbsent(String.valueOf(row.get(1)), one -> new ArrayList<>())
                    .add(new Tagged(String.valueOf(row.get(0)), String.valueOf(row.get(2)), amount(row.get(3))));
        }
    }

    private void readResources(CostQuery.Session history, QueryEntry query) {
        String sql = "SELECT service, resource_id, sum(unblended_cost) FROM " + DuckDbSql.name(CostQuery.table(query))
                + " GROUP BY ALL ORDER BY ALL";
        for (List<@Nullable Object> row : history.ask(sql).rows()) {
            resources
                    .computeIfAbsent(String.valueOf(row.get(0)), one -> new ArrayList<>())
                    .add(new Resourced(String.valueOf(row.get(1)), amount(row.get(2))));
        }
    }

    private static BigDecimal amount(@Nullable Object value) {
        return value instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    SortedSet<String> services() {
        return new TreeSet<>(totals.keySet());
    }

    SortedSet<String> months() {
        return months;
    }

    /** Empty where no month is final. */
    String lastFinalMonth() {
        return lastFinal;
    }

    String currency() {
        return currency;
    }

    /** The service's months. */
    SortedMap<String, BigDecimal> totals(String service) {
        return totals.getOrDefault(service, new TreeMap<>());
    }

    /** The service's costs by tag key. */
    Map<String, List<Tagged>> tags(String service) {
        return tags.getOrDefault(service, Map.of());
    }

    /** The service's costs by usage type. */
    List<Tagged> usage(String service) {
        return usage.getOrDefault(service, List.of());
    }

    List<Resourced> resources(String service) {
        return resources.getOrDefault(service, List.of());
    }
}
