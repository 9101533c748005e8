package dev.mitosis.report.facts;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How full the quotas of each account are in the end, who competes for them, and what has to be asked for. */
public final class QuotaFacts {
    /** The quotas that products compete for, as the cut of the accounts looks at them. */
    private static final String ROWS = "/dev/mitosis/partition/accounts/quotas.tsv";

    private static final String ANYWHERE = "";

    /** What is used less is no matter of planning. */
    private static final double SHOWN = 0.1;

    private final ReportInput input;
    private final TargetDocument target;
    private final List<TsvRow> quotas = TsvTable.loadNamed(QuotaFacts.class, ROWS).stream()
            .filter(row -> row.get("counted").equals("yes"))
            .toList();
    private final Map<String, Long> today = new HashMap<>();
    private final Map<String, Map<Place, Use>> then = new HashMap<>();

    /** Where things are counted; the region is empty for all of an account. */
    private record Place(String account, String region) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int first = account.compareTo(other.account);
            return first != 0 ? first : region.compareTo(other.region);
        }
    }

    /** What is used of one type in one place, and by whom. */
    private static final class Use {
        private final TreeSet<String> products = new TreeSet<>();
        private long count;
    }

    private QuotaFacts(ReportInput input, TargetDocument target) {
        this.input = input;
        this.target = target;
    }

    /**
     * A quota in an account.
     *
     * @param region global where it is one of the whole account
     * @param today how many the old account uses there; null where that is not counted
     * @param then how many the account uses in the end; null where that is not counted
     * @param usual what a new account may use
     * @param wanted what has to be asked for; null where nothing has to
     * @param competing the products that use it in the account, sorted
     * @param why why it is asked for; empty where it is not
     */
    public record Row(
            String name,
            String account,
            String region,
            boolean existing,
            @Nullable Long today,
            @Nullable Long then,
            double usual,
            @Nullable Double wanted,
            List<String> competing,
            String why) {
        /** The part of what a new account may use; null where use is not counted. */
        public @Nullable Double part() {
            return then == null ? null : then / usual;
        }
    }

    /** Those that are asked for, then the fullest first. */
    public static List<Row> of(ReportInput input, TargetDocument target) {
        return new QuotaFacts(input, target).rows();
    }

    private List<Row> rows() {
        count();
        List<Row> rows = new ArrayList<>();
        for (QuotaRequest request : target.organization().quotas()) {
            rows.add(new Row(
                    request.name(),
                    request.account(),
                    request.region(),
                    false,
                    null,
                    null,
                    request.usual(),
                    request.value(),
                    List.of(),
                    Words.reasons(request.reasons())));
        }
        Map<String, Boolean> accounts = new HashMap<>();
        target.accounts().forEach(account -> accounts.put(account.name(), account.existing()));
        for (TsvRow quota : quotas) {
            boolean regional = quota.get("scope").equals("region");
            then.getOrDefault(quota.get("type"), Map.of()).forEach((place, used) -> {
                if (place.region().equals(ANYWHERE) != regional && used.count >= SHOWN * quota.number("quota")) {
                    rows.add(row(quota, place, used, accounts.getOrDefault(place.account(), false)));
                }
            });
        }
        rows.sort(Comparator.comparing((Row row) -> row.wanted() == null)
                .thenComparing(row -> row.part() == null ? 0.0 : -row.part())
                .thenComparing(Row::account)
                .thenComparing(Row::name)
                .thenComparing(Row::region));
        return rows;
    }

    private Row row(TsvRow quota, Place place, Use used, boolean existing) {
        return new Row(
                quota.get("name"),
                place.account(),
                place.region().equals(ANYWHERE) ? Resource.GLOBAL : place.region(),
                existing,
                today.getOrDefault(quota.get("type") + " " + place.region(), 0L),
                used.count,
                quota.number("quota"),
                null,
                List.copyOf(used.products),
                "");
    }

    /** Counts once by region and once for all of an account. */
    private void count() {
        Map<String, String> contexts = new HashMap<>();
        for (Assignment row : input.partition().resources()) {
            if (row.context() != null) {
                contexts.put(row.id(), row.context());
            }
        }
        Set<String> types = quotas.stream().map(row -> row.get("type")).collect(Collectors.toSet());
        for (ResourceRow resource : input.resources()) {
            if (types.contains(resource.type())) {
                today.merge(resource.type() + " " + resource.region(), 1L, Long::sum);
                today.merge(resource.type() + " " + ANYWHERE, 1L, Long::sum);
            }
        }
        for (PlannedResource resource : target.resources()) {
            boolean stands = resource.fate() != Fate.RETIRED && resource.fate() != Fate.EXTERNAL;
            if (stands && types.contains(resource.type())) {
                String context = contexts.get(String.valueOf(resource.succeeds()));
                for (String region : List.of(resource.region(), ANYWHERE)) {
                    Use use = then.computeIfAbsent(resource.type(), unseen -> new TreeMap<>())
                            .computeIfAbsent(new Place(resource.account(), region), unseen -> new Use());
                    use.count++;
                    if (context != null) {
                        use.products.add(context);
                    }
                }
            }
        }
    }
}
