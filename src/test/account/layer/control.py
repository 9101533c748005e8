"""Cloud Control's question whether something stands, and switches of an organization that change nothing else in the emulator."""

from layer.front import Refused, added, served
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.model_instances import model_data
from moto.ec2.models import ec2_backends
from moto.ec2.responses import EC2Response

ALIVE = {}


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
    for models in list(model_data.values()):
        for model in list(models.values()):
            try:
                if model.cloudformation_type() != kind:
                    continue
            except Exception:
                continue
            for one in list(model.instances_tracked):
                service = type(one).__module__.split(".")[1]
                if service not in alive:
                    alive[service] = ALIVE["of"](caller.account, caller.region, service)
                gone = getattr(one, "status", None) == "INACTIVE"  # Of containers, what was deleted can still be described.
                if not gone and id(one) in alive[service] and identifier in ALIVE["texts"](one).values():
                    return described(kind, identifier)
    raise lacking(kind, identifier)


def described(kind, identifier):
    return {"TypeName": kind, "ResourceDescription": {"Identifier": identifier, "Properties": "{}"}}


def lacking(kind, identifier):
    return Refused("ResourceNotFoundException", f"Resource of type '{kind}' with identifier '{identifier}' was not found.")


@added(CloudFormationResponse)
def update_termination_protection(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    stack.protected = str(self._get_param("EnableTerminationProtection")).lower() == "true"
    return {"StackId": stack.stack_id}


delete_stack = CloudFormationResponse.delete_stack


def unprotected(self):
    for stack in list(self.cloudformation_backend.stacks.values()):
        if self._get_param("StackName") in (stack.name, stack.stack_id) and getattr(stack, "protected", False):
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
