"""What the bill knows: exports of it, categories, tags, commitments; quotas. An account of the emulator has nothing of most of them."""

import json
import uuid
from datetime import datetime, timedelta

from layer.front import Refused, added, instead, served
from moto.ce.responses import CostExplorerResponse
from moto.cloudtrail.responses import CloudTrailResponse
from moto.ec2.responses import EC2Response
from moto.elasticache.responses import ElastiCacheResponse
from moto.memorydb.responses import MemoryDBResponse
from moto.opensearch.responses import OpenSearchServiceResponse
from moto.rds.responses import RDSResponse
from moto.redshift.responses import RedshiftResponse
from moto.servicequotas.responses import ServiceQuotasResponse

EXPORTS = {}
REQUESTS = {}
TAGS = {}


def none_of(responses, operation, member):
    def nothing(self):
        return {member: []}

    nothing.__name__ = operation
    added(responses)(nothing)


for service, operation, member in (
        (CostExplorerResponse, "list_cost_category_definitions", "CostCategoryReferences"),
        (CostExplorerResponse, "get_anomaly_monitors", "AnomalyMonitors"),
        (CloudTrailResponse, "lookup_events", "Events"),
        (CostExplorerResponse, "get_anomaly_subscriptions", "AnomalySubscriptions"),
        (CostExplorerResponse, "list_cost_allocation_tag_backfill_history", "BackfillRequests"),
        (EC2Response, "describe_reserved_instances", "ReservedInstances"),
        (RDSResponse, "describe_reserved_db_instances", "ReservedDBInstances"),
        (ElastiCacheResponse, "describe_reserved_cache_nodes", "ReservedCacheNodes"),
        (RedshiftResponse, "describe_reserved_nodes", "ReservedNodes"),
        (MemoryDBResponse, "describe_reserved_nodes", "ReservedNodes")):
    none_of(service, operation, member)


DAY = 86400
PERIODS = {"HOURLY": 3600, "DAILY": DAY}


def periods(start, end, granularity):
    """Pairs of moments, as Cost Explorer writes them: months are cut at their firsts."""
    form = "%Y-%m-%dT%H:%M:%SZ" if granularity == "HOURLY" else "%Y-%m-%d"
    first, last = (datetime.strptime(text[:10], "%Y-%m-%d") for text in (start, end))
    while first < last:
        if granularity == "MONTHLY":
            following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        else:
            following = first + timedelta(seconds=PERIODS[granularity])
        yield first, min(following, last), form
        first = following


