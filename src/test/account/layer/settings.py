"""Settings of an account, and the function in a template that sets them: CloudFormation calls it, and it answers with cfnresponse."""

import builtins
import io
import zipfile
from types import SimpleNamespace

import calls
from layer.front import Refused, added
from moto.awslambda.models import lambda_backends
from moto.core.responses import ActionResult
from moto.ec2.responses import EC2Response
from moto.ecs.models import EC2ContainerServiceBackend

HELD = {}


def held(response):
    return HELD.setdefault((response.current_account, response.region), {})


def setting(change, show, name, value, unset):
    """An operation that sets one value by itself, and the one that shows it."""

    def changed(self):
        held(self)[name] = self._get_param(value)
        return {name: held(self)[name]}

    def shown(self):
        return {name: held(self).get(name, unset)}

    for function, operation in ((changed, change), (shown, show)):
        function.__name__ = operation
        added(EC2Response)(function)


setting("enable_image_block_public_access", "get_image_block_public_access_state", "ImageBlockPublicAccessState", "ImageBlockPublicAccessState",
        "unblocked")
setting("enable_snapshot_block_public_access", "get_snapshot_block_public_access_state", "State", "State", "unblocked")


@added(EC2Response)
def modify_instance_metadata_defaults(self):
    for name in ("HttpTokens", "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags"):
        if self._get_param(name) is not None:
            held(self).setdefault("AccountLevel", {})[name] = self._get_param(name)
    return {"Return": True}


@added(EC2Response)
def get_instance_metadata_defaults(self):
    return {"AccountLevel": held(self).get("AccountLevel", {})}


def called(account, region, function, properties):
    """Runs the code of a function of a template as a custom resource does; refuses where the function says that it failed."""
    made = lambda_backends[account][region].get_function(function)
    with zipfile.ZipFile(io.BytesIO(made.code_bytes)) as archive:
        code = archive.read(archive.namelist()[0]).decode()
    said = []
    modules = {
        "boto3": SimpleNamespace(client=lambda service: calls.caller(service, calls.Made.url, account, region)),
        "cfnresponse": SimpleNamespace(SUCCESS="SUCCESS", FAILED="FAILED",
                                       send=lambda event, context, status, data, identity, reason="": said.append((status, reason)))}

    def imported(name, *more):
        return modules[name] if name in modules else builtins.__import__(name, *more)

    scope = {"__builtins__": {**vars(builtins), "__import__": imported}}
    exec(code, scope)
    scope["handler"]({"RequestType": "Create", "ResourceProperties": properties}, None)
    if not said or said[-1][0] != "SUCCESS":
        raise Refused("ValidationError", f"The custom resource of {function} failed: {said[-1][1] if said else 'it said nothing'}")


delete_key = EC2Response.delete_key_pair


def deleted(self):
    """It knows key pairs by their names alone."""
    wanted = self._get_param("KeyPairId")
    for name, pair in list(self.ec2_backend.key_pairs.items()):
        if wanted and pair.id == wanted:
            self.ec2_backend.delete_key_pair(name)
            return ActionResult({"Return": True, "KeyPairId": wanted})
    return delete_key(self)


deleted.__name__ = "delete_key_pair"
EC2Response.delete_key_pair = deleted


families = EC2ContainerServiceBackend.list_task_definition_families


def listed(self, family_prefix=None):
    """It lists families of which no task definition is active any more; nobody here asks for these."""
    return [one for one in families(self, family_prefix) if any(held.status == "ACTIVE" for held in self.task_definitions[one].values())]


EC2ContainerServiceBackend.list_task_definition_families = listed
