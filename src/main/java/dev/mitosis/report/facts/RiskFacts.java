package dev.mitosis.report.facts;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.target.TargetDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which risks get smaller, in facts of the account: how it is today, and how it is when the plan is done. */
public final class RiskFacts {
    private static final String UNKNOWN = "not known: the target was not designed";

    private RiskFacts() {}

    /** One risk; both texts begin with the number that they are about. */
    public record Row(String what, String today, String after) {}

    /** The facts, the same in number for every account. */
    public static List<Row> of(ReportInput input) {
        IdentityReach reach = new IdentityReach(input);
        ReportIndex index = new ReportIndex(input);
        TargetDocument target = input.target();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "Roles and users outside of production that reach production",
                String.valueOf(reach.intoProductionToday()),
                target == null ? UNKNOWN : String.valueOf(reach.intoProductionAfter(target))));
        rows.add(new Row(
                "What a leaked key of the widest role or user reaches",
                widest(reach.widestToday(), index),
                target == null ? UNKNOWN : widest(reach.widestAfter(target), index)));
        rows.add(shared(input, target));
        rows.add(largest(input, target));
        return rows;
    }

    private static String widest(IdentityReach.Widest widest, ReportIndex index) {
        return widest.name() == null
                ? "0 things: none reaches any"
                : widest.things() + (widest.things() == 1 ? " thing (" : " things (") + name(widest.name(), index)
                        + ")";
    }

    /** A planned id ends with the name. */
    private static String name(String id, ReportIndex index) {
        String known = index.name(id);
        return known.equals(id) ? id.substring(id.lastIndexOf('/') + 1) : known;
    }

    /** Products and environments together compete for the quotas of an account. */
    private static Row shared(ReportInput input, @Nullable TargetDocument target) {
        Set<String> today = new HashSet<>();
        Map<String, Set<String>> after = new HashMap<>();
        for (Assignment row : input.partition().resources()) {
            if (row.context() != null && row.environment() != null) {
                String unit = row.context() + " (" + row.environment() + ")";
                today.add(unit);
                after.computeIfAbsent(row.account(), unused -> new HashSet<>()).add(unit);
            }
        }
        long regions = input.resources().stream()
                .map(ResourceRow::region)
                .filter(region -> !region.equals(Resource.GLOBAL))
                .distinct()
                .count();
        int most = after.values().stream().mapToInt(Set::size).max().orElse(0);
        return new Row(
                "What shares quotas",
                today.size() + " " + counted(today.size()) + " in " + Words.count(regions, "region"),
                target == null ? UNKNOWN : most + " at most");
    }

    private static String counted(int units) {
        return switch (units) {
            case 0 -> "products are known with their environment, so that all things share the quotas of one account";
            case 1 -> "product in one environment has the quotas of one account for itself";
            default -> "products and environments share the quotas of one account";
        };
    }

    private static Row largest(ReportInput input, @Nullable TargetDocument target) {
        int today = input.resources().size();
        String after = UNKNOWN;
        if (target != null) {
            long most = new Figures(input)
                    .resourcesByAccount().values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
            after = most + " of today's things in the largest account";
        }
        return new Row("What one mistake in an account can break", today + " things", after);
    }
}
