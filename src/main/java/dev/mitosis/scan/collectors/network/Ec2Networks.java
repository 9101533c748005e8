package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Networks: everything in and between VPCs. */
final class Ec2Networks {
    private Ec2Networks() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ec2", Ec2Client.class, Ec2Client::builder)
                .type("AWS::EC2::VPC", "DescribeVpcs", "Vpcs")
                .probe("{IsDefault}", "true")
                .arn("vpc/{VpcId}")
                .account("{OwnerId}")
                .detail("DescribeVpcAttribute", "VpcId={VpcId}", "Attribute=enableDnsHostnames")
                .keep("EnableDnsHostnames")
                .detail("DescribeVpcAttribute", "VpcId={VpcId}", "Attribute=enableDnsSupport")
                .keep("EnableDnsSupport")
                .and()
                .type("AWS::EC2::Subnet", "DescribeSubnets", "Subnets")
                .probe("{DefaultForAz}", "true")
                .arn("subnet/{SubnetId}")
                .account("{OwnerId}")
                .type("AWS::EC2::RouteTable", "DescribeRouteTables", "RouteTables")
                .probe("{Associations/0/Main}", "true")
                .arn("route-table/{RouteTableId}")
                .account("{OwnerId}")
                .type("AWS::EC2::NetworkAcl", "DescribeNetworkAcls", "NetworkAcls")
                .probe("{IsDefault}", "true")
                .arn("network-acl/{NetworkAclId}")
                .account("{OwnerId}")
                .type("AWS::EC2::SecurityGroup", "DescribeSecurityGroups", "SecurityGroups", "MaxResults=1000")
                .probe("{GroupName}", "default")
                .arn("security-group/{GroupId}")
                .account("{OwnerId}")
                .name("{GroupName}")
                .type("AWS::EC2::NetworkInterface", "DescribeNetworkInterfaces", "NetworkInterfaces", "MaxResults=1000")
                .probe()
                .arn("network-interface/{NetworkInterfaceId}")
                .account("{OwnerId}")
                .tags("TagSet")
                .type("AWS::EC2::EIP", "DescribeAddresses", "Addresses")
                .probe()
                .arn("elastic-ip/{AllocationId|PublicIp}")
                .type("AWS::EC2::InternetGateway", "DescribeInternetGateways", "InternetGateways")
                .probe("{InternetGatewayId}", "igw-.*")
                .arn("internet-gateway/{InternetGatewayId}")
                .type(
                        "AWS::EC2::EgressOnlyInternetGateway",
                        "DescribeEgressOnlyInternetGateways",
                        "EgressOnlyInternetGateways")
                .arn("egress-only-internet-gateway/{EgressOnlyInternetGatewayId}")
                .type("AWS::EC2::NatGateway", "DescribeNatGateways", "NatGateways")
                .arn("natgateway/{NatGatewayId}")
                .except("{State}", "deleted|deleting")
                .type("AWS::EC2::VPCEndpoint", "DescribeVpcEndpoints", "VpcEndpoints")
                .arn("vpc-endpoint/{VpcEndpointId}")
                .except("{State}", "deleted|deleting")
                .type(
                        "AWS::EC2::VPCEndpointService",
                        "DescribeVpcEndpointServiceConfigurations",
                        "ServiceConfigurations")
                .arn("vpc-endpoint-service/{ServiceId}")
                .detail("DescribeVpcEndpointServicePermissions", "ServiceId={ServiceId}")
                .and()
                .type("AWS::EC2::VPCPeeringConnection", "DescribeVpcPeeringConnections", "VpcPeeringConnections")
                .arn("vpc-peering-connection/{VpcPeeringConnectionId}")
                .except("{Status/Code}", "deleted|deleting|rejected|failed|expired")
                .type("AWS::EC2::PrefixList", "DescribeManagedPrefixLists", "PrefixLists")
                .arn("{PrefixListArn}")
                .name("{PrefixListName}")
                .only("{OwnerId}", "{@account}")
                .detail("GetManagedPrefixListEntries", "PrefixListId={PrefixListId}")
                .and()
                .type("AWS::EC2::DHCPOptions", "DescribeDhcpOptions", "DhcpOptions")
                .probe("{DhcpOptionsId}", "dopt-.*")
                .arn("dhcp-options/{DhcpOptionsId}")
                .type("AWS::EC2::FlowLog", "DescribeFlowLogs", "FlowLogs")
                .arn("vpc-flow-log/{FlowLogId}")
                .end();
    }
}
