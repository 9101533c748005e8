"""Peerings of templates with a network of another account, which AWS accepts by the role that the template names, and rules that name its groups."""

import inspect

from layer.front import Refused
from moto.ec2.models import ec2_backends
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.iam.models import iam_backends


def accept_by_role(model):
    """The emulator looks for the other network in the account of the stack, and accepts nothing."""

    def made(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        properties = cloudformation_json["Properties"]
        owner = str(properties.get("PeerOwnerId", account_id))
        if owner != account_id:
            role = str(properties.get("PeerRoleArn", ""))
            if role not in {one.arn for one in iam_backends[owner]["aws"].roles.values()}:
                raise Refused("ValidationError", f"the peering is not accepted: {owner} has no role {role}")
        here, there = ec2_backends[account_id][region_name], ec2_backends[owner][properties.get("PeerRegion", region_name)]
        tags = {one["Key"]: one["Value"] for one in properties.get("Tags", [])}
        peering = here.create_vpc_peering_connection(here.get_vpc(properties["VpcId"]), there.get_vpc(properties["PeerVpcId"]), tags)
        return there.accept_vpc_peering_connection(peering.id)

    model.create_from_cloudformation_json = classmethod(made)


def peered_with(backend, vpc):
    """The networks with which this one is peered."""
    for peering in backend.vpc_pcxs.values():
        ends = {peering.vpc.id: peering.vpc, peering.peer_vpc.id: peering.peer_vpc}
        if peering._status.code == "active" and ends.pop(vpc, None):
            yield from ends.values()


def named_over_peerings(self, source_groups, vpc_id):
    """The emulator knows groups of the same account alone; AWS those of peered networks as well."""
    abroad, rest = [], []
    for item in source_groups or []:
        for other in peered_with(self, vpc_id) if "GroupId" in item else ():
            if other.ec2_backend.get_security_group_by_name_or_id(item["GroupId"], other.id):
                abroad.append({**item, "OwnerId": other.owner_id, "UserId": other.owner_id})
                break
        else:
            rest.append(item)
    return own_groups(self, rest, vpc_id) + abroad


own_groups = SecurityGroupBackend._add_source_group
SecurityGroupBackend._add_source_group = named_over_peerings


def of_its_network(authorize):
    """The emulator forgets which network a rule is for."""
    signature = inspect.signature(authorize)

    def done(*given, **named):
        bound = signature.bind(*given, **named)
        group = bound.arguments["self"].get_security_group_by_name_or_id(bound.arguments["group_name_or_id"])
        if group is not None and bound.arguments.get("vpc_id") is None:
            bound.arguments["vpc_id"] = group.vpc_id
        return authorize(*bound.args, **bound.kwargs)

    return done


for way in ("authorize_security_group_ingress", "authorize_security_group_egress"):
    setattr(SecurityGroupBackend, way, of_its_network(getattr(SecurityGroupBackend, way)))
