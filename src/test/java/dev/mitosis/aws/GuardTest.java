package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Whatever is wrong with a call, nothing of it reaches the server. */
class GuardTest {
    private static final Set<String> DECLARED = Set.of(
            "dynamodb:ListTables",
            "dynamodb:DescribeTable",
            "rds:DescribeDBInstances",
            "docdb:DescribeDBInstances",
            "lambda:ListFunctions",
            "lambda:GetPolicy",
            "s3:GetBucketPolicy");

    private RecordingServer aws;
    private RecordingServer elsewhere;
    private AwsClients clients;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = RecordingServer.refusing();
        elsewhere = RecordingServer.refusing();
        clients = AwsClients.open(TestSettings.defaults().withEndpoint(aws.endpoint()), DECLARED);
    }

    @AfterEach
    void stop() {
        clients.close();
        aws.close();
        elsewhere.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void declared_reads_arrive() {
        attempt(() -> dynamo().listTables());
        attempt(() -> rds().describeDBInstances());
        attempt(() -> lambda().getPolicy(request -> request.functionName("f")));
        attempt(() -> s3().getBucketPolicy(request -> request.bucket("bucket")));

        assertThat(aws.arrived())
                .containsExactly("POST /", "POST /", "GET /2015-03-31/functions/f/policy", "GET /bucket?policy");
    }

    @Test
    void the_client_of_another_service_is_refused() {
        refused(
                "M-GUARD-01",
                () -> clients.client("docdb", RdsClient::builder, "eu-west-1").describeDBInstances());
        refused(
                "M-GUARD-01",
                () -> clients.client("rds", LambdaClient::builder, "eu-west-1").listFunctions());
    }

    static Stream<Named<Consumer<AwsRequestOverrideConfiguration.Builder>>> overrides() {
        return Stream.of(
                Named.of("header", o -> o.putHeader("X-Amz-Target", "DynamoDB_20120810.DeleteTable")),
                Named.of("parameter", o -> o.putRawQueryParameter("Action", "DeleteTable")),
                Named.of(
                        "credentials",
                        o -> o.credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("other", "other")))),
                Named.of(
                        "endpoint",
                        o -> o.endpointProvider((DynamoDbEndpointProvider)
                                parameters -> CompletableFuture.completedFuture(Endpoint.builder()
                                        .url(URI.create("http://127.0.0.1:1"))
                                        .build()))),
                Named.of("plugin", o -> o.addPlugin(config -> {})));
    }

    @ParameterizedTest
    @MethodSource("overrides")
    void a_request_with_settings_of_its_own_is_refused(Consumer<AwsRequestOverrideConfiguration.Builder> override) {
        refused("M-GUARD-03", () -> dynamo().listTables(request -> request.overrideConfiguration(override)));
    }

    @Test
    void a_request_that_takes_the_guard_out_of_its_way_is_refused_by_the_transport() {
        refused(
                "M-GUARD-02",
                () -> dynamo().listTables(request ->
                        request.overrideConfiguration(override -> override.addPlugin(GuardTest::withoutGuard))));
    }

    private static void withoutGuard(SdkServiceClientConfiguration.Builder client) {
        ClientOverrideConfiguration usual = client.overrideConfiguration();
        List<ExecutionInterceptor> others = Stream.concat(
                        usual.executionInterceptors().stream().filter(one -> !(one instanceof CallGuard)),
                        Stream.of(new LyingClient(r -> r.putHeader("X-Amz-Target", "DynamoDB_20120810.DeleteTable"))))
                .toList();
        client.overrideConfiguration(
                usual.toBuilder().executionInterceptors(others).build());
    }

    static Stream<Named<Consumer<SdkHttpRequest.Builder>>> lies() {
        return Stream.of(
                Named.of("another target", r -> r.putHeader("X-Amz-Target", "DynamoDB_20120810.DeleteTable")),
                Named.of("no target", r -> r.removeHeader("X-Amz-Target")),
                Named.of("two targets", r -> r.appendHeader("x-amz-target", "DynamoDB_20120810.DeleteTable")),
                Named.of("an action", r -> r.putRawQueryParameter("Action", "DeleteTable")),
                Named.of("signed in the address", r -> r.putRawQueryParameter("X-Amz-Signature", "0")),
                Named.of("method", r -> r.method(SdkHttpMethod.PUT)),
                Named.of("method by a header", r -> r.putHeader("X-HTTP-Method-Override", "DELETE")),
                Named.of("path", r -> r.encodedPath("/service/DynamoDB/operation/DeleteTable")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void a_request_that_says_something_else_on_the_wire_is_refused(Consumer<SdkHttpRequest.Builder> lie) {
        try (DynamoDbClient client = lying("dynamodb", DynamoDbClient.builder(), new LyingClient(lie))) {
            refused("M-GUARD-02", client::listTables);
        }
    }

    @Test
    void a_declared_read_that_goes_out_as_another_is_refused() {
        LyingClient lie = new LyingClient(r -> r.putHeader("X-Amz-Target", "DynamoDB_20120810.DescribeTable"));
        try (DynamoDbClient client = lying("dynamodb", DynamoDbClient.builder(), lie)) {
            refused("M-GUARD-05", client::listTables);
        }
    }

    static Stream<Named<Map<String, List<String>>>> forms() {
        List<String> version = List.of("2014-10-31");
        List<String> read = List.of("DescribeDBInstances");
        return Stream.of(
                Named.of("action", Map.of("Action", List.of("DeleteDBInstance"), "Version", version)),
                Named.of("actions", Map.of("Action", List.of(read.get(0), "DeleteDBInstance"), "Version", version)),
                Named.of("version", Map.of("Action", read, "Version", List.of("2009-10-16"))),
                Named.of("no action", Map.of("Version", version)),
                Named.of("nothing", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_that_asks_for_something_else_is_refused(Map<String, List<String>> form) {
        try (RdsClient client = lying("rds", RdsClient.builder(), new LyingClient(r -> r.rawQueryParameters(form)))) {
            refused("M-GUARD-02", client::describeDBInstances);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2015-03-31/functions/f",
                "/2015-03-31/functions/f/../policy",
                "/2015-03-31/functions//policy",
                "/2015-03-31/functions/f/policy/x",
                "/2015-03-31/functions/../policy"
            })
    void a_path_of_something_else_is_refused(String path) {
        try (LambdaClient client = lying("lambda", LambdaClient.builder(), new LyingClient(r -> r.encodedPath(path)))) {
            refused("M-GUARD-02", () -> client.getPolicy(request -> request.functionName("f")));
        }
    }

    @Test
    void a_deletion_on_the_path_of_a_read_is_refused() {
        LyingClient lie = new LyingClient(r -> r.method(SdkHttpMethod.DELETE));
        try (LambdaClient client = lying("lambda", LambdaClient.builder(), lie)) {
            refused("M-GUARD-02", () -> client.getPolicy(request -> request.functionName("f")));
        }
    }

    @Test
    void the_content_of_an_object_is_refused() {
        refused(
                "M-GUARD-01",
                () -> s3().getObject(request -> request.bucket("bucket").key("key")));
        refused(
                "M-GUARD-01",
                () -> s3().headObject(request -> request.bucket("bucket").key("key")));
        try (S3Client client = lying(
                "s3", S3Client.builder().forcePathStyle(true), new LyingClient(r -> r.encodedPath("/bucket/key")))) {
            refused("M-GUARD-02", () -> client.getBucketPolicy(request -> request.bucket("bucket")));
        }
    }

    @Test
    void another_host_is_refused() {
        LyingClient lie = new LyingClient(r -> r.uri(elsewhere.endpoint()));
        try (DynamoDbClient client = lying("dynamodb", DynamoDbClient.builder(), lie)) {
            refused("M-GUARD-04", client::listTables);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void no_redirect_is_followed(int status) throws IOException {
        try (RecordingServer moved = RecordingServer.redirecting(status, elsewhere.endpoint());
                AwsClients mine = AwsClients.open(TestSettings.defaults().withEndpoint(moved.endpoint()), DECLARED)) {
            attempt(() -> mine.client("s3", S3Client::builder, "eu-west-1")
                    .getBucketPolicy(request -> request.bucket("bucket")));
            attempt(() -> mine.client("rds", RdsClient::builder, "eu-west-1").describeDBInstances());

            assertThat(moved.arrived()).hasSize(2);
            assertThat(elsewhere.arrived()).isEmpty();
        }
    }

    @Test
    void an_address_that_only_one_service_has_in_the_environment_is_not_used() {
        System.setProperty("aws.endpointUrlDynamoDb", elsewhere.endpoint().toString());
        try (AwsClients mine = AwsClients.open(TestSettings.defaults(), DECLARED)) {
            refused(
                    "M-GUARD-04",
                    () -> mine.client("dynamodb", DynamoDbClient::builder, "eu-west-1")
                            .listTables());
        } finally {
            System.clearProperty("aws.endpointUrlDynamoDb");
        }
    }

    private void refused(String code, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);

        assertThat(aws.arrived()).isEmpty();
        assertThat(elsewhere.arrived()).isEmpty();
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private DynamoDbClient dynamo() {
        return clients.client("dynamodb", DynamoDbClient::builder, "eu-west-1");
    }

    private RdsClient rds() {
        return clients.client("rds", RdsClient::builder, "eu-west-1");
    }

    private LambdaClient lambda() {
        return clients.client("lambda", LambdaClient::builder, "eu-west-1");
    }

    private S3Client s3() {
        return clients.client("s3", S3Client::builder, "eu-west-1");
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C lying(
            String service, B builder, LyingClient lie) {
        return lie.of(service, builder, DECLARED, aws.endpoint());
    }

    /** Makes a call of which only what arrives counts. */
    private static void attempt(ThrowingCallable call) {
        Throwable unused = catchThrowable(call);
    }
}
