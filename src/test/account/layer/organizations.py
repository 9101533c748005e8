"""The handshake by which an account joins an organization, and what an organization may switch on."""

import time
import uuid
from datetime import datetime, timezone

from layer.front import Refused, added
from moto.organizations import models
from moto.organizations.models import FakeAccount, FakeDelegatedAdministrator, FakePolicy, FakeRoot, FakeServiceAccess, organizations_backends
from moto.organizations.responses import OrganizationsResponse

# https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
FakeRoot.SUPPORTED_POLICY_TYPES += ["RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2", "S3_POLICY"]
FakePolicy.SUPPORTED_POLICY_TYPES += ["DECLARATIVE_POLICY_EC2", "S3_POLICY"]
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
FakeServiceAccess.TRUSTED_SERVICES += ["iam.amazonaws.com", "networkmanager.amazonaws.com"]
FakeDelegatedAdministrator.SUPPORTED_SERVICES += [
    "backup.amazonaws.com", "cloudtrail.amazonaws.com", "config.amazonaws.com", "health.amazonaws.com", "iam.amazonaws.com",
    "member.org.stacksets.cloudformation.amazonaws.com", "networkmanager.amazonaws.com", "sso.amazonaws.com"]

HANDSHAKES = {}
make_policy = FakePolicy.__init__


def policy(self, organization, **given):
    kind = given.get("Type", "")
    if kind not in ("BACKUP_POLICY", "DECLARATIVE_POLICY_EC2", "S3_POLICY"):
        return make_policy(self, organization, **given)
    make_policy(self, organization, **{**given, "Type": "TAG_POLICY"})
    self.type = kind
    self._arn_format = models.utils.TAG_POLICY_ARN_FORMAT.replace("tag_policy", kind.lower())


FakePolicy.__init__ = policy


def now():
    return datetime.now(timezone.utc)


def shown(handshake):
    return {"Handshake": {key: value for key, value in handshake.items() if not key.startswith("_")}}


def handshake_of(response, states):
    found = HANDSHAKES.get(response._get_param("HandshakeId"))
    if not found or response.current_account not in (found["_from"], found["_to"]):
        raise Refused("HandshakeNotFoundException", "We can't find a handshake with the HandshakeId that you specified.")
    if states and found["State"] not in states:
        raise Refused("HandshakeAlreadyInStateException", f"The specified handshake is already in the state {found['State']}.")
    return found


def organization(account, partition="aws"):
    backend = organizations_backends[account][partition]
    if backend.org is None or backend.org.master_account_id != account:
        raise Refused("AWSOrganizationsNotInUseException", "Your account is not the management account of an organization.")
    return backend


@added(OrganizationsResponse)
def invite_account_to_organization(self):
    backend = organization(self.current_account)
    target = self._get_param("Target")
    if target["Type"] != "ACCOUNT" or any(one.id == target["Id"] for one in backend.accounts):
        raise Refused("DuplicateHandshakeException" if target["Type"] != "ACCOUNT" else "ConstraintViolationException", "The account is already a member.")
    if any(one["_to"] == target["Id"] and one["_from"] == self.current_account and one["State"] == "OPEN" for one in HANDSHAKES.values()):
        raise Refused("DuplicateHandshakeException", "A handshake for the same action with this account is open.")
    identity = "h-" + uuid.uuid4().hex[:12]
    HANDSHAKES[identity] = {
        "Id": identity, "Arn": f"arn:aws:organizations::{self.current_account}:handshake/{backend.org.id}/invite/{identity}",
        "Parties": [{"Id": backend.org.id, "Type": "ORGANIZATION"}, {"Id": target["Id"], "Type": "ACCOUNT"}], "State": "OPEN",
        "RequestedTimestamp": now(), "ExpirationTimestamp": datetime.fromtimestamp(time.time() + 15 * 86400, timezone.utc),
        "Action": "INVITE", "_from": self.current_account, "_to": target["Id"]}
    return shown(HANDSHAKES[identity])


@added(OrganizationsResponse)
def describe_handshake(self):
    return shown(handshake_of(self, ()))


@added(OrganizationsResponse)
def cancel_handshake(self):
    found = handshake_of(self, ("OPEN",))
    if self.current_account != found["_from"]:
        raise Refused("AccessDeniedException", "Only who sent the invitation can cancel it.")
    found["State"] = "CANCELED"
    return shown(found)


@added(OrganizationsResponse)
def accept_handshake(self):
    found = handshake_of(self, ("OPEN",))
    if self.current_account != found["_to"]:
        raise Refused("AccessDeniedException", "Only the invited account can accept the invitation.")
    master = organizations_backends.master_accounts
    if self.current_account in master:
        raise Refused("HandshakeConstraintViolationException", "The account is a member of an organization already.")
    backend = organization(found["_from"])
    member = FakeAccount(backend.org, AccountName="invited", Email=f"root@{found['_to']}.example")
    member.id, member.joined_method = found["_to"], "INVITED"
    member.parent_id = next(one.id for one in backend.ou if isinstance(one, FakeRoot)) if backend.ou else member.parent_id
    backend.accounts.append(member)
    master[member.id] = (found["_from"], "aws")
    found["State"] = "ACCEPTED"
    return shown(found)
