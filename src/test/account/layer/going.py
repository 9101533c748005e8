"""What the emulator leaves behind where a stack is deleted: its own API deletes it."""

from botocore.exceptions import ClientError
from calls import Made, caller
from moto.autoscaling.models import autoscaling_backends
from moto.cloudformation import parsing

# By type: service, operation and the member that names the thing; a list takes it where the member is plural.
GOING = {
    "AWS::ApiGateway::RestApi": ("apigateway", "delete_rest_api", "restApiId"),
    "AWS::EC2::InternetGateway": ("ec2", "delete_internet_gateway", "InternetGatewayId"),
    "AWS::EC2::NatGateway": ("ec2", "delete_nat_gateway", "NatGatewayId"),
    "AWS::EC2::RouteTable": ("ec2", "delete_route_table", "RouteTableId"),
    "AWS::EC2::TransitGateway": ("ec2", "delete_transit_gateway", "TransitGatewayId"),
    "AWS::EC2::VPCEndpoint": ("ec2", "delete_vpc_endpoints", "VpcEndpointIds"),
    "AWS::EC2::VPCPeeringConnection": ("ec2", "delete_vpc_peering_connection", "VpcPeeringConnectionId"),
    "AWS::EC2::Volume": ("ec2", "delete_volume", "VolumeId"),
    "AWS::ECS::Cluster": ("ecs", "delete_cluster", "cluster"),
    "AWS::ElasticLoadBalancingV2::Listener": ("elbv2", "delete_listener", "ListenerArn"),
    "AWS::ElasticLoadBalancingV2::ListenerRule": ("elbv2", "delete_rule", "RuleArn"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": ("elbv2", "delete_target_group", "TargetGroupArn"),
    "AWS::IAM::ManagedPolicy": ("iam", "delete_policy", "PolicyArn"),
    "AWS::Route53::HostedZone": ("route53", "delete_hosted_zone", "Id"),
}
GONE = ("NotFound", "NoSuch", "notfound")
known = parsing.ResourceMap._delete_resource


class InUse(Exception):
    """It is tried again after the others."""


def deleted(self, resource, declared):
    kind = declared["Type"]
    groups = autoscaling_backends[self._account_id][self._region_name].autoscaling_groups.values()
    if kind == "AWS::ElasticLoadBalancingV2::TargetGroup" and any(resource.arn in one.target_group_arns for one in groups):
        raise InUse(resource.arn)
    client = lambda service: caller(service, Made.url, self._account_id, self._region_name)  # noqa: E731
    try:
        if kind == "AWS::EC2::VPCGatewayAttachment":
            client("ec2").detach_internet_gateway(InternetGatewayId=resource.gateway_id, VpcId=resource.vpc_id)
        elif kind == "AWS::EC2::SubnetRouteTableAssociation":
            table = client("ec2").describe_route_tables(RouteTableIds=[resource.route_table_id])["RouteTables"][0]
            for association in table["Associations"]:
                if association.get("SubnetId") == resource.subnet_id:
                    client("ec2").disassociate_route_table(AssociationId=association["RouteTableAssociationId"])
        elif kind == "AWS::EC2::Route":
            client("ec2").delete_route(RouteTableId=resource.route_table.id, DestinationCidrBlock=resource.destination_cidr_block)
        elif kind == "AWS::EC2::EIP":
            client("ec2").release_address(AllocationId=resource.allocation_id)
        elif kind == "AWS::ECS::Service":
            client("ecs").delete_service(cluster=resource.cluster_arn, service=resource.arn, force=True)
        elif kind in GOING:
            service, operation, member = GOING[kind]
            name = resource.physical_resource_id
            getattr(client(service), operation)(**{member: [name] if member.endswith("s") else name})
        else:
            known(self, resource, declared)
    except ClientError as refusal:
        if not any(word in refusal.response["Error"]["Code"] for word in GONE):
            raise


parsing.ResourceMap._delete_resource = deleted
