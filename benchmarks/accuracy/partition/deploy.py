"""Deploys the stacks of an account of accounts.yaml, each at every stage, and writes whose each resource is.

usage: deploy.py --endpoint-url URL --repositories FOLDER --account NAME --out FILE
"""

import argparse
import json
import os
import posixpath
import re
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import references
import serverless
import snapshots
from deploy_cloudformation import REGION, Account, joined, show

ACCOUNTS = Path(__file__).with_name("accounts.yaml")
NUMBER = "123456789012"
NESTED = "AWS::CloudFormation::Stack"


def filled(value, names):
    if isinstance(value, dict):
        return {k: filled(v, names) for k, v in value.items()}
    return re.sub(r"\{(\w+)\}", lambda m: names.get(m[1], m[0]), value) if isinstance(value, str) else value


def stages_of(template):
    """The stages that the tags in a synthesised template tell."""
    found = []
    for resource in template.get("Resources", {}).values():
        tags = resource.get("Properties", {}).get("Tags", [])
        found += [t.get("Value") for t in tags if isinstance(t, dict) and t.get("Key") == "Stage"] if isinstance(tags, list) else []
    return found


def synthesised(text, stage):
    """The template of a stage in a test's snapshots; where only another's is there, it with the stage's word changed."""
    found = list(snapshots.templates(text))
    for template in found:
        if stage in stages_of(template):
            return template
    other = next((s for template in found for s in stages_of(template) if isinstance(s, str)), None)
    made = json.dumps(found[0])
    if other:
        for old, new in ((other, stage), (other.lower(), stage.lower())):
            made = re.sub(rf"(?<![A-Za-z]){old}(?![A-Za-z])", new, made)
    return json.loads(made)


class Policies:
    def load(self):
        return {}


def from_sam(template, values):
    """What the Serverless Application Model makes of a template, by its own library."""
    os.environ["AWS_DEFAULT_REGION"] = REGION  # The library asks for it, and for nothing else of AWS.
    from samtranslator.translator.transform import transform

    # Applications of the public repository are not here, and the library would ask AWS for them.
    resources = template.get("Resources", {})
    template["Resources"] = {k: r for k, r in resources.items() if r.get("Type") != "AWS::Serverless::Application"}
    kinds = [r.get("Properties", {}) for r in template.get("Resources", {}).values()]
    for properties in kinds:
        if "CodeUri" in {**template.get("Globals", {}).get("Function", {}), **properties}:
            properties.pop("InlineCode", None)  # What the library refuses beside the other, and a build leaves out.
    for properties in kinds + list(template.get("Globals", {}).values()):
        for key in {"CodeUri", "ContentUri", "DefinitionUri"} & set(properties):
            properties[key] = f"s3://artifacts-{NUMBER}-{REGION}/{key}"
    local = {**values, "AWS::Region": REGION, "AWS::AccountId": NUMBER, "AWS::Partition": "aws"}
    return json.loads(json.dumps(transform(template, local, Policies()), default=str))


class Repositories:
    def __init__(self, folder, named):
        self.folder, self.named = folder, named

    def text(self, path):
        alias, _, inner = path.rpartition(":")
        repository, commit = self.named[alias or next(iter(self.named))].split("@")
        return show(self.folder, repository, commit, inner)

    def beside(self, path, other):
        """A file that a template names; builds move it one folder down, so that a way up may lead out of the repository."""
        alias, _, inner = path.rpartition(":")
        for base in (posixpath.dirname(inner), posixpath.dirname(inner) + "/build"):
            found = posixpath.normpath(posixpath.join(base, other))
            try:
                return self.text((alias + ":" if alias else "") + found)
            except Exception:  # git has no such file there
                continue
        return None


def included(value, path, repositories):
    """The template with each AWS::Include of a file of the repository in it."""
    if isinstance(value, list):
        return [included(v, path, repositories) for v in value]
    if not isinstance(value, dict):
        return value
    called = value.get("Fn::Transform")
    if isinstance(called, dict) and called.get("Name") == "AWS::Include":
        location = called.get("Parameters", {}).get("Location")
        text = repositories.beside(path, location) if isinstance(location, str) else None
        return joined(yaml.safe_load(text)) if text else {}
    return {k: included(v, path, repositories) for k, v in value.items()}


def defaulted(value, maps, values):
    """The template with what a map gives in the place of each look-up with a default, which the emulator does not know."""
    if isinstance(value, list):
        return [defaulted(v, maps, values) for v in value]
    if not isinstance(value, dict):
        return value
    asked = value.get("Fn::FindInMap")
    if isinstance(asked, list) and len(asked) == 4:
        first, second, third = (values.get(a["Ref"]) if isinstance(a, dict) and "Ref" in a else a for a in asked[:3])
        found = maps.get(first, {}).get(second, {})
        return found.get(third, asked[3].get("DefaultValue")) if isinstance(third, str) else value
    return {k: defaulted(v, maps, values) for k, v in value.items()}


