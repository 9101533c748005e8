package dev.mitosis.target.connection;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Means;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be shared, whose policies let others in, and what each means costs. */
final class Knowledge {
    /** A network has subnets in two zones at least, and an endpoint has an interface in each. */
    private static final int ZONES = 2;

    private static final int SIDES = 2;

    private final Set<String> shareable = new HashSet<>();
    private final Map<String, String> policies = new HashMap<>();
    private final Map<String, String> arns = new HashMap<>();
    private final Map<Means, Double> prices = new EnumMap<>(Means.class);

    static Knowledge load() {
        Knowledge knowledge = new Knowledge();
        TsvTable.loadNamed(Knowledge.class, "ram-shareable.tsv")
                .forEach(row -> knowledge.shareable.add(row.get("type")));
        TsvTable.loadNamed(Knowledge.class, "policies.tsv")
                .forEach(row -> knowledge.policies.put(row.get("type"), row.get("policy")));
        TsvTable.loadNamed(Knowledge.class, "part-arns.tsv")
                .forEach(row -> knowledge.arns.put(row.get("type"), row.get("tail")));
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Knowledge.class, "prices.tsv")) {
            Means means = Means.of(row.get("means")).orElseThrow(() -> row.error("no such means of connection"));
            int times = switch (row.get("per")) {
                case "once" -> 1;
                case "side" -> SIDES;
                case "zone" -> ZONES;
                default -> throw row.error("once, side or zone is expected");
            };
            knowledge.prices.put(means, row.number("monthly") * times);
        }
        return knowledge;
    }

    boolean isShareable(String type) {
        return shareable.contains(type);
    }

    /** The type of its policy, {@code -} where it is a property of its own; null where it has none. */
    @Nullable
    String policyOf(String type) {
        return policies.get(type);
    }

    /** The tail of the ARN of a part, as {@link dev.mitosis.target.name.NewThings} takes it. */
    String arnOf(String type, String region, String name) {
        String[] words = type.toLowerCase(Locale.ROOT).split("::", -1);
        return arns.getOrDefault(type, words[1] + ":{region}:" + words[2] + "/{name}")
                .replace("{region}", region.equals(Resource.GLOBAL) ? "" : region)
                .replace("{name}", name);
    }

    double price(Means means) {
        return prices.getOrDefault(means, 0.0);
    }
}
