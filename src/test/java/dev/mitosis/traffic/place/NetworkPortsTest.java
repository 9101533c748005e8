package dev.mitosis.traffic.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.graph.RecordShape;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces of which only the records of others tell. */
class NetworkPortsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String HOLDER = "arn:aws:x:eu-west-1:" + ACCOUNT + ":holder";

    private static Resource resource(String arn, String type, String id, String data) {
        try {
            return new Resource(
                    arn,
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

    private static NetworkPorts ports(Resource... resources) {
        return NetworkPorts.of(
                new InMemorySnapshot(ACCOUNT, List.of(resources)),
                new GraphDocument(1, "test", ACCOUNT, "s", Map.of(), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::EC2::Instance    | {'VpcId':'v','NetworkInterfaces':[{'NetworkInterfaceId':'eni-1','PrivateIpAddress':'10.0.0.1','Association':{'PublicIp':'198.51.100.1'}}]} | 10.0.0.1 198.51.100.1 | false",
                "AWS::EC2::NatGateway  | {'VpcId':'v','NatGatewayAddresses':[{'NetworkInterfaceId':'eni-1','PrivateIp':'10.0.0.1','PublicIp':'198.51.100.1'}]} | 10.0.0.1 198.51.100.1 | true",
                "AWS::EFS::MountTarget | {'VpcId':'v','NetworkInterfaceId':'eni-1','IpAddress':'10.0.0.1'} | 10.0.0.1 | false",
            })
    void what_a_record_tells_of_its_interfaces_says_whose_they_are(
            String type, String data, String addresses, boolean passes) {
        assertThat(ports(resource(HOLDER, type, "h", data)).all())
                .containsExactly(new NetworkPort("eni-1", "v", HOLDER, passes, Set.of(addresses.split(" ", -1)), 0));
    }

    @Test
    void what_names_no_interface_has_none() {
        assertThat(ports(
                                resource(HOLDER, "AWS::EC2::Instance", "h", "{'PrivateIpAddress':'10.0.0.1'}"),
                                resource(HOLDER + 2, "AWS::EFS::MountTarget", "m", "{'IpAddress':'10.0.0.2'}"),
                                resource(
                                        HOLDER + 3,
                                        "AWS::Lambda::Function",
                                        "f",
                                        "{'NetworkInterfaces':[{'NetworkInterfaceId':'eni-1'}]}"))
                        .all())
                .isEmpty();
    }

    @Test
    void the_record_of_an_interface_itself_counts_more() {
        Resource instance = resource(
                HOLDER,
                "AWS::EC2::Instance",
                "h",
                "{'NetworkInterfaces':[{'NetworkInterfaceId':'eni-1','PrivateIpAddress':'10.0.0.1'}]}");
        Resource own = resource(
                HOLDER + 4, "AWS::EC2::NetworkInterface", "eni-1", "{'VpcId':'v','PrivateIpAddress':'10.0.0.9'}");

        assertThat(ports(own, instance).all()).singleElement().returns(Set.of("10.0.0.9"), NetworkPort::addresses);
    }

    @Test
    void every_place_is_one_that_a_record_can_hold() {
        assertThat(TsvTable.loadNamed(NetworkPorts.class, "held-interfaces.tsv"))
                .allSatisfy(row -> {
                    String place = row.get("place").equals("-") ? "" : row.get("place");
                    assertThat(RecordShape.collected().getOrDefault(row.get("type"), List.of()))
                            .anyMatch(shape -> shape.spells(place + "/NetworkInterfaceId"));
                });
    }
}
