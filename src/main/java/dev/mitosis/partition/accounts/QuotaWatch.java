package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the quotas for which the contexts of an environment would compete in one account. */
public final class QuotaWatch {
    /** From this part of a quota on, whoever shares it has to look before they create anything. */
    static final double NEARLY_FULL = 0.8;

    private record Place(String type, String region) {}

    private record Scarce(Place place, Competition competition) {}

    /**
     * A quota that is nearly used up by several.
     *
     * @param used by all of them together, in the quota's unit
     * @param own the context's part of it
     * @param applied whether the limit is what the account applies, or only the usual one
     */
    record Competition(String name, String region, double limit, double used, double own, boolean applied) {
        Reason reason(String context, String environment) {
            return new Reason(
                    "account.quota",
                    Map.of(
                            "quota",
                            name,
                            "region",
                            region,
                            "limit",
                            number(limit),
                            "limitFrom",
                            applied ? "applied" : "default",
                            "used",
                            number(used),
                            "own",
                            number(own)),
                    "In " + environment + " " + context + " competes with the others for " + name
                            + ": together they use "
                            + number(used) + " of " + number(limit) + (applied ? "" : " (the usual limit)") + ", "
                            + context + " alone " + number(own) + ".");
        }

        private static String number(double value) {
            return String.valueOf(Math.round(value));
        }
    }

    private final List<Quota> quotas = Quota.all();
    private final AppliedQuotas applied;
    private final Map<Place, Map<String, Map<String, Integer>>> counts = new HashMap<>();
    private final Map<Place, Integer> totals = new HashMap<>();
    /** The quotas that a context makes scarce, by environment and context, in the order of the table. */
    private final Map<String, Map<String, List<Scarce>>> scarce = new HashMap<>();

    public QuotaWatch(List<Placement> placements, AppliedQuotas applied) {
        this.applied = applied;
        for (Placement placement : placements) {
            String type = placement.subject().type();
            List.of(new Place(type, placement.subject().region()), new Place(type, ""))
                    .forEach(place -> count(place, placement));
        }
        quotas.forEach(quota -> places(quota)
                .forEach(place -> counts.getOrDefault(place, Map.of())
                        .forEach((environment, members) -> watch(quota, place, environment, members))));
    }

    private void count(Place place, Placement placement) {
        totals.merge(place, 1, Integer::sum);
        if (placement.context() != null && placement.environment() != null) {
            counts.computeIfAbsent(place, unused -> new HashMap<>())
                    .computeIfAbsent(placement.environment(), unused -> new HashMap<>())
                    .merge(placement.context(), 1, Integer::sum);
        }
    }

    /** The first quota of the table for which a context competes with the others of its environment. */
    Optional<Competition> competition(String context, String environment) {
        return scarce(context, environment).stream().map(Scarce::competition).findFirst();
    }

    private List<Scarce> scarce(String context, String environment) {
        return scarce.getOrDefault(environment, Map.of()).getOrDefault(context, List.of());
    }

    /** Whether two contexts compete for a quota: one of them makes it scarce and the other needs it, too. */
    public boolean areContested(String left, String right, String environment) {
        return scarce(left, environment).stream().anyMatch(one -> isUsed(one.place(), environment, right))
                || scarce(right, environment).stream().anyMatch(one -> isUsed(one.place(), environment, left));
    }

    private Stream<Place> places(Quota quota) {
        return counts.keySet().stream()
                .filter(place ->
                        place.type().equals(quota.type()) && place.region().isEmpty() != quota.regional())
                .sorted(Comparator.comparing(Place::region));
    }

    private boolean isUsed(Place place, String environment, String context) {
        return counts.getOrDefault(place, Map.of())
                .getOrDefault(environment, Map.of())
                .containsKey(context);
    }

    private void watch(Quota quota, Place place, String environment, Map<String, Integer> members) {
        double unit = unit(quota, place);
        double all = unit * members.values().stream().mapToInt(count -> count).sum();
        Double limit = applied.applied(quota.code(), place.region());
        double most = limit == null ? quota.usual() : limit;
        if (members.size() == 1 || all < NEARLY_FULL * most) {
            return;
        }
        members.forEach((context, count) -> {
            double own = unit * count;
            if (own >= Tuning.QUOTA_SHARE * most) {
                scarce.computeIfAbsent(environment, unused -> new HashMap<>())
                        .computeIfAbsent(context, unused -> new ArrayList<>())
                        .add(new Scarce(
                                place, new Competition(quota.name(), place.region(), most, all, own, limit != null)));
            }
        });
    }

    /** How much of a quota one resource takes: by count, or its part of what was measured; nothing where it was not. */
    private double unit(Quota quota, Place place) {
        if (quota.counted()) {
            return 1;
        }
        Double measured = applied.used(quota.code(), place.region());
        return measured == null ? 0 : measured / totals.getOrDefault(place, 1);
    }
}
