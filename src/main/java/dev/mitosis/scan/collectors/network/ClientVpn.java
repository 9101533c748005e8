package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Ways for people into networks. */
final class ClientVpn {
    private ClientVpn() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ec2", Ec2Client.class, Ec2Client::builder)
                .type("AWS::EC2::ClientVpnEndpoint", "DescribeClientVpnEndpoints", "ClientVpnEndpoints")
                .given("AWS::EC2::VPC")
                .arn("client-vpn-endpoint/{ClientVpnEndpointId}")
                .except("{Status/Code}", "deleted|deleting")
                .detail("DescribeClientVpnTargetNetworks", "ClientVpnEndpointId={ClientVpnEndpointId}")
                .detail("DescribeClientVpnAuthorizationRules", "ClientVpnEndpointId={ClientVpnEndpointId}")
                .detail("DescribeClientVpnRoutes", "ClientVpnEndpointId={ClientVpnEndpointId}")
                .and()
                .end();
    }
}
