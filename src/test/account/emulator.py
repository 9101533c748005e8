"""Starts moto_server with a page that tells the state of every model, also of those that its own page stumbles over.

Its CloudFormation makes what calls.tsv names by a call of its API, tells the ids of groups of subnets and parameters and of rules, and answers
for keys and parameters with tags, keys without a policy, load balancers of networks, zones of subnets, destinations of logs, inline policies, associations of route tables and databases in subnet groups of other stacks. It also keeps more compiled patterns than Python's 512: where it enforces policies, it matches each request against every
action that they name, and compiles each of 900 anew once they do not fit.

GET /moto-api/data.json gives a list of {service, model, type, texts}: the CloudFormation type where the model knows
it, and the texts among the model's attributes by their names.
"""

import json
import re
import sys
from collections.abc import Mapping
from types import SimpleNamespace

import calls
from moto.apigateway.models import Deployment
from moto.backends import get_backend, list_of_moto_modules
from moto.cloudformation import parsing
from moto.cloudformation.models import ChangeSet
from moto.core.base_backend import BaseBackend
from moto.core.model_instances import model_data
from moto.ec2.models import ec2_backends
from moto.ec2.models.security_groups import SecurityGroupIngress
from moto.ec2.models.subnets import Subnet, SubnetRouteTableAssociation
from moto.elbv2.models import FakeLoadBalancer, elbv2_backends
from moto.iam.models import Role
from moto.kms.models import Key, KmsBackend
from moto.logs.models import LogsBackend
from moto.moto_api._internal.responses import MotoAPIResponse
from moto.rds.models import DBInstance, DBParameterGroup, DBSubnetGroup
from moto.server import main
from moto.ssm.models import SimpleSystemManagerBackend


def texts(instance):
    """Attributes that cannot be computed, such as the container of a function, are left out."""
    found = {}
    for name in dir(instance):
        if name.startswith("_"):
            continue
        try:
            value = getattr(instance, name)
        except Exception:
            continue
        if is_text(value):
            found[name] = value
        elif isinstance(value, dict):
            found.update({f"{name}.{key}": text for key, text in list(value.items()) if is_text(text)})
    return found


def is_text(value):
    return isinstance(value, str) and 0 < len(value) < 300


def cloudformation_type(model):
    try:
        return model.cloudformation_type() or ""
    except Exception:
        return ""


def living(account=None, region=None, service=None):
    """The identities of everything that a backend still holds, of an account and a service where they are told: the models also remember what
    was deleted, and so do things of other services that were used with it.

    What a thing holds in a list or a map is its own; what it holds singly belongs to somebody else and may be gone.
    """
    seen = set()
    waiting = []
    if service not in set(list_of_moto_modules()):
        service = None
    for module in [service] if service else list_of_moto_modules():
        try:
            backends = get_backend(module)
        except AttributeError:
            continue  # an alternative form of another module, without a state of its own
        held = backends.get(account, {}) if account else None
        waiting += [backends] if held is None else [held[name] for name in (region, "aws", "global") if name in held]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (str, bytes, int, float, type(None), type)):
            continue
        seen.add(id(thing))
        if isinstance(thing, parsing.ResourceMap):
            waiting.append(thing._parsed_resources)  # Its values would be made, also those of a stack that was deleted.
        elif isinstance(thing, Mapping):
            waiting.extend(list(thing.values()))  # Another request may change it meanwhile.
        elif isinstance(thing, (list, tuple, set, frozenset)):
            waiting.extend(thing)
        elif type(thing).__module__.startswith(f"moto.{service or ''}") and hasattr(thing, "__dict__"):
            single = isinstance(thing, BaseBackend)
            held = list(vars(thing).values())
            waiting.extend(one for one in held if single or isinstance(one, (Mapping, list, tuple, set)))
    return seen


def state(self, request, full_url, headers):
    found = []
    alive = living()
    for service, models in sorted(model_data.items()):
        for name, model in sorted(models.items()):
            kind = cloudformation_type(model)
            for instance in filter(lambda one: id(one) in alive, model.instances_tracked):
                found.append({"service": service, "model": name, "type": kind, "texts": texts(instance)})
    return 200, {"Content-Type": "application/json"}, json.dumps(found)


create_key = KmsBackend.create_key


def tagged_key(self, policy, key_usage, key_spec, description, tags, *more, **named):
    policy = json.dumps(policy) if isinstance(policy, dict) else policy
    tags = [{"TagKey": tag.get("TagKey") or tag["Key"], "TagValue": tag.get("TagValue") or tag.get("Value", "")} for tag in tags or []]
    return create_key(self, policy, key_usage, key_spec, description, tags, *more, **named)


