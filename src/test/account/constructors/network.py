"""VPCs and what hangs in them."""

from __future__ import annotations

from .ledger import EU, ec2_arn, pairs


def spec(kind, scope, name, tags, named=True):
    """The TagSpecifications of a create call; most EC2 things carry their name as a tag."""
    merged = {"Name": name} if named else {}
    merged.update(scope.tags(name, tags))
    return [{"ResourceType": kind, "Tags": pairs(merged)}] if merged else []


def vpc(s, name, cidr, region=EU, tags=None, default_group=None):
    """A VPC; its main route table, default ACL and default group come with it."""
    ec2 = s.client("ec2", region)
    id_ = ec2.create_vpc(CidrBlock=cidr, TagSpecifications=spec("vpc", s, name, tags))["Vpc"]["VpcId"]
    made = s.add("AWS::EC2::VPC", ec2_arn("vpc", id_, region), name, id_, region, cidr=cidr)
    ec2.modify_vpc_attribute(VpcId=id_, EnableDnsHostnames={"Value": True})
    mine = [{"Name": "vpc-id", "Values": [id_]}]
    managed = s.managed()
    table = ec2.describe_route_tables(Filters=mine)["RouteTables"][0]["RouteTableId"]
    made.attributes["main_table"] = managed.add(
        "AWS::EC2::RouteTable", ec2_arn("route-table", table, region), table, table, region)
    s.need(made.main_table, made, "attached-to", "main route table of the VPC")
    acl = ec2.describe_network_acls(Filters=mine)["NetworkAcls"][0]["NetworkAclId"]
    made.attributes["acl"] = managed.add(
        "AWS::EC2::NetworkAcl", ec2_arn("network-acl", acl, region), acl, acl, region)
    s.need(made.acl, made, "attached-to", "default network ACL of the VPC")
    group = ec2.describe_security_groups(Filters=mine)["SecurityGroups"][0]["GroupId"]
    made.attributes["default_group"] = (default_group or managed).add(
        "AWS::EC2::SecurityGroup", ec2_arn("security-group", group, region), "default", group, region)
    s.need(made.default_group, made, "attached-to", "default security group of the VPC")
    return made


def subnet(s, vpc_, name, cidr, zone, table=None, tags=None):
    region = vpc_.region
    ec2 = s.client("ec2", region)
    id_ = ec2.create_subnet(
        VpcId=vpc_.id, CidrBlock=cidr, AvailabilityZone=region + zone,
        TagSpecifications=spec("subnet", s, name, tags))["Subnet"]["SubnetId"]
    made = s.add("AWS::EC2::Subnet", ec2_arn("subnet", id_, region), name, id_, region, vpc=vpc_)
    s.need(made, vpc_, "attached-to", "subnet of the VPC")
    s.need(made, vpc_.acl, "attached-to", "network ACL association")
    if table:
        ec2.associate_route_table(RouteTableId=table.id, SubnetId=id_)
        s.need(made, table, "routes-to", "route table association")
    return made


def route_table(s, vpc_, name, tags=None):
    region = vpc_.region
    id_ = s.client("ec2", region).create_route_table(
        VpcId=vpc_.id, TagSpecifications=spec("route-table", s, name, tags))["RouteTable"]["RouteTableId"]
    made = s.add("AWS::EC2::RouteTable", ec2_arn("route-table", id_, region), name, id_, region)
    s.need(made, vpc_, "attached-to", "route table of the VPC")
    return made


GATEWAY_ARGUMENT = {
    "AWS::EC2::InternetGateway": "GatewayId",
    "AWS::EC2::NatGateway": "NatGatewayId",
    "AWS::EC2::VPCPeeringConnection": "VpcPeeringConnectionId",
    "AWS::EC2::TransitGateway": "TransitGatewayId",
}


def route(s, table, cidr, target):
    s.client("ec2", table.region).create_route(
        RouteTableId=table.id, DestinationCidrBlock=cidr, **{GATEWAY_ARGUMENT[target.type]: target.id})
    s.need(table, target, "routes-to", f"route for {cidr}")


