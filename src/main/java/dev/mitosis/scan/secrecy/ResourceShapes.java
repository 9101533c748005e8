package dev.mitosis.scan.secrecy;

import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes that the data of each type has, as the collectors put it together from the answers. */
public final class ResourceShapes {
    private final Map<String, Origin> origins = new HashMap<>();
    private final ModelShapes models;
    private final Map<String, Optional<ModelShape>> answers = new ConcurrentHashMap<>();
    private final Map<String, Shapes> shapes = new ConcurrentHashMap<>();

    private record Origin(ServiceSpec service, TypeSpec type) {}

    /**
     * The shapes of a type.
     *
     * @param item of the data's own members; empty where the model has none
     * @param details of the members that are answers, by their names
     */
    public record Shapes(Optional<ModelShape> item, Map<String, ModelShape> details) {
        /** Of data without a model. */
        public static final Shapes NONE = new Shapes(Optional.empty(), Map.of());
    }

    private ResourceShapes(SecretPlaces places) {
        this.models = new ModelShapes(places);
    }

    /** The shapes of what these services read. */
    public static ResourceShapes of(Collection<ServiceSpec> services) {
        return of(services, SecretPlaces.all());
    }

    static ResourceShapes of(Collection<ServiceSpec> services, SecretPlaces places) {
        ResourceShapes made = new ResourceShapes(places);
        for (ServiceSpec service : services) {
            for (TypeSpec type : service.types()) {
                Origin origin = new Origin(service, type);
                made.origins.put(key(type), origin);
                made.origins.putIfAbsent(type.type(), origin);
            }
        }
        return made;
    }

    private static String key(TypeSpec type) {
        return type.type() + " " + type.list().operation();
    }

    /** The shapes of a type's data. An import names the type, but no operation of the API. */
    public Shapes of(TypeSpec type) {
        Origin origin = origins.getOrDefault(key(type), origins.get(type.type()));
        return origin == null ? Shapes.NONE : shapes.computeIfAbsent(key(origin.type()), key -> shapes(origin));
    }

    private Shapes shapes(Origin origin) {
        Describe describe = origin.type().describe();
        String operation = describe == null
                ? origin.type().list().operation()
                : describe.call().operation();
        String items = describe == null ? origin.type().items() : describe.items();
        Map<String, ModelShape> details = new HashMap<>();
        for (Detail detail : origin.type().details()) {
            Detail.As as = detail.as();
            String path = as == null ? "" : as.path();
            answer(origin.service(), detail.call().operation())
                    .flatMap(shape -> shape.at(path))
                    .ifPresent(shape -> details.put(detail.member(), shape));
        }
        return new Shapes(answer(origin.service(), operation).flatMap(answer -> answer.at(items)), details);
    }

    /** The shapes of an element of the listing, whether or not something describes it. */
    public Shapes listed(String type) {
        Origin origin = origins.get(type);
        return origin == null
                ? Shapes.NONE
                : new Shapes(
                        answer(origin.service(), origin.type().list().operation())
                                .flatMap(answer -> answer.at(origin.type().items())),
                        Map.of());
    }

    /** The shape of an operation's answer; empty where nobody is called. */
    public Optional<ModelShape> answer(ServiceSpec service, String operation) {
        return service.client() == Void.class
                ? Optional.empty()
                : answers.computeIfAbsent(
                        service.client().getName() + " " + operation,
                        key -> Optional.of(models.of(
                                SdkOperation.bind(service.client(), operation).newResponse())));
    }

    /** What becomes of members. */
    public SecretPlaces places() {
        return models.places();
    }
}
