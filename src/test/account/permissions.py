"""Tries as the roles that stand after a rehearsal what the target says they need: python3 permissions.py ENDPOINT TARGET CONFIG

TARGET is target.json, CONFIG the profiles of the rehearsal. From then on the emulator enforces permissions: of identities, and for S3 those of buckets.
It says one line of JSON for each dependency of a role on what is in the table below: whether one of the operations is permitted, and whether all
are refused for a thing of that kind that nobody has granted. Networks and policies of other services' resources are not enforced.
"""

import configparser
import json
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

NOBODYS = "granted-to-nobody"
REFUSED = {"AccessDenied", "AccessDeniedException", "AuthorizationError", "AccessDeniedError", "403", "Forbidden"}
KEY = {"id": {"S": "x"}}

# type: (service, what a thing is called, what is asked to read, to write, to invoke)
TRIED = {
    "AWS::DynamoDB::Table": ("dynamodb", lambda a, r, n: f"arn:aws:dynamodb:{r}:{a}:table/{n}", {
        "reads": [("get_item", {"TableName": "@", "Key": KEY}), ("query", {"TableName": "@", "KeyConditionExpression": "id = :x", "ExpressionAttributeValues": {":x": {"S": "x"}}}),
                  ("scan", {"TableName": "@"}), ("describe_table", {"TableName": "@"})],
        "writes": [("put_item", {"TableName": "@", "Item": KEY}), ("update_item", {"TableName": "@", "Key": KEY}), ("delete_item", {"TableName": "@", "Key": KEY})]}),
    "AWS::SQS::Queue": ("sqs", lambda a, r, n: f"https://sqs.{r}.amazonaws.com/{a}/{n}", {
        "reads": [("receive_message", {"QueueUrl": "@"}), ("get_queue_attributes", {"QueueUrl": "@"})],
        "writes": [("send_message", {"QueueUrl": "@", "MessageBody": "x"}), ("delete_message", {"QueueUrl": "@", "ReceiptHandle": "x"}),
                   ("change_message_visibility", {"QueueUrl": "@", "ReceiptHandle": "x", "VisibilityTimeout": 1})],
        "invokes": [("send_message", {"QueueUrl": "@", "MessageBody": "x"})]}),
    "AWS::SNS::Topic": ("sns", lambda a, r, n: f"arn:aws:sns:{r}:{a}:{n}", {
        "writes": [("publish", {"TopicArn": "@", "Message": "x"})], "invokes": [("publish", {"TopicArn": "@", "Message": "x"})]}),
    "AWS::S3::Bucket": ("s3", lambda a, r, n: n, {
        "reads": [("get_object", {"Bucket": "@", "Key": "x"}), ("list_objects_v2", {"Bucket": "@"})],
        "writes": [("put_object", {"Bucket": "@", "Key": "x", "Body": b"x"}), ("delete_object", {"Bucket": "@", "Key": "x"})]}),
    "AWS::SecretsManager::Secret": ("secretsmanager", lambda a, r, n: n, {"reads": [("get_secret_value", {"SecretId": "@"}), ("describe_secret", {"SecretId": "@"})]}),
    "AWS::Lambda::Function": ("lambda", lambda a, r, n: f"arn:aws:lambda:{r}:{a}:function:{n}", {
        "invokes": [("invoke", {"FunctionName": "@", "InvocationType": "DryRun"})]}),
    "AWS::StepFunctions::StateMachine": ("stepfunctions", lambda a, r, n: f"arn:aws:states:{r}:{a}:stateMachine:{n}", {
        "invokes": [("start_execution", {"stateMachineArn": "@"})]}),
}


def accounts(config):
    """The account of each profile."""
    profiles = configparser.ConfigParser()
    profiles.read(config)
    held = {}
    for section in profiles.sections():
        name = section.removeprefix("profile ")
        role = profiles[section].get("role_arn")
        if role:
            held[name] = role.split(":")[4]
    return held


def client(endpoint, service, region, keys):
    config = Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, inject_host_prefix=False, proxies={"http": endpoint})
    return boto3.client(service, endpoint_url=endpoint, region_name=region, config=config, **keys)


def keys_of(endpoint, account, role):
    sts = client(endpoint, "sts", "us-east-1", {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"})
    given = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="trial")["Credentials"]
    return {"aws_access_key_id": given["AccessKeyId"], "aws_secret_access_key": given["SecretAccessKey"], "aws_session_token": given["SessionToken"]}


def permitted(caller, operation, given):
    try:
        getattr(caller, operation)(**given)
    except ClientError as answer:
        return answer.response["Error"]["Code"] not in REFUSED
    return True


def plain(text, variables):
    """A planned name with the ids of accounts."""
    for variable, account in variables.items():
        text = text.replace("${" + variable + "}", account)
    return text


def filled(given, name):
    return {key: name if value == "@" else value for key, value in given.items()}


def main(endpoint, target, config):
    held = accounts(config)
    document = json.load(open(target))
    things = {thing["id"]: thing for thing in document["resources"]}
    old = document["account"]
    account = {one["name"]: old if one.get("id") == old else held.get(one["name"]) for one in document["accounts"]}
    variables = {one["variable"]: account[one["name"]] for one in document["accounts"] if account[one["name"]]}
    trials, keys = [], {}
    for edge in document["edges"]:
        role, thing = things.get(edge["from"]), things.get(edge["to"])
        if not role or not thing or role["type"] != "AWS::IAM::Role" or thing["type"] not in TRIED or edge["strength"] != "exact":
            continue
        asked = TRIED[thing["type"]][2].get(edge["kind"])
        if asked and account.get(role["account"]) and account.get(thing["account"]):
            trials.append((edge, role, thing, asked))
            keys.setdefault(role["id"], (account[role["account"]], plain(role["name"], variables).rpartition("/")[2]))
    callers = {identity: keys_of(endpoint, *role) for identity, role in keys.items()}
    urllib.request.urlopen(urllib.request.Request(endpoint + "/moto-api/reset-auth", data=b"0", headers={"Content-Type": "application/octet-stream"}))
    for edge, role, thing, asked in trials:
        service, called, _ = TRIED[thing["type"]]
        caller = client(endpoint, service, thing["region"], callers[role["id"]])
        name = called(account[thing["account"]], thing["region"], plain(thing["name"], variables))
        nobodys = called(account[thing["account"]], thing["region"], NOBODYS)
        works = any(permitted(caller, operation, filled(given, name)) for operation, given in asked)
        open_to_all = [operation for operation, given in asked if permitted(caller, operation, filled(given, nobodys))]
        print(json.dumps({"from": edge["from"], "to": edge["to"], "kind": edge["kind"], "crossing": edge["crossing"], "works": works, "refused": not open_to_all}))


if __name__ == "__main__":
    main(*sys.argv[1:])
