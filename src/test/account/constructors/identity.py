"""Roles, users, policies, keys, secrets, parameters, certificates."""

from __future__ import annotations

import json

from .ledger import ACCOUNT, EU, Text, pairs

READ_VERBS = ("Get", "List", "Describe", "Receive", "Query", "Scan", "BatchGet", "Decrypt")
INVOKE_VERBS = ("Invoke", "StartExecution")


def kind_of(action):
    verb = action.split(":", 1)[1]
    if verb.startswith(INVOKE_VERBS):
        return "invokes"
    return "reads" if verb.startswith(READ_VERBS) else "writes"


class Allow:
    """One Allow statement: actions on resources of the account, or on patterns."""

    def __init__(self, actions, *resources):
        self.actions = actions if isinstance(actions, list) else [actions]
        self.resources = resources

    def document(self):
        listed = []
        for resource in self.resources:
            if isinstance(resource, str):
                listed.append(resource)
                continue
            listed.append(resource.arn)
            if resource.type == "AWS::S3::Bucket":
                listed.append(resource.arn + "/*")
        return {"Effect": "Allow", "Action": self.actions, "Resource": listed}

    def register(self, s, principal):
        for resource in self.resources:
            if not isinstance(resource, str):
                for action in self.actions:
                    s.need(principal, resource, kind_of(action), f"policy allows {action}")


def document(statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [x.document() for x in statements]})


def role(s, name, service=None, allow=(), policies=(), trusts=(), tags=None):
    """A role; allow is its inline policy, policies are managed policies of the account."""
    iam = s.client("iam")
    principal = {}
    if service:
        principal["Service"] = f"{service}.amazonaws.com"
    if trusts:
        principal["AWS"] = [t if isinstance(t, str) else t.arn for t in trusts]
    arn = iam.create_role(
        RoleName=name, Tags=pairs(s.tags(name, tags)), AssumeRolePolicyDocument=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]}),
    )["Role"]["Arn"]
    made = s.add("AWS::IAM::Role", arn, name, name, "global")
    for other in trusts:
        if not isinstance(other, str):
            s.need(made, other, "trusts", "trust policy")
    if allow:
        iam.put_role_policy(RoleName=name, PolicyName=f"{name}-inline", PolicyDocument=document(allow))
        for statement in allow:
            statement.register(s, made)
    for own in policies:
        iam.attach_role_policy(RoleName=name, PolicyArn=own.arn)
        s.need(made, own, "attached-to", "attached policy")
    return made


def policy(s, name, allow, tags=None):
    arn = s.client("iam").create_policy(
        PolicyName=name, PolicyDocument=document(allow), Tags=pairs(s.tags(name, tags)))["Policy"]["Arn"]
    made = s.add("AWS::IAM::ManagedPolicy", arn, name, name, "global")
    for statement in allow:
        statement.register(s, made)
    return made


def instance_profile(s, role_, name=None):
    iam = s.client("iam")
    name = name or role_.name
    arn = iam.create_instance_profile(InstanceProfileName=name)["InstanceProfile"]["Arn"]
    iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role_.name)
    made = s.add("AWS::IAM::InstanceProfile", arn, name, name, "global")
    s.need(made, role_, "runs-as", "role of the instance profile")
    return made


def group(s, name, policies=()):
    iam = s.client("iam")
    made = s.add("AWS::IAM::Group", iam.create_group(GroupName=name)["Group"]["Arn"], name, name, "global")
    for own in policies:
        iam.attach_group_policy(GroupName=name, PolicyArn=own.arn)
        s.need(made, own, "attached-to", "attached policy")
    return made


def user(s, name, groups=(), policies=(), allow=(), key=False, tags=None):
    iam = s.client("iam")
    arn = iam.create_user(UserName=name, Tags=pairs(s.tags(name, tags)))["User"]["Arn"]
    made = s.add("AWS::IAM::User", arn, name, name, "global")
    for group_ in groups:
        iam.add_user_to_group(GroupName=group_.name, UserName=name)
        s.need(made, group_, "attached-to", "member of the group")
    for own in policies:
        iam.attach_user_policy(UserName=name, PolicyArn=own.arn)
        s.need(made, own, "attached-to", "attached policy")
    if allow:
        iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=document(allow))
        for statement in allow:
            statement.register(s, made)
    if key:
        iam.create_access_key(UserName=name)
    return made


def key(s, name, users=(), region=EU, tags=None):
    """A KMS key with its alias; users are roles that the key policy names."""
    kms = s.client("kms", region)
    statements = [{"Sid": "root", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                   "Action": "kms:*", "Resource": "*"}]
    if users:
        statements.append({"Sid": "use", "Effect": "Allow", "Principal": {"AWS": [u.arn for u in users]},
                           "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*"})
    answer = kms.create_key(
        Description=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}),
        Tags=pairs(s.tags(name, tags), "TagKey", "TagValue"))["KeyMetadata"]
    made = s.add("AWS::KMS::Key", answer["Arn"], name, answer["KeyId"], region)
    for user_ in users:
        s.need(made, user_, "trusts", "key policy")
        s.need(user_, made, "encrypts-with", "key policy")
    kms.create_alias(AliasName=f"alias/{name}", TargetKeyId=made.id)
    pointer = s.add("AWS::KMS::Alias", f"arn:aws:kms:{region}:{ACCOUNT}:alias/{name}", f"alias/{name}",
                    f"alias/{name}", region)
    s.need(pointer, made, "references", "target key of the alias")
    return made


def secret(s, name, value, key_=None, opens=None, region=EU, tags=None):
    """A secret; opens is the database that its description names."""
    arguments = {}
    if key_:
        arguments["KmsKeyId"] = key_.arn
    if opens:
        arguments["Description"] = f"Credentials for {opens.host}"
    arn = s.client("secretsmanager", region).create_secret(
        Name=name, SecretString=value, Tags=pairs(s.tags(name, tags)), **arguments)["ARN"]
    made = s.add("AWS::SecretsManager::Secret", arn, name, name, region)
    if key_:
        s.need(made, key_, "encrypts-with", "key of the secret")
    if opens:
        s.need(made, opens, "references", "description of the secret")
    return made


def parameter(s, name, value, type_="String", key_=None, region=EU, tags=None):
    arguments = {"KeyId": key_.arn} if key_ else {}
    text = value.value if isinstance(value, Text) else value
    given = pairs(s.tags(name, tags))
    if given:
        arguments["Tags"] = given
    s.client("ssm", region).put_parameter(Name=name, Value=text, Type=type_, **arguments)
    arn = f"arn:aws:ssm:{region}:{ACCOUNT}:parameter/{name.lstrip('/')}"
    made = s.add("AWS::SSM::Parameter", arn, name, name, region)
    s.mention(made, value, "value of the parameter")
    if key_:
        s.need(made, key_, "encrypts-with", "key of the parameter")
    return made


def certificate(s, domain, region=EU, tags=None):
    arguments = {}
    given = pairs(s.tags(domain, tags))
    if given:
        arguments["Tags"] = given
    arn = s.client("acm", region).request_certificate(
        DomainName=domain, ValidationMethod="DNS", **arguments)["CertificateArn"]
    return s.add("AWS::CertificateManager::Certificate", arn, domain, arn, region)
