"""Starts the emulator so that one resource that it cannot make does not cost a whole stack.

usage: emulator.py PORT

What it could not make is said in its log and has no record, so that no reference to it counts.
"""

import hashlib
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "src/test/account"))

import calls
from moto.cloudformation import models, parsing
from moto.ec2.models import ec2_backends
from moto.ec2.models.subnets import SubnetRouteTableAssociation
from moto.ecs.models import EC2ContainerServiceBackend
from moto.events.models import EventBus
from moto.rds.models import DBInstance
from moto.server import main

create, clean = parsing.parse_and_create_resource, parsing.clean_json


def lenient_create(logical_id, resource_json, resources_map, *arguments, **named):
    refused = resources_map.__dict__.setdefault("refused", set())
    if logical_id in refused:
        return None
    try:
        return create(logical_id, resource_json, resources_map, *arguments, **named)
    except Exception as error:  # Whatever it is, the next resource can be made.
        refused.add(logical_id)
        print("not made:", logical_id, resource_json.get("Type"), repr(error)[:200], file=sys.stderr)
        return None


def lenient_clean(resource_json, resources_map):
    if not isinstance(resource_json, dict) or len(resource_json) != 1:
        return clean(resource_json, resources_map)
    try:
        found = clean(resource_json, resources_map)
        return found.name if isinstance(found, EventBus) else found
    except Exception as error:  # A value that is not known is left out, as the emulator leaves out attributes.
        function, of = next(iter(resource_json.items()))
        if function not in ("Fn::GetAtt", "Fn::ImportValue", "Fn::Select", "Ref"):
            raise
        print("no value:", function, of, repr(error)[:120], file=sys.stderr)
        return f"absent-{of[0] if isinstance(of, list) else 'value'}"


make_instance = DBInstance.__init__


def instance(self, *arguments, **named):
    # All have the same resource id here, by which Terraform looks for the one that it has made.
    make_instance(self, *arguments, **named)
    self.dbi_resource_id = "db-" + hashlib.md5(self.db_instance_identifier.encode()).hexdigest()[:26].upper()


def output(self, attribute):
    return next(o.value for o in self.output_map.values() if o and "Outputs." + o.key == attribute)


create_cluster = EC2ContainerServiceBackend.create_cluster


def tagged_cluster(self, cluster_name, tags=None, **named):
    # The tagging API goes through the tags of all clusters and fails for all services where one has none at all.
    return create_cluster(self, cluster_name, tags=tags or [], **named)


def associate(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    # The emulator notes these where none of its answers shows them.
    ends = cloudformation_json["Properties"]
    backend = ec2_backends[account_id][region_name]
    backend.associate_route_table(ends["RouteTableId"], subnet_id=ends["SubnetId"])
    return backend.create_subnet_association(route_table_id=ends["RouteTableId"], subnet_id=ends["SubnetId"])


SubnetRouteTableAssociation.create_from_cloudformation_json = classmethod(associate)
EC2ContainerServiceBackend.create_cluster = tagged_cluster
DBInstance.__init__ = instance
models.Stack.get_cfn_attribute = output
parsing.parse_and_create_resource = lenient_create
parsing.clean_json = lenient_clean
parsing.ResourceMap.validate_outputs = lambda self: None
known = parsing.get_model_list()
known += [made for made in calls.teach("http://127.0.0.1:" + sys.argv[1]) if made.row["type"] not in {m.cloudformation_type() for m in known}]
main(["-H", "127.0.0.1", "-p", sys.argv[1]])
