"""GuardDuty in all members of an organization, which its delegated administrator turns on."""

from layer.front import Refused, served
from moto.guardduty.models import guardduty_backends
from moto.organizations.models import organizations_backends


def organization_of(account):
    """The account that manages the organization in which the account is, and its backend."""
    for one in list(organizations_backends.values()):
        backend = one["aws"]
        if backend.org is not None and account in [member.id for member in backend.accounts]:
            return backend
    return None


@served("guardduty", "POST /detector/[^/]+/admin")
def update_organization_configuration(caller):
    detector, organization = caller.path.split("/")[2], organization_of(caller.account)
    managing = organization and guardduty_backends[organization.org.master_account_id][caller.region]
    if not managing or caller.account not in managing.admin_account_ids:
        raise Refused("BadRequestException", "The request is rejected because the caller is not the delegated administrator.")
    if detector not in guardduty_backends[caller.account][caller.region].detectors:
        raise Refused("BadRequestException", "The request is rejected because the input detectorId is not owned by the current account.")
    if caller.body.get("autoEnableOrganizationMembers") == "ALL":
        for member in organization.accounts:
            backend = guardduty_backends[member.id][caller.region]
            if member.id != organization.org.master_account_id and not backend.detectors:
                backend.create_detector(True, "SIX_HOURS", {}, {}, [])
    return {}


@served("guardduty", "POST /admin/disable")
def disable_organization_admin_account(caller):
    administrators = guardduty_backends[caller.account][caller.region].admin_account_ids
    asked = caller.body.get("adminAccountId")
    if asked not in administrators:
        raise Refused("BadRequestException", "The request is rejected because the account is not the delegated administrator.")
    administrators.remove(asked)
    return {}
