"""How each type is read back: pairs of ARN and record, details included."""

from __future__ import annotations

import base64
import json

from constructors.ledger import ACCOUNT, ec2_arn


def pages(client, operation, key, **arguments):
    if client.can_paginate(operation):
        for page in client.get_paginator(operation).paginate(**arguments):
            yield from page.get(key, [])
    else:
        yield from getattr(client, operation)(**arguments).get(key, [])


def ec2(operation, key, id_key, kind, owner=ACCOUNT, **arguments):
    def read(client, region):
        for item in pages(client("ec2"), operation, key, **arguments):
            yield ec2_arn(kind, item[id_key], region, owner), item
    return read


def simple(service, operation, key, arn, **arguments):
    def read(client, region):
        for item in pages(client(service), operation, key, **arguments):
            yield (arn(item, region) if callable(arn) else item[arn]), item
    return read


def instances(client, region):
    for reservation in pages(client("ec2"), "describe_instances", "Reservations"):
        for item in reservation["Instances"]:
            data = client("ec2").describe_instance_attribute(InstanceId=item["InstanceId"], Attribute="userData")
            text = base64.b64decode(data["UserData"].get("Value", "")).decode()
            yield ec2_arn("instance", item["InstanceId"], region), [item, text]


def launch_templates(client, region):
    for item in pages(client("ec2"), "describe_launch_templates", "LaunchTemplates"):
        id_ = item["LaunchTemplateId"]
        version = client("ec2").describe_launch_template_versions(
            LaunchTemplateId=id_, Versions=["$Default"])["LaunchTemplateVersions"][0]["LaunchTemplateData"]
        yield ec2_arn("launch-template", id_, region), [
            item, version, base64.b64decode(version.get("UserData", "")).decode()]



def balancers(client, region):
    elb = client("elbv2")
    for item in pages(elb, "describe_load_balancers", "LoadBalancers"):
        arn = item["LoadBalancerArn"]
        yield arn, [item, elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]]


def listeners(client, region):
    for arn, _ in balancers(client, region):
        for item in pages(client("elbv2"), "describe_listeners", "Listeners", LoadBalancerArn=arn):
            yield item["ListenerArn"], item


def rules(client, region):
    for arn, _ in listeners(client, region):
        for item in pages(client("elbv2"), "describe_rules", "Rules", ListenerArn=arn):
            yield item["RuleArn"], item


def target_groups(client, region):
    elb = client("elbv2")
    for item in pages(elb, "describe_target_groups", "TargetGroups"):
        arn = item["TargetGroupArn"]
        yield arn, [item, elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]]


def buckets(client, region):
    s3 = client("s3")
    for item in s3.list_buckets()["Buckets"]:
        name, details = item["Name"], []
        for operation in ("get_bucket_policy", "get_bucket_encryption", "get_bucket_logging", "get_bucket_replication",
                          "get_bucket_notification_configuration", "get_bucket_tagging", "get_bucket_location"):
            try:
                answer = getattr(s3, operation)(Bucket=name)
            except s3.exceptions.ClientError:
                continue
            answer.pop("ResponseMetadata")
            details.append(answer)
        yield f"arn:aws:s3:::{name}", details


def functions(client, region):
    api = client("lambda")
    for item in pages(api, "list_functions", "Functions"):
        details = [item]
        try:
            details.append(api.get_policy(FunctionName=item["FunctionName"])["Policy"])
        except api.exceptions.ResourceNotFoundException:
            pass
        yield item["FunctionArn"], details


def mappings(client, region):
    for item in pages(client("lambda"), "list_event_source_mappings", "EventSourceMappings"):
        yield f"arn:aws:lambda:{region}:{ACCOUNT}:event-source-mapping:{item['UUID']}", item


