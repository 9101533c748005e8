package dev.mitosis.traffic.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.io.Json;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks with equal ranges: a and b, which are not joined, and c and d, of which c is a peer of a. */
class NetworksTest {
    private static final String ACCOUNT = "123456789012";

    private final Networks networks = Networks.of(
            new InMemorySnapshot(
                    ACCOUNT,
                    List.of(
                            vpc("a", "10.0.0.0/16", "{}"),
                            vpc("b", "10.0.0.0/16", "{}"),
                            vpc(
                                    "c",
                                    "10.1.0.0/16",
                                    "{'CidrBlockAssociationSet':[{'CidrBlock':'10.2.0.0/16'}],"
                                            + "'Ipv6CidrBlockAssociationSet':[{'Ipv6CidrBlock':'2001:db8::/56'}]}"),
                            vpc("d", "10.1.0.0/16", "{}"),
                            resource(
                                    "AWS::EC2::VPCPeeringConnection",
                                    "pcx-1",
                                    "{'RequesterVpcInfo':{'VpcId':'a'},'AccepterVpcInfo':{'VpcId':'c'}}"))),
            new GraphDocument(
                    1,
                    "test",
                    ACCOUNT,
                    "s",
                    Map.of(),
                    Stream.of("0.0.0.0/0", "192.168.0.0/16", "192.168.7.0/24")
                            .map(range -> new Node(
                                    "external:network/" + range, "External::Network", "", range, true, List.of()))
                            .toList(),
                    List.of(),
                    List.of()));

    private static Resource vpc(String id, String range, String more) {
        return resource(
                "AWS::EC2::VPC",
                id,
                more.replaceFirst("\\{", "{'CidrBlock':'" + range + "',").replace(",}", "}"));
    }

    private static Resource resource(String type, String id, String data) {
        try {
            return new Resource(
                    "arn:aws:ec2:eu-west-1:" + ACCOUNT + ":x/" + id,
                    type,
                    "eu-west-1",
                    ACCOUNT,
                    id,
                    id,
                    Map.of(),
                    Json.mapper().readTree(data.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    private static Cidr address(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, a, a",
        "10.0.0.5, b, b",
        "10.0.0.5, c, a",
        "10.0.0.5, d, -",
        "10.0.0.5, '', -",
        "10.1.0.5, a, c",
        "10.1.0.5, b, -",
        "10.2.0.5, '', c",
        "2001:db8::5, b, c",
        "10.9.0.5, a, -",
    })
    void an_address_is_in_the_network_itself_else_in_a_peer_else_in_the_only_one(
            String address, String from, String vpc) {
        assertThat(networks.vpcOf(address(address), from).orElse("-")).isEqualTo(vpc);
    }

    @Test
    void an_address_outside_is_called_by_the_smallest_range_that_names_it_and_never_by_everything() {
        assertThat(networks.named(address("192.168.7.9"))).contains("192.168.7.0/24");
        assertThat(networks.named(address("192.168.8.9"))).contains("192.168.0.0/16");
        assertThat(networks.named(address("8.8.8.8"))).isEmpty();
        assertThat(networks.isOwn(address("10.1.2.3"))).isTrue();
        assertThat(networks.isOwn(address("8.8.8.8"))).isFalse();
    }
}
