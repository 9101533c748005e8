package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.graph.condition.Audience;
import dev.mitosis.graph.condition.Ground;
import dev.mitosis.graph.condition.Party;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before a policy that speaks to everybody, from {@code inner-doors.tsv}: a network in which alone the
 * resource answers, or a block of public access, which leaves the account's own.
 */
final class InnerDoors {
    static final String FILE = "inner-doors.tsv";

    private record InnerDoor(JsonPath path, Pattern value, boolean isNetwork) {}

    private final Map<String, List<InnerDoor>> byType;
    private final PublicAccessBlocks blocks;

    private InnerDoors(Map<String, List<InnerDoor>> byType, PublicAccessBlocks blocks) {
        this.byType = byType;
        this.blocks = blocks;
    }

    static InnerDoors load() {
        return new InnerDoors(
                TsvTable.load(InnerDoors.class, FILE, 5).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.cell(0),
                                HashMap::new,
                                Collectors.mapping(
                                        row -> new InnerDoor(
                                                JsonPath.of(row.cell(1)),
                                                Pattern.compile(row.cell(2)),
                                                row.cell(3).equals("network")),
                                        Collectors.toList()))),
                new PublicAccessBlocks());
    }

    InnerDoors behind(PublicAccessBlocks all) {
        return new InnerDoors(byType, all);
    }

    /** Who is meant by everybody. */
    Audience audience(Resource resource) {
        Map<Party, Ground> found = new LinkedHashMap<>();
        for (InnerDoor door : byType.getOrDefault(resource.type(), List.of())) {
            door.path()
                    .each(
                            resource.data() == null ? MissingNode.getInstance() : resource.data(),
                            "",
                            (value, pointer) -> {
                                if (value.isValueNode()
                                        && door.value().matcher(value.asText()).matches()) {
                                    Party party = door.isNetwork()
                                            ? new Party(Party.Kind.NETWORK, "its network")
                                            : new Party(Party.Kind.ACCOUNT, resource.account());
                                    found.putIfAbsent(party, new Ground(pointer, value.asText()));
                                }
                            });
        }
        if (found.isEmpty() && blocks.block(resource)) {
            found.put(
                    new Party(Party.Kind.ACCOUNT, resource.account()),
                    new Ground("", "public access to the account's buckets is blocked"));
        }
        return found.isEmpty() ? Audience.EVERYBODY : new Audience(Audience.Extent.NAMED, found);
    }
}
