"""Peerings of templates with a network of another account, which AWS accepts by the role that the template names."""

from layer.front import Refused
from moto.ec2.models import ec2_backends
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
