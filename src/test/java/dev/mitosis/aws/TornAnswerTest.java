package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.s3.S3Client;

/** An error whose text breaks off must not be read as "there is no such thing here". */
class TornAnswerTest {
    private static final String XML = "<?xml version=\"1.0\"?><Error><Code>NoSuchBuck";
    private static final String JSON = "{\"message\":\"no\",\"__ty";

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n100\r\n"})
    void a_not_found_that_breaks_off_is_asked_again(String framing) throws IOException {
        assertThat(bucketPolicy("application/xml", framing + XML).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
        assertThat(restApis("application/json", framing + JSON).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @Test
    void a_text_whose_length_was_counted_after_the_break_is_asked_again() throws IOException {
        String counted = "Content-Length: %d\r\n\r\n%s";
        assertThat(bucketPolicy("application/xml", counted.formatted(XML.length(), XML))
                        .kind())
                .isEqualTo(AwsFailure.Kind.TRANSIENT);
        assertThat(restApis("application/json", counted.formatted(JSON.length(), JSON))
                        .kind())
                .isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @Test
    void xml_that_ends_with_the_connection_in_the_middle_is_asked_again() throws IOException {
        assertThat(bucketPolicy("application/xml", "\r\n" + XML).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0\r\n\r\n", "Content-Length: 9\r\n\r\nnot there"})
    void a_whole_not_found_without_a_code_is_a_failure(String answer) throws IOException {
        assertThat(bucketPolicy("text/html", answer).kind()).isEqualTo(AwsFailure.Kind.FAILED);
        assertThat(restApis("text/html", answer).kind()).isEqualTo(AwsFailure.Kind.FAILED);
    }

    private static AwsFailure bucketPolicy(String type, String answer) throws IOException {
        try (OneAnswer server = new OneAnswer(type, answer);
                S3Client client =
                        at(server, S3Client.builder().forcePathStyle(true)).build()) {
            return AwsFailure.of(catchThrowable(() -> client.getBucketPolicy(request -> request.bucket("b"))));
        }
    }

    private static AwsFailure restApis(String type, String answer) throws IOException {
        try (OneAnswer server = new OneAnswer(type, answer);
                ApiGatewayClient client = at(server, ApiGatewayClient.builder()).build()) {
            return AwsFailure.of(catchThrowable(client::getRestApis));
        }
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(OneAnswer server, B builder) {
        return builder.endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }

    /** Says the same to everybody and hangs up. */
    private static final class OneAnswer implements AutoCloseable {
        private final ServerSocket socket;
        private final byte[] answer;

        OneAnswer(String type, String answer) throws IOException {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.answer = ("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Type: " + type + "\r\n" + answer)
                    .getBytes(StandardCharsets.US_ASCII);
            Thread thread = new Thread(this::serve, "one-answer");
            thread.setDaemon(true);
            thread.start();
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                    String line = lines.readLine();
                    while (line != null && !line.isEmpty()) {
                        line = lines.readLine();
                    }
                    caller.getOutputStream().write(answer);
                } catch (IOException e) {
                    // The test reads what the caller makes of it; here it only means that nobody listens any more.
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
