"""Stacks that are deleted by a role that may do nothing: what they have made stays, and then they go without it."""

from layer.front import Refused, instead
from moto.cloudformation.models import CloudFormationBackend
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult
from moto.iam.models import iam_backends

FAILED = "DELETE_FAILED"


def may_do_nothing(account, arn):
    """Whether no policy is attached to the role; AWS refuses one that is not there."""
    role = next((one for one in iam_backends[account]["aws"].roles.values() if one.arn == arn), None)
    if role is None:
        raise Refused("ValidationError", f"Role {arn} is invalid or cannot be assumed")
    return not role.policies and not role.managed_policies


def leave(backend, stack):
    """The stack goes, what it has made stays."""
    backend.stacks.pop(stack.stack_id)
    backend.deleted_stacks[stack.stack_id] = stack
    for export in stack.exports:
        backend.exports.pop(export.name, None)
    stack.status = "DELETE_COMPLETE"


@instead(CloudFormationResponse)
def delete_stack(self, delete):
    """The emulator looks at no role and keeps nothing."""
    backend: CloudFormationBackend = self.cloudformation_backend
    asked, role, kept = self._get_param("StackName"), self._get_param("RoleARN"), self._get_param("RetainResources", [])
    stack = next((one for one in backend.stacks.values() if asked in (one.name, one.stack_id)), None)
    if stack is None or stack.enable_termination_protection or not (role or kept):
        return delete(self)
    if kept and stack.status != FAILED:
        raise Refused("ValidationError", "The specified resources to retain are invalid: the stack is not in DELETE_FAILED")
    if role and not may_do_nothing(self.current_account, role):
        return delete(self)
    if {one.logical_resource_id for one in stack.stack_resources} <= set(kept):
        leave(backend, stack)
    else:
        stack.status = FAILED
    return ActionResult({})


@instead(CloudFormationResponse)
def list_stack_resources(self, told):
    answer = told(self)
    if self.cloudformation_backend.get_stack(self._get_param("StackName")).status == FAILED:
        for one in answer.result["StackResourceSummaries"]:
            one["ResourceStatus"] = FAILED
    return answer
