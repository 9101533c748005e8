package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class AwsClientsTest {
    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void no_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void an_operation_that_nobody_declared_is_refused_before_anything_is_sent() throws IOException {
        try (AwsClients clients = AwsClients.open(nobodyListens(), Set.of("ec2:DescribeInstances"))) {
            Ec2Client ec2 = clients.client("ec2", Ec2Client::builder, "eu-west-1");

            assertThatThrownBy(() -> ec2.terminateInstances(r -> r.instanceIds("i-1")))
                    .isInstanceOfSatisfying(MitosisException.class, e -> {
                        assertThat(e.code()).isEqualTo("M-GUARD-01");
                        assertThat(e.what()).contains("ec2:TerminateInstances");
                    });
            assertThat(clients.ledger().calls()).isZero();
        }
    }

    @Test
    void an_endpoint_where_nobody_answers_is_named() throws IOException {
        AwsSettings settings = nobodyListens();
        try (AwsClients clients = AwsClients.open(settings, Set.of())) {
            assertThatThrownBy(clients::identity).isInstanceOfSatisfying(MitosisException.class, e -> {
                assertThat(e.code()).isEqualTo("M-AWS-01");
                assertThat(e.what()).contains(String.valueOf(settings.endpointUrl()));
                assertThat(e.exit()).isEqualTo(ExitCode.INVALID_INPUT);
            });
        }
    }

    @Test
    void a_profile_that_does_not_exist_is_a_matter_of_credentials() throws IOException {
        AwsSettings settings = nobodyListens().withProfile("no-such-profile");
        try (AwsClients clients = AwsClients.open(settings, Set.of())) {
            assertThatThrownBy(clients::identity).isInstanceOfSatisfying(MitosisException.class, e -> {
                assertThat(e.code()).isEqualTo("M-AUTH-01");
                assertThat(e.what()).contains("no-such-profile");
                assertThat(e.exit()).isEqualTo(ExitCode.CREDENTIALS);
            });
        }
    }

    @Test
    void failed_calls_are_in_the_ledger() throws IOException {
        try (AwsClients clients = AwsClients.open(nobodyListens(), Set.of())) {
            assertThatThrownBy(clients::identity).isInstanceOf(MitosisException.class);

            assertThat(clients.ledger().lines()).singleElement().satisfies(line -> {
                assertThat(line.operation()).isEqualTo("sts:GetCallerIdentity");
                assertThat(line.failures()).isEqualTo(1);
            });
        }
    }

    /** A port that was free a moment ago and on which nothing listens. */
    private static AwsSettings nobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return TestSettings.defaults().withEndpoint(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
        }
    }
}
