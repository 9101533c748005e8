"""Applies root modules of foreign repositories to an emulator and writes what their state says of their resources.

usage: deploy_terraform.py --endpoint-url URL --repositories FOLDER --source NAME --out FILE [--plugins FOLDER]

A state lists for each resource all those that it depends on, those behind others, too.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from sources import SOURCES

REGION = "eu-west-1"
# What the emulator lacks is an error of the server, which the provider would ask for 25 times over a quarter of an hour.
PROVIDER = """
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "testing"
  secret_key                  = "testing"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = false
  s3_use_path_style           = true
  max_retries                 = 2
}
"""


def fit(folder, states):
    """Makes the modules apply here: one region, the provider at hand, states on disk."""
    for lock in folder.rglob(".terraform.lock.hcl"):
        lock.unlink()
    for file in folder.rglob("*.tf"):
        text = file.read_text()
        text = re.sub(r"\b(us|eu|ap)-(east|west|central|north|south|southeast|northeast)-\d", REGION, text)
        text = re.sub(r'((?<!\w)version\s*=\s*)"[^"]*"', r'\1">= 0.1"', text)
        text = re.sub(r'provider_meta\s+"\w+"\s*\{[^{}]*\}', "", text)
        text = re.sub(r'backend\s+"\w+"\s*\{[^{}]*\}', "", text)
        text = re.sub(r"^\s*region\s*=\s*var\.region\s*$", "", text, flags=re.M)
        text = re.sub(r"(data\.aws_region\.\w+(?:\[0\])?)\.region\b", r"\1.name", text)
        text = re.sub(r'identifier_prefix\s*=\s*"([^"]*)"', r'identifier = "\1-${substr(md5(path.cwd), 0, 6)}"', text)
        text = re.sub(r'"ubuntu/images/[^"]*"', '"ubuntu/images/*"', text)
        text = re.sub(r'(type\s*=\s*)"(map|list)"', r"\1\2(string)", text)
        text = re.sub(r'(type\s*=\s*)"string"', r"\1string", text)
        text = block_free(text, "provider", "aws")
        for name, body in re.findall(r'data "terraform_remote_state" "(\w+)" \{(.*?)\n\}', text, re.S):
            key = re.search(r"key\s*=\s*(.+)", body).group(1).strip()
            override = file.with_name(f"remote_{name}_override.tf")
            override.write_text(
                f'data "terraform_remote_state" "{name}" {{\n  backend = "local"\n'
                f'  config = {{ path = "{states}/${{{key}}}" }}\n}}\n'
            )
        file.write_text(text)


def block_free(text, kind, label):
    """The text without the blocks of a kind, braces counted."""
    while match := re.search(rf'^\s*{kind}\s+"{label}"\s*\{{', text, re.M):
        depth, at = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        text = text[: match.start()] + text[at:]
    return text


def variables(root, given):
    values = {}
    for file in root.glob("*.tf"):
        for name, body in re.findall(r'^variable "?(\w+)"? \{(.*?)^\}', file.read_text(), re.S | re.M):
            if name in given:
                values[name] = given[name]
            elif "default" not in body:
                values[name] = "[]" if "list" in body else "1" if "number" in body else f"given-{name}".replace("_", "-")
    return values


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--endpoint-url", required=True)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plugins", default="/opt/tf-plugins")
    arguments = parser.parse_args()
    source = SOURCES[arguments.source]
    with tempfile.TemporaryDirectory() as made:
        work, states = Path(made, "work"), Path(made, "states")
        work.mkdir()
        git = arguments.repositories / source["repository"].replace("/", "+") / "repo"
        archive = subprocess.run(["git", f"--git-dir={git}", "archive", source["commit"]], check=True, capture_output=True)
        subprocess.run(["tar", "x", "-C", work], input=archive.stdout, check=True)
        fit(work, states)
        config = Path(made, "terraform.rc")
        config.write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{arguments.plugins}" }}\n}}\n')
        environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(config), "AWS_ENDPOINT_URL": arguments.endpoint_url,
                       "AWS_EC2_METADATA_DISABLED": "true", "TF_IN_AUTOMATION": "1"}
        resources, pairs, refused = {}, set(), []
        for name, path, given in source["stacks"]:
            root = work / path
            (root / "zz_provider.tf").write_text(PROVIDER)
            state = states / name
            states.mkdir(exist_ok=True)
            run = lambda *words: subprocess.run(["terraform", *words], cwd=root, env=environment, capture_output=True, text=True)
            ready = run("init", "-input=false", "-no-color")
            options = [f"-var={k}={v}" for k, v in variables(root, given).items()]
            answer = run("apply", "-auto-approve", "-input=false", "-no-color", f"-state={state}", *options)
            if ready.returncode or answer.returncode:
                errors = re.findall(r"Error: (.*(?:\n.*){0,5})", ready.stderr + answer.stderr)
                refused.append({"stack": name, "why": "; ".join(errors)[:600]})
            if state.exists():
                read(name, json.loads(state.read_text()), resources, pairs)
        known = sorted(p for p in pairs if p[0] in resources and p[1] in resources)
        arguments.out.write_text(
            json.dumps({"resources": resources, "pairs": known, "refused": refused}, indent=1, sort_keys=True))
    print(f"{arguments.source}: {len(resources)} resources, {len(known)} references, {len(refused)} roots not whole")
    for root in refused:
        print("  not whole", root["stack"], root["why"], file=sys.stderr)


def read(root, state, resources, pairs):
    keys = {}
    for resource in state["resources"]:
        if resource["mode"] != "managed" or not resource["type"].startswith("aws_"):
            continue
        address = ".".join(filter(None, [resource.get("module"), resource["type"], resource["name"]]))
        plain = re.sub(r"\[[^\]]*\]", "", address)
        for instance in resource["instances"]:
            values = instance["attributes"]
            key = f"{root}/{address}[{instance.get('index_key', '')}]"
            keys.setdefault(plain, []).append((key, instance.get("dependencies", [])))
            arn = values.get("arn") or ""
            own = arn if arn.startswith("arn:") else str(values.get("id"))
            resources[key] = {"type": resource["type"], "physical": own, "unique": True}
    for instances in keys.values():
        for key, dependencies in instances:
            for dependency in dependencies:
                for other, _ in keys.get(re.sub(r"\[[^\]]*\]", "", dependency), ()):
                    pairs.add((key, other))


if __name__ == "__main__":
    main()
