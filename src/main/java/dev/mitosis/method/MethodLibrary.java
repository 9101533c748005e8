package dev.mitosis.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Disposition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The knowledge base: how each resource type crosses an account border. Loaded and validated once, then immutable. */
public final class MethodLibrary {
    /** The method of a type that nobody described yet: by hand, from the resource's description. */
    public static final String FALLBACK = "recreate-by-hand";

    private static final List<String> FILES = List.of(
            "generic",
            "network",
            "edge",
            "compute",
            "containers",
            "storage",
            "databases",
            "messaging",
            "api",
            "analytics",
            "identity",
            "security",
            "observability",
            "developer",
            "commercial");

    private final Map<String, Method> byId;
    private final Map<String, List<Method>> byType;

    private MethodLibrary(List<Method> methods) {
        Map<String, Method> ids = new LinkedHashMap<>();
        Map<String, List<Method>> types = new LinkedHashMap<>();
        for (Method method : methods) {
            ids.put(method.id(), method);
            method.types()
                    .forEach(type ->
                            types.computeIfAbsent(type, t -> new ArrayList<>()).add(method));
        }
        this.byId = Collections.unmodifiableMap(ids);
        this.byType = Collections.unmodifiableMap(types);
    }

    /** Reads and validates the methods that are shipped with the product. */
    public static MethodLibrary load() {
        List<Method> methods = new ArrayList<>();
        for (String file : FILES) {
            methods.addAll(ResourceFiles.readList("methods/" + file + ".yaml", Method.class));
        }
        MethodValidator.validate(methods);
        return new MethodLibrary(methods);
    }

    /** Every method, in the order of the files. */
    public List<Method> all() {
        return List.copyOf(byId.values());
    }

    /** The types that have a method of their own. */
    public Set<String> types() {
        return Collections.unmodifiableSet(new TreeSet<>(byType.keySet()));
    }

    /** A method by its id. */
    public Method byId(String id) {
        Method method = byId.get(id);
        if (method == null) {
            throw new IllegalArgumentException("no method " + id);
        }
        return method;
    }

    /**
     * The ways of a type that fit the resource's data, best first; the fallback where the type is not known. Where ways
     * for a special case fit, the general ones are left out.
     */
    public List<Method> waysOf(String type, JsonNode data) {
        List<Method> ways = byType.getOrDefault(type, List.of()).stream()
                .filter(method -> method.applies(data))
                .filter(method -> method.disposition() != Disposition.SHARE)
                .toList();
        List<Method> special =
                ways.stream().filter(method -> !method.when().isEmpty()).toList();
        if (!special.isEmpty()) {
            return special;
        }
        return ways.isEmpty() ? List.of(byId(FALLBACK)) : ways;
    }

    /** The ways in which a resource of the type is shared in place; empty where it cannot be. */
    public List<Method> sharesOf(String type, JsonNode data) {
        return byType.getOrDefault(type, List.of()).stream()
                .filter(method -> method.disposition() == Disposition.SHARE)
                .filter(method -> method.applies(data))
                .toList();
    }
}
