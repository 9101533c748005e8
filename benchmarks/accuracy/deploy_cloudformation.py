"""Deploys templates of foreign repositories to an emulator and writes what they say of their resources.

usage: deploy_cloudformation.py --endpoint-url URL --repositories FOLDER --source NAME --out FILE
"""

import argparse
import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

import boto3
import yaml
from botocore.exceptions import ClientError

import references
import snapshots
from sources import SOURCES



def function(loader, suffix, node):
    """A short form such as !GetAtt, written out."""
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


yaml.SafeLoader.add_multi_constructor("!", function)
REGION = "eu-west-1"


def show(folder, repository, commit, path):
    git = folder / repository.replace("/", "+") / "repo"
    if not git.exists():
        git = folder / repository.replace("/", "+") / ".git"
    return subprocess.run(
        ["git", f"--git-dir={git}", "show", f"{commit}:{path}"], check=True, capture_output=True
    ).stdout.decode()


def joined(value):
    """The template with each Fn::GetAtt of two parts and each date a text, as JSON templates have them."""
    if isinstance(value, list):
        return [joined(v) for v in value]
    if isinstance(value, datetime.date):
        return str(value)  # YAML takes the version of a policy for a date.
    if not isinstance(value, dict):
        return value
    value = {k: joined(v) for k, v in value.items()}
    parts = value.get("Fn::GetAtt")
    if isinstance(parts, str):
        parts = parts.split(".")
    if isinstance(parts, list) and all(isinstance(p, str) for p in parts):
        value["Fn::GetAtt"] = [parts[0], ".".join(parts[1:])]
    return value


def templates(text, path):
    """The templates in a file with a suffix for each; a snapshot of a CDK test holds several."""
    if not path.endswith(".snap"):
        return [("", joined(yaml.safe_load(text)))]
    found = list(snapshots.templates(text))
    return [(f"-{i}" if len(found) > 1 else "", t) for i, t in enumerate(map(joined, found))]


def accepted(template):
    """The template with what the emulator cannot take put aside; what is compared is the template as it was."""
    made = json.loads(json.dumps(template, default=str))
    for name, resource in made.get("Resources", {}).items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Lambda::Function":
            properties.pop("PackageType", None)
            properties.pop("ImageConfig", None)
            properties.update(Code={"ZipFile": "pass"})
            properties.setdefault("Handler", "index.handler")
            properties["Runtime"] = "python3.11"
        if resource["Type"] == "AWS::Events::Rule" and "ScheduleExpression" in properties:
            properties.pop("EventBusName", None)
        if resource["Type"] == "AWS::ApiGateway::RestApi":
            body = properties.get("Body")
            title = (body.get("info") or {}).get("title") if isinstance(body, dict) else None
            properties.setdefault("Name", title or name)
        if resource["Type"] == "AWS::Lambda::LayerVersion":
            properties["Content"] = {"ZipFile": "cGFzcw=="}
        if resource["Type"] == "AWS::SSM::Parameter" and isinstance(properties.get("Tags"), dict):
            properties["Tags"] = [{"Key": k, "Value": v} for k, v in properties["Tags"].items()]
    return made


