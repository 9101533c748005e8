#!/usr/bin/env python3
"""Counts what an import kept of a data set, against the data set itself.

  count.py config CONFIG.json SNAPSHOT     items, address ranges of groups, members in the hidden rest
  count.py convert PLACEBO CLI             recorded API answers (placebo's files) as a folder of AWS CLI output
  count.py items CLI SNAPSHOT              things in the recorded listings, and those that the snapshot names

SNAPSHOT is the folder plans/ACCOUNT/snapshot that `mitosis import` wrote. Needs Python 3.9 and botocore, for the names of
services and operations and for what a listing lists (the paginators' result keys); nothing of Mitosis is read.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys

READ = re.compile("(List|Describe|Get|BatchGet|Search|Lookup|Query|Scan|Select|Head|View|Read|Check|Discover|Filter|Preview"
                  "|Retrieve|Estimate|Simulate|Validate|Test)[A-Z]")


# Where the AWS CLI calls a service otherwise than the model does.
COMMANDS = {"s3": "s3api", "codedeploy": "deploy", "config": "configservice"}


def records(snapshot):
    for file in sorted(glob.glob(snapshot + "/**/*.jsonl.gz", recursive=True)):
        with gzip.open(file, "rt") as lines:
            for line in lines:
                yield json.loads(line)


def leaves(node):
    """Members that hold a text, a number or a list of them."""
    if isinstance(node, dict) and node:
        return sum(map(leaves, node.values()))
    if isinstance(node, list) and node and isinstance(node[0], (dict, list)):
        return sum(map(leaves, node))
    return 1


def ranges(node, found):
    """The address ranges below a group's permissions, each once for each permission."""
    if isinstance(node, dict):
        own = {r if isinstance(r, str) else r.get("cidrIp", r.get("CidrIp", ""))
               for key in node if key.lower() in ("ipranges", "ipv4ranges") for r in node[key]}
        found.extend(text for text in own if re.match(r"\d+\.\d+\.\d+\.\d+/\d+$", text))
        for key, value in node.items():
            if key.lower() not in ("ipranges", "ipv4ranges"):
                ranges(value, found)
    elif isinstance(node, list):
        for value in node:
            ranges(value, found)


def config(source, snapshot):
    with open(source) as file:
        items = json.load(file)["configurationItems"]
    kept, told, rest, records_with_rest = [], [], 0, 0
    seen = list(records(snapshot))
    for item in items:
        if item["resourceType"] == "AWS::EC2::SecurityGroup":
            ranges(item["configuration"], told)
    for record in seen:
        left = record["data"].pop("configurationRest", None)
        rest += leaves(left) if left else 0
        records_with_rest += bool(left)
        if record["type"] == "AWS::EC2::SecurityGroup":
            ranges(record["data"], kept)
    plain = sum("configuration" in record["data"] for record in seen)
    print(f"{len(items)} items, {len(seen)} records, {plain} of them of a type without collector")
    print(f"address ranges of groups: {len(told)} recorded, {len(kept)} kept")
    print(f"members in the rest: {rest} in {records_with_rest} records")


def botocore_services():
    import botocore.session
    loader = botocore.session.get_session().get_component("data_loader")
    for name in loader.list_available_services("service-2"):
        yield name, loader.load_service_model(name, "service-2"), loader


