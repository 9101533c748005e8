"""What a request is about, where permissions are enforced: the emulator asks for any resource of most services, which no policy with an ARN grants."""

import json
import re
from urllib.parse import unquote

from moto.iam.access_control import IAMRequest
from moto.secretsmanager.models import secretsmanager_backends

QUEUE = re.compile(r"https?://[^/]+/(\d{12})/([^/?]+)")
FUNCTION = re.compile(r"/2015-03-31/functions/([^/?]+)")


def arn(request, service, name, account=None):
    return name if name.startswith("arn:") else f"arn:aws:{service}:{request._region}:{account or request.account_id}:{name}"


def said(request):
    """The members of the request, whatever it is written in."""
    body = request._body or b""
    text = body.decode() if isinstance(body, bytes) else body
    try:
        found = json.loads(text)
        return found if isinstance(found, dict) else {}
    except ValueError:
        return {key: value[0] if isinstance(value, list) else value for key, value in dict(request._data or {}).items()}


def about(request):
    """The ARN of what the request is about; None where nothing is known of the service."""
    given, service = said(request), request._service
    if service == "dynamodb" and "TableName" in given:
        return arn(request, service, given["TableName"] if given["TableName"].startswith("arn:") else "table/" + given["TableName"])
    if service == "sqs" and QUEUE.match(given.get("QueueUrl", "")):
        account, name = QUEUE.match(given["QueueUrl"]).groups()
        return arn(request, service, name, account)
    if service == "sns" and "TopicArn" in given:
        return given["TopicArn"]
    if service == "secretsmanager" and "SecretId" in given:
        held = secretsmanager_backends[request.account_id][request._region].secrets.get(given["SecretId"])
        return held.arn if held else arn(request, service, "secret:" + given["SecretId"] if not given["SecretId"].startswith("arn:") else given["SecretId"])
    if service == "states" and "stateMachineArn" in given:
        return given["stateMachineArn"]
    function = FUNCTION.search(unquote(request._path)) if service == "lambda" else None
    if function:
        return arn(request, service, function.group(1) if function.group(1).startswith("arn:") else "function:" + function.group(1))
    return None


check = IAMRequest.check_action_permitted
OTHERWISE = {"lambda:Invoke": "lambda:InvokeFunction"}


def check_action_permitted(self, resource):
    self._action = OTHERWISE.get(self._action, self._action)
    return check(self, about(self) or resource if resource == "*" else resource)


signed = IAMRequest.check_signature


def check_signature(self):
    """The emulator takes the colons of an ARN in a path for what they are not when it signs."""
    if ":function:" not in unquote(self._path):
        signed(self)


IAMRequest.check_action_permitted = check_action_permitted
IAMRequest.check_signature = check_signature
