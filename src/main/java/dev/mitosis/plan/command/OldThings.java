package dev.mitosis.plan.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.ReadAhead;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The resources of the snapshot by ARN. Their data are read once, and only what the methods ask for is kept. */
public final class OldThings {
    private static final String RESOURCE = "resource./";

    private final Map<String, OldThing> byArn = new TreeMap<>();
    private final Map<String, List<Method>> ways = new HashMap<>();
    private final Map<String, List<Method>> known = new HashMap<>();

    /**
     * Reads the resources.
     *
     * @param method the method by which a resource comes to stand in its account, by its ARN
     * @param besides what is asked of resources of a type beside what methods ask, as JSON pointers
     */
    public OldThings(
            MethodLibrary library,
            Function<String, Method> method,
            Map<String, Set<String>> besides,
            Stream<Resource> resources) {
        Map<String, Set<String>> pointers = new HashMap<>();
        ReadAhead.each(resources, resource -> {
            List<Method> fitting = library.waysOf(resource.type(), resource.data());
            Set<String> asked = new HashSet<>(pointers.computeIfAbsent(
                    method.apply(resource.arn()).id(), k -> pointers(method.apply(resource.arn()))));
            asked.addAll(besides.getOrDefault(resource.type(), Set.of()));
            fitting.forEach(way -> asked.addAll(pointers.computeIfAbsent(way.id(), k -> pointers(way))));
            byArn.put(resource.arn(), thing(resource, asked));
            ways.put(
                    resource.arn(),
                    known.computeIfAbsent(
                            String.join("\n", fitting.stream().map(Method::id).toList()), k -> fitting));
        });
    }

    private static Set<String> pointers(Method method) {
        Set<String> pointers = new HashSet<>();
        for (StepTemplate step : method.steps()) {
            step.templates()
                    .flatMap(template -> template.placeholders().stream())
                    .filter(name -> name.startsWith(RESOURCE))
                    .forEach(name -> pointers.add(name.substring(RESOURCE.length() - 1)));
            if (step.size() != null) {
                pointers.add(step.size().path());
            }
        }
        return pointers;
    }

    private static OldThing thing(Resource resource, Set<String> pointers) {
        Map<String, JsonNode> values = new HashMap<>();
        JsonNode data = resource.data();
        if (data != null) {
            for (String pointer : pointers) {
                JsonNode value = data.at(pointer);
                if (!value.isMissingNode() && !value.isNull()) {
                    values.put(pointer, value);
                }
            }
        }
        return new OldThing(resource.arn(), resource.type(), resource.region(), resource.id(), resource.name(), values);
    }

    /** The resource with this ARN. */
    public OldThing get(String arn) {
        OldThing thing = byArn.get(arn);
        if (thing == null) {
            throw new IllegalArgumentException("the snapshot has no resource " + arn);
        }
        return thing;
    }

    /** The ways of the resource's type over a border, best first. */
    public List<Method> ways(String arn) {
        return ways.getOrDefault(arn, List.of());
    }

    /** All of them, sorted by ARN. */
    public Iterable<OldThing> all() {
        return byArn.values();
    }
}
