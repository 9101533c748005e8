package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.scan.collectors.AnswerShape;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.CloudControlSweep;
import dev.mitosis.scan.sweep.ExplorerSweep;
import dev.mitosis.scan.sweep.TagSweep;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.config.model.ResourceType;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The tables of scan and aws are held against the collectors and the SDK's model, so that no misspelt name survives the
 * build.
 */
class ScanTablesTest {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/mitosis/scan");
    private static final Path UNKNOWN = RESOURCES.resolve("types-beyond-the-sdk.txt");
    private static final Path SERVICES = RESOURCES.resolve("arn-services.txt");

    /** Types without ARN that only templates of stacks name (CloudFormation's template reference). */
    private static final Set<String> TEMPLATES = Set.of(
            "AWS::*::PublicVersion",
            "AWS::CDK::*",
            "AWS::CloudFormation::WaitCondition*",
            "AWS::Glue::SchemaVersion*",
            "Custom::*");

    private static final Map<String, Set<Class<?>>> CLIENTS = clients();

    private static List<TsvRow> table(Class<?> beside, String file) {
        return TsvTable.loadNamed(beside, file);
    }

    private static Map<String, Set<Class<?>>> clients() {
        Map<String, Set<Class<?>>> clients = new TreeMap<>();
        clients.put("sts", Set.of(StsClient.class));
        List<ServiceSpec> services = new ArrayList<>(Collectors.all());
        services.addAll(List.of(TagSweep.SERVICE, ExplorerSweep.SERVICE, CloudControlSweep.SERVICE));
        ActivityProbe.ALL.forEach(probe -> services.add(probe.service()));
        for (ServiceSpec service : services) {
            Set<Class<?>> known = new HashSet<>(clients.getOrDefault(service.prefix(), Set.of()));
            known.add(service.client());
            clients.put(service.prefix(), known);
        }
        return clients;
    }

    @Test
    void every_rate_is_that_of_a_service_and_of_operations_that_exist() {
        assertThat(table(AwsClients.class, "rates.tsv")).allSatisfy(row -> {
            String service = row.get("service");
            if (!service.equals("*")) {
                assertThat(CLIENTS).containsKey(service);
                assertThat(operations(service)).anyMatch(name -> covers(row.get("actions"), name));
            }
        });
    }

    private static boolean covers(String glob, String operation) {
        String start = glob.replace("*", "");
        return glob.endsWith("*") ? operation.startsWith(start) : operation.equals(start);
    }

    private static Stream<String> operations(String prefix) {
        Stream<String> newer = table(AwsClients.class, "added-operations.tsv").stream()
                .map(row -> row.get("operation"))
                .filter(name -> name.startsWith(prefix + ":"))
                .map(name -> name.substring(prefix.length() + 1));
        return Stream.concat(newer, known(prefix));
    }

    private static Stream<String> known(String prefix) {
        return CLIENTS.getOrDefault(prefix, Set.of()).stream()
                .flatMap(client -> Arrays.stream(client.getMethods()))
                .map(Method::getName)
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    @Test
    void every_default_region_is_one_of_its_partition() {
        assertThat(table(AwsClients.class, "default-regions.tsv")).allSatisfy(row -> {
            Region region = Region.of(row.get("region"));
            assertThat(Region.regions()).contains(region);
            assertThat(PartitionMetadata.of(region).id()).isEqualTo(row.get("partition"));
        });
    }

    @Test
    void every_supplement_goes_to_a_place_that_the_collectors_read() {
        assertThat(table(Scanner.class, "imports/config-supplements.tsv"))
                .allSatisfy(row -> assertThat(Collectors.all().stream()
                                .flatMap(service -> service.types().stream()
                                        .filter(type -> type.type().equals(row.get("type")))
                                        .map(type -> AnswerShape.of(service, type))))
                        .as(row.toString())
                        .anyMatch(shape -> shape.has(row.get("to"))));
    }

    /**
     * Half of the types of ARNs are newer than the SDK. They are listed, so that a change of the table shows in review:
     * a misspelt name is one that nobody knows.
     */
    @Test
    void every_type_of_a_table_is_known_or_listed_as_unknown() {
        Set<String> known = new TreeSet<>(Scanner.types());
        ResourceType.knownValues().forEach(type -> known.add(type.toString()));
        Set<String> unknown = new TreeSet<>();
        table(Scanner.class, "read/arn-types.tsv").forEach(row -> unknown.add(row.get("type")));
        table(Scanner.class, "sweep/part-types.tsv").stream()
                .map(row -> row.get("pattern"))
                .filter(pattern -> !pattern.contains("*"))
                .forEach(unknown::add);
        unknown.removeAll(known);

        Golden.assertMatches(UNKNOWN, String.join("\n", unknown) + "\n");
    }

    /** A pattern that fits nothing keeps nothing apart. */
    @Test
    void every_pattern_of_parts_fits_a_type_that_somebody_knows() {
        Set<String> types = new TreeSet<>(Scanner.types());
        ResourceType.knownValues().forEach(type -> types.add(type.toString()));
        table(Scanner.class, "read/arn-types.tsv").forEach(row -> types.add(row.get("type")));
        Set<String> idle = new TreeSet<>();
        table(Scanner.class, "sweep/part-types.tsv").stream()
                .map(row -> row.get("pattern"))
                .filter(pattern -> pattern.contains("*"))
                .filter(pattern -> types.stream().noneMatch(type -> type.matches(pattern.replace("*", ".*"))))
                .forEach(idle::add);

        assertThat(idle).containsExactlyInAnyOrderElementsOf(TEMPLATES);
    }

    @Test
    void every_service_of_an_arn_is_one_that_its_other_rows_spell_alike() {
        Map<String, Set<String>> services = new TreeMap<>();
        table(Scanner.class, "read/arn-types.tsv")
                .forEach(row -> services.computeIfAbsent(row.get("type").split("::", -1)[1], key -> new TreeSet<>())
                        .add(row.get("service")));

        Golden.assertMatches(
                SERVICES,
                services.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()) + "\n")
                        .collect(java.util.stream.Collectors.joining()));
    }
}
