package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** Derives the forms on the wire of all declared operations from the SDK's marshallers. */
class WireFormsTest {
    private static final String HEAD = """
            # How every declared operation looks on the wire. Source: the marshallers of the AWS SDK, by WireFormsTest.
            # Parameters: name=value tells the operation from others of its path, a bare name may be there.
            operation\tapi\tsigning\tmethod\tpath\tparameters\ttarget\taction\tversion
            """;

    @Test
    void the_table_says_what_the_sdk_would_send() throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Class<?>> read : DeclaredReads.all().entrySet()) {
            AddedOperation added = AddedOperation.all().get(read.getKey());
            lines.add(added == null ? line(read.getKey(), read.getValue()) : line(added, read.getValue()));
        }

        Golden.assertMatches(
                Path.of("src/main/resources/dev/mitosis/aws/wire-forms.tsv"), HEAD + String.join("\n", lines) + "\n");
    }

    @Test
    void no_two_operations_of_a_service_look_the_same() {
        Map<String, List<String>> lookalikes = WireForms.all().stream()
                .collect(Collectors.groupingBy(
                        form -> String.join(
                                "|",
                                form.operation().split(":", -1)[0],
                                form.method(),
                                form.path().replaceAll("\\{[^}]*}", "{}"),
                                form.fixed().toString(),
                                form.target(),
                                form.action().toString()),
                        Collectors.mapping(WireForm::operation, Collectors.toList())));

        assertThat(lookalikes.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /** What the SDK lacks goes out as another operation, under its own name. */
    private static String line(AddedOperation added, Class<?> client) throws ReflectiveOperationException {
        String service = added.name().substring(0, added.name().indexOf(':') + 1);
        String like = line(service + added.like(), client);
        assertThat(like).contains("." + added.like() + "\t");
        return like.replace(service + added.like(), added.name())
                .replace("." + added.like() + "\t", "." + added.operation() + "\t");
    }

    private static String line(String operation, Class<?> client) throws ReflectiveOperationException {
        Class<?> request = DeclaredReads.call(operation, client).getParameterTypes()[0];
        String stem = request.getSimpleName();
        String home = request.getPackageName().replace(".model", "");
        OperationInfo info = info(marshaller(client, home, stem));
        SdkPojo empty = (SdkPojo) request.getMethod("builder").invoke(null);
        boolean acts = info.apiVersion() != null;
        boolean targeted = !acts && info.operationIdentifier() != null;
        int mark = info.requestUri().indexOf('?');
        String path = mark < 0 ? info.requestUri() : info.requestUri().substring(0, mark);
        String fixed = mark < 0 ? "" : info.requestUri().substring(mark + 1);
        return String.join(
                "\t",
                operation,
                home.substring(home.lastIndexOf('.') + 1),
                (String) client.getField("SERVICE_NAME").get(null),
                info.httpMethod().name(),
                path(path, empty),
                parameters(fixed, empty),
                targeted ? info.operationIdentifier() : "",
                acts ? info.operationIdentifier() : "",
                acts ? info.apiVersion() : "");
    }

    private static Class<?> marshaller(Class<?> client, String home, String stem) throws ClassNotFoundException {
        String name = ".transform." + stem + "Marshaller";
        try {
            return Class.forName(client.getPackageName() + name);
        } catch (ClassNotFoundException e) {
            return Class.forName(home + name);
        }
    }

    private static OperationInfo info(Class<?> marshaller) throws ReflectiveOperationException {
        Field binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
        binding.setAccessible(true);
        return (OperationInfo) binding.get(null);
    }

    /** The SDK leaves the bucket to the rules of endpoints. */
    private static String path(String path, SdkPojo request) {
        boolean bucket = request.sdkFields().stream()
                .anyMatch(field -> field.location() == MarshallLocation.PATH
                        && field.locationName().equals("Bucket"));
        return bucket && !path.contains("{Bucket}") ? "/{Bucket}" + (path.equals("/") ? "" : path) : path;
    }

    private static String parameters(String fixed, SdkPojo request) {
        Stream<String> told = Stream.of(fixed.split("&"))
                .filter(one -> !one.isEmpty())
                .map(one -> one.contains("=") ? one : one + "=");
        TreeSet<String> free = new TreeSet<>();
        for (SdkField<?> field : request.sdkFields()) {
            if (field.location() == MarshallLocation.QUERY_PARAM) {
                free.add(field.marshallingType() == MarshallingType.MAP ? "*" : field.locationName());
            }
        }
        return Stream.concat(told, free.stream()).collect(Collectors.joining(" "));
    }
}
