package dev.mitosis.target.name;

import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Hears each record once and keeps the names that do not survive a move: unique ones, and endpoints. */
public final class KnownNames implements Consumer<Resource> {
    private static final String RECORD = "AWS::Route53::RecordSet";

    private final Map<String, List<UniqueName>> uniqueRows = new HashMap<>();
    private final Map<String, List<EndpointRow>> endpointRows = new HashMap<>();
    private final Map<String, List<Told>> told = new HashMap<>();
    private final Map<String, List<Endpoint>> endpoints = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Set<String> hosts = new HashSet<>();

    /** A value and the place in the record where it stands. */
    private record Told(String where, String value) {}

    /** A unique name that a thing has, by the row that is about it. */
    public record Unique(UniqueName row, String value) {}

    /** Under what a thing is reached, by the row that is about it. */
    record Endpoint(EndpointRow row, String value) {}

    /** Knows no resource yet. */
    public KnownNames() {
        TsvTable.loadNamed(KnownNames.class, "unique-names.tsv").stream()
                .map(UniqueName::of)
                .forEach(row -> uniqueRows
                        .computeIfAbsent(row.type(), type -> new ArrayList<>())
                        .add(row));
        TsvTable.loadNamed(KnownNames.class, "endpoints.tsv").stream()
                .map(EndpointRow::of)
                .forEach(row -> endpointRows
                        .computeIfAbsent(row.type(), type -> new ArrayList<>())
                        .add(row));
    }

    @Override
    public void accept(Resource resource) {
        if (resource.type().equals(RECORD)) {
            hosts.add(host(resource.name()));
        }
        Set<String> places = new TreeSet<>();
        for (UniqueName row : uniqueRows.getOrDefault(resource.type(), List.of())) {
            if (places.add(row.where())) {
                unique(resource, row.where());
            }
        }
        Set<String> values = new HashSet<>();
        for (EndpointRow row : endpointRows.getOrDefault(resource.type(), List.of())) {
            row.each(resource, value -> {
                if (values.add(value)) {
                    endpoints
                            .computeIfAbsent(resource.arn(), arn -> new ArrayList<>(1))
                            .add(new Endpoint(row, value));
                }
            });
        }
    }

    private void unique(Resource resource, String where) {
        if (where.equals(UniqueName.NAME)) {
            tell(resource, where, resource.name());
            return;
        }
        Set<String> values = new TreeSet<>();
        JsonPath.of(where).each(resource.data(), "", (value, pointer) -> {
            if (value.isTextual() && !value.asText().isBlank()) {
                values.add(value.asText());
            }
        });
        values.forEach(value -> tell(resource, where, value));
    }

    private void tell(Resource resource, String where, String value) {
        told.computeIfAbsent(resource.arn(), arn -> new ArrayList<>(1)).add(new Told(where, value));
        taken.computeIfAbsent(resource.type(), type -> new HashSet<>()).add(value);
    }

    private static String host(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The unique names that the thing has; all records have to be heard before. */
    public List<Unique> uniqueOf(String arn, String type) {
        List<Unique> found = new ArrayList<>(1);
        for (Told value : told.getOrDefault(arn, List.of())) {
            uniqueRows.getOrDefault(type, List.of()).stream()
                    .filter(row -> row.where().equals(value.where()) && isAbout(row, value.value()))
                    .findFirst()
                    .ifPresent(row -> found.add(new Unique(row, value.value())));
        }
        return found;
    }

    private boolean isAbout(UniqueName row, String value) {
        if (row.served()) {
            return hosts.contains(host(value));
        }
        return row.when() == null || row.when().matcher(value).matches();
    }

    List<Endpoint> endpointsOf(String arn) {
        return endpoints.getOrDefault(arn, List.of());
    }

    /** Whether something of the type has the value already. */
    boolean isTaken(String type, String value) {
        return taken.getOrDefault(type, Set.of()).contains(value);
    }
}
