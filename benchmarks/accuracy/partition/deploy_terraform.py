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

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from deploy import ACCOUNTS, filled
from importlib.util import module_from_spec, spec_from_file_location

SPEC = spec_from_file_location("modules", Path(__file__).resolve().parent.parent / "deploy_terraform.py")
modules = module_from_spec(SPEC)
SPEC.loader.exec_module(modules)


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
        archive = subprocess.run(["git", f"--git-dir={git}", "archive", commit], check=True, capture_output=True)
        subprocess.run(["tar", "x", "-C", work], input=archive.stdout, check=True)
        modules.fit(work, states)
        config = Path(made, "terraform.rc")
        config.write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{arguments.plugins}" }}\n}}\n')
        environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(config), "AWS_ENDPOINT_URL": arguments.endpoint_url,
                       "AWS_EC2_METADATA_DISABLED": "true", "TF_IN_AUTOMATION": "1"}
        resources, pairs, refused = {}, set(), []
        for stage in told["stages"]:
            for application, name, path, *own in told["stacks"]:
                names = {"stage": stage, "application": application}
                name, given = filled(name, names), filled({**told.get("parameters", {}), **(own[0] if own else {})}, names)
                why = apply(work / filled(path, names), states / name, given, environment)
                if why:
                    refused.append({"stack": name, "why": why})
                if (states / name).exists():
                    found = {}
                    modules.read(name, json.loads((states / name).read_text()), found, pairs)
                    resources.update({k: {**r, "application": application, "stage": stage} for k, r in found.items()})
        known = sorted(p for p in pairs if p[0] in resources and p[1] in resources)
        arguments.out.write_text(
            json.dumps({"resources": resources, "pairs": known, "refused": refused}, indent=1, sort_keys=True))
    print(f"{arguments.account}: {len(resources)} resources, {len(known)} references, {len(refused)} roots not whole")
    for root in refused:
        print("  not whole", root["stack"], root["why"], file=sys.stderr)


def apply(root, state, given, environment):
    """Applies one root module; says why it is not whole."""
    (root / "zz_provider.tf").write_text(modules.PROVIDER)
    run = lambda *words: subprocess.run(["terraform", *words], cwd=root, env=environment, capture_output=True, text=True)
    ready = run("init", "-input=false", "-no-color")
    options = [f"-var={k}={v}" for k, v in modules.variables(root, given).items()]
    answer = run("apply", "-auto-approve", "-input=false", "-no-color", f"-state={state}", *options)
    return "; ".join(re.findall(r"Error: (.*(?:\n.*){0,5})", ready.stderr + answer.stderr))[:600]


if __name__ == "__main__":
    main()
