package dev.mitosis.target.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private static final String ADDRESS = "198.51.100.7";
    private static final String NAT = "AWS::EC2::NatGateway";

    private final Split split = new Split();

    private AddressesTest elastic(String account, String pool) {
        split.put(
                "AWS::EC2::EIP",
                "eipalloc-1",
                account,
                Role.WORKLOAD,
                Map.of("AllocationId", "eipalloc-1", "PublicIp", ADDRESS, "PublicIpv4Pool", pool));
        return this;
    }

    private AddressesTest nat(String account) {
        split.put(
                NAT,
                "nat",
                account,
                Role.WORKLOAD,
                Map.of("NatGatewayAddresses", List.of(Map.of("AllocationId", "eipalloc-1", "PublicIp", ADDRESS))));
        return this;
    }

    private List<AddressChange> changes() {
        return split.target().addresses();
    }

    private static void assertRule(AddressChange change, String rule) {
        assertThat(change.reasons()).extracting(reason -> reason.rule()).containsExactly(rule);
    }

    @Test
    void an_address_of_a_nat_gateway_is_kept_but_only_after_the_gateway_is_deleted() {
        elastic("dev", "amazon").nat("dev");

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.KEEPS);
            assertThat(change.planned()).isEqualTo(ADDRESS);
            assertThat(change.tell()).isFalse();
            assertThat(change.uses()).isEqualTo("egress");
            assertThat(change.order().get(0)).startsWith("Delete the NAT gateway");
            assertThat(change.order()).anyMatch(step -> step.contains("seven days") && step.contains("same Region"));
            assertRule(change, "address.kept");
        });
    }

    @Test
    void an_address_of_a_pool_of_one_s_own_cannot_be_transferred() {
        elastic("dev", "ipv4pool-ec2-0abc").nat("dev");

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.NEW);
            assertThat(change.tell()).isTrue();
            assertRule(change, "address.pool");
        });
    }

    @Test
    void a_twin_of_what_keeps_its_address_has_another_one_to_tell_of() {
        split.put("AWS::EC2::VPC", "vpc", Split.OLD)
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc")
                .put("AWS::EC2::RouteTable", "routes", "dev")
                .need("routes", EdgeKind.ATTACHED_TO, "vpc")
                .need("routes", EdgeKind.ROUTES_TO, "nat");
        elastic(Split.OLD, "amazon").nat(Split.OLD);

        assertThat(changes())
                .filteredOn(change -> change.account().equals("dev"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.usedBy()).isEqualTo("dev/ec2-natgateway/nat");
                    assertThat(change.old()).isEqualTo(ADDRESS);
                    assertThat(change.planned()).startsWith("${HOST_DEV_EC2_EIP_");
                    assertThat(change.tell()).isTrue();
                    assertRule(change, "address.twin");
                    assertThat(split.target().resources())
                            .anyMatch(resource -> resource.id().equals(change.resource())
                                    && resource.account().equals("dev"));
                });
    }

    @Test
    void what_stays_keeps_its_address_without_a_word() {
        elastic(Split.OLD, "amazon").nat(Split.OLD);

        assertThat(changes()).isEmpty();
    }

    @Test
    void an_address_that_nothing_uses_is_handed_over() {
        elastic("dev", "amazon");

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.KEEPS);
            assertThat(change.planned()).isEqualTo(ADDRESS);
            assertThat(change.order()).isNotEmpty();
            assertThat(change.tell()).isFalse();
            assertRule(change, "address.free");
        });
    }

    @Test
    void an_address_of_a_pool_of_one_s_own_that_nothing_uses_is_another_one() {
        elastic("dev", "ipv4pool-ec2-0abc");

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.NEW);
            assertThat(change.planned()).startsWith("${HOST_DEV_EC2_EIP_");
            assertThat(change.order()).isEmpty();
            assertThat(change.tell()).isTrue();
            assertRule(change, "address.pool");
        });
    }

    @Test
    void twins_of_several_addresses_are_numbered() {
        split.put("AWS::EC2::VPC", "vpc", Split.OLD)
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc")
                .put("AWS::EC2::RouteTable", "routes", "dev")
                .need("routes", EdgeKind.ATTACHED_TO, "vpc")
                .need("routes", EdgeKind.ROUTES_TO, "nat");
        elastic(Split.OLD, "amazon");
        split.put(
                "AWS::EC2::EIP",
                "eipalloc-2",
                Split.OLD,
                Role.WORKLOAD,
                Map.of("AllocationId", "eipalloc-2", "PublicIp", "198.51.100.8", "PublicIpv4Pool", "amazon"));
        split.put(
                NAT,
                "nat",
                Split.OLD,
                Role.WORKLOAD,
                Map.of(
                        "NatGatewayAddresses",
                        List.of(
                                Map.of("AllocationId", "eipalloc-1", "PublicIp", ADDRESS),
                                Map.of("AllocationId", "eipalloc-2", "PublicIp", "198.51.100.8"))));

        assertThat(changes())
                .extracting(AddressChange::resource, AddressChange::old)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dev/ec2-eip/nat", ADDRESS),
                        org.assertj.core.groups.Tuple.tuple("dev/ec2-eip/nat-2", "198.51.100.8"));
    }

    @Test
    void an_address_that_aws_gave_to_an_instance_is_another_one_afterwards() {
        split.put("AWS::EC2::Instance", "i-1", "dev", Role.WORKLOAD, Map.of("PublicIpAddress", ADDRESS));

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.NEW);
            assertThat(change.uses()).isEqualTo("both");
            assertThat(change.planned()).startsWith("${HOST_DEV_EC2_INSTANCE_");
            assertRule(change, "address.given");
        });
    }

    @Test
    void an_instance_s_elastic_address_is_found_by_the_address() {
        elastic("dev", "amazon");
        split.put("AWS::EC2::Instance", "i-1", "dev", Role.WORKLOAD, Map.of("PublicIpAddress", ADDRESS));

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.KEEPS);
            assertThat(change.order().get(0)).startsWith("Disassociate");
        });
    }

    /** Every row of the table that has an address of its own. */
    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::NatGateway, '{\"NatGatewayAddresses\":[{\"PublicIp\":\"198.51.100.7\"}]}', egress",
        "AWS::ElasticLoadBalancingV2::LoadBalancer,"
                + " '{\"AvailabilityZones\":[{\"LoadBalancerAddresses\":[{\"IpAddress\":\"198.51.100.7\"}]}]}', ingress",
        "AWS::EC2::Instance, '{\"PublicIpAddress\":\"198.51.100.7\"}', both",
        "AWS::Lightsail::StaticIp, '{\"ipAddress\":\"198.51.100.7\"}', both",
        "AWS::EC2::VPNConnection, '{\"VgwTelemetry\":[{\"OutsideIpAddress\":\"198.51.100.7\"}]}', both",
    })
    void each_row_of_what_has_addresses_finds_one(String type, String data, String uses) throws IOException {
        Map<String, Object> told = Json.mapper().readValue(data, new TypeReference<>() {});
        split.put(type, "thing", "dev", Role.WORKLOAD, told);

        assertThat(changes())
                .singleElement()
                .extracting(AddressChange::old, AddressChange::uses, AddressChange::how)
                .containsExactly(ADDRESS, uses, How.NEW);
    }

    @Test
    void a_server_s_elastic_address_is_found_by_its_allocation() {
        elastic("dev", "amazon");
        split.put(
                "AWS::Transfer::Server",
                "server",
                "dev",
                Role.WORKLOAD,
                Map.of("EndpointDetails", Map.of("AddressAllocationIds", List.of("eipalloc-1"))));

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.how()).isEqualTo(How.KEEPS);
            assertThat(change.order().get(0)).startsWith("Stop the server");
        });
    }
}
