package dev.mitosis.target.network;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ranges that a new network must not overlap: the rows of {@code ranges.tsv}. A range around a VPC of the account
 * ({@code 10.0.0.0/8} in a rule or a route) stands for "all that is private" and tells nothing of who has what.
 */
final class TakenRanges {
    private static final String FILE = "ranges.tsv";

    private record Place(JsonPath path, boolean own) {}

    private final Map<String, List<Place>> places = new HashMap<>();
    private final TreeSet<Range> own = new TreeSet<>();
    private final TreeMap<Range, String> far = new TreeMap<>();

    TakenRanges() {
        for (TsvTable.TsvRow row : TsvTable.loadNamed(TakenRanges.class, FILE)) {
            places.computeIfAbsent(row.get("type"), type -> new ArrayList<>())
                    .add(new Place(
                            JsonPath.of(row.get("path")), row.get("whose").equals("own")));
        }
    }

    void hear(Resource resource) {
        for (Place place : places.getOrDefault(resource.type(), List.of())) {
            place.path()
                    .each(
                            resource.data(),
                            "",
                            (value, pointer) -> Range.parse(value.asText(""))
                                    .ifPresent(range -> add(range, place.own(), resource.arn())));
        }
    }

    private void add(Range range, boolean isOwn, String arn) {
        if (isOwn) {
            own.add(range);
        } else {
            far.merge(range, arn, (left, right) -> left.compareTo(right) <= 0 ? left : right);
        }
    }

    /** All of them. */
    Collection<Range> all() {
        TreeSet<Range> all = new TreeSet<>(own);
        far.keySet().stream().filter(range -> !isVague(range)).forEach(all::add);
        return all;
    }

    /** What names too much to tell anything, with the ARN of who names it; the internet is not among it. */
    Map<Range, String> vague() {
        Map<Range, String> vague = new TreeMap<>();
        far.forEach((range, arn) -> {
            if (range.prefix() > 0 && isVague(range)) {
                vague.put(range, arn);
            }
        });
        return vague;
    }

    private boolean isVague(Range range) {
        return range.prefix() == 0
                || own.stream().anyMatch(vpc -> range.contains(vpc) && range.prefix() < vpc.prefix());
    }
}
