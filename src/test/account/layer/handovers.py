"""What one account offers another, which takes it: elastic addresses, and private zones for its networks."""

import re

from layer.front import Refused, added, instead, served
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.responses import EC2Response
from moto.route53.models import route53_backends
from moto.route53.responses import Route53

OFFERED, AUTHORIZED = {}, set()


# ---------------------------------------------------------------------------------------------------------------- addresses


def told(offer, status):
    address = offer["address"]
    return {"PublicIp": address.public_ip, "AllocationId": address.allocation_id, "TransferAccountId": offer["to"], "AddressTransferStatus": status}


def own_address(self):
    return self.ec2_backend.address_by_allocation([self._get_param("AllocationId")])[0]


@added(EC2Response)
def enable_address_transfer(self):
    address = own_address(self)
    offer = {"address": address, "by": self.current_account, "to": self._get_param("TransferAccountId")}
    OFFERED[self.region, address.public_ip] = offer
    return {"AddressTransfer": told(offer, "pending")}


@added(EC2Response)
def disable_address_transfer(self):
    offer = OFFERED.pop((self.region, own_address(self).public_ip), None)
    if offer is None:
        raise Refused("InvalidTransfer.NotFound", f"No transfer of {self._get_param('AllocationId')} is enabled")
    return {"AddressTransfer": told(offer, "disabled")}


@added(EC2Response)
def describe_address_transfers(self):
    asked = self._get_param("AllocationIds", [])
    offers = [one for (region, _), one in OFFERED.items() if region == self.region and one["by"] == self.current_account]
    return {"AddressTransfers": [told(one, "pending") for one in offers if not asked or one["address"].allocation_id in asked]}


@added(EC2Response)
def accept_address_transfer(self):
    ip = self._get_param("Address")
    offer = OFFERED.get((self.region, ip))
    if offer is None or offer["to"] != self.current_account:
        raise Refused("InvalidTransfer.NotFound", f"The address {ip} is not offered to {self.current_account}")
    if offer["address"].association_id:
        raise Refused("InvalidTransfer.AddressAssociated", f"The address {ip} is associated")
    del OFFERED[self.region, ip]
    ec2_backends[offer["by"]][self.region].addresses.remove(offer["address"])
    taken = ElasticAddress(self.ec2_backend, domain="vpc", address=ip)
    self.ec2_backend.addresses.append(taken)
    return {"AddressTransfer": told({"address": taken, "to": self.current_account}, "accepted")}


# ---------------------------------------------------------------------------------------------------------------- zones


def network(text):
    return tuple(re.search(f"<{member}>([^<]+)</{member}>", text).group(1) for member in ("VPCRegion", "VPCId"))


def sent(caller):
    return caller.environ["wsgi.input"].read(int(caller.environ.get("CONTENT_LENGTH") or 0)).decode()


def zone_of(identity):
    """A private zone, whoever has it."""
    for account, regions in route53_backends.items():
        zone = regions["aws"].zones.get(identity)
        if zone is not None:
            return account, zone
    raise Refused("NoSuchHostedZone", f"No hosted zone found with ID: {identity}")


@served("route53", r"POST /2013-04-01/hostedzone/[^/]+/(de)?authorizevpcassociation")
def authorization(caller):
    _, _, _, identity, way = caller.path.split("/")
    owner, zone = zone_of(identity)
    if owner != caller.account:
        raise Refused("NoSuchHostedZone", f"No hosted zone found with ID: {identity}")
    region, vpc = network(sent(caller))
    if way == "authorizevpcassociation":
        AUTHORIZED.add((identity, region, vpc))
        answer = f"<HostedZoneId>{identity}</HostedZoneId><VPC><VPCRegion>{region}</VPCRegion><VPCId>{vpc}</VPCId></VPC>"
        return f"<CreateVPCAssociationAuthorizationResponse>{answer}</CreateVPCAssociationAuthorizationResponse>".encode()
    if (identity, region, vpc) not in AUTHORIZED:
        raise Refused("VPCAssociationAuthorizationNotFound", f"The association of {vpc} is not authorized")
    AUTHORIZED.remove((identity, region, vpc))
    return b"<DeleteVPCAssociationAuthorizationResponse/>"


def owner_of(region, vpc):
    return next((account for account, regions in ec2_backends.items() if vpc in regions[region].vpcs), None)


@instead(Route53)
def associate_vpc_with_hosted_zone(self, associate):
    """The emulator knows zones of the same account alone, and asks for no authorization."""
    identity = self._get_param("HostedZoneId")
    region, vpc = self._get_param("VPC.VPCRegion"), self._get_param("VPC.VPCId")
    owner, zone = zone_of(identity)
    if owner == self.current_account:
        return associate(self)
    if owner_of(region, vpc) != self.current_account:
        raise Refused("InvalidVPCId", f"The VPC {vpc} is not one of {self.current_account}")
    if (identity, region, vpc) not in AUTHORIZED:
        raise Refused("NotAuthorizedException", f"The association of {vpc} with {identity} is not authorized")
    return of_owner(self, owner, associate)


@instead(Route53)
def disassociate_vpc_from_hosted_zone(self, disassociate):
    return of_owner(self, zone_of(self._get_param("HostedZoneId"))[0], disassociate)


@instead(Route53)
def list_hosted_zones_by_vpc(self, listed):
    """A network sees the zones of all accounts that it is associated with."""
    answer = listed(self)
    known = {one["HostedZoneId"] for one in answer.result["HostedZoneSummaries"]}
    vpc = self._get_param("VPCId")
    for account, regions in route53_backends.items():
        for zone in regions["aws"].zones.values():
            if zone.resource_id not in known and any(one["vpc_id"] == vpc for one in zone.vpcs):
                answer.result["HostedZoneSummaries"].append({"HostedZoneId": zone.resource_id, "Name": zone.name, "Owner": {"OwningAccount": account}})
    return answer


def of_owner(self, owner, operation):
    """The operation on the zone of the account that has it."""
    mine, self.current_account = self.current_account, owner
    try:
        return operation(self)
    finally:
        self.current_account = mine
