package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which resources have a public address, and which a public endpoint that their service runs. */
public final class PublicSides {
    private enum PublicSide {
        /** A public address of its own: the rules of its network decide who gets through. */
        ADDRESS,
        ADDRESS6,
        /** A public endpoint: no network of the account stands in front of it. */
        ENDPOINT
    }

    private record Sign(JsonPath path, Pattern value, PublicSide side) {}

    private final Map<String, List<Sign>> signs = new HashMap<>();
    private final Map<PublicSide, Set<String>> found = Map.of(
            PublicSide.ADDRESS,
            new HashSet<>(),
            PublicSide.ADDRESS6,
            new HashSet<>(),
            PublicSide.ENDPOINT,
            new HashSet<>());

    static PublicSides load() {
        PublicSides loaded = new PublicSides();
        for (TsvTable.TsvRow row : TsvTable.load(PublicSides.class, "public-sides.tsv", 4)) {
            PublicSide side = switch (row.cell(1)) {
                case "address" -> PublicSide.ADDRESS;
                case "address6" -> PublicSide.ADDRESS6;
                case "endpoint" -> PublicSide.ENDPOINT;
                default -> throw row.error("'" + row.cell(1) + "' is no public side");
            };
            loaded.signs
                    .computeIfAbsent(row.cell(0), type -> new ArrayList<>())
                    .add(new Sign(JsonPath.of(row.cell(2)), Pattern.compile(row.cell(3)), side));
        }
        return loaded;
    }

    void learn(Resource resource) {
        JsonNode data = resource.data();
        for (Sign sign : signs.getOrDefault(resource.type(), List.of())) {
            sign.path().each(data, "", (value, pointer) -> {
                if (value.isValueNode() && sign.value().matcher(value.asText()).matches()) {
                    of(sign.side()).add(resource.arn());
                }
            });
        }
    }

    /** Whether the internet has an address to send to; true where nothing is known about the type. */
    boolean hasAddress(String arn, String type, boolean v6) {
        PublicSide side = v6 ? PublicSide.ADDRESS6 : PublicSide.ADDRESS;
        boolean told = signs.getOrDefault(type, List.of()).stream().anyMatch(sign -> sign.side() == side);
        return !told || of(side).contains(arn);
    }

    /** Whether a public endpoint shows in the records of the type. */
    public boolean tellsEndpoint(String type) {
        return signs.getOrDefault(type, List.of()).stream().anyMatch(sign -> sign.side() == PublicSide.ENDPOINT);
    }

    public boolean hasEndpoint(String arn) {
        return of(PublicSide.ENDPOINT).contains(arn);
    }

    /** The resources with a public endpoint, sorted. */
    Set<String> endpoints() {
        return new TreeSet<>(of(PublicSide.ENDPOINT));
    }

    private Set<String> of(PublicSide side) {
        return found.getOrDefault(side, Set.of());
    }
}