@added(CostExplorerResponse)
def get_cost_and_usage(self):
    """A dollar an hour of one service up to the end of this day, by whatever it is asked: sums, days and groups agree."""
    tomorrow = datetime.utcnow().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    span, metrics = self._get_param("TimePeriod"), self._get_param("Metrics")
    grouped = self._get_param("GroupBy") or []
    results = []
    for start, end, form in periods(span["Start"], span["End"], self._get_param("Granularity")):
        hours = max(int((min(end, tomorrow) - start).total_seconds() // 3600), 0)
        amount = {name: {"Amount": str(hours), "Unit": "N/A" if "Usage" in name else "USD"} for name in metrics}
        keys = [f"{one['Key']}$" if one["Type"] == "TAG" else "rehearsed" for one in grouped]
        results.append({"TimePeriod": {"Start": start.strftime(form), "End": end.strftime(form)}, "Estimated": end >= tomorrow,
                        "Total": {} if grouped else amount, "Groups": [{"Keys": keys, "Metrics": amount}] if grouped else []})
    return {"ResultsByTime": results}


@added(CostExplorerResponse)
def get_dimension_values(self):
    return {"DimensionValues": [{"Value": "rehearsed"}], "ReturnSize": 1, "TotalSize": 1}


@added(CostExplorerResponse)
def get_tags(self):
    return {"Tags": [], "ReturnSize": 0, "TotalSize": 0}


@added(CostExplorerResponse)
def get_cost_categories(self):
    return {"CostCategoryNames": [], "ReturnSize": 0, "TotalSize": 0}


@served("invoicing", "ListInvoiceSummaries")
def invoices(caller):
    return {"InvoiceSummaries": []}


@served("savingsplans", "POST /DescribeSavingsPlans")
def savings_plans(caller):
    return {"savingsPlans": []}


@served("es", "GET /2021-01-01/opensearch/reservedInstances")
def reserved_search(caller):
    return {"ReservedInstances": []}


@served("account", "POST /getContactInformation")
def get_contact_information(caller):
    return {"ContactInformation": {"FullName": "Rehearsal", "AddressLine1": "1 Street", "City": "Town", "CountryCode": "IE", "PostalCode": "1",
                                   "PhoneNumber": "+353000000"}}


@added(CostExplorerResponse)
def list_cost_allocation_tags(self):
    status = self._get_param("Status")
    tags = TAGS.get(self.current_account, {})
    return {"CostAllocationTags": [{"TagKey": key, "Type": "UserDefined", "Status": value} for key, value in sorted(tags.items())
                                   if status in (None, value)]}


@added(CostExplorerResponse)
def update_cost_allocation_tags_status(self):
    for one in self._get_param("CostAllocationTagsStatus"):
        TAGS.setdefault(self.current_account, {})[one["TagKey"]] = one["Status"]
    return {"Errors": []}


@added(CostExplorerResponse)
def start_cost_allocation_tag_backfill(self):
    return {"BackfillRequest": {"BackfillFrom": self._get_param("BackfillFrom"), "BackfillStatus": "PROCESSING"}}


@served("bcm-data-exports", "CreateExport")
def create_export(caller):
    export = caller.body["Export"]
    if export["Name"] in {one["Name"] for one in EXPORTS.values() if one["_of"] == caller.account}:
        raise Refused("ValidationException", "An export of this name exists.")
    arn = f"arn:aws:bcm-data-exports:us-east-1:{caller.account}:export/{export['Name']}-{uuid.uuid4()}"
    EXPORTS[arn] = {**export, "_of": caller.account}
    return {"ExportArn": arn}


@served("bcm-data-exports", "ListExports")
def list_exports(caller):
    return {"Exports": [{"ExportArn": arn, "ExportName": one["Name"], "ExportStatus": {"StatusCode": "HEALTHY"}}
                        for arn, one in EXPORTS.items() if one["_of"] == caller.account]}


@served("bcm-data-exports", "DeleteExport")
def delete_export(caller):
    arn = caller.body["ExportArn"]
    if EXPORTS.get(arn, {}).get("_of") != caller.account:
        raise Refused("ResourceNotFoundException", "There is no such export.")
    del EXPORTS[arn]
    return {"ExportArn": arn}


@added(ServiceQuotasResponse)
def request_service_quota_increase(self):
    key = self.current_account, self._get_param("ServiceCode"), self._get_param("QuotaCode")
    if any(one["Status"] == "PENDING" for one in REQUESTS.get(key, [])):
        raise Refused("ResourceAlreadyExistsException", "There is an open request for this quota.")
    wanted = {"Id": uuid.uuid4().hex, "ServiceCode": key[1], "QuotaCode": key[2], "DesiredValue": float(self._get_param("DesiredValue")),
              "Status": "PENDING"}
    REQUESTS.setdefault(key, []).append(wanted)
    return {"RequestedQuota": dict(wanted)}


@instead(ServiceQuotasResponse)
def get_service_quota(self, operation):
    of = json.loads(self.body)
    key = self.current_account, of["ServiceCode"], of["QuotaCode"]
    requests = REQUESTS.get(key, [])
    if not requests and key[1] != "organizations":
        return operation(self)
    value = max([10.0] + [one["DesiredValue"] for one in requests if one["Status"] == "APPROVED"])
    for one in requests:  # Whoever asks again hears that it was granted.
        one["Status"] = "APPROVED"
    return json.dumps({"Quota": {"ServiceCode": key[1], "QuotaCode": key[2], "Value": value}})


@added(ServiceQuotasResponse)
def list_requested_service_quota_change_history_by_quota(self):
    requests = REQUESTS.get((self.current_account, self._get_param("ServiceCode"), self._get_param("QuotaCode")), [])
    answer = [dict(one) for one in requests]
    for one in requests:  # Whoever asks again hears that it was granted.
        one["Status"] = "APPROVED"
    return {"RequestedQuotas": answer}
