"""Reads the account back through Describe and List calls and compares it with the truth.

Two questions: is every resource readable, and is every dependency stated in an answer of the API, either in the
consumer's record or in the provider's.
"""

from __future__ import annotations

import json

from readers import READERS


def verify(ledger):
    """The complaints, sorted; none when all can be read."""
    records = read_all(ledger)
    complaints = [f"resource cannot be read: {r.type} {arn}"
                  for arn, r in ledger.resources.items() if arn not in records]
    for source, target, kind in ledger.edges:
        if source in records and target in records and not stated(ledger, records, source, target):
            complaints.append(f"dependency is not stated anywhere: {source} {kind} {target}")
    everything = "\n".join(records.values())
    complaints += [f"canary cannot be read: {c}" for c in ledger.canaries
                   if c not in everything and not is_hidden(c)]
    return sorted(complaints)


def is_hidden(canary):
    """Values that no Describe call shows: they are planted where only a careless tool would look."""
    return canary.startswith(("CANARY-secret-", "CANARY-ssm-secure-", "CANARY-rds-", "CANARY-stack-parameter-secret"))


def read_all(ledger):
    records = {}
    wanted = {(r.type, r.region) for r in ledger.resources.values()}
    for type_, region in sorted(wanted):
        place = "us-east-1" if region == "global" else region
        for arn, record in READERS[type_](lambda service: ledger.client(service, place), place):
            records[arn] = json.dumps(record, default=str)
    return records


def stated(ledger, records, source, target):
    first, second = ledger.resources[source], ledger.resources[target]
    if mentions(records[source], second) or mentions(records[target], first):
        return True
    between = (record for arn, record in records.items() if ":event-source-mapping:" in arn)
    return any(mentions(record, first) and mentions(record, second) for record in between)


def mentions(record, resource):
    tokens = {resource.arn, resource.id, resource.name}
    tokens |= {v for k, v in resource.attributes.items() if k in ("host", "uri", "stream", "url", "ip") and v}
    return any(token in record for token in tokens)
