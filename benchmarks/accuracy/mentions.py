"""Holds a graph against the records themselves: whoever names another resource whole should have an edge to it.

usage: mentions.py --snapshot FOLDER --graph FILE [--misses]

A record names another where one of its texts is that one's ARN, or its id or name if no other record has the same and
it is no common word (eight characters, or a digit or hyphen in it). Tags are left out.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from score import records


def texts(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("Tags", "tags", "TagList", "TagSet"):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--references", help="not used; so that both judges are called alike")
    parser.add_argument("--snapshot", type=Path, required=True)
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    all_records = records(arguments.snapshot)
    known = {r["arn"]: r for r in all_records}
    owners = defaultdict(set)
    for record in known.values():
        for word in {record["arn"], record["id"], record["name"]}:
            owners[word].add(record["arn"])
    unique = {
        word: next(iter(arns)) for word, arns in owners.items()
        if len(arns) == 1 and (word.startswith("arn:") or len(word) >= 8 or any(c.isdigit() or c == "-" for c in word))
        and len(word) >= 4
    }
    named = set()
    for record in known.values():
        for text in texts(record.get("data")):
            other = unique.get(text)
            if other and other != record["arn"]:
                named.add(frozenset((record["arn"], other)))
    graph = json.loads(arguments.graph.read_text())
    drawn = {frozenset((e["from"], e["to"])) for e in graph["edges"]}
    missed = named - drawn
    print(json.dumps({"records": len(known), "named": len(named), "drawn": len(named & drawn)}))
    if arguments.misses:
        kinds = Counter(" -- ".join(sorted(known[a]["type"] for a in p)) for p in missed)
        for kinds_of, count in kinds.most_common():
            print(count, kinds_of)


if __name__ == "__main__":
    main()
