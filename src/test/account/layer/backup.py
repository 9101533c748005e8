"""Backups of single resources, and copies of them into the vault of another account."""

import json
import uuid

from layer.front import Refused, served
from layer.organizations import organizations_backends
from moto.backup.models import backup_backends

JOBS, COPIES, POINTS, SETTINGS = {}, {}, {}, {}


def vault(account, region, name):
    if name not in backup_backends[account][region].vaults:
        raise Refused("ResourceNotFoundException", f"Backup vault {name} does not exist in the account {account} in {region}.")
    return f"arn:aws:backup:{region}:{account}:backup-vault:{name}"


@served("backup", "PUT /global-settings")
def update_global_settings(caller):
    SETTINGS.setdefault(caller.account, {}).update(caller.body.get("GlobalSettings", {}))


@served("backup", "PUT /backup-jobs")
def start_backup_job(caller):
    asked = caller.body
    arn = vault(caller.account, caller.region, asked["BackupVaultName"])
    if caller.account not in asked["ResourceArn"] and ":::" not in asked["ResourceArn"]:
        raise Refused("InvalidParameterValueException", "The resource belongs to another account.")
    identity = str(uuid.uuid4()).upper()
    point = f"arn:aws:backup:{caller.region}:{caller.account}:recovery-point:{identity}"
    POINTS[point] = {"vault": arn, "of": asked["ResourceArn"]}
    JOBS[identity] = {"AccountId": caller.account, "BackupJobId": identity, "BackupVaultName": asked["BackupVaultName"], "BackupVaultArn": arn,
                      "RecoveryPointArn": point, "ResourceArn": asked["ResourceArn"], "State": "COMPLETED"}
    return {"BackupJobId": identity, "RecoveryPointArn": point}


@served("backup", "PUT /copy-jobs")
def start_copy_job(caller):
    asked = caller.body
    source = vault(caller.account, caller.region, asked["SourceBackupVaultName"])
    if POINTS.get(asked["RecoveryPointArn"], {}).get("vault") != source:
        raise Refused("ResourceNotFoundException", "The vault has no such recovery point.")
    _, _, _, region, account, _, name = asked["DestinationBackupVaultArn"].split(":")
    target = vault(account, region, name)
    if account != caller.account:
        managers = {one[0] for member, one in organizations_backends.master_accounts.items() if member in (caller.account, account)}
        together = all(one in organizations_backends.master_accounts for one in (caller.account, account)) and len(managers) == 1
        if not together or SETTINGS.get(managers.pop(), {}).get("isCrossAccountBackupEnabled") != "true":
            raise Refused("InvalidRequestException", "Cross-account copies are not enabled, or the accounts are not of one organization.")
    identity = str(uuid.uuid4()).upper()
    point = f"arn:aws:backup:{region}:{account}:recovery-point:{identity}"
    POINTS[point] = {"vault": target, "of": POINTS[asked["RecoveryPointArn"]]["of"]}
    COPIES[identity] = {"CopyJobId": identity, "SourceBackupVaultArn": source, "SourceRecoveryPointArn": asked["RecoveryPointArn"],
                        "DestinationBackupVaultArn": target, "DestinationRecoveryPointArn": point, "State": "COMPLETED", "AccountId": caller.account}
    return {"CopyJobId": identity}


@served("backup", "GET /backup-jobs/[^/]+", "GET /copy-jobs/[^/]+")
def job(caller):
    kind, _, identity = caller.path.strip("/").partition("/")
    found = (JOBS if kind == "backup-jobs" else COPIES).get(identity)
    if not found or found["AccountId"] != caller.account:
        raise Refused("ResourceNotFoundException", "There is no such job.")
    return found if kind == "backup-jobs" else {"CopyJob": found}