def principals(kind, key, name_key, list_attached, list_inline, get_inline):
    def read(client, region):
        iam = client("iam")
        for item in pages(iam, f"list_{kind}s", key):
            who = {name_key: item[name_key]}
            details = [item, list(pages(iam, list_attached, "AttachedPolicies", **who))]
            for name in pages(iam, list_inline, "PolicyNames", **who):
                details.append(getattr(iam, get_inline)(PolicyName=name, **who)["PolicyDocument"])
            if kind == "user":
                details.append(iam.list_groups_for_user(UserName=item["UserName"])["Groups"])
            yield item["Arn"], details
    return read


def policies(client, region):
    iam = client("iam")
    for item in pages(iam, "list_policies", "Policies", Scope="Local"):
        yield item["Arn"], [item, iam.get_policy_version(
            PolicyArn=item["Arn"], VersionId=item["DefaultVersionId"])["PolicyVersion"]["Document"]]


def keys(client, region):
    kms = client("kms")
    for item in pages(kms, "list_keys", "Keys"):
        yield item["KeyArn"], [kms.describe_key(KeyId=item["KeyId"])["KeyMetadata"],
                               kms.get_key_policy(KeyId=item["KeyId"], PolicyName="default")["Policy"]]


def queues(client, region):
    sqs = client("sqs")
    for url in pages(sqs, "list_queues", "QueueUrls"):
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        yield attributes["QueueArn"], attributes


def topics(client, region):
    sns = client("sns")
    for item in pages(sns, "list_topics", "Topics"):
        arn = item["TopicArn"]
        yield arn, [sns.get_topic_attributes(TopicArn=arn)["Attributes"],
                    list(pages(sns, "list_subscriptions_by_topic", "Subscriptions", TopicArn=arn))]


def tables(client, region):
    db = client("dynamodb")
    for name in pages(db, "list_tables", "TableNames"):
        item = db.describe_table(TableName=name)["Table"]
        yield item["TableArn"], item


def parameters(client, region):
    ssm = client("ssm")
    for item in pages(ssm, "describe_parameters", "Parameters"):
        arn = f"arn:aws:ssm:{region}:{ACCOUNT}:parameter/{item['Name'].lstrip('/')}"
        details = [item]
        if item["Type"] != "SecureString":
            details.append(ssm.get_parameter(Name=item["Name"])["Parameter"])
        yield arn, details


