package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node of the dependency graph: a resource of the snapshot, or something outside of the account.
 *
 * @param id the ARN; for what lies outside a URN such as {@code external:account/210987654321},
 *     {@code external:network/10.8.0.0/16}, {@code external:service/events.amazonaws.com}, {@code external:internet}
 * @param type the CloudFormation type, or {@code External::Account}, {@code External::Organization},
 *     {@code External::Network}, {@code External::Service}, {@code External::Host}, {@code External::Internet},
 *     {@code External::Tool}, {@code External::Dangling}, {@code External::Unresolved}
 * @param external whether it lies outside of the scanned account
 * @param exposure the ways in which the internet can reach it; empty where it cannot
 * @param partOf the ids of what it cannot be apart from, sorted: a subnet's VPC, a record's zone, the databases of a
 *     subnet group. They are in one account and move together
 * @param maker who made it by itself; null where a person or a tool did
 */
public record Node(
        String id,
        String type,
        String region,
        String name,
        boolean external,
        @JsonProperty(isRequired = OptBoolean.FALSE) List<Exposure> exposure,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> partOf,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Maker maker) {
    public Node {
        exposure = copy(exposure);
        partOf = copy(partOf);
    }

    /** A node that is part of nothing, made by a person. */
    public Node(String id, String type, String region, String name, boolean external, List<Exposure> exposure) {
        this(id, type, region, name, external, exposure, List.of(), null);
    }

    /** Name and type as a person says them, for example {@code orders (DynamoDB table)}. */
    public String title() {
        String[] parts = type.split("::", -1);
        String last = parts[parts.length - 1].replaceAll("([a-z])([A-Z])", "$1 $2");
        String service = parts.length == 3 ? parts[1] + " " : "external ";
        return name + " (" + service + last.toLowerCase(Locale.ROOT) + ")";
    }

    /** Graphs that an earlier version wrote do not say it. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