def internet_gateway(s, vpc_, name, tags=None):
    region = vpc_.region
    ec2 = s.client("ec2", region)
    id_ = ec2.create_internet_gateway(
        TagSpecifications=spec("internet-gateway", s, name, tags))["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=id_, VpcId=vpc_.id)
    made = s.add("AWS::EC2::InternetGateway", ec2_arn("internet-gateway", id_, region), name, id_, region)
    s.need(made, vpc_, "attached-to", "internet gateway attachment")
    return made


def address(s, name, instance=None, region=EU, tags=None):
    ec2 = s.client("ec2", region)
    answer = ec2.allocate_address(Domain="vpc", TagSpecifications=spec("elastic-ip", s, name, tags))
    id_ = answer["AllocationId"]
    made = s.add("AWS::EC2::EIP", ec2_arn("elastic-ip", id_, region), name, id_, region, ip=answer["PublicIp"])
    if instance:
        ec2.associate_address(AllocationId=id_, InstanceId=instance.id)
        s.need(made, instance, "attached-to", "address association")
        s.need(made, instance.card, "attached-to", "address association")
    return made


def nat_gateway(s, subnet_, address_, name, tags=None):
    region = subnet_.region
    ec2 = s.client("ec2", region)
    gateway = ec2.create_nat_gateway(
        SubnetId=subnet_.id, AllocationId=address_.id,
        TagSpecifications=spec("natgateway", s, name, tags))["NatGateway"]
    id_ = gateway["NatGatewayId"]
    made = s.add("AWS::EC2::NatGateway", ec2_arn("natgateway", id_, region), name, id_, region)
    s.need(made, subnet_, "attached-to", "subnet of the NAT gateway")
    s.need(made, subnet_.vpc, "attached-to", "VPC of the NAT gateway")
    s.need(made, address_, "attached-to", "public address of the NAT gateway")
    found = ec2.describe_nat_gateways(NatGatewayIds=[id_])["NatGateways"][0]["NatGatewayAddresses"]
    for eni in (a.get("NetworkInterfaceId") for a in found):
        if eni and ec2_arn("network-interface", eni, region) not in s.ledger.resources:
            card = s.managed().add(
                "AWS::EC2::NetworkInterface", ec2_arn("network-interface", eni, region), eni, eni, region)
            s.need(made, card, "attached-to", "network interface of the NAT gateway")
            s.need(address_, card, "attached-to", "address association")
            s.need(card, subnet_, "attached-to", "subnet of the network interface")
    return made


def peering(s, requester, accepter, name, tags=None):
    ec2 = s.client("ec2", requester.region)
    id_ = ec2.create_vpc_peering_connection(
        VpcId=requester.id, PeerVpcId=accepter.id,
        TagSpecifications=spec("vpc-peering-connection", s, name, tags),
    )["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=id_)
    made = s.add("AWS::EC2::VPCPeeringConnection",
                 ec2_arn("vpc-peering-connection", id_, requester.region), name, id_, requester.region)
    s.need(made, requester, "attached-to", "requester of the peering")
    s.need(made, accepter, "attached-to", "accepter of the peering")
    return made


def gateway_endpoint(s, vpc_, service, name, tables, tags=None):
    answer = s.client("ec2", vpc_.region).create_vpc_endpoint(
        VpcId=vpc_.id, ServiceName=f"com.amazonaws.{vpc_.region}.{service}", VpcEndpointType="Gateway",
        RouteTableIds=[t.id for t in tables], TagSpecifications=spec("vpc-endpoint", s, name, tags))
    made = _endpoint(s, vpc_, name, answer, tables, "route table of the endpoint")
    for table in tables:
        s.need(table, made, "routes-to", "route that the endpoint adds")
    return made


def interface_endpoint(s, vpc_, service, name, subnets, groups, tags=None):
    answer = s.client("ec2", vpc_.region).create_vpc_endpoint(
        VpcId=vpc_.id, ServiceName=f"com.amazonaws.{vpc_.region}.{service}", VpcEndpointType="Interface",
        SubnetIds=[n.id for n in subnets], SecurityGroupIds=[g.id for g in groups], PrivateDnsEnabled=True,
        TagSpecifications=spec("vpc-endpoint", s, name, tags))
    made = _endpoint(s, vpc_, name, answer, subnets, "subnet of the endpoint")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the endpoint")
    ec2 = s.client("ec2", vpc_.region)
    found = ec2.describe_vpc_endpoints(VpcEndpointIds=[made.id])["VpcEndpoints"][0]
    for eni in found.get("NetworkInterfaceIds", []):
        card = s.managed().add(
            "AWS::EC2::NetworkInterface", ec2_arn("network-interface", eni, vpc_.region), eni, eni, vpc_.region)
        s.need(made, card, "attached-to", "network interface of the endpoint")
        shown = ec2.describe_network_interfaces(NetworkInterfaceIds=[eni])["NetworkInterfaces"][0]
        for place in [n for n in subnets if n.id == shown["SubnetId"]]:
            s.need(card, place, "attached-to", "subnet of the network interface")
        for group in [g for g in groups if g.id in {x["GroupId"] for x in shown["Groups"]}]:
            s.need(card, group, "attached-to", "security group of the network interface")
    return made


def _endpoint(s, vpc_, name, answer, places, why):
    id_ = answer["VpcEndpoint"]["VpcEndpointId"]
    made = s.add("AWS::EC2::VPCEndpoint", ec2_arn("vpc-endpoint", id_, vpc_.region), name, id_, vpc_.region)
    s.need(made, vpc_, "attached-to", "VPC of the endpoint")
    for place in places:
        s.need(made, place, "attached-to", why)
    return made


def transit_gateway(s, name, region=EU, tags=None):
    id_ = s.client("ec2", region).create_transit_gateway(
        Description=name, TagSpecifications=spec("transit-gateway", s, name, tags),
    )["TransitGateway"]["TransitGatewayId"]
    return s.add("AWS::EC2::TransitGateway", ec2_arn("transit-gateway", id_, region), name, id_, region)


def transit_attachment(s, gateway, vpc_, subnets, name, tags=None):
    id_ = s.client("ec2", vpc_.region).create_transit_gateway_vpc_attachment(
        TransitGatewayId=gateway.id, VpcId=vpc_.id, SubnetIds=[n.id for n in subnets],
        TagSpecifications=spec("transit-gateway-attachment", s, name, tags),
    )["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    made = s.add("AWS::EC2::TransitGatewayAttachment",
                 ec2_arn("transit-gateway-attachment", id_, vpc_.region), name, id_, vpc_.region)
    s.need(made, gateway, "attached-to", "transit gateway of the attachment")
    s.need(made, vpc_, "attached-to", "VPC of the attachment")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the attachment")
    return made


def security_group(s, vpc_, name, description=None, tags=None):
    id_ = s.client("ec2", vpc_.region).create_security_group(
        GroupName=name, Description=description or name, VpcId=vpc_.id,
        TagSpecifications=spec("security-group", s, name, tags, named=False))["GroupId"]
    made = s.add("AWS::EC2::SecurityGroup", ec2_arn("security-group", id_, vpc_.region), name, id_, vpc_.region)
    s.need(made, vpc_, "attached-to", "security group of the VPC")
    return made


def allow_group(s, target, source, port):
    """Members of the source may open connections to members of the target."""
    s.client("ec2", target.region).authorize_security_group_ingress(
        GroupId=target.id, IpPermissions=[{
            "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "UserIdGroupPairs": [{"GroupId": source.id}]}])
    s.need(source, target, "may-connect", f"ingress rule on port {port}")
    s.ledger.may_also_cross(target, source, "references")


def allow_cidr(s, target, cidr, port, owners=()):
    """Whoever has an address of the range may connect; owners are the account's networks that have."""
    s.client("ec2", target.region).authorize_security_group_ingress(
        GroupId=target.id, IpPermissions=[{
            "IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": cidr}]}])
    for owner in owners:
        s.need(owner, target, "may-connect", f"ingress rule for {cidr} on port {port}")


def zone(s, name, vpc_=None, tags=None):
    """A hosted zone; its records are part of it, so the zone needs what they answer with."""
    dns = s.client("route53")
    extra = {"VPC": {"VPCRegion": vpc_.region, "VPCId": vpc_.id}} if vpc_ else {}
    id_ = dns.create_hosted_zone(
        Name=name, CallerReference=name, HostedZoneConfig={"Comment": "", "PrivateZone": bool(vpc_)}, **extra,
    )["HostedZone"]["Id"].split("/")[-1]
    made = s.add("AWS::Route53::HostedZone", f"arn:aws:route53:::hostedzone/{id_}", name, id_, "global")
    given = s.tags(name, tags)
    if given:
        dns.change_tags_for_resource(ResourceType="hostedzone", ResourceId=id_, AddTags=pairs(given))
    if vpc_:
        s.need(made, vpc_, "attached-to", "private zone of the VPC")
    return made


def record(s, zone_, name, target=None, value=None, type_="CNAME"):
    text = value if value is not None else target.host
    _change(s, zone_, {"Name": name, "Type": type_, "TTL": 300, "ResourceRecords": [{"Value": text}]})
    if target:
        s.need(zone_, target, "resolves-to", f"{type_} record {name}")


def alias(s, zone_, name, target, hosted_zone="Z32O12XQLNTSW2"):
    _change(s, zone_, {"Name": name, "Type": "A", "AliasTarget": {
        "HostedZoneId": hosted_zone, "DNSName": target.host, "EvaluateTargetHealth": False}})
    s.need(zone_, target, "resolves-to", f"alias record {name}")


def _change(s, zone_, record_set):
    s.client("route53").change_resource_record_sets(
        HostedZoneId=zone_.id, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": record_set}]})
