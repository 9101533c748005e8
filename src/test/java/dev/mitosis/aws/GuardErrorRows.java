package dev.mitosis.aws;

import static dev.mitosis.errors.ErrorRow.row;

import dev.mitosis.errors.Ending;
import dev.mitosis.errors.ErrorRow;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The codes with which the guard refuses what no command ever does. */
public final class GuardErrorRows {
    private static final Set<String> DECLARED = Set.of("dynamodb:ListTables", "dynamodb:DescribeTable");

    private GuardErrorRows() {}

    /** A row for each. */
    public static Stream<ErrorRow> rows() {
        return Stream.of(
                row(
                        "M-GUARD-01",
                        at -> calling(DynamoDbClient::listBackups),
                        at -> calling(DynamoDbClient::listTables)),
                row(
                        "M-GUARD-03",
                        at -> calling(client -> client.listTables(request ->
                                request.overrideConfiguration(settings -> settings.putHeader("X-Mine", "1")))),
                        at -> calling(client -> client.listTables(
                                request -> request.overrideConfiguration(settings -> settings.apiCallTimeout(null))))),
                sending("M-GUARD-02", request -> request.putHeader("X-Amz-Target", "DynamoDB_20120810.DeleteTable")),
                sending("M-GUARD-05", request -> request.putHeader("X-Amz-Target", "DynamoDB_20120810.DescribeTable")),
                sending("M-GUARD-04", request -> request.uri(URI.create("http://127.0.0.2:1"))));
    }

    private static ErrorRow sending(String code, Consumer<SdkHttpRequest.Builder> lie) {
        return row(
                code,
                at -> calling(lie, DynamoDbClient::listTables),
                at -> calling(request -> {}, DynamoDbClient::listTables));
    }

    private static Ending calling(Consumer<DynamoDbClient> call) throws Exception {
        return calling(request -> {}, call);
    }

    private static Ending calling(Consumer<SdkHttpRequest.Builder> lie, Consumer<DynamoDbClient> call)
            throws Exception {
        try (RecordingServer aws = RecordingServer.refusing();
                DynamoDbClient client =
                        new LyingClient(lie).of("dynamodb", DynamoDbClient.builder(), DECLARED, aws.endpoint())) {
            return Ending.of(() -> {
                try {
                    call.accept(client);
                } catch (SdkException e) {
                    if (aws.arrived().isEmpty()) {
                        throw e;
                    }
                    // It has arrived; the server answers nothing.
                }
            });
        }
    }
}