class Account:
    def __init__(self, url):
        session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", region_name=REGION)
        self.client = lambda service: session.client(service, endpoint_url=url)
        self.cloudformation = self.client("cloudformation")
        ec2 = self.client("ec2")
        self.vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        self.subnets = [s["SubnetId"] for s in ec2.describe_subnets()["Subnets"]]
        self.group = ec2.describe_security_groups()["SecurityGroups"][0]["GroupId"]
        self.image = ec2.describe_images()["Images"][0]["ImageId"]
        try:
            ec2.create_key_pair(KeyName="key")
        except ClientError:
            pass  # A source before this one has made it.

    def value(self, name, parameter):
        """What a parameter is given that has no value: something of its kind that is there."""
        kind = parameter.get("Type", "String")
        inner = re.sub(r"^AWS::SSM::Parameter::Value<(.*)>$", r"\1", kind)
        values = {
            "AWS::EC2::VPC::Id": self.vpc,
            "AWS::EC2::Subnet::Id": self.subnets[0],
            "List<AWS::EC2::Subnet::Id>": ",".join(self.subnets[:2]),
            "AWS::EC2::SecurityGroup::Id": self.group,
            "List<AWS::EC2::SecurityGroup::Id>": self.group,
            "AWS::EC2::Image::Id": self.image,
            "AWS::EC2::KeyPair::KeyName": "key",
            "AWS::EC2::AvailabilityZone::Name": REGION + "a",
            "List<AWS::EC2::AvailabilityZone::Name>": f"{REGION}a,{REGION}b",
        }
        stored = kind.startswith("AWS::SSM::Parameter::Value<")
        if parameter.get("AllowedValues") and not stored:
            value = str(parameter["AllowedValues"][0])
        elif inner in values:
            value = values[inner]
        elif "Number" in inner:
            value = str(parameter.get("MinValue", 1))
        elif re.search("cidr", name, re.I):
            value = "10.9.0.0/16"
        elif re.search("arn|role$", name, re.I):
            value = f"arn:aws:iam::123456789012:role/{name.lower()}"
        else:
            value = re.sub("[^a-z0-9]", "", name.lower()) or "value"
        if stored:
            path = parameter.get("Default") or next(iter(parameter.get("AllowedValues", ())), f"/given/{name}")
            if not path.startswith("/aws/"):
                self.client("ssm").put_parameter(Name=path, Value=value, Type="String", Overwrite=True)
            return path
        return value

    def parameters(self, template, given):
        values = {}
        for name, parameter in template.get("Parameters", {}).items():
            ssm = parameter.get("Type", "").startswith("AWS::SSM::Parameter::Value<")
            if name in given:
                values[name] = given[name]
                if ssm:
                    self.store(given[name], self.value(name, {"Type": "String"}))
            elif "Default" in parameter and not ssm:
                values[name] = str(parameter["Default"])
            else:
                values[name] = self.value(name, parameter)
        return values

    def store(self, path, value):
        """Puts a value into the parameter store that nobody else has put there."""
        try:
            self.client("ssm").put_parameter(Name=path, Value=value, Type="String")
        except ClientError:
            pass

    def deploy(self, stack, template, given):
        values = self.parameters(template, given)
        self.cloudformation.create_stack(
            StackName=stack,
            TemplateBody=json.dumps(accepted(template)),
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in values.items()],
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Tags=[{"Key": k, "Value": v} for k, v in given.get("tags", {}).items()],
        )
        answer = self.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
        local = {**values, "AWS::StackName": stack, "AWS::Region": REGION, "AWS::AccountId": "123456789012"}
        return local, {r["LogicalResourceId"]: r for r in answer if r.get("PhysicalResourceId")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--endpoint-url", required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    source = SOURCES[arguments.source]
    account = Account(arguments.endpoint_url)
    resources, pairs, exports, refused = {}, set(), {}, []
    for stack, path, given in source["stacks"]:
        text = show(arguments.repositories, source["repository"], source["commit"], path)
        for suffix, template in templates(text, path):
            name = stack + suffix
            try:
                local, made = account.deploy(name, template, given)
            except Exception as error:  # The emulator refuses in many ways; each is told and counted.
                refused.append({"stack": name, "why": f"{type(error).__name__}: {error}"[:300]})
                continue
            for logical, resource in made.items():
                resources[f"{name}/{logical}"] = {
                    "type": resource["ResourceType"],
                    "physical": resource["PhysicalResourceId"],
                }
            exports.update(references.exports(template, local, name))
            pairs |= references.pairs(template, local, exports, name)
    known = sorted(p for p in pairs if p[0] in resources and p[1] in resources)
    arguments.out.write_text(
        json.dumps({"resources": resources, "pairs": known, "refused": refused}, indent=1, sort_keys=True)
    )
    print(f"{arguments.source}: {len(resources)} resources, {len(known)} references, {len(refused)} stacks refused")
    for stack in refused:
        print("  refused", stack["stack"], stack["why"][:200], file=sys.stderr)


if __name__ == "__main__":
    main()
