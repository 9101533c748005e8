"""CloudFront and CloudFormation."""

from __future__ import annotations

import json

from .ledger import ACCOUNT, EU, Text, pairs


def distribution(s, name, origins, aliases=(), certificate=None, logs=None, tags=None):
    """A distribution; origins are buckets, load balancers or APIs, by their host names."""
    items = []
    for origin in origins:
        entry = {"Id": origin.name, "DomainName": origin.host}
        if origin.type == "AWS::S3::Bucket":
            entry["S3OriginConfig"] = {"OriginAccessIdentity": ""}
        else:
            entry["CustomOriginConfig"] = {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"}
        items.append(entry)
    configuration = {
        "CallerReference": name, "Comment": name, "Enabled": True,
        "Aliases": {"Quantity": len(aliases), "Items": list(aliases)},
        "Origins": {"Quantity": len(items), "Items": items},
        "DefaultCacheBehavior": {
            "TargetOriginId": items[0]["Id"], "ViewerProtocolPolicy": "redirect-to-https", "MinTTL": 0,
            "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
            "TrustedSigners": {"Enabled": False, "Quantity": 0}},
    }
    if certificate:
        configuration["ViewerCertificate"] = {
            "ACMCertificateArn": certificate.arn, "SSLSupportMethod": "sni-only",
            "MinimumProtocolVersion": "TLSv1.2_2021"}
    if logs:
        configuration["Logging"] = {
            "Enabled": True, "IncludeCookies": False, "Bucket": f"{logs.name}.s3.amazonaws.com", "Prefix": "cdn/"}
    answer = s.client("cloudfront").create_distribution_with_tags(DistributionConfigWithTags={
        "DistributionConfig": configuration, "Tags": {"Items": pairs(s.tags(name, tags))}})["Distribution"]
    made = s.add("AWS::CloudFront::Distribution", answer["ARN"], name, answer["Id"], "global",
                 host=answer["DomainName"])
    for origin in origins:
        s.need(made, origin, "routes-to", "origin of the distribution")
    if certificate:
        s.need(made, certificate, "references", "viewer certificate")
    if logs:
        s.need(made, logs, "logs-to", "standard logging")
    return made


ARNS = {
    "AWS::SQS::Queue": lambda region, id_: f"arn:aws:sqs:{region}:{ACCOUNT}:{id_.split('/')[-1]}",
    "AWS::SNS::Topic": lambda region, id_: id_,
    "AWS::S3::Bucket": lambda region, id_: f"arn:aws:s3:::{id_}",
    "AWS::DynamoDB::Table": lambda region, id_: f"arn:aws:dynamodb:{region}:{ACCOUNT}:table/{id_}",
    "AWS::IAM::Role": lambda region, id_: f"arn:aws:iam::{ACCOUNT}:role/{id_}",
    "AWS::SSM::Parameter": lambda region, id_: f"arn:aws:ssm:{region}:{ACCOUNT}:parameter/{id_.lstrip('/')}",
    "AWS::Logs::LogGroup": lambda region, id_: f"arn:aws:logs:{region}:{ACCOUNT}:log-group:{id_}",
}
GLOBAL = ("AWS::IAM::Role",)


def stack(s, name, resources, parameters=None, outputs=None, imports=(), needs=(), region=EU, tags=None):
    """A stack; needs lists (logical id, logical id or resource, kind, why) between what it made and the rest."""
    cfn = s.client("cloudformation", region)
    template = {"AWSTemplateFormatVersion": "2010-09-09", "Description": name, "Resources": resources}
    parameters = parameters or {}
    if parameters:
        template["Parameters"] = {
            k: {"Type": "String", **({"NoEcho": True} if "Password" in k else {})} for k in parameters}
    if outputs:
        template["Outputs"] = outputs
    id_ = cfn.create_stack(
        StackName=name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_NAMED_IAM"],
        Parameters=[{"ParameterKey": k, "ParameterValue": v.value if isinstance(v, Text) else v}
                    for k, v in parameters.items()],
        Tags=pairs(s.tags(name, tags)))["StackId"]
    made = s.add("AWS::CloudFormation::Stack", id_, name, name, region, parts={})
    for key, value in parameters.items():
        s.mention(made, value, f"parameter {key} of the stack")
    for part in cfn.describe_stack_resources(StackName=name)["StackResources"]:
        type_, physical = part["ResourceType"], part["PhysicalResourceId"]
        arn = ARNS[type_](region, physical)
        simple = arn.split(":")[-1].split("/")[-1] if type_ != "AWS::SSM::Parameter" else physical
        inside = s.add(type_, arn, simple, simple, "global" if type_ in GLOBAL else region)
        if type_ == "AWS::SQS::Queue":
            inside.attributes.update(url=physical, senders=[])
        if type_ == "AWS::DynamoDB::Table":
            inside.attributes.update(stream=None)
        s.need(inside, made, "deployed-by", "resource of the stack")
        made.parts[part["LogicalResourceId"]] = inside
    for exporter in imports:
        s.need(made, exporter, "references", "import of an exported value")
    for consumer, provider, kind, why in needs:
        s.need(made.parts[consumer], made.parts[provider] if isinstance(provider, str) else provider, kind, why)
    return made
