package dev.mitosis.rehearse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingProxyTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECT sqs.eu-west-1.amazonaws.com:443 HTTP/1.1, sqs.eu-west-1.amazonaws.com:443",
        "GET http://169.254.169.254/latest/meta-data?token=1 HTTP/1.1, http://169.254.169.254/latest/meta-data",
    })
    void every_host_is_refused_and_noted(String line, String noted) throws IOException {
        try (RefusingProxy proxy = RefusingProxy.open();
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(proxy.url()).getPort())) {
            socket.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 403");
            assertThat(proxy.taken()).containsExactly(noted);
            assertThat(proxy.taken()).isEmpty();
        }
    }
}
