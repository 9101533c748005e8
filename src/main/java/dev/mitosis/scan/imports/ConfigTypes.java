package dev.mitosis.scan.imports;

import dev.mitosis.io.JsonPath;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How each recorded type is read: by its collector's words, where there is one. */
final class ConfigTypes {
    /** The members in which an item carries its identity; they never reach the disk. */
    static final String ARN = "$arn";

    static final String ID = "$id";
    static final String NAME = "$name";
    static final String REGION = "$region";

    /** Where a type without a collector keeps what Config wrote. */
    static final String CONFIGURATION = "configuration";

    /** Where a type with a collector keeps what Config wrote in another form than the API. */
    static final String REST = "configurationRest";

    /** The operation that stands for all items. */
    static final String LISTED = "ConfigurationItems";

    private static final CallSpec LISTING = CallSpec.of(LISTED);
    private static final Set<JsonPath> IDENTITY =
            Set.of(everythingIn(ARN), everythingIn(ID), everythingIn(NAME), everythingIn(REGION));

    private final Map<String, Origin> origins;
    private final List<ServiceSpec> services;

    /** A collector's declaration of a type. */
    record Origin(ServiceSpec service, TypeSpec type) {}

    private ConfigTypes(Map<String, Origin> origins, List<ServiceSpec> services) {
        this.origins = origins;
        this.services = services;
    }

    static ConfigTypes of(List<ConfigItem> items) {
        Map<String, Origin> origins = new HashMap<>();
        for (ServiceSpec service : Collectors.all()) {
            service.types().forEach(type -> origins.putIfAbsent(type.type(), new Origin(service, type)));
        }
        Map<String, List<String>> recorded = new LinkedHashMap<>();
        for (String type : new TreeSet<>(items.stream().map(ConfigItem::type).toList())) {
            recorded.computeIfAbsent(serviceOf(origins, type), key -> new ArrayList<>())
                    .add(type);
        }
        List<ServiceSpec> services = new ArrayList<>();
        recorded.forEach((service, types) -> services.add(derived(service, types, origins)));
        return new ConfigTypes(origins, List.copyOf(services));
    }

    private static String serviceOf(Map<String, Origin> origins, String type) {
        Origin origin = origins.get(type);
        if (origin != null) {
            return origin.service().name();
        }
        String[] words = type.split("::", -1);
        return "config-" + (words.length > 1 ? words[1] : words[0]).toLowerCase(Locale.ROOT);
    }

    private static ServiceSpec derived(String name, List<String> types, Map<String, Origin> origins) {
        Origin first = origins.get(types.get(0));
        List<TypeSpec> specs = types.stream().map(type -> spec(origins, type)).toList();
        return new ServiceSpec(
                name,
                first == null ? name : first.service().prefix(),
                Void.class,
                (clients, region) -> {
                    throw new IllegalStateException("nobody is called during an import");
                },
                first != null && first.service().global(),
                Set.of(),
                Map.of(),
                BigDecimal.ZERO,
                specs);
    }

    private static TypeSpec spec(Map<String, Origin> origins, String type) {
        Origin origin = origins.get(type);
        return origin == null ? unknown(type) : known(origin.type());
    }

    private static TypeSpec known(TypeSpec type) {
        Set<JsonPath> drop = new LinkedHashSet<>(type.drop());
        drop.addAll(IDENTITY);
        List<JsonPath> secrets = new ArrayList<>(type.secrets());
        secrets.add(everythingIn(REST));
        return spec(type.type(), type.tags(), secrets, drop, type.decode());
    }

    /** Nobody has declared where this type holds secrets, so that every text of it may be one. */
    private static TypeSpec unknown(String type) {
        return spec(type, List.of(), List.of(everythingIn(CONFIGURATION)), IDENTITY, List.of());
    }

    private static JsonPath everythingIn(String member) {
        return JsonPath.of("/" + member);
    }

    private static TypeSpec spec(
            String type, List<String> tags, List<JsonPath> secrets, Set<JsonPath> drop, List<JsonPath> decode) {
        return new TypeSpec(
                type,
                null,
                Set.of(),
                null,
                LISTING,
                null,
                type,
                null,
                place(ARN),
                place(ID),
                place(NAME),
                place(REGION),
                null,
                tags,
                List.of(),
                List.of(),
                List.of(),
                secrets,
                drop,
                decode,
                Set.of());
    }

    private static Template place(String member) {
        return Template.of("{" + member + "}");
    }

    List<ServiceSpec> services() {
        return services;
    }

    /** The collector's declaration, or null where no collector knows the type. */
    @org.jspecify.annotations.Nullable
    Origin origin(String type) {
        return origins.get(type);
    }

    /** The service under which the type is listed. */
    String service(String type) {
        return serviceOf(origins, type);
    }

    boolean global(String type) {
        Origin origin = origins.get(type);
        return origin != null && origin.service().global();
    }
}
