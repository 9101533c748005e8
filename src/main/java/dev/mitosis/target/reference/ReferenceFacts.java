package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears each record once and keeps what properties of others mean by it. */
public final class ReferenceFacts implements Consumer<Resource> {
    static final String MADE_WITH = "made-with.tsv";
    private static final String ALIAS_OF_AWS = "alias/aws/";

    private final Map<String, TsvTable.TsvRow> rows = new HashMap<>();
    private final Map<String, String> zones = new HashMap<>();
    private final Map<String, String> ranges = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, String> keyAliases = new HashMap<>();

    /** What a thing is made with: the id of the maker, and the attribute of it. */
    record MadeWith(
            String makerType, String makerId, @Nullable String attribute) {}

    /** Knows no record yet. */
    public ReferenceFacts() {
        TsvTable.loadNamed(ReferenceFacts.class, MADE_WITH).forEach(row -> rows.put(row.get("type"), row));
    }

    @Override
    public void accept(Resource resource) {
        JsonNode data = resource.data();
        switch (resource.type()) {
            case "AWS::EC2::Subnet" -> {
                put(ranges, resource.arn(), data.path("CidrBlock").asText(""));
                put(
                        zones,
                        data.path("AvailabilityZone").asText(""),
                        data.path("AvailabilityZoneId").asText(""));
            }
            case "AWS::EC2::VPC" ->
                put(ranges, resource.arn(), data.path("CidrBlock").asText(""));
            case "AWS::KMS::Alias" -> {
                if (resource.name().startsWith(ALIAS_OF_AWS)) {
                    put(keyAliases, data.path("TargetKeyId").asText(""), resource.name());
                }
            }
            default -> {}
        }
        TsvTable.TsvRow row = rows.get(resource.type());
        if (row != null) {
            put(makers, resource.arn(), data.path(row.get("member")).asText(""));
        }
    }

    private static void put(Map<String, String> map, String key, String value) {
        if (!key.isEmpty() && !value.isEmpty()) {
            map.putIfAbsent(key, value);
        }
    }

    /** The id of the zone, which means the same place in every account; null where no record tells it. */
    @Nullable
    String zone(String name) {
        return zones.get(name);
    }

    /** The range of an old VPC or subnet. */
    @Nullable
    String range(String arn) {
        return ranges.get(arn);
    }

    /** With what the thing of the type is made, where that is so for things of its type at all. */
    @Nullable
    MadeWith madeWith(String arn, String type) {
        TsvTable.TsvRow row = rows.get(type);
        String maker = makers.get(arn);
        if (row == null || maker == null) {
            return null;
        }
        String attribute = row.get("attribute");
        return new MadeWith(row.get("maker"), maker, attribute.equals("-") ? null : attribute);
    }

    /** The alias of a key that AWS keeps for a service; null where the key is none of these. */
    @Nullable
    String keyAlias(String keyId) {
        return keyAliases.get(keyId);
    }
}
