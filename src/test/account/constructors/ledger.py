"""The ledger: everything that was provisioned, whose it is, and what it truly needs."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass, field

ACCOUNT = "123456789012"
EU = "eu-west-1"
US = "us-east-1"

KINDS = frozenset(
    "contains attached-to runs-as encrypts-with may-connect talks-to reads writes invokes triggers routes-to "
    "resolves-to deployed-by managed-by trusts logs-to references".split()
)
ROLES = frozenset("workload shared foundation managed account-settings leftover".split())


@dataclass(eq=False)
class Resource:
    """A provisioned resource with its place in the truth."""

    type: str
    arn: str
    name: str
    context: str | None
    environment: str | None
    role: str
    region: str
    id: str
    attributes: dict = field(default_factory=dict)

    def __getattr__(self, item):
        try:
            return self.__dict__["attributes"][item]
        except KeyError:
            raise AttributeError(f"{self.type} {self.name} has no {item}") from None


class Text:
    """A text that mentions resources: environment values, user data, definitions, parameters."""

    def __init__(self, pattern, *mentions):
        self.targets = []
        parts = []
        for mention in mentions:
            if isinstance(mention, Resource):
                parts.append(mention.name)
                self.targets.append(mention)
            elif isinstance(mention, Text):
                parts.append(mention.value)
                self.targets.extend(mention.targets)
            else:
                parts.append(str(mention))
        pieces = pattern.split("{}")
        if len(pieces) != len(parts) + 1:
            raise ValueError(f"{pattern!r} has {len(pieces) - 1} gaps, {len(parts)} given")
        self.value = pieces[0] + "".join(part + piece for part, piece in zip(parts, pieces[1:]))


def named(resource):
    """The resource mentioned by its name."""
    return Text("{}", resource)


def by_arn(resource):
    """The resource mentioned by its ARN."""
    return by(resource, resource.arn)


def by_host(resource):
    """The resource mentioned by its host name."""
    return by(resource, resource.host)


def by_url(queue):
    """The queue mentioned by the URL that AWS gives it (not by the emulator's)."""
    return by(queue, f"https://sqs.{queue.region}.amazonaws.com/{ACCOUNT}/{queue.name}")


def by(resource, value):
    """The resource mentioned by any text of the caller's choice."""
    text = Text(value.replace("{}", ""))
    text.targets.append(resource)
    return text


class Ledger:
    """Holds the boto3 clients and writes down what every constructor registers."""

    def __init__(self, session, endpoint_url):
        self._session = session
        self._endpoint_url = endpoint_url
        self._clients = {}
        self.resources = {}
        self.edges = {}
        self.canaries = []
        self.allowed_crossings = {}

    def client(self, service, region=EU):
        if (service, region) not in self._clients:
            self._clients[service, region] = self._session.client(
                service, region_name=region, endpoint_url=self._endpoint_url
            )
        return self._clients[service, region]

    def add(self, resource):
        if resource.arn in self.resources:
            raise ValueError(f"registered twice: {resource.arn}")
        if resource.role not in ROLES:
            raise ValueError(f"unknown role {resource.role}")
        self.resources[resource.arn] = resource
        return resource

    def need(self, consumer, provider, kind, why):
        """States that the consumer needs the provider."""
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind}")
        if consumer is provider:
            return
        self.edges.setdefault((consumer.arn, provider.arn, kind), why)

    def mention(self, consumer, text, why, kind="references"):
        """Registers what a text mentions and returns the text itself."""
        if isinstance(text, Text):
            for target in text.targets:
                self.need(consumer, target, kind, why)
            return text.value
        return text

    def may_also_cross(self, consumer, provider, kind):
        """A crossing that follows from the stated dependencies and is therefore true as well."""
        self.allowed_crossings.setdefault((consumer.arn, provider.arn, kind), None)

    def canary(self, place):
        """A value that must never appear in anything the product writes."""
        value = f"CANARY-{place}-7f3a9c"
        if value in self.canaries:
            raise ValueError(f"canary used twice: {value}")
        self.canaries.append(value)
        return value

    def _cross_context(self):
        crossings = dict.fromkeys((f, t, k) for f, t, k in self.edges)
        crossings.update(self.allowed_crossings)
        runs_as = {}
        for consumer, provider, kind in self.edges:
            if kind == "runs-as":
                runs_as.setdefault(consumer, []).append(provider)
        for consumer in list(runs_as):
            for role in self._reachable(runs_as, consumer):
                for source, target, kind in list(self.edges):
                    if source == role and kind in ("reads", "writes", "invokes", "references"):
                        crossings[consumer, target, kind] = None
        for source, target, kind in crossings:
            first, second = self.resources[source], self.resources[target]
            if first.context and second.context and first.context != second.context:
                yield {"from": source, "to": target, "kind": kind}

    @staticmethod
    def _reachable(links, start):
        seen, todo = [], list(links.get(start, []))
        while todo:
            current = todo.pop(0)
            if current not in seen:
                seen.append(current)
                todo.extend(links.get(current, []))
        return seen

    def truth(self):
        regions = sorted({r.region for r in self.resources.values() if r.region != "global"})
        return {
            "account": ACCOUNT,
            "regions": regions,
            "resources": [
                {
                    "arn": r.arn,
                    "type": r.type,
                    "name": r.name,
                    "context": r.context,
                    "environment": r.environment,
                    "role": r.role,
                }
                for r in sorted(self.resources.values(), key=lambda r: r.arn)
            ],
            "edges": [
                {"from": f, "to": t, "kind": k, "why": why} for (f, t, k), why in sorted(self.edges.items())
            ],
            "crossContext": sorted(self._cross_context(), key=lambda e: (e["from"], e["to"], e["kind"])),
            "canaries": sorted(self.canaries),
        }

    def write(self, path):
        for source, target, _ in self.edges:
            for arn in (source, target):
                if arn not in self.resources:
                    raise ValueError(f"dependency on something never registered: {arn}")
        temporary = f"{path}.tmp"
        with open(temporary, "w", encoding="utf-8") as out:
            json.dump(self.truth(), out, indent=1, ensure_ascii=False)
            out.write("\n")
        os.replace(temporary, path)


