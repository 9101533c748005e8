"""Applies the root modules of an account of accounts.yaml, each at every stage, and writes whose each resource is.

usage: deploy_terraform.py --endpoint-url URL --repositories FOLDER --account NAME --out FILE [--plugins FOLDER]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import boto3
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from deploy import ACCOUNTS, filled
from importlib.util import module_from_spec, spec_from_file_location

SPEC = spec_from_file_location("modules", Path(__file__).resolve().parent.parent / "deploy_terraform.py")
modules = module_from_spec(SPEC)
SPEC.loader.exec_module(modules)
import offline


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--endpoint-url", required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plugins", default="/opt/tf-plugins")
    arguments = parser.parse_args()
    told = yaml.safe_load(ACCOUNTS.read_text())[arguments.account]
    repository, commit = next(iter(told["repositories"].values())).split("@")
    with tempfile.TemporaryDirectory() as made:
        work, states = Path(made, "work"), Path(made, "states")
        work.mkdir()
        states.mkdir()
        git = arguments.repositories / repository.replace("/", "+") / "repo"
        paths = told.get("files", ["."])
        archive = subprocess.run(["git", f"--git-dir={git}", "archive", commit, "--", *paths], check=True, capture_output=True)
        subprocess.run(["tar", "x", "-C", work], input=archive.stdout, check=True)
        roots = {work / filled(path, {"stage": stage}) for stage in told["stages"] for _, _, path, *_ in told["stacks"] + told.get("once", [])}
        providers = {root: offline.defaults(root) for root in roots} if told.get("offline") else {}
        if told.get("offline"):
            offline.prepare(work, arguments.repositories, told["offline"], told.get("lacks", []))
        modules.fit(work, states)
        config = Path(made, "terraform.rc")
        config.write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{arguments.plugins}" }}\n}}\n')
        environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(config), "AWS_ENDPOINT_URL": arguments.endpoint_url,
                       "AWS_EC2_METADATA_DISABLED": "true", "TF_IN_AUTOMATION": "1"}
        by_hand = ByHand(arguments.endpoint_url, told.get("given", {}))
        resources, pairs, refused = {}, set(), []
        for stage in ["", *told["stages"]]:
            for application, name, path, *own in told["stacks"] if stage else told.get("once", []):
                names = {"stage": stage, "application": application}
                name, given = filled(name, names), filled({**told.get("parameters", {}), **(own[0] if own else {})}, names)
                root = work / filled(path, names)
                provider = offline.provider(modules.PROVIDER, *providers[root]) if root in providers else modules.PROVIDER
                (root / "zz_provider.tf").write_text(provider)
                if first := given.pop("first", None):  # What the rest asks about before it is planned.
                    apply(root, states / name, given, environment, f"-target={first}")
                why = apply(root, states / name, given, environment)
                while by_hand.make(why):
                    why = apply(root, states / name, given, environment)
                print(name, why or "whole", file=sys.stderr, flush=True)
                if why:
                    refused.append({"stack": name, "why": why[:600]})
                if (states / name).exists():
                    found = {}
                    modules.read(name, json.loads((states / name).read_text()), found, pairs)
                    resources.update({k: {**r, "application": application, "stage": stage} for k, r in found.items()})
        known = sorted(p for p in pairs if p[0] in resources and p[1] in resources)
        arguments.out.write_text(
            json.dumps({"resources": resources, "pairs": known, "refused": refused}, indent=1, sort_keys=True))
    print(f"{arguments.account}: {len(resources)} resources, {len(known)} references, {len(refused)} roots not whole")


class ByHand:
    """What the roots look up and somebody made by hand: roles, certificates, parameters."""

    PARAMETER = re.compile(r"reading SSM Parameter \((.*?)\): couldn't find resource")

    def __init__(self, endpoint, names):
        of = lambda service: boto3.client(
            service, region_name=modules.REGION, endpoint_url=endpoint, aws_access_key_id="testing", aws_secret_access_key="testing")
        self.ssm = of("ssm")
        for role in names.get("roles", []):
            of("iam").create_role(RoleName=role, AssumeRolePolicyDocument='{"Version": "2012-10-17", "Statement": []}')
        for domain in names.get("certificates", []):
            of("acm").request_certificate(DomainName=domain, ValidationMethod="DNS")

    def make(self, missed):
        """Makes what an answer of Terraform says is missing; whether that was anything."""
        names = set(self.PARAMETER.findall(missed))
        for name in names:
            self.ssm.put_parameter(Name=name, Value="given", Type="SecureString", Overwrite=True)
        return bool(names)


def apply(root, state, given, environment, *more):
    """Applies one root module; says why it is not whole."""
    run = lambda *words: subprocess.run(["terraform", *words], cwd=root, env=environment, capture_output=True, text=True)
    ready = run("init", "-input=false", "-no-color")
    options = [f"-var={k}={v}" for k, v in modules.variables(root, given).items()]
    answer = run("apply", "-auto-approve", "-input=false", "-no-color", f"-state={state}", *options, *more)
    return "; ".join(re.findall(r"Error: (.*(?:\n.*){0,5})", ready.stderr + answer.stderr))


if __name__ == "__main__":
    main()
