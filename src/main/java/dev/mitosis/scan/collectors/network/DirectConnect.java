package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.directconnect.DirectConnectClient;

/** Private lines to the world outside AWS; their gateways are told by one region for all. */
final class DirectConnect {
    private static final String NAME = "directconnect";
    private static final String GATEWAY = "AWS::DirectConnect::DirectConnectGateway";

    private DirectConnect() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional(NAME, DirectConnectClient.class, DirectConnectClient::builder);
        service.type("AWS::DirectConnect::Connection", "DescribeConnections", "connections")
                .arn("dxcon/{connectionId}")
                .name("{connectionName}")
                .account("{ownerAccount}")
                .except("{connectionState}", "deleted|rejected");
        service.type("AWS::DirectConnect::Lag", "DescribeLags", "lags")
                .given("AWS::DirectConnect::Connection")
                .arn("dxlag/{lagId}")
                .name("{lagName}")
                .account("{ownerAccount}")
                .except("{lagState}", "deleted");
        virtualInterfaces(service, "AWS::DirectConnect::PrivateVirtualInterface", "private");
        virtualInterfaces(service, "AWS::DirectConnect::PublicVirtualInterface", "public");
        virtualInterfaces(service, "AWS::DirectConnect::TransitVirtualInterface", "transit");
        return service.build();
    }

    private static void virtualInterfaces(ServiceBuilder service, String type, String kind) {
        service.type(type, "DescribeVirtualInterfaces", "virtualInterfaces")
                .arn("dxvif/{virtualInterfaceId}")
                .name("{virtualInterfaceName}")
                .account("{ownerAccount}")
                .only("{virtualInterfaceType}", kind)
                .except("{virtualInterfaceState}", "deleted|rejected")
                .drop("/authKey", "/customerRouterConfig", "/bgpPeers/*/authKey");
    }

    static ServiceSpec gateways() {
        return ServiceSpec.global(NAME, DirectConnectClient.class, DirectConnectClient::builder)
                .type(GATEWAY, "DescribeDirectConnectGateways", "directConnectGateways")
                .arn("dx-gateway/{directConnectGatewayId}")
                .name("{directConnectGatewayName}")
                .account("{ownerAccount}")
                .except("{directConnectGatewayState}", "deleted")
                .detail("DescribeDirectConnectGatewayAttachments", "directConnectGatewayId={directConnectGatewayId}")
                .and()
                .type(
                        "AWS::DirectConnect::DirectConnectGatewayAssociation",
                        "DescribeDirectConnectGatewayAssociations",
                        "directConnectGatewayAssociations",
                        "directConnectGatewayId={directConnectGatewayId}")
                .per(GATEWAY)
                .arn("dx-gateway/{directConnectGatewayId}/association/{associationId}")
                .except("{associationState}", "disassociated")
                .end();
    }
}
