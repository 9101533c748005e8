"""Writes whose each scanned resource is, by what the deployment told: ARN, application, stage, applications that use it.

usage: truth.py --account NAME --deployed FILE --snapshot FOLDER --out FILE
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from score import by_name, node, records

ACCOUNTS = Path(__file__).with_name("accounts.yaml")


def one(values):
    """The only one; an alarm that every stage makes under the same name is of no stage."""
    return next(iter(values)) if len(values) == 1 else ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--account", required=True)
    parser.add_argument("--deployed", type=Path, required=True)
    parser.add_argument("--snapshot", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    shared = yaml.safe_load(ACCOUNTS.read_text())[arguments.account].get("shared", [])
    told = json.loads(arguments.deployed.read_text())
    all_records = records(arguments.snapshot)
    index = by_name(all_records)
    resources = told["resources"]
    nodes = {key: node(resource, index) for key, resource in resources.items()}
    users, infrastructure = defaultdict(set), defaultdict(set)
    for user, used in told["pairs"]:
        users[nodes[used]].add(resources[user]["application"])
        infrastructure[resources[used]["application"]].add(resources[user]["application"])
    owners = defaultdict(set)
    for key, resource in resources.items():
        if nodes[key]:
            owners[nodes[key]].add((resource["application"], resource["stage"]))
    with arguments.out.open("w") as out:
        for arn in sorted({r["arn"] for r in all_records}):
            owned = owners.get(arn, set())
            application, stage = (one({o[at] for o in owned}) for at in (0, 1))
            needed = sorted(infrastructure[application] if application in shared else users[arn] | ({application} - {""}))
            print(arn, application, stage, ",".join(needed), "shared" if application in shared else "", sep="\t", file=out)
    print(f"{len(all_records)} records, {sum(len(o) == 1 for o in owners.values())} of an application, "
          f"{sum(not n for n in nodes.values())} deployed and not scanned, {sum(len(o) > 1 for o in owners.values())} of several")


if __name__ == "__main__":
    main()
