package dev.mitosis.rehearse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorGateTest {
    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=rehearsal/20260101/eu-west-1/%s/aws4_request, SignedHeaders=host, Signature=x";

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer emulator;
    private EmulatorGate gate;

    @BeforeEach
    void an_emulator_and_a_gate() throws IOException {
        emulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        emulator.start();
        gate = EmulatorGate.open(LoopbackEndpoint.of(
                URI.create("http://127.0.0.1:" + emulator.getAddress().getPort())));
    }

    @AfterEach
    void both_are_closed() {
        gate.close();
        emulator.stop(0);
    }

    private void answers(int status, String header, String value, String body) {
        emulator.createContext("/", exchange -> {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            byte[] text = (body + new String(asked, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
    }

    private HttpResponse<String> asked(String service, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gate.url().resolve("/some/path?x=%2F"))
                .header("Authorization", SIGNED.formatted(service))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("X-Amz-Target", target);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_call_goes_through_and_is_noted() throws IOException, InterruptedException {
        answers(200, "X-Own", "yes", "answer to ");

        HttpResponse<String> answer = asked("sqs", "AmazonSQS.ListQueues", "{}");

        assertThat(answer.body()).isEqualTo("answer to {}");
        assertThat(answer.headers().firstValue("X-Own")).contains("yes");
        assertThat(gate.taken()).containsExactly(new EmulatorCall("sqs", "ListQueues", 200, false, false));
        assertThat(gate.taken()).isEmpty();
    }

    @Test
    void operations_are_named_as_far_as_their_protocol_does() throws IOException, InterruptedException {
        answers(200, "X-Own", "yes", "");

        asked("ec2", "", "Action=DescribeImages&Version=1");
        asked("s3", "", "");

        assertThat(gate.taken())
                .extracting(EmulatorCall::name)
                .containsExactly("ec2:DescribeImages", "s3:POST /some/path");
    }

    @Test
    void a_redirect_that_leads_elsewhere_is_stopped() throws IOException, InterruptedException {
        answers(307, "Location", "http://bucket.s3.amazonaws.com/", "");

        HttpResponse<String> answer = asked("s3", "", "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("would send this call to http://bucket.s3.amazonaws.com/");
    }

    @Test
    void as_a_proxy_it_passes_the_account_before_the_host_and_nothing_else() throws IOException {
        answers(200, "X-Own", "yes", "");
        int port = gate.url().getPort();

        assertThat(proxied("http://123456789012.127.0.0.1:" + port + "/v20180820/jobs"))
                .contains("200 OK");
        assertThat(gate.outside()).isEmpty();
        for (String other : List.of("sqs.eu-west-1.amazonaws.com", "127.0.0.1.example.com:" + port, "127.0.0.1:9")) {
            assertThat(proxied("http://" + other + "/")).contains("502");
            assertThat(gate.outside()).containsExactly(other + "/");
        }
    }

    private String proxied(String url) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gate.url().getPort())) {
            String request = "GET " + url + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void an_operation_that_the_emulator_lacks_is_told_from_an_error() throws IOException, InterruptedException {
        answers(501, "X-Own", "yes", "");
        asked("sqs", "AmazonSQS.Fly", "");
        emulator.removeContext("/");
        answers(400, "X-Own", "yes", "ValidationError");
        asked("sqs", "AmazonSQS.Fly", "");

        assertThat(gate.taken()).extracting(EmulatorCall::lacking).containsExactly(true, false);
    }

    @Test
    void what_was_answered_in_front_of_the_emulator_is_noted_as_such() throws IOException, InterruptedException {
        answers(200, EmulatorGate.ADDED, "1", "");

        asked("organizations", "AWSOrganizationsV20161128.AcceptHandshake", "{}");

        assertThat(gate.taken()).extracting(EmulatorCall::added).containsExactly(true);
    }

    @Test
    void an_emulator_that_is_gone_is_an_error_like_any_other() throws IOException, InterruptedException {
        emulator.stop(0);

        assertThat(asked("sqs", "AmazonSQS.ListQueues", "{}").statusCode()).isEqualTo(502);
        assertThat(gate.taken()).extracting(EmulatorCall::lacking).containsExactly(false);
    }
}
