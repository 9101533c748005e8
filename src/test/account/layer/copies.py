"""Copies from account to account: images and snapshots that are shared, objects, tables, container images, code of functions."""

import copy
import gzip
import json
import os
import uuid
import xml.etree.ElementTree as xml

from layer.front import PAGES, Refused, added, served
from moto.awslambda.models import LambdaFunction, lambda_backends
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.dynamodb.models.table_export import TableExport
from moto.dynamodb.responses import DynamoHandler
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami, AmiBackend
from moto.ec2.utils import random_ami_id
from moto.ecr.models import ecr_backends
from moto.ecr.responses import ECRResponse
from moto.rds.models import DBSnapshot, RDSBackend, rds_backends
from moto.s3.models import s3_backends

IMPORTS, JOBS = {}, {}


def shared_with(account, permissions):
    return any(one.get("UserId") == account for one in permissions)


copy_image = AmiBackend.copy_image
describe_images = AmiBackend.describe_images


def foreign_image(backend, identity, region):
    for account, regions in ec2_backends.items():
        found = regions[region].amis.get(identity) if account != backend.account_id else None
        if found:
            if not shared_with(backend.account_id, found.launch_permissions):
                raise Refused("InvalidAMIID.NotFound", f"The image id '[{identity}]' is not shared with the account {backend.account_id}")
            for snapshot in {one.get("Ebs", {}).get("SnapshotId") for one in found.block_device_mappings or []} - {None}:
                held = regions[region].snapshots.get(snapshot)
                if held and backend.account_id not in (held.create_volume_permission_userids or set()):
                    raise Refused("InvalidSnapshot.NotFound", f"The snapshot '{snapshot}' is not shared with the account {backend.account_id}")
            return found
    return None


def copied_image(self, source_image_id, source_region, name=None, description=None):
    source = None if source_image_id in ec2_backends[self.account_id][source_region].amis else foreign_image(self, source_image_id, source_region)
    if source is None:
        return copy_image(self, source_image_id, source_region, name, description)
    identity = random_ami_id()
    self.amis[identity] = Ami(self, identity, instance=None, source_ami=source, name=name, description=description)
    return self.amis[identity]


AmiBackend.copy_image = copied_image

copy_db_snapshot = RDSBackend.copy_db_snapshot


def copied_snapshot(self, source_db_snapshot_identifier, target_db_snapshot_identifier, **more):
    parts = source_db_snapshot_identifier.split(":")
    if len(parts) < 7 or parts[4] == self.account_id:
        return copy_db_snapshot(self, source_db_snapshot_identifier, target_db_snapshot_identifier, **more)
    _, _, _, region, account, _, name = parts
    source = rds_backends[account][region].database_snapshots.get(name)
    if source is None or self.account_id not in source.attributes.get("restore", []):
        raise Refused("DBSnapshotNotFound", f"The snapshot {source_db_snapshot_identifier} is not shared with the account {self.account_id}")
    if target_db_snapshot_identifier in self.database_snapshots:
        raise Refused("DBSnapshotAlreadyExists", f"There is a snapshot {target_db_snapshot_identifier}")
    made = DBSnapshot(self, source.database, target_db_snapshot_identifier, kms_key_id=more.get("kms_key_id"))
    self.database_snapshots[target_db_snapshot_identifier] = made
    return made


RDSBackend.copy_db_snapshot = copied_snapshot


# ---------------------------------------------------------------------------------------------------------------- tables

def to_the_bucket_of_its_owner(self):
    """The emulator looks for the bucket in the table's account alone, and calls the folder otherwise than the export."""
    owner = getattr(self, "owner", None) or self.account_id
    buckets = s3_backends[owner][self.partition]
    if self.s3_bucket not in buckets.buckets:
        self.status, self.failure_code, self.failure_message = "FAILED", "S3NoSuchBucket", "The specified bucket does not exist"
        return
    lines = [json.dumps({"Item": item.to_json(root_attr_name="Item")["Item"]}) for item in self.table.all_items()]
    self.item_count = len(lines)
    key = f"{self.s3_prefix}/AWSDynamoDB/{self.arn.rpartition('/')[2]}/data/{uuid.uuid4().hex}.json.gz"
    buckets.put_object(bucket_name=self.s3_bucket, key_name=key, value=gzip.compress("\n".join(lines).encode()))
    self.status = "COMPLETED"


TableExport.run = to_the_bucket_of_its_owner
export_table = DynamoHandler.export_table_to_point_in_time


def exported(self):
    asked = self.body
    backend = self.dynamodb_backend
    owner = asked.get("S3BucketOwner") or self.current_account
    made = TableExport.__init__

    def owned(one, *given, **named):
        made(one, *given, **named)
        one.owner = owner

    TableExport.__init__ = owned
    try:
        return export_table(self)
    finally:
        TableExport.__init__ = made


exported.__name__ = "export_table_to_point_in_time"
DynamoHandler.export_table_to_point_in_time = exported
make_table = Table.create_from_cloudformation_json.__func__


