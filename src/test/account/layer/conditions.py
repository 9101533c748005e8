"""What a stack switches on by a condition: the emulator updates only what names a changed parameter itself."""

from moto.cloudformation import parsing

SWITCHED = {"AWS::Events::Rule", "AWS::Lambda::EventSourceMapping", "AWS::AutoScaling::AutoScalingGroup", "AWS::ECS::Service"}
diff = parsing.ResourceMap.build_resource_diff


def named(node, function):
    """What stands first in each use of the function below the node."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == function:
                yield value[0] if isinstance(value, list) else value
            yield from named(value, function)
    elif isinstance(node, list):
        for one in node:
            yield from named(one, function)


def turned(conditions, changed):
    """The conditions that rest on changed parameters, by others too."""
    found = {name for name, condition in conditions.items() if changed & set(named(condition, "Ref"))}
    while True:
        more = {name for name, condition in conditions.items() if name not in found and found & set(named(condition, "Condition"))}
        if not more:
            return found
        found |= more


def without_policies(resource):
    """What is made of a resource; its policies say only what comes of it later."""
    return {key: value for key, value in resource.items() if key not in ("DeletionPolicy", "UpdateReplacePolicy")}


def build_resource_diff(self, other_template, parameters=None):
    actions = diff(self, other_template, parameters)
    standing, asked = self._resource_json_map, other_template["Resources"]
    actions["Modify"] = [
        name for name in actions["Modify"] if standing[name] == asked[name] or without_policies(standing[name]) != without_policies(asked[name])
    ]
    changed = {name for name, value in (parameters or {}).items() if self.input_parameters.get(name) != value}
    conditions = turned(other_template.get("Conditions", {}), changed)
    for name, resource in other_template["Resources"].items():
        known = name in self._resource_json_map and name not in actions["Modify"]
        if known and resource["Type"] in SWITCHED and conditions & set(named(resource, "Fn::If")):
            actions["Modify"].append(name)
    return actions


parsing.ResourceMap.build_resource_diff = build_resource_diff
