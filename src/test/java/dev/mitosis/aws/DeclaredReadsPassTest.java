package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.sampling.Sampled;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.endpointdiscovery.EndpointDiscoveryFailedException;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The guard lets through what is declared: to the addresses that the SDK's endpoint rules choose, in every partition.
 */
class DeclaredReadsPassTest {
    private static final Map<String, Class<?>> READS = DeclaredReads.all();

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"})
    void every_declared_read_passes_the_guard(String region) throws ReflectiveOperationException {
        List<String> operations = Sampled.of("DeclaredReadsPassTest " + region, List.copyOf(READS.keySet()), 60);
        NobodyHome aws = new NobodyHome();
        Map<String, Object> clients = new HashMap<>();
        List<String> refused = new ArrayList<>();

        for (String operation : operations) {
            String service = operation.substring(0, operation.indexOf(':'));
            Object client = clients.computeIfAbsent(service, name -> client(name, region, aws));
            call(operation, client, refused);
        }

        assertThat(refused).isEmpty();
        assertThat(aws.arrived).hasSameSizeAs(operations);
    }

    @Test
    void no_declared_read_hands_out_a_stream() {
        assertThat(READS).allSatisfy((operation, client) -> {
            assertThat(SdkPojo.class)
                    .isAssignableFrom(DeclaredReads.call(operation, client).getReturnType());
        });
    }

    private static void call(String operation, Object client, List<String> refused)
            throws ReflectiveOperationException {
        Method method = DeclaredReads.call(operation, Objects.requireNonNull(READS.get(operation)));
        try {
            method.invoke(client, request(operation, method.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
            if (!answered(e.getCause())) {
                refused.add(operation + ": " + e.getCause());
            }
        }
    }

    /** Some clients ask for the endpoint first, and wrap the answer. */
    private static boolean answered(@Nullable Throwable thrown) {
        return thrown instanceof AwsServiceException
                || (thrown instanceof EndpointDiscoveryFailedException
                        && thrown.getCause() instanceof AwsServiceException);
    }

    /** A request with whatever its address needs. */
    private static Object request(String operation, Class<?> type) throws ReflectiveOperationException {
        AddedOperation added = AddedOperation.all().get(operation);
        if (added != null) {
            return added.ask(JsonNodeFactory.instance.objectNode())
                    .carriedBy((SdkPojo) type.getMethod("builder").invoke(null));
        }
        SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
        for (SdkField<?> field : builder.sdkFields()) {
            boolean addresses = field.location() == MarshallLocation.PATH
                    || field.location() == MarshallLocation.GREEDY_PATH
                    || field.memberName().equals("AccountId");
            if (addresses && field.marshallingType() == MarshallingType.STRING) {
                field.set(builder, "123456789012");
            } else if (addresses && field.marshallingType() == MarshallingType.LONG) {
                field.set(builder, 1L);
            } else if (addresses && field.marshallingType() == MarshallingType.INTEGER) {
                field.set(builder, 1);
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object client(String service, String region, SdkHttpClient aws) {
        try {
            AwsClientBuilder<?, ?> builder = (AwsClientBuilder<?, ?>) READS.entrySet().stream()
                    .filter(read -> read.getKey().startsWith(service + ":"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getMethod("builder")
                    .invoke(null);
            Set<String> declared = READS.keySet();
            WireGuard guard = new WireGuard(service, WireForms.of(service, declared), AllowedHosts.of(null, region));
            builder.region(Region.of(region))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                    .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())
                            .addExecutionInterceptor(new AddedOperations())
                            .addExecutionInterceptor(new CallGuard(guard, new CallLedger())));
            ((AwsSyncClientBuilder<?, ?>) builder).httpClient(new GuardedTransport(aws, guard));
            return builder.build();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes what would go out and answers 400; nothing leaves the process. */
    private static final class NobodyHome implements SdkHttpClient {
        private final List<String> arrived = new ArrayList<>();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            arrived.add(request.httpRequest().getUri().toString());
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(400).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(new byte[0])))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