def filled_table(cls, resource_name, cloudformation_json, account_id, region_name, **named):
    source = cloudformation_json["Properties"].get("ImportSourceSpecification")
    if not source:
        return make_table(cls, resource_name, cloudformation_json, account_id, region_name, **named)
    where = source["S3BucketSource"]
    buckets = s3_backends[account_id]["aws"]
    if where["S3Bucket"] not in buckets.buckets:
        raise Refused("ValidationException", f"There is no bucket {where['S3Bucket']}")
    keys = [key for key in buckets.buckets[where["S3Bucket"]].keys if key.startswith(where["S3KeyPrefix"])]
    if not keys:
        raise Refused("ValidationException", f"The bucket {where['S3Bucket']} holds nothing below {where['S3KeyPrefix']}")
    table = make_table(cls, resource_name, cloudformation_json, account_id, region_name, **named)
    items = [json.loads(line)["Item"] for key in keys
             for line in gzip.decompress(buckets.get_object(where["S3Bucket"], key).value).decode().splitlines() if line]
    for item in items:
        dynamodb_backends[account_id][region_name].put_item(table.name, item)
    arn = f"{table.table_arn}/import/{uuid.uuid4().hex}"
    IMPORTS[arn] = {"ImportArn": arn, "ImportStatus": "COMPLETED", "TableArn": table.table_arn, "ProcessedItemCount": len(items),
                    "ImportedItemCount": len(items), "ErrorCount": 0}
    return table


Table.create_from_cloudformation_json = classmethod(filled_table)


@added(DynamoHandler)
def list_imports(self):
    table = self._get_param("TableArn")
    return {"ImportSummaryList": [one for one in IMPORTS.values() if table in (None, one["TableArn"])]}


describe_import = DynamoHandler.describe_import


def described_import(self):
    found = IMPORTS.get(self.body["ImportArn"])
    return json.dumps({"ImportTableDescription": found}) if found else describe_import(self)


described_import.__name__ = "describe_import"
DynamoHandler.describe_import = described_import


# --------------------------------------------------------------------------------------------------------------- objects

@served("s3", "POST /v20180820/jobs")
def create_job(caller):
    length = int(caller.environ.get("CONTENT_LENGTH") or 0)
    asked = xml.fromstring(caller.environ["wsgi.input"].read(length))
    texts = {one.tag.rpartition("}")[2]: one.text for one in asked.iter()}
    source = texts["SourceBucket"].rpartition(":")[2]
    held = s3_backends[caller.account]["aws"].buckets.get(source)
    rules = (getattr(held, "replication", None) or {}).get("Rule") or []
    if not rules:
        raise Refused("InvalidRequest", f"The bucket {source} is not replicated: nothing is eligible")
    done = sum(replicated(held, rule["Destination"]) for rule in rules if rule.get("Status") == "Enabled")
    identity = str(uuid.uuid4())
    JOBS[identity] = {"of": caller.account, "done": done}
    return f'<CreateJobResult><JobId>{identity}</JobId></CreateJobResult>'.encode()


def replicated(source, destination):
    target = destination["Bucket"].rpartition(":")[2]
    for accounts in s3_backends.values():
        if target in accounts["aws"].buckets:
            for key in list(source.keys):
                made = accounts["aws"].put_object(target, key, source.keys[key].value)
                made._version_id = source.keys[key]._version_id
            return len(list(source.keys))
    raise Refused("InvalidRequest", f"There is no bucket {target}")


@served("s3", "GET /v20180820/jobs/[^/]+")
def describe_job(caller):
    job = JOBS.get(caller.path.rpartition("/")[2])
    if not job or job["of"] != caller.account:
        raise Refused("NoSuchJob", "There is no such job.")
    return (f"<DescribeJobResult><Job><Status>Complete</Status><ProgressSummary><TotalNumberOfTasks>{job['done']}</TotalNumberOfTasks>"
            f"<NumberOfTasksSucceeded>{job['done']}</NumberOfTasksSucceeded><NumberOfTasksFailed>0</NumberOfTasksFailed></ProgressSummary></Job>"
            "</DescribeJobResult>").encode()


# ------------------------------------------------------------------------------------------------------ container images

@added(ECRResponse)
def describe_image_replication_status(self):
    backend, name = ecr_backends[self.current_account][self.region], self._get_param("repositoryName")
    tag = self._get_param("imageId").get("imageTag")
    image = next((one for one in backend.repositories[name].images if tag in one.image_tags), None)
    if image is None:
        raise Refused("ImageNotFoundException", f"There is no image {tag} in {name}")
    statuses = []
    for rule in backend.replication_config["rules"]:
        if not any(name.startswith(one["filter"]) for one in rule.get("repositoryFilters", [{"filter": name}])):
            continue
        for place in rule["destinations"]:
            target = ecr_backends[place["registryId"]][place["region"]]
            policy = json.loads(target.registry_policy or "{}")
            if self.current_account not in json.dumps(policy) or name not in target.repositories:
                raise Refused("ValidationException", f"The registry {place['registryId']} lets nobody replicate {name} into it")
            there = target.repositories[name].images
            for other in there:
                if other.get_image_digest() != image.get_image_digest():
                    other.remove_tag(tag)
            copied = next((one for one in there if one.get_image_digest() == image.get_image_digest()), None)
            if copied is None:
                copied = copy.copy(image)
                copied.image_tags = []
                there.append(copied)
            copied.update_tag(tag)
            statuses.append({"region": place["region"], "registryId": place["registryId"], "status": "COMPLETE"})
    return {"repositoryName": name, "imageId": self._get_param("imageId"), "replicationStatuses": statuses}


# ------------------------------------------------------------------------------------------------------------- functions

get_code = LambdaFunction.get_code


def code_on_this_machine(self):
    answer = get_code(self)
    if "Location" in answer["Code"]:
        answer["Code"]["Location"] = f"http://127.0.0.1:{os.environ.get('MOTO_PORT')}/code/{self.account_id}/{self.region}/{self.function_name}"
    return answer


LambdaFunction.get_code = code_on_this_machine


def code(path):
    _, _, account, region, name = path.split("/")
    return bytes(lambda_backends[account][region].get_function(name).code_bytes)


PAGES["/code/"] = code