def plain(node):
    if isinstance(node, dict):
        kind = node.get("__class__")
        if kind == "datetime":
            return "%04d-%02d-%02dT%02d:%02d:%02d+00:00" % tuple(
                node.get(part, 0) for part in ("year", "month", "day", "hour", "minute", "second"))
        return node.get("body", node.get("value", str(node))) if kind else {k: plain(v) for k, v in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


def kebab(operation):
    words = re.sub("([A-Z]+)([A-Z][a-z])", r"\1-\2", operation)
    return re.sub("([a-z0-9])([A-Z])", r"\1-\2", words).lower()


def convert(source, target):
    names, models = collections.defaultdict(list), {}
    for name, model, _ in botocore_services():
        meta = model["metadata"]
        models[name] = model
        for key in {name, meta["endpointPrefix"], meta.get("serviceId", name).lower().replace(" ", "-"),
                    meta.get("signingName", name)}:
            names[key].append(name)

    def service(prefix, operation, body):
        def fit(name):
            output = models[name]["operations"][operation].get("output")
            members = models[name]["shapes"][output["shape"]]["members"] if output else {}
            return len([key for key in body if key in members]), name == prefix
        fitting = [name for name in names[prefix] if operation in models[name]["operations"]]
        return max(fitting, key=fit) if fitting else None

    answers, recorded = collections.defaultdict(list), set()
    for file in sorted(glob.glob(source + "/**/*.json", recursive=True)):
        match = re.match(r"(.+?)\.([A-Z]\w+)_(\d+)\.json$", os.path.basename(file))
        if not match or not READ.match(match[2]):
            continue
        recorded.add((match[1], match[2]))
        with open(file) as text:
            answer = json.load(text)
        body = plain(answer.get("data") or {})
        if answer.get("status_code", 200) < 300 and isinstance(body, dict):
            body.pop("ResponseMetadata", None)
            name = service(match[1], match[2], body)
            if name:
                answers[name, match[2]].append(body)
    folder = target + "/us-east-1"
    os.makedirs(folder, exist_ok=True)
    for (name, operation), bodies in answers.items():
        command = COMMANDS.get(name, name)
        with open(f"{folder}/{command}-{kebab(operation)}.json", "w") as out:
            out.writelines(json.dumps(body) + "\n" for body in bodies)
    print(f"{len(recorded)} recorded read operations, {len(answers)} with an answer, {sum(map(len, answers.values()))} answers")


def identities(item, place):
    """What an element of a listing is called by: members that end so, and begin as the list is called or not at all."""
    for key, value in item.items():
        match = re.match(r"(.*?)(arn|identifier|id|name)$", key.lower())
        if match and isinstance(value, str) and value and match[1] in place.lower():
            yield value.lower()


def items(cli, snapshot):
    named = set()
    for record in records(snapshot):
        for key in ("arn", "id", "name"):
            text = str(record.get(key, "")).lower()
            named |= {text, re.split("[/:]", text)[-1]}
    listed = {}
    for name, model, loader in botocore_services():
        command = COMMANDS.get(name, name)
        try:
            pages = loader.load_service_model(name, "paginators-1")["pagination"]
        except Exception:  # a service without paginators lists nothing by pages
            continue
        for operation, page in pages.items():
            keys = page["result_key"] if isinstance(page["result_key"], list) else [page["result_key"]]
            listed[f"{command}-{kebab(operation)}.json"] = keys[0]
    seen, kept = collections.Counter(), collections.Counter()
    for file in sorted(glob.glob(cli + "/*/*.json")):
        key = listed.get(os.path.basename(file))
        if not key or not re.search("-(list|describe|get)-", os.path.basename(file)):
            continue
        things = {}
        with open(file) as lines:
            for line in lines:
                found = json.loads(line)
                for step in key.split("."):
                    found = found.get(step, []) if isinstance(found, dict) else []
                for item in found if isinstance(found, list) else []:
                    called = tuple(identities(item, key)) if isinstance(item, dict) else (str(item).lower(),)
                    if called:
                        things[called] = True
        for called in things:
            seen[os.path.basename(file)] += 1
            kept[os.path.basename(file)] += any(
                text in named or re.split("[/:]", text)[-1] in named for text in called)
    whole = [name for name in seen if kept[name]]
    print(f"{sum(seen.values())} things in {len(seen)} listings, {sum(kept.values())} of them named by the snapshot")
    print(f"in the {len(whole)} listings of which it names any: {sum(seen[n] for n in whole)}, {sum(kept[n] for n in whole)} named")


if __name__ == "__main__":
    command, first, second = sys.argv[1:4]
    {"config": config, "convert": convert, "items": items}[command](first, second)
