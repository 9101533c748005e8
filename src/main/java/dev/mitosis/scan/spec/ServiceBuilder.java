package dev.mitosis.scan.spec;

import dev.mitosis.aws.AwsClients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words in which a collector is written. {@link #type} begins a type; what follows belongs to it until the next.
 */
public final class ServiceBuilder {
    private final String name;
    private final Class<?> client;
    private ServiceSpec.ClientMaker maker;
    private final boolean global;
    private final Map<String, String> actions = new LinkedHashMap<>();
    private final Set<String> implied = new LinkedHashSet<>();
    private final List<TypeSpec> types = new ArrayList<>();
    private BigDecimal price = BigDecimal.ZERO;
    private String prefix;
    private @Nullable TypeBuilder open;

    ServiceBuilder(String name, Class<?> client, ServiceSpec.ClientMaker maker, boolean global) {
        this.name = name;
        this.client = client;
        this.maker = maker;
        this.global = global;
        this.prefix = name;
    }

    /** The prefix in IAM actions and ARNs, where it is not the service's name. */
    public ServiceBuilder prefix(String value) {
        prefix = value;
        return this;
    }

    /** The one region that answers for a global service in the public partition, where it is another than usual. */
    public ServiceBuilder home(String region) {
        ServiceSpec.ClientMaker usual = maker;
        String common = AwsClients.globalRegion("aws");
        maker = (clients, asked) -> usual.client(clients, asked.equals(common) ? region : asked);
        return this;
    }

    /** What AWS charges for a request, in US dollars, where reading is not free. */
    public ServiceBuilder price(String dollars) {
        price = new BigDecimal(dollars);
        return this;
    }

    /** The IAM action that an operation needs, where it is not named after the operation. */
    public ServiceBuilder action(String operation, String action) {
        actions.put(operation, action);
        return this;
    }

    /** An operation that the SDK itself calls before others, such as the discovery of the endpoint. */
    public ServiceBuilder implies(String operation) {
        implied.add(operation);
        return this;
    }

    /** Begins a type that one operation lists; {@code items} is the path to the list in the answer. */
    public TypeBuilder type(String type, String operation, String items, String... parameters) {
        close();
        TypeBuilder next = new TypeBuilder(this, type, CallSpec.of(operation, parameters), items);
        open = next;
        return next;
    }

    String prefix() {
        return prefix;
    }

    boolean isGlobal() {
        return global;
    }

    private void close() {
        TypeBuilder current = open;
        if (current != null) {
            types.add(current.build());
            open = null;
        }
    }

    /** Ends the service. */
    public ServiceSpec build() {
        close();
        return new ServiceSpec(
                name,
                prefix,
                client,
                maker,
                global,
                Set.copyOf(implied),
                Map.copyOf(actions),
                price,
                List.copyOf(types));
    }
}
