"""Stack sets of an organization: a stack that can be seen in each account and region that it is for, also of accounts that come into a unit later."""

import uuid

from layer.front import Refused, instead
from moto.cloudformation.models import StackInstance, StackInstances, StackSet, cloudformation_backends
from moto.cloudformation.responses import CloudFormationResponse
from moto.organizations.models import OrganizationsBackend, organizations_backends


def below(backend, units):
    """The units and all below them."""
    found = list(units)
    for unit in found:
        found += [one.id for one in backend.ou if one.parent_id == unit]
    return found


def accounts_of(backend, targets):
    """Members of the units; the management account gets none, as of AWS."""
    units = below(backend, targets.get("OrganizationalUnitIds", []))
    return [one.id for one in backend.accounts if one.parent_id in units and one.id != backend.org.master_account_id]


def make_instance(self, account_id, region_name, stackset_id, stack_name, name, template, parameters, permission_model):
    self.account_id, self.region_name, self.stackset_id, self.stack_name, self.name = account_id, region_name, stackset_id, stack_name, name
    self.template, self.parameters, self.permission_model = template, parameters or [], permission_model
    self.stack = cloudformation_backends[account_id][region_name].create_stack(
        name=f"StackSet-{name}-{uuid.uuid4()}", template=template, parameters=given(parameters))


def given(parameters):
    return parameters if isinstance(parameters, dict) else {one["ParameterKey"]: one["ParameterValue"] for one in parameters or []}


def remove_instance(self):
    cloudformation_backends[self.account_id][self.region_name].delete_stack(self.stack.name)


def make_instances(self, accounts, regions, parameters, deployment_targets, permission_model):
    backend = self.org_backend
    if permission_model == "SERVICE_MANAGED" and (backend.org is None or backend.org.master_account_id != self.account_id):
        raise Refused("ValidationError", "You must enable organizations access to operate a service managed stack set")
    for unit in deployment_targets.get("OrganizationalUnitIds", []):
        backend.validate_parent_id(unit)
    self.targets = getattr(self, "targets", []) + [(deployment_targets, regions)]
    wanted = [*accounts, *(accounts_of(backend, deployment_targets) if permission_model == "SERVICE_MANAGED" else [])]
    return [self.put(account, region, parameters, permission_model).to_dict() for region in regions for account in wanted]


def put(self, account, region, parameters, permission_model):
    found = self.get_instance(account, region)
    if not found:
        found = StackInstance(account, region, self.stackset_id, self.stack_name, self.stackset_name, self.template, parameters, permission_model)
        self.stack_instances.append(found)
    return found


def came(backend, account):
    """Stacks of the sets that are for the unit in which an account is now."""
    for sets in cloudformation_backends[backend.org.master_account_id].values():
        for one in [*sets.stacksets.values()]:
            for targets, regions in getattr(one.instances, "targets", []):
                if one.status == "ACTIVE" and one.automatic and one.permission_model == "SERVICE_MANAGED" and account in accounts_of(backend, targets):
                    for region in regions:
                        one.instances.put(account, region, one.parameters, one.permission_model)


move = OrganizationsBackend.move_account


def moved(self, **named):
    move(self, **named)
    came(self, named["AccountId"])


def updated(self, template, description, parameters, tags, admin_role, execution_role, accounts, regions, operation_id):
    """As AWS does: without accounts it goes to all instances."""
    answer = update(self, template, description, parameters, tags, admin_role, execution_role, [], [], operation_id)
    self.instances.template = self.template
    for one in self.instances.stack_instances:
        if not accounts or one.account_id in accounts:
            one.stack.update(self.template, None, given(self.parameters))
    return answer


@instead(CloudFormationResponse)
def create_stack_set(self, create):
    """The emulator does not look at whether accounts that come later get one."""
    answer = create(self)
    made = self.cloudformation_backend.describe_stack_set(self._get_param("StackSetName"))
    made.automatic = str((self._get_param("AutoDeployment") or {}).get("Enabled")).lower() == "true"
    return answer


@instead(CloudFormationResponse)
def delete_stack_instances(self, delete):
    """The emulator does not look at the units."""
    targets, regions = self._get_param("DeploymentTargets") or {}, self._get_param("Regions", [])
    found = self.cloudformation_backend.describe_stack_set(self._get_param("StackSetName"))
    if targets:
        accounts = accounts_of(found.instances.org_backend, targets)
        found.delete_stack_instances(accounts, regions)
        found.instances.targets = [(one, places) for one, places in found.instances.targets if one != targets or set(places) - set(regions)]
    return delete(self)


def put_where_asked(model):
    """An account of a template stands in the unit that the template names."""
    create = model.create_from_cloudformation_json.__func__

    def placed(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        made = create(cls, resource_name, cloudformation_json, account_id, region_name, **named)
        for parent in cloudformation_json["Properties"].get("ParentIds", []):
            backend = organizations_backends[account_id]["aws"]
            account = backend.get_account_by_id(made.physical_resource_id)
            backend.move_account(AccountId=account.id, SourceParentId=account.parent_id, DestinationParentId=parent)
        return made

    model.create_from_cloudformation_json = classmethod(placed)


update = StackSet.update
StackInstance.__init__, StackInstance.delete = make_instance, remove_instance
StackInstances.create_instances, StackInstances.put = make_instances, put
StackSet.update = updated
OrganizationsBackend.move_account = moved
