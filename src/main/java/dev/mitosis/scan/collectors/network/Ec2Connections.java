package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Connections of networks to each other and to the world outside AWS. */
final class Ec2Connections {
    private Ec2Connections() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ec2", Ec2Client.class, Ec2Client::builder)
                .type("AWS::EC2::TransitGateway", "DescribeTransitGateways", "TransitGateways")
                .arn("{TransitGatewayArn}")
                .id("{TransitGatewayId}")
                .account("{OwnerId}")
                .except("{State}", "deleted|deleting")
                .type(
                        "AWS::EC2::TransitGatewayAttachment",
                        "DescribeTransitGatewayAttachments",
                        "TransitGatewayAttachments")
                .arn("transit-gateway-attachment/{TransitGatewayAttachmentId}")
                .except("{State}", "deleted|deleting|rejected|failed")
                .detail("DescribeTransitGatewayVpcAttachments")
                .joined("{TransitGatewayAttachmentId}", "TransitGatewayVpcAttachments", "TransitGatewayAttachmentId")
                .detail("DescribeTransitGatewayPeeringAttachments")
                .joined(
                        "{TransitGatewayAttachmentId}",
                        "TransitGatewayPeeringAttachments",
                        "TransitGatewayAttachmentId")
                .and()
                .type(
                        "AWS::EC2::TransitGatewayRouteTable",
                        "DescribeTransitGatewayRouteTables",
                        "TransitGatewayRouteTables")
                .arn("transit-gateway-route-table/{TransitGatewayRouteTableId}")
                .except("{State}", "deleted|deleting")
                .detail(
                        "SearchTransitGatewayRoutes",
                        "TransitGatewayRouteTableId={TransitGatewayRouteTableId}",
                        "Filters=[{\"Name\":\"state\",\"Values\":[\"active\",\"blackhole\"]}]",
                        "MaxResults=1000")
                .and()
                .detail(
                        "GetTransitGatewayRouteTableAssociations",
                        "TransitGatewayRouteTableId={TransitGatewayRouteTableId}")
                .and()
                .detail(
                        "GetTransitGatewayRouteTablePropagations",
                        "TransitGatewayRouteTableId={TransitGatewayRouteTableId}")
                .and()
                .type("AWS::EC2::VPNConnection", "DescribeVpnConnections", "VpnConnections")
                .arn("vpn-connection/{VpnConnectionId}")
                .except("{State}", "deleted|deleting")
                .drop("/CustomerGatewayConfiguration", "/Options/TunnelOptions/*/PreSharedKey")
                .type("AWS::EC2::VPNGateway", "DescribeVpnGateways", "VpnGateways")
                .arn("vpn-gateway/{VpnGatewayId}")
                .except("{State}", "deleted|deleting")
                .type("AWS::EC2::CustomerGateway", "DescribeCustomerGateways", "CustomerGateways")
                .arn("customer-gateway/{CustomerGatewayId}")
                .except("{State}", "deleted|deleting")
                .end();
    }
}
