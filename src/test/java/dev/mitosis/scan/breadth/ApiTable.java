package dev.mitosis.scan.breadth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.ServiceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3control.S3ControlBaseClientBuilder;

/** A table of API calls that fill an emulator, with the types of which a scan must then find one each. */
public final class ApiTable {
    /** The names of all tables. */
    public static final List<String> ALL =
            List.of("data-services", "network-services", "application-services", "management-services");

    private final List<Row> rows;

    private record Row(String service, String operation, String request, String captures, List<String> types) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    Stream.of(cells[4].split(","))
                            .filter(type -> !type.equals("-"))
                            .toList());
        }
    }

    private ApiTable(List<Row> rows) {
        this.rows = rows;
    }

    public static ApiTable load(String name) throws IOException {
        try (InputStream in = ApiTable.class.getResourceAsStream("/dev/mitosis/scan/breadth/" + name + ".tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ApiTable(text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList());
        }
    }

    /** The types that the calls make, once for each resource. */
    List<String> types() {
        return rows.stream().flatMap(row -> row.types().stream()).toList();
    }

    /** Makes the calls, in order. */
    public void fill(URI endpoint, String region) throws IOException, ReflectiveOperationException {
        Map<String, String> captured = new HashMap<>();
        Map<String, Object> clients = new HashMap<>();
        for (Row row : rows) {
            Object client = clients.get(row.service());
            if (client == null) {
                client = client(row.service(), endpoint, region);
                clients.put(row.service(), client);
            }
            ObjectNode answer = call(row, client, captured);
            for (String capture :
                    row.captures().equals("-") ? new String[0] : row.captures().split(",")) {
                int equals = capture.indexOf('=');
                captured.put(
                        capture.substring(0, equals),
                        answer.at(capture.substring(equals + 1)).asText());
            }
        }
    }

    private static ObjectNode call(Row row, Object client, Map<String, String> captured) throws IOException {
        String request = row.request();
        for (Map.Entry<String, String> value : captured.entrySet()) {
            request = request.replace("${" + value.getKey() + "}", value.getValue());
        }
        try {
            return SdkOperation.bind(service(row.service()).client(), row.operation())
                    .call(client, (ObjectNode) Json.mapper().readTree(request));
        } catch (RuntimeException e) {
            throw new IllegalStateException(row.service() + " " + row.operation() + " " + request, e);
        }
    }

    private static ServiceSpec service(String name) {
        return Collectors.all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object client(String name, URI endpoint, String region) throws ReflectiveOperationException {
        // Emulators do not understand the binary form that the SDK prefers for Kinesis.
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
        AwsClientBuilder<?, ?> builder = (AwsClientBuilder<?, ?>)
                service(name).client().getMethod("builder").invoke(null);
        builder.region(Region.of(region));
        builder.endpointOverride(endpoint);
        builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")));
        if (builder instanceof S3ControlBaseClientBuilder<?, ?> accounts) {
            accounts.endpointProvider(parameters -> CompletableFuture.completedFuture(
                    Endpoint.builder().url(endpoint).build()));
        }
        return builder.build();
    }
}