def zones(client, region):
    dns = client("route53")
    for item in pages(dns, "list_hosted_zones", "HostedZones"):
        yield f"arn:aws:route53:::hostedzone/{item['Id'].split('/')[-1]}", [
            dns.get_hosted_zone(Id=item["Id"]).get("VPCs", []),
            list(pages(dns, "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=item["Id"]))]


def distributions(client, region):
    for item in client("cloudfront").list_distributions()["DistributionList"].get("Items", []):
        yield item["ARN"], [item, client("cloudfront").get_distribution(Id=item["Id"])["Distribution"]]


def task_definitions(client, region):
    for arn in pages(client("ecs"), "list_task_definitions", "taskDefinitionArns"):
        yield arn, client("ecs").describe_task_definition(taskDefinition=arn)["taskDefinition"]


def clusters(client, region):
    for arn in pages(client("ecs"), "list_clusters", "clusterArns"):
        yield arn, client("ecs").describe_clusters(clusters=[arn])["clusters"][0]


def services(client, region):
    for cluster, _ in clusters(client, region):
        for arn in pages(client("ecs"), "list_services", "serviceArns", cluster=cluster):
            yield arn, client("ecs").describe_services(cluster=cluster, services=[arn])["services"][0]


def event_rules(client, region):
    events = client("events")
    for bus in events.list_event_buses()["EventBuses"]:
        for item in events.list_rules(EventBusName=bus["Name"])["Rules"]:
            yield item["Arn"], [item, events.list_targets_by_rule(
                Rule=item["Name"], EventBusName=bus["Name"])["Targets"]]


def state_machines(client, region):
    for item in pages(client("stepfunctions"), "list_state_machines", "stateMachines"):
        answer = client("stepfunctions").describe_state_machine(stateMachineArn=item["stateMachineArn"])
        yield item["stateMachineArn"], answer


def rest_apis(client, region):
    api = client("apigateway")
    for item in pages(api, "get_rest_apis", "items"):
        details = [item]
        for part in pages(api, "get_resources", "items", restApiId=item["id"], embed=["methods"]):
            for method in part.get("resourceMethods", {}):
                details.append(api.get_integration(restApiId=item["id"], resourceId=part["id"], httpMethod=method))
        yield f"arn:aws:apigateway:{region}::/restapis/{item['id']}", details


def http_apis(client, region):
    api = client("apigatewayv2")
    for item in pages(api, "get_apis", "Items"):
        yield f"arn:aws:apigateway:{region}::/apis/{item['ApiId']}", [
            item, list(pages(api, "get_integrations", "Items", ApiId=item["ApiId"]))]


def log_groups(client, region):
    logs = client("logs")
    for item in pages(logs, "describe_log_groups", "logGroups"):
        name = item["logGroupName"]
        yield f"arn:aws:logs:{region}:{ACCOUNT}:log-group:{name}", [
            item, list(pages(logs, "describe_subscription_filters", "subscriptionFilters", logGroupName=name))]


def stacks(client, region):
    """The emulator knows no ListImports: what a stack imports is in its template, by the name of the export."""
    cfn = client("cloudformation")
    exports = list(pages(cfn, "list_exports", "Exports"))
    for item in pages(cfn, "describe_stacks", "Stacks"):
        template = json.dumps(cfn.get_template(StackName=item["StackName"])["TemplateBody"])
        imported = [e["ExportingStackId"] for e in exports
                    if "Fn::ImportValue" in template and e["Name"] in template]
        yield item["StackId"], [item, template, imported, list(
            pages(cfn, "list_stack_resources", "StackResourceSummaries", StackName=item["StackName"]))]


READERS = {
    "AWS::ApiGateway::RestApi": rest_apis,
    "AWS::ApiGatewayV2::Api": http_apis,
    "AWS::AutoScaling::AutoScalingGroup": simple(
        "autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups", "AutoScalingGroupARN"),
    "AWS::CertificateManager::Certificate": simple(
        "acm", "list_certificates", "CertificateSummaryList", "CertificateArn"),
    "AWS::CloudFormation::Stack": stacks,
    "AWS::CloudFront::Distribution": distributions,
    "AWS::CloudWatch::Alarm": simple("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmArn"),
    "AWS::DynamoDB::Table": tables,
    "AWS::EC2::EIP": ec2("describe_addresses", "Addresses", "AllocationId", "elastic-ip"),
    "AWS::EC2::Image": ec2("describe_images", "Images", "ImageId", "image", "", Owners=["self"]),
    "AWS::EC2::Instance": instances,
    "AWS::EC2::InternetGateway": ec2(
        "describe_internet_gateways", "InternetGateways", "InternetGatewayId", "internet-gateway"),
    "AWS::EC2::KeyPair": ec2("describe_key_pairs", "KeyPairs", "KeyPairId", "key-pair"),
    "AWS::EC2::LaunchTemplate": launch_templates,
    "AWS::EC2::NatGateway": ec2("describe_nat_gateways", "NatGateways", "NatGatewayId", "natgateway"),
    "AWS::EC2::NetworkAcl": ec2("describe_network_acls", "NetworkAcls", "NetworkAclId", "network-acl"),
    "AWS::EC2::NetworkInterface": ec2(
        "describe_network_interfaces", "NetworkInterfaces", "NetworkInterfaceId", "network-interface"),
    "AWS::EC2::RouteTable": ec2("describe_route_tables", "RouteTables", "RouteTableId", "route-table"),
    "AWS::EC2::SecurityGroup": ec2("describe_security_groups", "SecurityGroups", "GroupId", "security-group"),
    "AWS::EC2::Snapshot": ec2("describe_snapshots", "Snapshots", "SnapshotId", "snapshot", "", OwnerIds=["self"]),
    "AWS::EC2::Subnet": ec2("describe_subnets", "Subnets", "SubnetId", "subnet"),
    "AWS::EC2::TransitGateway": ec2(
        "describe_transit_gateways", "TransitGateways", "TransitGatewayId", "transit-gateway"),
    "AWS::EC2::TransitGatewayAttachment": ec2(
        "describe_transit_gateway_vpc_attachments", "TransitGatewayVpcAttachments", "TransitGatewayAttachmentId",
        "transit-gateway-attachment"),
    "AWS::EC2::VPC": ec2("describe_vpcs", "Vpcs", "VpcId", "vpc"),
    "AWS::EC2::VPCEndpoint": ec2("describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId", "vpc-endpoint"),
    "AWS::EC2::VPCPeeringConnection": ec2(
        "describe_vpc_peering_connections", "VpcPeeringConnections", "VpcPeeringConnectionId",
        "vpc-peering-connection"),
    "AWS::EC2::Volume": ec2("describe_volumes", "Volumes", "VolumeId", "volume"),
    "AWS::ECR::Repository": simple("ecr", "describe_repositories", "repositories", "repositoryArn"),
    "AWS::ECS::Cluster": clusters,
    "AWS::ECS::Service": services,
    "AWS::ECS::TaskDefinition": task_definitions,
    "AWS::ElasticLoadBalancing::LoadBalancer": simple(
        "elb", "describe_load_balancers", "LoadBalancerDescriptions",
        lambda item, region:
        f"arn:aws:elasticloadbalancing:{region}:{ACCOUNT}:loadbalancer/{item['LoadBalancerName']}"),
    "AWS::ElasticLoadBalancingV2::Listener": listeners,
    "AWS::ElasticLoadBalancingV2::ListenerRule": rules,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": balancers,
    "AWS::ElasticLoadBalancingV2::TargetGroup": target_groups,
    "AWS::Events::EventBus": simple("events", "list_event_buses", "EventBuses", "Arn"),
    "AWS::Events::Rule": event_rules,
    "AWS::IAM::Group": principals("group", "Groups", "GroupName", "list_attached_group_policies",
                                  "list_group_policies", "get_group_policy"),
    "AWS::IAM::InstanceProfile": simple("iam", "list_instance_profiles", "InstanceProfiles", "Arn"),
    "AWS::IAM::ManagedPolicy": policies,
    "AWS::IAM::Role": principals("role", "Roles", "RoleName", "list_attached_role_policies",
                                 "list_role_policies", "get_role_policy"),
    "AWS::IAM::User": principals("user", "Users", "UserName", "list_attached_user_policies",
                                 "list_user_policies", "get_user_policy"),
    "AWS::KMS::Alias": simple("kms", "list_aliases", "Aliases", "AliasArn"),
    "AWS::KMS::Key": keys,
    "AWS::Lambda::EventSourceMapping": mappings,
    "AWS::Lambda::Function": functions,
    "AWS::Logs::LogGroup": log_groups,
    "AWS::RDS::DBInstance": simple("rds", "describe_db_instances", "DBInstances", "DBInstanceArn"),
    "AWS::RDS::DBParameterGroup": simple(
        "rds", "describe_db_parameter_groups", "DBParameterGroups", "DBParameterGroupArn"),
    "AWS::RDS::DBSnapshot": simple("rds", "describe_db_snapshots", "DBSnapshots", "DBSnapshotArn"),
    "AWS::RDS::DBSubnetGroup": simple("rds", "describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupArn"),
    "AWS::Route53::HostedZone": zones,
    "AWS::S3::Bucket": buckets,
    "AWS::SNS::Topic": topics,
    "AWS::SQS::Queue": queues,
    "AWS::SSM::Parameter": parameters,
    "AWS::SecretsManager::Secret": simple("secretsmanager", "list_secrets", "SecretList", "ARN"),
    "AWS::StepFunctions::StateMachine": state_machines,
}
