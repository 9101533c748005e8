"""Holds a graph against what a template says of its resources.

usage: score.py --references FILE --snapshot FOLDER --graph FILE [--misses]

A reference counts where both resources were scanned. It is carried where the record of one names the other by its
ARN, id or name, so that the graph could know; what the emulator drops nobody can find. A drawn edge between two
resources of the template is explained where the template leads from one to the other in at most two references.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path


def records(snapshot):
    found = []
    for file in sorted(snapshot.rglob("*.jsonl*")):
        opened = gzip.open(file, "rt") if file.suffix == ".gz" else open(file)
        with opened as lines:
            found += [r for r in map(json.loads, lines) if "arn" in r and "type" in r]
    return found


def by_name(all_records):
    """Records by what a deployment may call them: the type with the ARN, the id, the name."""
    index = defaultdict(set)
    for record in all_records:
        for word in (record["arn"], record["id"], record["name"]):
            index[record["type"], word].add(record["arn"])
            index["", word].add(record["arn"])
    return index


def node(resource, index):
    physical = resource["physical"]
    words = [physical, physical.rsplit("/", 1)[-1], physical.split("|")[0]]
    for word in words:
        for type_name in (resource["type"], "") if word.startswith("arn:") or resource.get("unique") else (resource["type"],):
            arns = index.get((type_name, word), ())
            if len(arns) == 1:
                return next(iter(arns))
    return None


def names(record, index):
    """What stands for this resource and no other."""
    found = {record["arn"]}
    found.update(w for w in (record["id"], record["name"]) if len(w) >= 4 and len(index["", w]) == 1)
    return found


def mentions(record, words):
    text = record["text"]
    for word in words:
        if word in text and re.search(r"(?<![A-Za-z0-9-])" + re.escape(word) + r"(?![A-Za-z0-9-])", text):
            return True
    return False


def through(pairs, nodes):
    """Pairs of nodes; what was made but is no resource of its own joins those that it names."""
    direct, parts = set(), defaultdict(set)
    for a, b in pairs:
        if nodes.get(a) and nodes.get(b):
            direct.add(frozenset((nodes[a], nodes[b])))
        elif not nodes.get(a) and nodes.get(b):
            parts[a].add(nodes[b])
    joined = {frozenset((a, b)) for ends in parts.values() for a in ends for b in ends}
    return {p for p in direct | joined if len(p) == 2}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--references", type=Path, required=True)
    parser.add_argument("--snapshot", type=Path, required=True)
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    told = json.loads(arguments.references.read_text())
    graph = json.loads(arguments.graph.read_text())
    all_records = records(arguments.snapshot)
    by_arn = {r["arn"]: r for r in all_records}
    for record in all_records:
        record["text"] = json.dumps([record.get("data"), record.get("tags")])
    index = by_name(all_records)
    nodes = {key: node(resource, index) for key, resource in told["resources"].items()}
    made = {n for n in nodes.values() if n}
    pairs = through(told["pairs"], nodes)
    carried = {
        p for p in pairs
        for a, b in [tuple(p)]
        if mentions(by_arn[a], names(by_arn[b], index)) or mentions(by_arn[b], names(by_arn[a], index))
    }
    drawn = defaultdict(set)
    for edge in graph["edges"]:
        if edge["from"] in made and edge["to"] in made and edge["from"] != edge["to"]:
            drawn[frozenset((edge["from"], edge["to"]))].add(edge["kind"])
    drawn.pop(None, None)
    structure = {p for p, kinds in drawn.items() if kinds == {"deployed-by"}}
    edges = set(drawn) - structure
    near = defaultdict(set)
    for p in pairs:
        a, b = tuple(p)
        near[a].add(b)
        near[b].add(a)
    explained = {p for p in edges if p in pairs or near[min(p)] & near[max(p)]}
    missed = sorted(sorted(p) for p in carried - set(drawn))
    unexplained = sorted(sorted(p) for p in edges - explained)
    print(json.dumps({
        "resources": len(told["resources"]), "scanned": sum(1 for n in nodes.values() if n),
        "pairs": len(pairs), "carried": len(carried), "carriedAndDrawn": len(carried & set(drawn)),
        "drawn": len(edges), "drawnInTemplate": len(edges & pairs), "explained": len(explained),
        "refusedStacks": len(told["refused"]),
    }))
    if arguments.misses:
        for a, b in missed:
            print("missed", by_arn[a]["type"], a, "--", by_arn[b]["type"], b)
        for a, b in unexplained:
            print("unexplained", sorted(drawn[frozenset((a, b))]), a, "--", b)
        absent = Counter(told["resources"][k]["type"] for k, n in nodes.items() if not n)
        print("no record:", dict(absent))


if __name__ == "__main__":
    main()
