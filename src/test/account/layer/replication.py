"""File systems that are replicated to one of another account, which nobody writes to until the replication is gone."""

import itertools
import json
import re
import time

from layer.front import Refused, instead, served
from moto.efs.models import FileSystem, efs_backends
from moto.efs.responses import EFSResponse
from moto.iam.models import iam_backends

REPLICATIONS = {}
SYNCHRONIZED = itertools.count(int(time.time()))
OVERWRITTEN = "ReplicationOverwriteProtection"
FOLDER = "/2015-02-01/file-systems/"


def body(caller):
    return json.loads(caller.environ["wsgi.input"].read(int(caller.environ.get("CONTENT_LENGTH") or 0)) or b"{}")


def own(caller, identity):
    return found(caller.account, caller.region, identity)


def found(account, region, identity):
    held = efs_backends[account][region].file_systems_by_id.get(identity)
    if held is None:
        raise Refused("FileSystemNotFound", f"File system {identity} does not exist.")
    return held


def protection(held):
    return getattr(held, "_protection", "ENABLED")


def told(source, replication):
    destination, role = replication
    target = {"Status": "ENABLED", "FileSystemId": destination.file_system_id, "Region": source.file_system_arn.split(":")[3],
              "OwnerId": destination.owner_id, "RoleArn": role, "LastReplicatedTimestamp": next(SYNCHRONIZED)}
    return {"SourceFileSystemId": source.file_system_id, "SourceFileSystemRegion": source.file_system_arn.split(":")[3],
            "SourceFileSystemArn": source.file_system_arn, "SourceFileSystemOwnerId": source.owner_id, "CreationTime": source.creation_time,
            "Destinations": [target]}


def allows(held, role):
    """Whether the policy of the file system lets the role write to it."""
    policy = json.loads(held.file_system_policy or "{}")
    granted = [one for one in policy.get("Statement", []) if one["Effect"] == "Allow" and role in json.dumps(one.get("Principal"))]
    return any("elasticfilesystem:ReplicationWrite" in one["Action"] for one in granted)


@served("elasticfilesystem", f"PUT {FOLDER}[^/]+/protection")
def update_file_system_protection(caller):
    held = own(caller, caller.path.split("/")[3])
    if protection(held) == "REPLICATING":
        raise Refused("ReplicationAlreadyExists", f"File system {held.file_system_id} is the destination of a replication.")
    held._protection = body(caller)[OVERWRITTEN]
    return {OVERWRITTEN: held._protection}


@served("elasticfilesystem", f"DELETE {FOLDER}[^/]+/policy")
def delete_file_system_policy(caller):
    own(caller, caller.path.split("/")[3]).file_system_policy = None


@served("elasticfilesystem", f"POST {FOLDER}[^/]+/replication-configuration")
def create_replication_configuration(caller):
    source = own(caller, caller.path.split("/")[3])
    if source.file_system_arn in REPLICATIONS:
        raise Refused("ReplicationAlreadyExists", f"File system {source.file_system_id} is replicated already.")
    (asked,) = body(caller)["Destinations"]
    named = re.fullmatch(r"arn:aws:elasticfilesystem:([^:]+):(\d+):file-system/(.+)", asked["FileSystemId"])
    region, account, identity = named.groups() if named else (asked.get("Region", caller.region), caller.account, asked["FileSystemId"])
    destination, role = found(account, region, identity), asked.get("RoleArn", "")
    if protection(destination) != "DISABLED":
        raise Refused("BadRequest", f"File system {identity} is protected from being overwritten.")
    if account != caller.account:
        if role not in {one.arn for one in iam_backends[caller.account]["aws"].roles.values()}:
            raise Refused("ValidationException", f"There is no role {role}.")
        if not allows(destination, role):
            raise Refused("AccessDeniedException", f"The policy of {identity} lets {role} write nothing to it.")
    destination._protection = "REPLICATING"
    REPLICATIONS[source.file_system_arn] = (destination, role)
    return told(source, REPLICATIONS[source.file_system_arn])


@served("elasticfilesystem", f"DELETE {FOLDER}[^/]+/replication-configuration")
def delete_replication_configuration(caller):
    source = own(caller, caller.path.split("/")[3])
    replication = REPLICATIONS.pop(source.file_system_arn, None)
    if replication is None:
        raise Refused("ReplicationNotFound", f"File system {source.file_system_id} is not replicated.")
    replication[0]._protection = "ENABLED"
    return {}


@served("elasticfilesystem", f"GET {FOLDER}replication-configurations")
def describe_replication_configurations(caller):
    asked = re.search(r"(?:^|&)FileSystemId=([^&]+)", caller.environ.get("QUERY_STRING", ""))
    sources = efs_backends[caller.account][caller.region].file_systems_by_id.values()
    held = {one.file_system_id: told(one, REPLICATIONS[one.file_system_arn]) for one in sources if one.file_system_arn in REPLICATIONS}
    if asked and asked.group(1) not in held:
        raise Refused("ReplicationNotFound", f"File system {asked.group(1)} is not replicated.")
    return {"Replications": [held[asked.group(1)]] if asked else list(held.values())}


@instead(EFSResponse)
def delete_file_system(self, delete):
    held = found(self.current_account, self.region, self._get_param("FileSystemId"))
    if held.file_system_arn in REPLICATIONS or protection(held) == "REPLICATING":
        raise Refused("FileSystemInUse", f"File system {held.file_system_id} is part of a replication.")
    return delete(self)


info = FileSystem.info_json
FileSystem.info_json = lambda self: {**info(self), "FileSystemProtection": {OVERWRITTEN: protection(self)}}
