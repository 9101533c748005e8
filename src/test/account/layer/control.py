"""Cloud Control's question whether something stands, and switches of an organization that change nothing else in the emulator."""

import re

from layer.front import Refused, added, served
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.model_instances import model_data
from moto.ec2.models import ec2_backends
from moto.ec2.responses import EC2Response

ALIVE = {}
# The services of what a stack makes by a call, which have no model of the type.
SERVICES = {}
OWN = re.compile("_(arn|id|name)$")


@served("cloudcontrolapi", "GetResource")
def get_resource(caller):
    """Whether anything of the type goes by the identifier in the account, whatever the emulator calls it."""
    asked = caller.body
    kind, identifier = asked["TypeName"], asked["Identifier"]
    if kind == "AWS::EC2::SecurityGroup":  # Machines that are gone hold theirs in lists.
        if ec2_backends[caller.account][caller.region].get_security_group_from_id(identifier) is None:
            raise lacking(kind, identifier)
        return described(kind, identifier)
    alive = {}
    for service, models in list(model_data.items()):
        for model in list(models.values()):
            if not made_as(model, service, kind):
                continue
            for one in list(model.instances_tracked):
                if service not in alive:
                    alive[service] = ALIVE["of"](caller.account, caller.region, service)
                # Of containers, what was deleted can still be described; a secret waits until it cannot come back.
                gone = getattr(one, "status", None) == "INACTIVE" or getattr(one, "deleted_date", None) is not None
                if not gone and id(one) in alive[service] and identifier in called(one, kind):
                    return described(kind, identifier)
    raise lacking(kind, identifier)


def called(one, kind):
    """What a thing is called; of one that is not of the type's own model only what says that it is its own, not what it uses."""
    texts = ALIVE["texts"](one)
    if kind not in SERVICES:
        return texts.values()
    model = type(one).__name__.lower()
    return [text for name, text in texts.items() if name in ("arn", "id", "name") or (OWN.search(name) and OWN.sub("", name).replace("_", "") in model)]


def made_as(model, service, kind):
    """Whether things of the type may be of the model: of what a stack makes by a call, the service's own ones are, not what the stack holds."""
    if service == SERVICES.get(kind):
        return True
    try:
        return not hasattr(model, "row") and model.cloudformation_type() == kind
    except Exception:
        return False


def described(kind, identifier):
    return {"TypeName": kind, "ResourceDescription": {"Identifier": identifier, "Properties": "{}"}}


def lacking(kind, identifier):
    return Refused("ResourceNotFoundException", f"Resource of type '{kind}' with identifier '{identifier}' was not found.")


@added(CloudFormationResponse)
def update_termination_protection(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    stack.enable_termination_protection = str(self._get_param("EnableTerminationProtection")).lower() == "true"
    return {"StackId": stack.stack_id}


delete_stack = CloudFormationResponse.delete_stack


def unprotected(self):
    for stack in list(self.cloudformation_backend.stacks.values()):
        if self._get_param("StackName") in (stack.name, stack.stack_id) and stack.enable_termination_protection:
            raise Refused("ValidationError", f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
    return delete_stack(self)


unprotected.__name__ = "delete_stack"
CloudFormationResponse.delete_stack = unprotected


@added(CloudFormationResponse)
def activate_organizations_access(self):
    return {}


@added(EC2Response)
def enable_ipam_organization_admin_account(self):
    return {"Success": True}


@added(EC2Response)
def disable_ipam_organization_admin_account(self):
    return {"Success": True}


@served("fms", "AssociateAdminAccount", "DisassociateAdminAccount")
@served("detective", "POST /orgs/enableAdminAccount", "POST /orgs/disableAdminAccount")
def administrator(caller):
    return {}


different = CloudFormationResponse._validate_different_update


def only_of_updates(self, *given, **named):
    """A change set without a change fails when it is looked at, not when it is asked for."""
    if self._get_action() == "UpdateStack":
        different(self, *given, **named)


CloudFormationResponse._validate_different_update = only_of_updates