TAG_STYLES = (
    lambda c, e: {"Environment": {"prod": "production"}.get(e, e), "Application": c},
    lambda c, e: {"env": {"prod": "prd", "staging": "stg"}.get(e, e), "app": c},
    lambda c, e: {"stage": e, "service": c},
    lambda c, e: {"project": c.capitalize(), "Environment": e.upper()},
    lambda c, e: {"Application": c, "env": e, "CostCentre": "4711"},
    lambda c, e: {"env": e},
)


@dataclass(frozen=True)
class Scope:
    """Whose the next resources are: a context, an environment, a role."""

    ledger: Ledger
    context: str | None
    environment: str | None
    role: str = "workload"

    def tags(self, name, given=None):
        """The given tags, or those that somebody happened to set: most, but far from all, have some."""
        if given is not None:
            return dict(given)
        dice = zlib.crc32(f"{name}/{self.context}/{self.environment}".encode()) % 7
        if dice >= len(TAG_STYLES):
            return {}
        if self.context and self.environment:
            return TAG_STYLES[dice](self.context, self.environment)
        if self.context:
            return {"Application": self.context}
        if self.environment:
            return {"Environment": self.environment, "owner": "platform"}
        return {"owner": "platform", "project": "shared"} if dice < 4 else {}

    def client(self, service, region=EU):
        return self.ledger.client(service, region)

    def add(self, type_, arn, name, id_=None, region=EU, role=None, **attributes):
        resource = Resource(
            type_, arn, name, self.context, self.environment, role or self.role, region, id_ or name, attributes
        )
        return self.ledger.add(resource)

    def need(self, consumer, provider, kind, why):
        self.ledger.need(consumer, provider, kind, why)

    def mention(self, consumer, text, why, kind="references"):
        return self.ledger.mention(consumer, text, why, kind)

    def managed(self):
        return Scope(self.ledger, self.context, self.environment, "managed")


def pairs(tags, key="Key", value="Value"):
    """A tag map in the list form that most APIs want."""
    return [{key: k, value: v} for k, v in tags.items()]


def ec2_arn(kind, id_, region=EU, account=ACCOUNT):
    return f"arn:aws:ec2:{region}:{account}:{kind}/{id_}"


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
