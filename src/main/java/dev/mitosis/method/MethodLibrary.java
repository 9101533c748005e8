package dev.mitosis.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.KnowledgeFile;
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
    private final Map<String, OwnMethod> own;

    /**
     * A method of a user.
     *
     * @param file where it stands, below the folder {@code knowledge}
     * @param overrides whether a method of the same id is shipped
     */
    public record OwnMethod(String id, String file, boolean overrides) {}

    private MethodLibrary(List<Method> methods, Map<String, OwnMethod> own) {
        this.own = own;
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

    /** Read once for the process: design and plan of one run, and each run of a test, ask for the same. */
    private static final class Shipped {
        private static final List<Method> METHODS = FILES.stream()
                .flatMap(file -> ResourceFiles.readList("methods/" + file + ".yaml", Method.class).stream())
                .toList();

        private static final MethodLibrary LIBRARY = of(new OwnMethods(List.of()));
    }

    /** The methods that are shipped with the product. */
    public static MethodLibrary load() {
        return Shipped.LIBRARY;
    }

    /**
     * The methods that are shipped with the product, and a user's own, all of them validated: one with the id of a
     * shipped one takes its place, and for its types an own one comes before all that are shipped.
     *
     * @throws dev.mitosis.model.MitosisException M-KNOW-02 for an own one that makes no sense
     */
    public static MethodLibrary load(List<KnowledgeFile> knowledge) {
        return knowledge.isEmpty() ? load() : of(new OwnMethods(knowledge));
    }

    private static MethodLibrary of(OwnMethods own) {
        List<Method> methods = new ArrayList<>(own.all().values());
        Map<String, OwnMethod> origins = new LinkedHashMap<>();
        own.files().forEach((id, file) -> origins.put(id, new OwnMethod(id, file.name(), false)));
        for (Method shipped : Shipped.METHODS) {
            if (origins.containsKey(shipped.id())) {
                origins.computeIfPresent(shipped.id(), (id, origin) -> new OwnMethod(id, origin.file(), true));
            } else {
                methods.add(shipped);
            }
        }
        own.refuse(MethodValidator.problems(methods));
        MethodValidator.validate(methods);
        return new MethodLibrary(methods, Collections.unmodifiableMap(origins));
    }

    /** The methods that are a user's own, in the order of their files. */
    public List<OwnMethod> own() {
        return List.copyOf(own.values());
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
        List<Method> ways = ownFirst(byType.getOrDefault(type, List.of()).stream()
                .filter(method -> method.applies(data))
                .filter(method -> method.disposition() != Disposition.SHARE)
                .toList());
        List<Method> special =
                ways.stream().filter(method -> !method.when().isEmpty()).toList();
        if (!special.isEmpty()) {
            return special;
        }
        return ways.isEmpty() ? List.of(byId(FALLBACK)) : ways;
    }

    /** Those of the user, where there are any; else all. */
    private List<Method> ownFirst(List<Method> ways) {
        List<Method> theirs =
                ways.stream().filter(method -> own.containsKey(method.id())).toList();
        return theirs.isEmpty() ? ways : theirs;
    }

    /** The ways in which a resource of the type is shared in place; empty where it cannot be. */
    public List<Method> sharesOf(String type, JsonNode data) {
        return ownFirst(byType.getOrDefault(type, List.of()).stream()
                .filter(method -> method.disposition() == Disposition.SHARE)
                .filter(method -> method.applies(data))
                .toList());
    }
}
