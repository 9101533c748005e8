package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks who the caller is of a server that lives in another year. */
class ClockGuardTest {
    private static final String THERE = "Date: Wed, 05 Feb 2025 10:00:00 GMT\r\n";
    private static final String KNOWN = "<GetCallerIdentityResponse><GetCallerIdentityResult>"
            + "<Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>u</UserId><Account>123456789012</Account>"
            + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void no_credentials() {
        SdkGlobalTime.setGlobalTimeOffset(0); // What one client learned is known to all in the process.
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void the_time_is_taken_from_a_service_that_tells_it() throws IOException {
        try (Refusing server = new Refusing(date -> date.startsWith("20250205T10")
                ? "HTTP/1.1 200 OK\r\n" + THERE + "Connection: close\r\n\r\n" + KNOWN
                : refusal(THERE, "SignatureDoesNotMatch", "no"))) {
            assertThat(identity(server)).isEqualTo("123456789012");
        }
    }

    @Test
    void a_time_that_is_refused_for_ever_is_told_from_credentials_that_expired() throws IOException {
        String words = "Signature expired: 20261128T100000Z is now earlier than 20261128T120000Z";
        try (Refusing server = new Refusing(date -> refusal("", "SignatureDoesNotMatch", words))) {
            assertThatThrownBy(() -> identity(server)).isInstanceOfSatisfying(MitosisException.class, e -> {
                assertThat(e.code()).isEqualTo("M-AUTH-05");
                assertThat(e.why()).contains("20261128T120000Z");
                assertThat(e.fix()).contains("clock");
                assertThat(e.exit()).isEqualTo(ExitCode.CREDENTIALS);
            });
        }
    }

    @Test
    void both_clocks_are_named_where_they_differ() throws IOException {
        try (Refusing server = new Refusing(date -> refusal(THERE, "RequestTimeTooSkewed", "too large"))) {
            try (AwsClients clients =
                    AwsClients.open(TestSettings.defaults().withEndpoint(server.endpoint()), Set.of())) {
                StsClient sts = clients.client("sts", StsClient::builder, "eu-west-1");

                AwsFailure failure = AwsFailure.of(catchThrowable(sts::getCallerIdentity));

                assertThat(failure.skewed()).isTrue();
                assertThat(failure.expired()).isFalse();
                assertThat(failure.message()).contains("2025-02-05T10:00:00Z").contains("minutes ahead");
            }
        }
    }

    @Test
    void a_signature_that_is_wrong_at_the_right_time_is_a_matter_of_the_key() throws IOException {
        try (Refusing server = new Refusing(date -> refusal("", "SignatureDoesNotMatch", "Check your key."))) {
            assertThatThrownBy(() -> identity(server))
                    .isInstanceOfSatisfying(
                            MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-AUTH-03"));
        }
    }

    private static String identity(Refusing server) {
        try (AwsClients clients = AwsClients.open(TestSettings.defaults().withEndpoint(server.endpoint()), Set.of())) {
            return clients.identity().account().value();
        }
    }

    private static String refusal(String date, String code, String words) {
        return "HTTP/1.1 403 Forbidden\r\n" + date + "Content-Type: text/xml\r\nConnection: close\r\n\r\n"
                + "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + words
                + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
    }

    /** Answers by the time that the signature bears. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket socket;
        private final UnaryOperator<String> answer;

        Refusing(UnaryOperator<String> answer) throws IOException {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.answer = answer;
            Thread thread = new Thread(this::serve, "refusing");
            thread.setDaemon(true);
            thread.start();
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    answer(caller);
                } catch (IOException e) {
                    return; // Nobody listens any more.
                }
            }
        }

        private void answer(Socket caller) throws IOException {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            String date = "";
            int length = 0;
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                String[] header = line.split(": ", 2);
                if (header[0].equalsIgnoreCase("X-Amz-Date")) {
                    date = header[1];
                } else if (header[0].equalsIgnoreCase("Content-Length")) {
                    length = Integer.parseInt(header[1]);
                }
            }
            for (int i = 0; i < length; i++) {
                lines.read();
            }
            caller.getOutputStream().write(answer.apply(date).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
