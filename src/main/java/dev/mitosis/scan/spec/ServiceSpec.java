package dev.mitosis.scan.spec;

import dev.mitosis.aws.AwsClients;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * How one AWS service is read.
 *
 * @param name the AWS CLI's name of the service; also stands in file names
 * @param prefix the service's prefix in IAM actions and ARNs
 * @param client the SDK's client interface
 * @param global whether one region answers for all
 * @param implied operations that the SDK calls of its own accord before others
 * @param actions IAM actions by operation, where they differ from the operation's name
 * @param price what AWS charges for a request, in US dollars; nearly always zero
 */
public record ServiceSpec(
        String name,
        String prefix,
        Class<?> client,
        ClientMaker maker,
        boolean global,
        Set<String> implied,
        Map<String, String> actions,
        BigDecimal price,
        List<TypeSpec> types) {

    /** Makes the service's client for a region. */
    @FunctionalInterface
    public interface ClientMaker {
        Object client(AwsClients clients, String region);
    }

    /** Begins a service that is read in every region. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
            ServiceBuilder regional(String name, Class<C> client, Supplier<B> builder) {
        return new ServiceBuilder(name, client, (clients, region) -> clients.client(name, builder, region), false);
    }

    /** Begins a service that is read once. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
            ServiceBuilder global(String name, Class<C> client, Supplier<B> builder) {
        return new ServiceBuilder(name, client, (clients, region) -> clients.client(name, builder, region), true);
    }

    /** The same without the questions about how much and how lately something is used. */
    public ServiceSpec withoutUsage() {
        return new ServiceSpec(
                name,
                prefix,
                client,
                maker,
                global,
                implied,
                actions,
                price,
                types.stream().map(TypeSpec::withoutUsage).toList());
    }

    /** The names of all operations that are called, in the order of their first use. */
    public Set<String> operations() {
        Set<String> operations = new LinkedHashSet<>(implied);
        for (TypeSpec type : types) {
            calls(type).forEach(call -> operations.add(call.operation()));
        }
        return operations;
    }

    private static List<CallSpec> calls(TypeSpec type) {
        List<CallSpec> calls = new ArrayList<>();
        calls.add(type.list());
        Describe describe = type.describe();
        if (describe != null) {
            calls.add(describe.call());
        }
        type.details().forEach(detail -> calls.add(detail.call()));
        return calls;
    }

    /** The name by which guard, ledger and coverage know an operation, for example {@code rds:DescribeDBInstances}. */
    public String qualified(String operation) {
        return name + ":" + operation;
    }

    /** The IAM action that an operation needs. */
    public String action(String operation) {
        return actions.getOrDefault(operation, prefix + ":" + operation);
    }

    /** Whether a type is asked for in every region: as a probe, or at no cost of its own with or below one. */
    public boolean probes(TypeSpec type) {
        if (type.parent() != null) {
            return types.stream()
                    .anyMatch(above -> above.type().equals(type.parent()) && !above.equals(type) && probes(above));
        }
        return types.stream().anyMatch(one -> one.probe() != null && one.list().equals(type.list()));
    }

    /** Whether the type is one of its own. */
    public boolean reads(String type) {
        return types.stream().anyMatch(own -> own.type().equals(type));
    }

    /** The types of other services below whose resources something of this one is listed. */
    public Set<String> foreignParents() {
        return types.stream()
                .map(TypeSpec::parent)
                .filter(parent -> parent != null && !reads(parent))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The types by the operation that lists them; those of one operation share a file. */
    public Map<String, List<TypeSpec>> typesByListing() {
        Map<String, List<TypeSpec>> groups = new LinkedHashMap<>();
        types.forEach(type -> groups.computeIfAbsent(type.list().operation(), key -> new ArrayList<>())
                .add(type));
        return groups;
    }
}
