"""Makes what the emulator's CloudFormation leaves out by the emulator's own API; calls.tsv says which call makes what."""

import functools
import json
import sys
import uuid
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from moto.core.common_models import CloudFormationModel

DEFAULT = "123456789012"  # The account of whoever has no role.
OPPOSITES = {"register": "deregister", "subscribe": "unsubscribe"}
RULE = ("IpProtocol", "FromPort", "ToPort")


class Made(CloudFormationModel):
    """One resource that a call has made; its attributes are what the call answered."""

    __module__ = "emulator.made"  # The emulator takes its second part for a service.
    row, url = None, None

    def __init__(self, physical, answer, question=()):
        self.physical_resource_id, self.answer, self.question = physical, answer, dict(question)

    @classmethod
    def cloudformation_name_type(cls):
        return ""

    @classmethod
    def cloudformation_type(cls):
        return cls.row["type"] if cls.row else "Benchmark::Made"

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute):
        wanted = attribute.lower()
        for key, value in leaves(self.answer):
            if key.lower() == wanted or (wanted == "arn" and key.lower().endswith("arn")):
                return value
        return self.physical_resource_id

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        row = cls.row
        properties = dict(cloudformation_json.get("Properties") or {})
        client = caller(row["service"], cls.url, account_id, region_name)
        for pair in filter(None, row["renamed"].split(",")):
            if ":" in pair:
                properties.update([pair.split(":")])
                continue
            old, _, new = pair.partition("=")
            if old in properties:
                *outer, last = new.split(".")
                within = properties
                for name in outer:
                    within = within.setdefault(name, {})
                within[last] = properties.pop(old)
            elif not old:
                properties = listed(properties)
        if row["type"] == "AWS::SES::ConfigurationSet":
            properties = {"ConfigurationSet": properties}
        shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[row["operation"]]).input_shape
        if row["named"] and row["named"].lower() not in map(str.lower, properties):
            properties.setdefault(row["named"], f"{resource_name}-{uuid.uuid4().hex[:12].upper()}")
        for member in shape.required_members:
            if "idempotency" in member.lower() or member == "CallerReference":
                properties.setdefault(member, uuid.uuid4().hex)
            if member == "AccountId":
                properties.setdefault(member, account_id)
        question = fit(properties, shape)
        answer = getattr(client, row["operation"])(**question)
        answer.pop("ResponseMetadata", None)
        physical = str(at(question, row["physical"][1:]) if row["physical"].startswith("=") else at(answer, row["physical"]))
        if row["then"]:
            operation, own, other, each = row["then"].split()
            for value in cloudformation_json["Properties"].get(each, []):
                getattr(client, operation)(**{own: physical, other: value})
        return cls(physical, answer, question)

    def delete(self, account_id, region_name):
        """Takes back what the call has made, where the emulator has a call that does; what else it cannot take back stays."""
        client = caller(self.row["service"], self.url, account_id, region_name)
        operation = opposite(self.row["operation"], client)
        if not operation:
            return
        shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation]).input_shape
        known = {key.lower(): value for key, value in (*leaves(self.answer), *leaves(self.question))}
        last = self.row["physical"].lstrip("=").rpartition(".")[2]
        asked = shape.required_members or [name for name in shape.members if name.lower() == last.lower()]
        given = {name: known.get(name.lower(), self.physical_resource_id) for name in asked}
        if "ForceDeleteWithoutRecovery" in shape.members:
            given["ForceDeleteWithoutRecovery"] = "true"
        try:
            getattr(client, operation)(**fit(given, shape))
        except (ClientError, ParamValidationError) as refusal:
            print("not taken back:", self.physical_resource_id, refusal, file=sys.stderr)


def opposite(operation, client):
    """The call that takes back what another one makes; none where there is none."""
    verb, _, noun = operation.partition("_")
    for name in (f"delete_{noun}", f"{OPPOSITES.get(verb, 'delete')}_{noun}", f"delete_{noun.rpartition('_')[2]}s", OPPOSITES.get(operation)):
        if name and hasattr(client, name):
            return name
    return None


@functools.lru_cache(maxsize=None)  # Making one takes longer than a call.
def caller(service, url, account, region):
    """A client with the credentials of a role of the account; the emulator answers it beside the request that it is at."""
    # Some services put the account before the host, where no name server knows it.
    config = Config(inject_host_prefix=False, s3={"addressing_style": "path"}, proxies={"http": url})
    own = {"endpoint_url": url, "region_name": region, "config": config}
    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    if account != DEFAULT:
        sts = boto3.client("sts", **own, **dict.fromkeys(names[:2], "testing"))
        keys = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/stacks", RoleSessionName="stacks")["Credentials"]
        return boto3.client(service, **own, **dict(zip(names, (keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"]))))
    return boto3.client(service, **own, **dict.fromkeys(names[:2], "testing"))


def listed(properties):
    """The one permission of a rule of a security group, as the API takes it."""
    permission = {k: properties[k] for k in RULE if k in properties}
    if "CidrIp" in properties:
        permission["IpRanges"] = [{"CidrIp": properties["CidrIp"]}]
    group = properties.get("DestinationSecurityGroupId")
    if group:
        permission["UserIdGroupPairs"] = [{"GroupId": group}]
    return {"GroupId": properties.get("GroupId"), "IpPermissions": [permission]}


def fit(value, shape):
    """The value as the shape of the API wants it: members by their names in any case, texts as numbers and the other way."""
    if shape.type_name == "structure" and isinstance(value, dict):
        members = {name.lower(): name for name in shape.members}
        fitted = {}
        for key, inner in value.items():
            name = members.get(key.lower())
            if name and inner is not None and (inner != "" or name in shape.required_members):
                fitted[name] = fit(inner, shape.members[name])
        return fitted
    if shape.type_name == "list":
        if isinstance(value, dict) and {"Key", "Value"} <= set(getattr(shape.member, "members", ())):
            value = [{"Key": k, "Value": str(v)} for k, v in value.items()]
        return [fit(v, shape.member) for v in (value if isinstance(value, list) else [value])]
    if shape.type_name == "map":
        if isinstance(value, list):
            value = {v["Key"]: v["Value"] for v in value}
        return {k: fit(v, shape.value) for k, v in value.items()}
    if shape.type_name in ("integer", "long"):
        return int(float(value))
    if shape.type_name in ("float", "double"):
        return float(value)
    if shape.type_name == "boolean":
        return str(value).lower() == "true"
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    return json.dumps(value) if isinstance(value, (dict, list)) else str(value)


def at(value, path):
    for part in path.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


def leaves(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                yield key, inner
            yield from leaves(inner)


def rows():
    """The rows of calls.tsv by the names of its columns."""
    lines = [line for line in Path(__file__).with_name("calls.tsv").read_text().splitlines() if not line.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(head, cells + [""] * (len(head) - len(cells))))


def teach(url):
    """Makes the emulator's CloudFormation know the types of calls.tsv."""
    Made.url = url
    for row in rows():
        yield type(row["type"].replace("::", ""), (Made,), {"__module__": Made.__module__, "row": row})