make_key = Key.create_from_cloudformation_json.__func__


def key(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    # It knows no policy of its own.
    properties = {"KeyPolicy": {}, **cloudformation_json["Properties"]} if "Properties" in cloudformation_json else {"KeyPolicy": {}}
    return make_key(cls, resource_name, {**cloudformation_json, "Properties": properties}, account_id, region_name, **named)


def put_policy(self, policy_name, policy_json):
    self.policies[policy_name] = json.dumps(policy_json) if isinstance(policy_json, dict) else policy_json


def associate(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    # The emulator notes these where none of its answers shows them.
    ends = cloudformation_json["Properties"]
    backend = ec2_backends[account_id][region_name]
    backend.associate_route_table(ends["RouteTableId"], subnet_id=ends["SubnetId"])
    return backend.create_subnet_association(route_table_id=ends["RouteTableId"], subnet_id=ends["SubnetId"])


make_instance = DBInstance.create_from_cloudformation_json.__func__


def instance(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    # It takes subnet groups of its own stack alone.
    properties = dict(cloudformation_json["Properties"])
    if isinstance(properties.get("DBSubnetGroupName"), str):
        properties["DBSubnetGroupName"] = SimpleNamespace(name=properties["DBSubnetGroupName"])
    return make_instance(cls, resource_name, {**cloudformation_json, "Properties": properties}, account_id, region_name, **named)


put_parameter = SimpleSystemManagerBackend.put_parameter


def tagged_parameter(self, *more, **named):
    # CloudFormation takes the tags of a parameter as a map.
    if isinstance(named.get("tags"), dict):
        named["tags"] = [{"Key": key, "Value": value} for key, value in named["tags"].items()]
    return put_parameter(self, *more, **named)


def balancer(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    # It makes those of applications alone.
    said = cloudformation_json["Properties"]
    return elbv2_backends[account_id][region_name].create_load_balancer(
        resource_name, said.get("SecurityGroups"), said.get("Subnets"), scheme=said.get("Scheme", "internet-facing"), loadbalancer_type=said.get("Type"))


find_attribute = Subnet.get_cfn_attribute


def attribute(self, attribute_name):
    return self.availability_zone if attribute_name == "AvailabilityZone" else find_attribute(self, attribute_name)


put_filter = LogsBackend.put_subscription_filter


def filtered(self, log_group_name, filter_name, filter_pattern, destination_arn, role_arn):
    # A destination of its own is nothing that it knows to deliver to.
    if ":destination:" in destination_arn:
        return self._find_log_group(log_group_name).put_subscription_filter(filter_name, filter_pattern, destination_arn, role_arn)
    return put_filter(self, log_group_name, filter_name, filter_pattern, destination_arn, role_arn)


def apply(change_set):
    # It tells no outputs of what a change set has made.
    stack = change_set.stack
    stack.resource_map.update(change_set.template_dict, change_set.parameters)
    stack.template = change_set.template
    stack._parse_template()
    stack.output_map = stack._create_output_map()


ChangeSet.apply = apply
DBInstance.create_from_cloudformation_json = classmethod(instance)
Key.create_from_cloudformation_json = classmethod(key)
KmsBackend.create_key = tagged_key
Role.put_policy = put_policy
SubnetRouteTableAssociation.create_from_cloudformation_json = classmethod(associate)
Deployment.physical_resource_id = property(lambda deployment: deployment.id)
LogsBackend.put_subscription_filter = filtered
Subnet.get_cfn_attribute = attribute
DBParameterGroup.physical_resource_id = property(lambda group: group.name)
SimpleSystemManagerBackend.put_parameter = tagged_parameter
FakeLoadBalancer.create_from_cloudformation_json = classmethod(balancer)
DBSubnetGroup.physical_resource_id = property(lambda group: group.name)
SecurityGroupIngress.physical_resource_id = property(lambda rule: rule.security_group.id)
MotoAPIResponse.model_data = state
re._MAXCACHE = 1 << 16


def teach(url):
    models = parsing.get_model_list()
    known = {model.cloudformation_type() for model in models}
    models += [made for made in calls.teach(url) if made.row["type"] not in known]


if __name__ == "__main__":
    teach("http://127.0.0.1:" + sys.argv[sys.argv.index("-p") + 1])
    main(sys.argv[1:])