class Deployment:
    def __init__(self, account, repositories, told):
        self.account, self.repositories, self.told = account, repositories, told
        self.resources, self.pairs, self.refused = {}, set(), []
        self.exports, self.outputs, self.parameters = {}, {}, {}

    def template(self, path, stage, given, local):
        text = self.repositories.text(path)
        if path.endswith(".snap"):
            return joined(synthesised(text, stage))
        if path.endswith("serverless.yml"):
            return joined(serverless.template(path, stage, self.repositories, self.outputs))
        template = included(joined(yaml.safe_load(text)), path, self.repositories)
        if "AWS::Serverless-2016-10-31" in str(template.get("Transform")):
            values = self.account.parameters(template, given)
            template = joined(from_sam(template, values))
        self.package(template, path)
        return defaulted(template, template.get("Mappings", {}), self.account.parameters(template, given))

    def package(self, template, path):
        """Puts what nested stacks are made of where `aws cloudformation package` would."""
        for resource in template.get("Resources", {}).values():
            location = resource.get("Properties", {}).get("TemplateURL")
            if resource.get("Type") == NESTED and isinstance(location, str) and not location.startswith("http"):
                bucket, key = f"artifacts-{NUMBER}-{REGION}", re.sub(r"\W+", "-", location)
                s3 = self.account.client("s3")
                if bucket not in [b["Name"] for b in s3.list_buckets()["Buckets"]]:
                    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
                s3.put_object(Bucket=bucket, Key=key, Body=self.repositories.beside(path, location) or "Resources: {}")
                resource["Properties"]["TemplateURL"] = f"https://s3.amazonaws.com/{bucket}/{key}"

    def deploy(self, application, stack, path, own, stage):
        names = {"stage": stage, "lower": stage.lower(), "application": application}
        name = filled(stack, names)
        given = filled({**self.told.get("parameters", {}), **own, "tags": self.told.get("tags", {})}, names)
        given["tags"] = filled(given["tags"], names)
        try:
            template = self.template(path, stage, given, names)
            local, made = self.account.deploy(name, template, given)
        except Exception as error:  # The emulator refuses in many ways; each is told and counted.
            self.refused.append({"stack": name, "why": f"{type(error).__name__}: {error}"[:400]})
            return
        answer = self.account.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        self.outputs[name] = {o["OutputKey"]: o["OutputValue"] for o in answer.get("Outputs", [])}
        self.record(name, name, application, stage, made)
        self.resources[f"{name}/"] = {
            "type": NESTED, "physical": answer["StackId"], "unique": True, "application": application, "stage": stage}
        self.exports.update(references.exports(template, local, name))
        self.pairs |= references.pairs(template, local, self.exports, name)
        self.pairs |= self.by_parameter(template, local, name)

    def record(self, name, stack, application, stage, made):
        for logical, resource in made.items():
            key = f"{name}/{logical}"
            self.resources[key] = {"type": resource["ResourceType"], "physical": resource["PhysicalResourceId"],
                                   "application": application, "stage": stage}
            if resource["ResourceType"] == NESTED:
                inner = self.account.cloudformation.describe_stack_resources(StackName=resource["PhysicalResourceId"])
                self.record(key, logical, application, stage, {
                    r["LogicalResourceId"]: r for r in inner["StackResources"] if r.get("PhysicalResourceId")})

    def by_parameter(self, template, local, name):
        """Pairs of what reads a value from the parameter store and what another stack put it there for."""
        resources, found = template.get("Resources", {}), set()
        for logical, resource in resources.items():
            if resource.get("Type") == "AWS::SSM::Parameter" and f"{name}/{logical}" in self.resources:
                named, _ = references.references(resource["Properties"].get("Value"), local)
                self.parameters[self.resources[f"{name}/{logical}"]["physical"]] = [
                    f"{name}/{n}" for n in named & set(resources)] + [f"{name}/{logical}"]
        for parameter, of in template.get("Parameters", {}).items():
            if str(of.get("Type", "")).startswith("AWS::SSM::Parameter::Value"):
                targets = self.parameters.get(local.get(parameter), ())
                for logical, resource in resources.items():
                    named, _ = references.references(resource.get("Properties", {}), local)
                    found |= {(f"{name}/{logical}", t) for t in targets if parameter in named}
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--endpoint-url", required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    told = yaml.safe_load(ACCOUNTS.read_text())[arguments.account]
    repositories = Repositories(arguments.repositories, told["repositories"])
    deployment = Deployment(Account(arguments.endpoint_url), repositories, told)
    for stage in told["stages"]:
        for application, stack, path, *own in told["stacks"]:
            deployment.deploy(application, stack, path, own[0] if own else {}, stage)
    known = sorted(p for p in deployment.pairs if p[0] in deployment.resources and p[1] in deployment.resources)
    arguments.out.write_text(json.dumps(
        {"resources": deployment.resources, "pairs": known, "refused": deployment.refused}, indent=1, sort_keys=True))
    print(f"{arguments.account}: {len(deployment.resources)} resources, {len(known)} references, "
          f"{len(deployment.refused)} stacks refused")
    for stack in deployment.refused:
        print("  refused", stack["stack"], stack["why"], file=sys.stderr)


if __name__ == "__main__":
    main()
