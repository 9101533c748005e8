"""What the layer adds keeps its state and refuses the wrong order: python3 -m unittest layer.tests, with ENDPOINT naming a fresh emulator."""

import json
import os
import socket
import unittest
import urllib.request
from datetime import date, timedelta
from types import SimpleNamespace

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from layer.resources import about

ENDPOINT = os.environ["ENDPOINT"]
OLD, MANAGEMENT, MEMBER = "123456789012", "700000000001", "700000000002"
SECOND = "700000000003"
REGION = "eu-west-1"
NAMES = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")


def client(service, account=OLD):
    config = Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, inject_host_prefix=False,
                    proxies={"http": ENDPOINT})
    keys = dict.fromkeys(NAMES[:2], "testing")
    if account != OLD:
        sts = boto3.client("sts", endpoint_url=ENDPOINT, region_name=REGION, **keys)
        made = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/test", RoleSessionName="test")["Credentials"]
        keys = dict(zip(NAMES, (made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])))
    return boto3.client(service, endpoint_url=ENDPOINT, region_name=REGION, config=config, **keys)


class Layer(unittest.TestCase):
    def refused(self, code, call, **given):
        with self.assertRaises(ClientError) as caught:
            call(**given)
        self.assertEqual(code, caught.exception.response["Error"]["Code"])

    def test_the_days_of_a_month_that_is_under_way_add_up_to_it(self):
        explorer, day = client("ce"), date.today()
        span = {"Start": day.replace(day=1).isoformat(), "End": (day.replace(day=28) + timedelta(days=4)).replace(day=1).isoformat()}
        month = explorer.get_cost_and_usage(TimePeriod=span, Granularity="MONTHLY", Metrics=["UnblendedCost"])["ResultsByTime"]
        days = explorer.get_cost_and_usage(TimePeriod={**span, "End": (day + timedelta(days=1)).isoformat()}, Granularity="DAILY",
                                           Metrics=["UnblendedCost"])["ResultsByTime"]
        self.assertEqual([(24 * day.day, True)], [(int(one["Total"]["UnblendedCost"]["Amount"]), one["Estimated"]) for one in month])
        self.assertEqual(24 * day.day, sum(int(one["Total"]["UnblendedCost"]["Amount"]) for one in days))

    def test_a_template_may_lie_in_a_bucket(self):
        store, stacks = client("s3"), client("cloudformation")
        store.create_bucket(Bucket="templates", CreateBucketConfiguration={"LocationConstraint": REGION})
        store.put_object(Bucket="templates", Key="one", Body=json.dumps({"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}))
        stacks.create_stack(StackName="of-a-bucket", TemplateURL=f"{ENDPOINT}/templates/one")
        self.assertEqual(["Queue"], [one["LogicalResourceId"] for one in stacks.describe_stack_resources(StackName="of-a-bucket")["StackResources"]])

    def test_what_calls_have_made_goes_with_its_stack(self):
        manager = client("organizations", "700000000022")
        manager.create_organization(FeatureSet="ALL")
        root = manager.list_roots()["Roots"][0]["Id"]
        public = rsa.generate_private_key(65537, 2048).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
        kinds = {
            "Unit": ("AWS::Organizations::OrganizationalUnit", {"Name": "Going", "ParentId": root}),
            "Pair": ("AWS::EC2::KeyPair", {"KeyName": "going"}),
            "Imported": ("AWS::EC2::KeyPair", {"KeyName": "imported", "PublicKeyMaterial": public.decode()}),
            "Secret": ("AWS::SecretsManager::Secret", {"Name": "going"}),
            "Alarm": ("AWS::CloudWatch::Alarm", {"AlarmName": "going", "MetricName": "m", "Namespace": "n", "Period": 60, "EvaluationPeriods": 1,
                                                 "ComparisonOperator": "LessThanThreshold", "Threshold": 1, "Statistic": "Sum"}),
            "Group": ("AWS::IAM::Group", {"GroupName": "going"}),
            "Vault": ("AWS::Backup::BackupVault", {"BackupVaultName": "going"}),
            "Pool": ("AWS::Cognito::UserPool", {"UserPoolName": "going"}),
        }
        template = {"Resources": {key: {"Type": kind, "Properties": properties} for key, (kind, properties) in kinds.items()}}
        stacks = client("cloudformation", "700000000022")
        for _ in range(2):
            stacks.create_stack(StackName="going", TemplateBody=json.dumps(template))
            self.assertEqual(len(kinds), len(stacks.list_stack_resources(StackName="going")["StackResourceSummaries"]))
            self.assertEqual(1, len(manager.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"]))
            stacks.delete_stack(StackName="going")
            self.assertEqual([], manager.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"])
            self.assertEqual([], client("ec2", "700000000022").describe_key_pairs()["KeyPairs"])
            self.assertEqual([], client("cloudwatch", "700000000022").describe_alarms()["MetricAlarms"])
            self.assertEqual([], client("iam", "700000000022").list_groups()["Groups"])
            self.assertEqual([], client("backup", "700000000022").list_backup_vaults()["BackupVaultList"])
            self.assertEqual([], client("cognito-idp", "700000000022").list_user_pools(MaxResults=9)["UserPools"])

    def test_what_a_stack_retained_and_what_the_emulator_leaves_goes_with_it(self):
        trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
        nothing = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
        resources = {
            "Key": {"Type": "AWS::KMS::Key", "DeletionPolicy": "Retain", "Properties": {"KeyPolicy": nothing}},
            "Boundary": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"ManagedPolicyName": "left", "PolicyDocument": nothing}},
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "left", "AssumeRolePolicyDocument": trust, "PermissionsBoundary": {"Ref": "Boundary"},
                                                              "ManagedPolicyArns": [{"Ref": "Boundary"}]}},
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.77.0.0/16"}},
            "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.77.0.0/24"}},
            "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
            "Used": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": {"SubnetId": {"Ref": "Subnet"}, "RouteTableId": {"Ref": "Table"}}},
            "Gateway": {"Type": "AWS::EC2::InternetGateway"},
            "Attached": {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Gateway"}}},
            "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}},
            "Nat": {"Type": "AWS::EC2::NatGateway", "Properties": {"SubnetId": {"Ref": "Subnet"}, "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]}}},
            "Targets": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": {"Name": "left", "Port": 80, "Protocol": "HTTP", "VpcId": {"Ref": "Vpc"}}},
            "Cluster": {"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": "left"}},
            "Machine": {"Type": "AWS::AutoScaling::LaunchConfiguration", "Properties": {"ImageId": "ami-12c6146b", "InstanceType": "t3.micro"}},
            "Machines": {"Type": "AWS::AutoScaling::AutoScalingGroup",
                         "Properties": {"AutoScalingGroupName": "left", "MinSize": "0", "MaxSize": "1", "VPCZoneIdentifier": [{"Ref": "Subnet"}],
                                        "LaunchConfigurationName": {"Ref": "Machine"}, "TargetGroupARNs": [{"Ref": "Targets"}]}},
            "Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": "left.example"}},
        }
        outputs = {"Key": {"Value": {"Fn::GetAtt": ["Key", "Arn"]}}}
        stacks, ec2 = client("cloudformation", SECOND), client("ec2", SECOND)
        vpc = ec2.create_vpc(CidrBlock="10.78.0.0/16")["Vpc"]["VpcId"]
        table, gateway = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"], ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        resources["Route"] = {"Type": "AWS::EC2::Route", "Properties": {"RouteTableId": table, "DestinationCidrBlock": "10.79.0.0/16", "GatewayId": gateway}}
        for _ in range(2):
            stacks.create_stack(StackName="left", TemplateBody=json.dumps({"Resources": resources, "Outputs": outputs}))
            resources["Key"]["DeletionPolicy"] = "Delete"
            stacks.update_stack(StackName="left", TemplateBody=json.dumps({"Resources": resources, "Outputs": outputs}))
            stacks.delete_stack(StackName="left")
            self.assertEqual([], ec2.describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.77.0.0/16"]}])["Vpcs"])
            self.assertEqual([], client("elbv2", SECOND).describe_target_groups()["TargetGroups"])
            self.assertEqual([], client("iam", SECOND).list_policies(Scope="Local")["Policies"])
            self.assertEqual([], client("route53", SECOND).list_hosted_zones()["HostedZones"])

    def test_a_stack_makes_what_a_resource_waits_for_before_it(self):
        template = {
            "Resources": {
                "A": {"Type": "AWS::ApiGateway::Stage", "Properties": {"StageName": "live", "RestApiId": {"Ref": "C"}, "DeploymentId": {"Ref": "B"}}},
                "B": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": ["D"], "Properties": {"RestApiId": {"Ref": "C"}}},
                "C": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "waiting"}},
                "D": {
                    "Type": "AWS::ApiGateway::Method",
                    "Properties": {
                        "HttpMethod": "GET", "AuthorizationType": "NONE", "RestApiId": {"Ref": "C"},
                        "ResourceId": {"Fn::GetAtt": ["C", "RootResourceId"]}, "Integration": {"Type": "HTTP", "IntegrationHttpMethod": "GET", "Uri": "https://example.org"},
                    },
                },
            }
        }
        client("cloudformation", MEMBER).create_stack(StackName="waiting", TemplateBody=json.dumps(template))
        made = client("cloudformation", MEMBER).describe_stack_resources(StackName="waiting")["StackResources"]
        self.assertEqual({"A", "B", "C", "D"}, {one["LogicalResourceId"] for one in made})

    def test_an_account_joins_by_an_invitation_that_it_accepts_once(self):
        manager, old, other = (client("organizations", one) for one in (MANAGEMENT, OLD, MEMBER))
        target = {"Id": OLD, "Type": "ACCOUNT"}
        self.refused("AWSOrganizationsNotInUseException", manager.invite_account_to_organization, Target=target)
        manager.create_organization(FeatureSet="ALL")
        self.refused("HandshakeNotFoundException", old.accept_handshake, HandshakeId="h-1234567890")
        invited = manager.invite_account_to_organization(Target=target)["Handshake"]["Id"]
        self.refused("DuplicateHandshakeException", manager.invite_account_to_organization, Target=target)
        self.refused("HandshakeNotFoundException", other.accept_handshake, HandshakeId=invited)
        self.refused("AccessDeniedException", manager.accept_handshake, HandshakeId=invited)
        self.refused("AccessDeniedException", old.cancel_handshake, HandshakeId=invited)
        self.assertEqual("ACCEPTED", old.accept_handshake(HandshakeId=invited)["Handshake"]["State"])
        self.refused("HandshakeAlreadyInStateException", old.accept_handshake, HandshakeId=invited)
        self.refused("HandshakeAlreadyInStateException", manager.cancel_handshake, HandshakeId=invited)
        self.assertIn(OLD, [one["Id"] for one in manager.list_accounts()["Accounts"]])
        self.assertEqual("ROOT", manager.list_parents(ChildId=OLD)["Parents"][0]["Type"])

    def test_an_address_is_handed_over_once_and_only_to_whom_it_is_offered(self):
        old, new, other = (client("ec2", one) for one in (OLD, MEMBER, SECOND))
        made = old.allocate_address(Domain="vpc")
        ip, identity = made["PublicIp"], made["AllocationId"]
        self.refused("InvalidTransfer.NotFound", new.accept_address_transfer, Address=ip)
        old.enable_address_transfer(AllocationId=identity, TransferAccountId=MEMBER)
        self.refused("InvalidTransfer.NotFound", other.accept_address_transfer, Address=ip)
        self.assertEqual([ip], [one["PublicIp"] for one in old.describe_address_transfers(AllocationIds=[identity])["AddressTransfers"]])
        network = old.create_vpc(CidrBlock="10.91.0.0/16")["Vpc"]["VpcId"]
        subnet = old.create_subnet(VpcId=network, CidrBlock="10.91.0.0/24")["Subnet"]["SubnetId"]
        interface = old.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
        held = old.associate_address(AllocationId=identity, NetworkInterfaceId=interface)["AssociationId"]
        self.refused("InvalidTransfer.AddressAssociated", new.accept_address_transfer, Address=ip)
        old.disassociate_address(AssociationId=held)
        taken = new.accept_address_transfer(Address=ip)["AddressTransfer"]
        self.assertEqual([taken["AllocationId"]], [one["AllocationId"] for one in new.describe_addresses(PublicIps=[ip])["Addresses"]])
        self.assertEqual([], [one for one in old.describe_addresses()["Addresses"] if one["PublicIp"] == ip])
        self.refused("InvalidTransfer.NotFound", new.accept_address_transfer, Address=ip)
        new.enable_address_transfer(AllocationId=taken["AllocationId"], TransferAccountId=OLD)
        new.disable_address_transfer(AllocationId=taken["AllocationId"])
        self.refused("InvalidTransfer.NotFound", old.accept_address_transfer, Address=ip)

    def test_a_private_zone_answers_in_a_network_of_another_account_when_both_agree(self):
        zones, others = client("route53"), client("route53", MEMBER)
        network = {"VPCRegion": REGION, "VPCId": client("ec2").create_vpc(CidrBlock="10.92.0.0/16")["Vpc"]["VpcId"]}
        theirs = {"VPCRegion": REGION, "VPCId": client("ec2", MEMBER).create_vpc(CidrBlock="10.93.0.0/16")["Vpc"]["VpcId"]}
        zone = zones.create_hosted_zone(Name="inner.example.", CallerReference="inner", VPC=network, HostedZoneConfig={"PrivateZone": True})["HostedZone"]["Id"].rpartition("/")[2]
        self.refused("NotAuthorizedException", others.associate_vpc_with_hosted_zone, HostedZoneId=zone, VPC=theirs)
        self.refused("NoSuchHostedZone", others.create_vpc_association_authorization, HostedZoneId=zone, VPC=theirs)
        self.refused("VPCAssociationAuthorizationNotFound", zones.delete_vpc_association_authorization, HostedZoneId=zone, VPC=theirs)
        self.assertEqual(theirs, zones.create_vpc_association_authorization(HostedZoneId=zone, VPC=theirs)["VPC"])
        others.associate_vpc_with_hosted_zone(HostedZoneId=zone, VPC=theirs)
        zones.delete_vpc_association_authorization(HostedZoneId=zone, VPC=theirs)
        seen = others.list_hosted_zones_by_vpc(VPCId=theirs["VPCId"], VPCRegion=REGION)["HostedZoneSummaries"]
        self.assertEqual([(zone, OLD)], [(one["HostedZoneId"], one["Owner"]["OwningAccount"]) for one in seen])
        others.disassociate_vpc_from_hosted_zone(HostedZoneId=zone, VPC=theirs)
        self.assertEqual([], others.list_hosted_zones_by_vpc(VPCId=theirs["VPCId"], VPCRegion=REGION)["HostedZoneSummaries"])

    def test_a_file_system_is_replicated_to_one_that_lets_it_be_overwritten(self):
        old, new, roles = client("efs"), client("efs", MEMBER), client("iam")
        source = old.create_file_system(CreationToken="old")["FileSystemId"]
        made = new.create_file_system(CreationToken="new")
        target, arn = made["FileSystemId"], made["FileSystemArn"]
        role = roles.create_role(RoleName="replication", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        asked = {"SourceFileSystemId": source, "Destinations": [{"FileSystemId": arn, "RoleArn": role}]}
        self.refused("BadRequest", old.create_replication_configuration, **asked)
        new.update_file_system_protection(FileSystemId=target, ReplicationOverwriteProtection="DISABLED")
        self.refused("AccessDeniedException", old.create_replication_configuration, **asked)
        granted = {"Effect": "Allow", "Principal": {"AWS": role}, "Action": ["elasticfilesystem:ReplicationWrite"], "Resource": arn}
        new.put_file_system_policy(FileSystemId=target, Policy=json.dumps({"Version": "2012-10-17", "Statement": [granted]}))
        self.refused("ReplicationNotFound", old.describe_replication_configurations, FileSystemId=source)
        old.create_replication_configuration(**asked)
        self.refused("ReplicationAlreadyExists", old.create_replication_configuration, **asked)
        self.refused("FileSystemInUse", new.delete_file_system, FileSystemId=target)
        first, second = (old.describe_replication_configurations(FileSystemId=source)["Replications"][0]["Destinations"][0] for _ in range(2))
        self.assertEqual("ENABLED", first["Status"])
        self.assertLess(first["LastReplicatedTimestamp"], second["LastReplicatedTimestamp"])
        old.delete_replication_configuration(SourceFileSystemId=source)
        self.refused("ReplicationNotFound", old.delete_replication_configuration, SourceFileSystemId=source)
        held = new.describe_file_systems(FileSystemId=target)["FileSystems"][0]
        self.assertEqual("ENABLED", held["FileSystemProtection"]["ReplicationOverwriteProtection"])
        new.delete_file_system_policy(FileSystemId=target)
        new.delete_file_system(FileSystemId=target)

    def test_it_is_known_what_a_request_is_about_where_permissions_are_enforced(self):
        def asked(service, path="/", **given):
            return about(SimpleNamespace(_service=service, _region=REGION, account_id=OLD, _path=path, _data={}, _body=json.dumps(given).encode()))

        self.assertEqual(f"arn:aws:dynamodb:{REGION}:{OLD}:table/orders", asked("dynamodb", TableName="orders"))
        self.assertEqual(f"arn:aws:sqs:{REGION}:{MEMBER}:jobs", asked("sqs", QueueUrl=f"https://sqs.{REGION}.amazonaws.com/{MEMBER}/jobs"))
        function = f"arn:aws:lambda:{REGION}:{OLD}:function:pay"
        self.assertEqual(function, asked("lambda", "/2015-03-31/functions/pay/invocations"))
        self.assertEqual(function, asked("lambda", f"/2015-03-31/functions/{function}/invocations"))
        self.assertIsNone(asked("ec2"))

    def test_what_was_deleted_is_gone_for_cloud_control(self):
        control, machines, secrets = client("cloudcontrol"), client("ec2"), client("secretsmanager")
        pair = machines.create_key_pair(KeyName="laptop")["KeyPairId"]
        secret = secrets.create_secret(Name="laptop", SecretString="x")["ARN"]
        made = {"AWS::EC2::KeyPair": "laptop", "AWS::SecretsManager::Secret": secret}
        for kind, identifier in made.items():
            self.assertEqual(kind, control.get_resource(TypeName=kind, Identifier=identifier)["TypeName"])
        machines.delete_key_pair(KeyPairId=pair)
        secrets.delete_secret(SecretId=secret, RecoveryWindowInDays=30)
        for kind, identifier in made.items():
            self.refused("ResourceNotFoundException", control.get_resource, TypeName=kind, Identifier=identifier)

    def test_what_rests_on_a_condition_is_switched_on_with_its_parameter(self):
        stacks, rules = client("cloudformation"), client("events")
        rule = {"Type": "AWS::Events::Rule", "Properties": {
            "Name": "nightly", "ScheduleExpression": "rate(1 day)", "State": {"Fn::If": ["IsActive", "ENABLED", "DISABLED"]}}}
        template = json.dumps({"Parameters": {"Active": {"Type": "String"}}, "Resources": {"Nightly": rule},
                               "Conditions": {"Said": {"Fn::Equals": [{"Ref": "Active"}, "true"]}, "IsActive": {"Fn::And": [{"Condition": "Said"}, {"Condition": "Said"}]}}})
        for call, value, state in ((stacks.create_stack, "false", "DISABLED"), (stacks.update_stack, "true", "ENABLED")):
            call(StackName="switched", TemplateBody=template, Parameters=[{"ParameterKey": "Active", "ParameterValue": value}])
            self.assertEqual(state, rules.describe_rule(Name="nightly")["State"])

    def test_a_stage_of_an_http_api_is_set_to_rest(self):
        apis = client("apigatewayv2")
        api = apis.create_api(Name="quiet", ProtocolType="HTTP")["ApiId"]
        apis.create_stage(ApiId=api, StageName="prod", DefaultRouteSettings={"DetailedMetricsEnabled": True})
        apis.update_stage(ApiId=api, StageName="prod", DefaultRouteSettings={"ThrottlingRateLimit": 0, "ThrottlingBurstLimit": 0})
        settings = apis.get_stage(ApiId=api, StageName="prod")["DefaultRouteSettings"]
        self.assertEqual((0, 0), (settings["ThrottlingRateLimit"], settings["ThrottlingBurstLimit"]))
        self.refused("NotFoundException", apis.update_stage, ApiId=api, StageName="other")

    def test_alarms_and_machines_of_beanstalk_are_set_to_rest(self):
        alarms, beanstalk = client("cloudwatch"), client("elasticbeanstalk")
        alarms.put_metric_alarm(AlarmName="errors", MetricName="Errors", Namespace="AWS/Lambda", Statistic="Sum", Period=60, EvaluationPeriods=1,
                                Threshold=1, ComparisonOperator="GreaterThanThreshold")
        for call, enabled in ((alarms.disable_alarm_actions, False), (alarms.enable_alarm_actions, True)):
            call(AlarmNames=["errors", "unknown"])
            self.assertEqual(enabled, alarms.describe_alarms(AlarmNames=["errors"])["MetricAlarms"][0]["ActionsEnabled"])
        beanstalk.create_application(ApplicationName="shop")
        made = beanstalk.create_environment(ApplicationName="shop", EnvironmentName="shop-env", SolutionStackName="64bit Amazon Linux 2 v3.5.0 running Docker")["EnvironmentId"]
        none = {"Namespace": "aws:autoscaling:asg", "OptionName": "MaxSize", "Value": "0"}
        beanstalk.update_environment(EnvironmentId=made, OptionSettings=[none])
        said = beanstalk.describe_configuration_settings(ApplicationName="shop", EnvironmentName="shop-env")["ConfigurationSettings"][0]["OptionSettings"]
        self.assertEqual({"MinSize": "1", "MaxSize": "0"}, {one["OptionName"]: one["Value"] for one in said})
        beanstalk.create_environment(ApplicationName="shop", EnvironmentName="other", SolutionStackName="64bit Amazon Linux 2 v3.5.0 running Docker")
        beanstalk.terminate_environment(EnvironmentId=made)
        told = beanstalk.describe_environments(EnvironmentIds=[made], IncludeDeleted=True)["Environments"]
        self.assertEqual([("shop-env", "Terminated")], [(one["EnvironmentName"], one["Status"]) for one in told])
        self.assertEqual([], beanstalk.describe_environments(EnvironmentIds=[made])["Environments"])
        self.refused("InvalidParameterValue", beanstalk.update_environment, EnvironmentId=made, OptionSettings=[none])

    def test_stacks_of_a_set_stand_in_each_account_of_its_units_also_in_those_that_come_later(self):
        manager, stacks = client("organizations", SECOND), client("cloudformation", SECOND)
        manager.create_organization(FeatureSet="ALL")
        root = manager.list_roots()["Roots"][0]["Id"]
        unit = manager.create_organizational_unit(ParentId=root, Name="Unit")["OrganizationalUnit"]["Id"]
        inner = manager.create_organizational_unit(ParentId=unit, Name="Inner")["OrganizationalUnit"]["Id"]
        template = {"Resources": {"A": {"Type": "AWS::Organizations::Account", "Properties": {"AccountName": "a", "Email": "a@x.example", "ParentIds": [inner]}}}}
        stacks.create_stack(StackName="accounts", TemplateBody=json.dumps(template))
        account = stacks.describe_stack_resources(StackName="accounts")["StackResources"][0]["PhysicalResourceId"]
        later = manager.create_account(AccountName="b", Email="b@x.example")["CreateAccountStatus"]["AccountId"]
        self.assertEqual(inner, manager.list_parents(ChildId=account)["Parents"][0]["Id"])
        baseline = json.dumps({"Parameters": {"Name": {"Type": "String"}}, "Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Ref": "Name"}}}}})
        stacks.create_stack_set(StackSetName="base", TemplateBody=baseline, PermissionModel="SERVICE_MANAGED", AutoDeployment={"Enabled": True},
                                Parameters=[{"ParameterKey": "Name", "ParameterValue": "alarms"}])
        targets = {"OrganizationalUnitIds": [unit]}
        stacks.create_stack_instances(StackSetName="base", DeploymentTargets=targets, Regions=[REGION])

        def topics(of):
            return [one["TopicArn"] for one in client("sns", of).list_topics()["Topics"]]

        self.assertEqual([f"arn:aws:sns:{REGION}:{account}:alarms"], topics(account))
        self.assertIn("StackSet-base-", client("cloudformation", account).describe_stacks()["Stacks"][0]["StackName"])
        self.assertEqual([], topics(later))
        manager.move_account(AccountId=later, SourceParentId=root, DestinationParentId=unit)
        self.assertEqual([f"arn:aws:sns:{REGION}:{later}:alarms"], topics(later))
        self.assertEqual(2, len(stacks.list_stack_instances(StackSetName="base")["Summaries"]))
        self.refused("StackSetNotEmptyException", stacks.delete_stack_set, StackSetName="base")
        stacks.delete_stack_instances(StackSetName="base", DeploymentTargets=targets, Regions=[REGION], RetainStacks=False)
        self.assertEqual([], topics(account) + topics(later))
        stacks.delete_stack_set(StackSetName="base")

    def test_the_function_of_a_custom_resource_sets_what_it_says_and_its_failure_is_that_of_the_stack(self):
        def template(code):
            role = f"arn:aws:iam::{MEMBER}:role/r"
            function = {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "defaults", "Runtime": "python3.13", "Handler": "index.handler",
                                                                        "Role": role, "Code": {"ZipFile": code}}}
            custom = {"Type": "AWS::CloudFormation::CustomResource", "Properties": {"ServiceToken": {"Fn::GetAtt": ["F", "Arn"]}}}
            return json.dumps({"Resources": {"F": function, "C": custom}})

        head = "import boto3\nimport cfnresponse\ndef handler(event, context):\n    "
        body = "boto3.client('ec2').enable_snapshot_block_public_access(State='block-new-sharing')\n    "
        body += f"boto3.client('s3control').put_public_access_block(AccountId='{MEMBER}', PublicAccessBlockConfiguration={{'BlockPublicAcls': True}})\n    "
        stacks, settings = client("cloudformation", MEMBER), client("ec2", MEMBER)
        client("iam", MEMBER).create_role(RoleName="r", AssumeRolePolicyDocument="{}")
        self.assertEqual("unblocked", settings.get_snapshot_block_public_access_state()["State"])
        answer = "cfnresponse.send(event, context, cfnresponse.{}, {{}}, 'x', reason='why')\n"
        with self.assertRaises(ClientError):
            stacks.create_stack(StackName="failing", TemplateBody=template(head + answer.format("FAILED")))
        stacks.create_stack(StackName="defaults", TemplateBody=template(head + body + answer.format("SUCCESS")))
        self.assertEqual("block-new-sharing", settings.get_snapshot_block_public_access_state()["State"])

    def test_an_account_records_and_delivers_by_a_template(self):
        recorder = {"Name": "default", "RoleARN": f"arn:aws:iam::{MEMBER}:role/r", "RecordingGroup": {"AllSupported": True}}
        budget = {"BudgetName": "monthly", "BudgetType": "COST", "TimeUnit": "MONTHLY", "BudgetLimit": {"Amount": "500", "Unit": "USD"}}
        client("s3", MEMBER).create_bucket(Bucket="config-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
        resources = {"Recorder": {"Type": "AWS::Config::ConfigurationRecorder", "Properties": recorder},
                     "Channel": {"Type": "AWS::Config::DeliveryChannel", "Properties": {"Name": "default", "S3BucketName": "config-logs"}},
                     "Costs": {"Type": "AWS::Budgets::Budget", "Properties": {"Budget": budget}},
                     "Detector": {"Type": "AWS::GuardDuty::Detector", "Properties": {"Enable": True}},
                     "Vault": {"Type": "AWS::Backup::BackupVault", "Properties": {"BackupVaultName": "template"}}}
        client("cloudformation", MEMBER).create_stack(StackName="records", TemplateBody=json.dumps({"Resources": resources}))
        config = client("config", MEMBER)
        self.assertEqual("default", config.describe_configuration_recorders()["ConfigurationRecorders"][0]["name"])
        self.assertEqual("config-logs", config.describe_delivery_channels()["DeliveryChannels"][0]["s3BucketName"])
        self.assertEqual("monthly", client("budgets", MEMBER).describe_budgets(AccountId=MEMBER)["Budgets"][0]["BudgetName"])
        self.assertEqual(1, len(client("guardduty", MEMBER).list_detectors()["DetectorIds"]))
        self.assertEqual("template", client("backup", MEMBER).describe_backup_vault(BackupVaultName="template")["BackupVaultName"])

    def test_guardduty_is_turned_on_in_all_members_by_its_administrator_alone(self):
        manager = client("organizations", "700000000021")
        manager.create_organization(FeatureSet="ALL")
        admin, member = (manager.create_account(AccountName=name, Email=f"{name}@x.example")["CreateAccountStatus"]["AccountId"] for name in ("s", "m"))
        service = client("guardduty", admin)
        detector = service.create_detector(Enable=True)["DetectorId"]
        wanted = {"DetectorId": detector, "AutoEnableOrganizationMembers": "ALL"}
        self.refused("BadRequestException", service.update_organization_configuration, **wanted)
        client("guardduty", "700000000021").enable_organization_admin_account(AdminAccountId=admin)
        service.update_organization_configuration(**wanted)
        self.assertEqual([detector], service.list_detectors()["DetectorIds"])
        self.assertEqual(1, len(client("guardduty", member).list_detectors()["DetectorIds"]))
        client("guardduty", "700000000021").disable_organization_admin_account(AdminAccountId=admin)
        self.refused("BadRequestException", service.update_organization_configuration, **wanted)

    def test_a_trail_is_made_by_a_template(self):
        client("s3", MEMBER).create_bucket(Bucket="trail-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
        trail = {"Type": "AWS::CloudTrail::Trail", "Properties": {"TrailName": "organization", "IsLogging": True, "S3BucketName": "trail-logs", "IsMultiRegionTrail": True}}
        client("cloudformation", SECOND).create_stack(StackName="trail", TemplateBody=json.dumps({"Resources": {"Trail": trail}}))
        self.assertEqual(["organization"], [one["Name"] for one in client("cloudtrail", SECOND).describe_trails()["trailList"]])

    def test_a_family_without_an_active_task_definition_is_not_listed(self):
        service = client("ecs", SECOND)
        container = [{"name": "c", "image": "i", "memory": 8}]
        kept = [service.register_task_definition(family=name, containerDefinitions=container)["taskDefinition"] for name in ("gone", "kept")]
        service.deregister_task_definition(taskDefinition=kept[0]["taskDefinitionArn"])
        self.assertEqual(["kept"], service.list_task_definition_families(status="ACTIVE")["families"])

    def test_a_peering_of_a_template_is_accepted_by_a_role_of_the_other_account(self):
        other = client("ec2", MEMBER).create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        own = client("ec2").create_vpc(CidrBlock="10.2.0.0/16")["Vpc"]["VpcId"]
        role = f"arn:aws:iam::{MEMBER}:role/accepts"
        peering = {"Type": "AWS::EC2::VPCPeeringConnection",
                   "Properties": {"VpcId": own, "PeerVpcId": other, "PeerOwnerId": MEMBER, "PeerRoleArn": role}}
        stacks, template = client("cloudformation"), json.dumps({"Resources": {"P": peering}})
        with self.assertRaises(ClientError):
            stacks.create_stack(StackName="peered-early", TemplateBody=template)
        client("iam", MEMBER).create_role(RoleName="accepts", AssumeRolePolicyDocument="{}")
        stacks.create_stack(StackName="peered", TemplateBody=template)
        seen = client("ec2", MEMBER).describe_vpc_peering_connections()["VpcPeeringConnections"]
        self.assertEqual([("active", OLD)], [(one["Status"]["Code"], one["RequesterVpcInfo"]["OwnerId"]) for one in seen])
        theirs = client("ec2", MEMBER).create_security_group(GroupName="theirs", Description="-", VpcId=other)["GroupId"]
        ours = client("ec2").create_security_group(GroupName="ours", Description="-", VpcId=own)["GroupId"]
        lone = client("ec2").create_security_group(GroupName="lone", Description="-", VpcId=client("ec2").create_vpc(CidrBlock="10.3.0.0/16")["Vpc"]["VpcId"])["GroupId"]
        rule = [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1, "UserIdGroupPairs": [{"GroupId": theirs, "UserId": MEMBER}]}]
        self.refused("InvalidGroup.NotFound", client("ec2").authorize_security_group_ingress, GroupId=lone, IpPermissions=rule)
        client("ec2").authorize_security_group_ingress(GroupId=ours, IpPermissions=rule)

    def test_a_stack_that_is_deleted_by_a_role_that_may_do_nothing_leaves_what_it_has_made(self):
        stacks, roles, queues = client("cloudformation"), client("iam"), client("sqs")
        template = json.dumps({"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "left"}}}})
        stack = stacks.create_stack(StackName="leaving", TemplateBody=template)["StackId"]
        self.refused("ValidationError", stacks.delete_stack, StackName=stack, RetainResources=["Q"])
        self.refused("ValidationError", stacks.delete_stack, StackName=stack, RoleARN=f"arn:aws:iam::{OLD}:role/nobody")
        role = roles.create_role(RoleName="may-nothing", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        stacks.delete_stack(StackName=stack, RoleARN=role)
        failed = stacks.list_stack_resources(StackName=stack)["StackResourceSummaries"]
        self.assertEqual([("Q", "DELETE_FAILED")], [(one["LogicalResourceId"], one["ResourceStatus"]) for one in failed])
        stacks.delete_stack(StackName=stack, RoleARN=role, RetainResources=["Q"])
        self.assertEqual("DELETE_COMPLETE", stacks.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"])
        self.assertTrue(queues.get_queue_url(QueueName="left")["QueueUrl"])

    def test_a_forked_emulator_goes_its_own_way(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        keys = dict.fromkeys(NAMES[:2], "testing")
        own = boto3.client("sqs", endpoint_url=ENDPOINT, region_name=REGION, **keys)
        own.create_queue(QueueName="before")
        self.assertEqual(port, json.load(urllib.request.urlopen(f"{ENDPOINT}/layer/fork/{port}"))["port"])
        forked = boto3.client("sqs", endpoint_url=f"http://127.0.0.1:{port}", region_name=REGION, **keys)
        forked.create_queue(QueueName="before-forked")
        self.assertEqual([1, 2], [len(one.list_queues(QueueNamePrefix="before")["QueueUrls"]) for one in (own, forked)])

    def test_an_image_is_copied_from_another_account_once_it_and_its_snapshots_are_shared(self):
        old, new = client("ec2"), client("ec2", MEMBER)
        first = old.register_image(Name="first", RootDeviceName="/dev/sda1")["ImageId"]
        instance = old.run_instances(ImageId=first, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        image = old.create_image(InstanceId=instance, Name="image")["ImageId"]
        copy = {"SourceRegion": REGION, "SourceImageId": image, "Name": "copy"}
        self.refused("InvalidAMIID.NotFound", new.copy_image, **copy)
        old.modify_image_attribute(ImageId=image, LaunchPermission={"Add": [{"UserId": MEMBER}]})
        self.refused("InvalidSnapshot.NotFound", new.copy_image, **copy)
        for mapping in old.describe_images(ImageIds=[image])["Images"][0]["BlockDeviceMappings"]:
            old.modify_snapshot_attribute(SnapshotId=mapping["Ebs"]["SnapshotId"], Attribute="createVolumePermission", OperationType="add",
                                          UserIds=[MEMBER])
        made = new.copy_image(**copy)["ImageId"]
        self.assertEqual("available", new.describe_images(ImageIds=[made])["Images"][0]["State"])

    def test_a_snapshot_of_a_database_is_copied_once_it_is_shared(self):
        old, new = client("rds"), client("rds", MEMBER)
        old.create_db_instance(DBInstanceIdentifier="shop", DBInstanceClass="db.t3.micro", Engine="postgres", MasterUsername="u",
                               MasterUserPassword="not-a-secret", AllocatedStorage=20)
        arn = old.create_db_snapshot(DBInstanceIdentifier="shop", DBSnapshotIdentifier="last")["DBSnapshot"]["DBSnapshotArn"]
        copy = {"SourceDBSnapshotIdentifier": arn, "TargetDBSnapshotIdentifier": "copy"}
        self.refused("DBSnapshotNotFound", new.copy_db_snapshot, **copy)
        old.modify_db_snapshot_attribute(DBSnapshotIdentifier="last", AttributeName="restore", ValuesToAdd=[MEMBER])
        new.copy_db_snapshot(**copy)
        self.assertEqual(["copy"], [one["DBSnapshotIdentifier"] for one in new.describe_db_snapshots()["DBSnapshots"]])
        self.refused("DBSnapshotAlreadyExists", new.copy_db_snapshot, **copy)

    def test_a_backup_needs_a_vault_and_its_copy_a_recovery_point(self):
        old = client("backup")
        job = {"BackupVaultName": "own", "ResourceArn": f"arn:aws:dynamodb:{REGION}:{OLD}:table/t", "IamRoleArn": f"arn:aws:iam::{OLD}:role/b"}
        self.refused("ResourceNotFoundException", old.start_backup_job, **job)
        old.create_backup_vault(BackupVaultName="own")
        self.refused("InvalidParameterValueException", old.start_backup_job, **{**job, "ResourceArn": f"arn:aws:sqs:{REGION}:{MEMBER}:q"})
        done = old.describe_backup_job(BackupJobId=old.start_backup_job(**job)["BackupJobId"])
        self.assertEqual("COMPLETED", done["State"])
        copy = {"SourceBackupVaultName": "own", "IamRoleArn": job["IamRoleArn"], "RecoveryPointArn": done["RecoveryPointArn"],
                "DestinationBackupVaultArn": f"arn:aws:backup:{REGION}:{MEMBER}:backup-vault:central"}
        self.refused("ResourceNotFoundException", old.start_copy_job, **{**copy, "RecoveryPointArn": "arn:aws:backup:x"})
        self.refused("ResourceNotFoundException", old.start_copy_job, **copy)
        client("backup", MEMBER).create_backup_vault(BackupVaultName="central")
        self.refused("InvalidRequestException", old.start_copy_job, **copy)

    def test_a_table_comes_over_the_bucket_of_another_account(self):
        old, new = client("dynamodb"), client("dynamodb", MEMBER)
        key = {"KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
               "BillingMode": "PAY_PER_REQUEST"}
        table = old.create_table(TableName="orders", **key)["TableDescription"]["TableArn"]
        old.put_item(TableName="orders", Item={"id": {"S": "one"}, "count": {"N": "7"}})
        client("s3", MEMBER).create_bucket(Bucket="landing", CreateBucketConfiguration={"LocationConstraint": REGION})
        ask = {"TableArn": table, "S3Bucket": "landing", "S3BucketOwner": MEMBER, "S3Prefix": "tables/orders", "ExportFormat": "DYNAMODB_JSON"}
        self.refused("PointInTimeRecoveryUnavailableException", old.export_table_to_point_in_time, **ask)
        old.update_continuous_backups(TableName="orders", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        export = old.export_table_to_point_in_time(**ask)["ExportDescription"]["ExportArn"]
        self.assertEqual("COMPLETED", old.describe_export(ExportArn=export)["ExportDescription"]["ExportStatus"])
        folder = f"tables/orders/AWSDynamoDB/{export.rpartition('/')[2]}/data/"
        source = {"S3BucketSource": {"S3Bucket": "landing", "S3KeyPrefix": folder}, "InputFormat": "DYNAMODB_JSON", "InputCompressionType": "GZIP"}
        template = {"Resources": {"Orders": {"Type": "AWS::DynamoDB::Table",
                                             "Properties": {"TableName": "orders", **key, "ImportSourceSpecification": source}}}}
        client("cloudformation", MEMBER).create_stack(StackName="data", TemplateBody=json.dumps(template))
        self.assertEqual([{"id": {"S": "one"}, "count": {"N": "7"}}], new.scan(TableName="orders")["Items"])
        arn = new.list_imports(TableArn=table.replace(OLD, MEMBER))["ImportSummaryList"][0]["ImportArn"]
        self.assertEqual("COMPLETED", new.describe_import(ImportArn=arn)["ImportTableDescription"]["ImportStatus"])

    def test_objects_are_copied_where_they_are_replicated(self):
        old, control = client("s3"), client("s3control")
        for bucket, owner in (("source", old), ("copies", client("s3", MEMBER))):
            owner.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
            owner.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        old.put_object(Bucket="source", Key="a/b", Body=b"text")
        generator = {"S3JobManifestGenerator": {"SourceBucket": "arn:aws:s3:::source", "EnableManifestOutput": False}}
        job = {"AccountId": OLD, "Operation": {"S3ReplicateObject": {}}, "ManifestGenerator": generator, "Report": {"Enabled": False},
               "Priority": 1, "RoleArn": f"arn:aws:iam::{OLD}:role/r", "ConfirmationRequired": False, "ClientRequestToken": "x"}
        with self.assertRaises(ClientError):
            control.create_job(**job)
        rule = {"Status": "Enabled", "Priority": 1, "Filter": {}, "DeleteMarkerReplication": {"Status": "Disabled"},
                "Destination": {"Bucket": "arn:aws:s3:::copies", "Account": MEMBER}}
        old.put_bucket_replication(Bucket="source", ReplicationConfiguration={"Role": job["RoleArn"], "Rules": [rule]})
        made = control.describe_job(AccountId=OLD, JobId=control.create_job(**job)["JobId"])["Job"]
        self.assertEqual(("Complete", 0, 1), (made["Status"], made["ProgressSummary"]["NumberOfTasksFailed"],
                                              made["ProgressSummary"]["TotalNumberOfTasks"]))
        new = client("s3", MEMBER)
        self.assertEqual(b"text", new.get_object(Bucket="copies", Key="a/b")["Body"].read())
        versions = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in old.list_object_versions(Bucket="source")["Versions"]]
        new.delete_objects(Bucket="copies", Delete={"Objects": versions})
        self.assertEqual([], new.list_object_versions(Bucket="copies").get("Versions", []))

    def test_an_image_that_was_replicated_is_another_one(self):
        old, new = client("ecr"), client("ecr", MEMBER)
        for one in (old, new):
            one.create_repository(repositoryName="pictures")
        manifest = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                    "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2, "digest": "sha256:" + "4" * 64}, "layers": []}
        old.put_image(repositoryName="pictures", imageManifest=json.dumps(manifest), imageTag="one")
        policy = {"Version": "2012-10-17", "Statement": [{"Sid": "in", "Effect": "Allow", "Principal": {"AWS": OLD}, "Action": "ecr:ReplicateImage", "Resource": "*"}]}
        new.put_registry_policy(policyText=json.dumps(policy))
        rule = {"destinations": [{"region": REGION, "registryId": MEMBER}], "repositoryFilters": [{"filter": "pictures", "filterType": "PREFIX_MATCH"}]}
        old.put_replication_configuration(replicationConfiguration={"rules": [rule]})
        asked = {"repositoryName": "pictures", "imageId": {"imageTag": "one"}}
        self.assertEqual("COMPLETE", old.describe_image_replication_status(**asked)["replicationStatuses"][0]["status"])
        images = old.list_images(repositoryName="pictures")["imageIds"]
        self.assertEqual(images, new.list_images(repositoryName="pictures")["imageIds"])
        new.batch_delete_image(repositoryName="pictures", imageIds=[{"imageDigest": images[0]["imageDigest"]}])
        self.assertEqual([], new.list_images(repositoryName="pictures")["imageIds"])
        self.assertEqual(images, old.list_images(repositoryName="pictures")["imageIds"])

    def test_a_bucket_that_refuses_open_connections_is_open_to_its_own_machine_and_a_plain_denial_stays(self):
        old = client("s3")
        old.create_bucket(Bucket="closed", CreateBucketConfiguration={"LocationConstraint": REGION})
        denial = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::closed", "arn:aws:s3:::closed/*"]}
        condition = {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}
        old.put_bucket_policy(Bucket="closed", Policy=json.dumps({"Version": "2012-10-17", "Statement": [{**denial, **condition}]}))
        old.put_object(Bucket="closed", Key="a", Body=b"text")
        old.put_bucket_policy(Bucket="closed", Policy=json.dumps({"Version": "2012-10-17", "Statement": [denial]}))
        with self.assertRaises(ClientError):
            old.put_object(Bucket="closed", Key="b", Body=b"text")

    def test_a_protected_stack_stays(self):
        stacks = client("cloudformation")
        template = json.dumps({"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "kept"}}}})
        stacks.create_stack(StackName="kept", TemplateBody=template)
        stacks.update_termination_protection(StackName="kept", EnableTerminationProtection=True)
        self.assertTrue(stacks.describe_stacks(StackName="kept")["Stacks"][0]["EnableTerminationProtection"])
        self.refused("ValidationError", stacks.delete_stack, StackName="kept")
        stacks.update_termination_protection(StackName="kept", EnableTerminationProtection=False)
        stacks.delete_stack(StackName="kept")
        self.assertEqual([], client("sqs").list_queues(QueueNamePrefix="kept").get("QueueUrls", []))

    def test_cloud_control_tells_what_stands_from_what_is_gone(self):
        logs, ask = client("logs"), {"TypeName": "AWS::Logs::LogGroup", "Identifier": "standing"}
        self.refused("ResourceNotFoundException", client("cloudcontrol").get_resource, **ask)
        logs.create_log_group(logGroupName="standing")
        self.assertEqual("standing", client("cloudcontrol").get_resource(**ask)["ResourceDescription"]["Identifier"])
        self.refused("ResourceNotFoundException", client("cloudcontrol", MEMBER).get_resource, **ask)
        logs.delete_log_group(logGroupName="standing")
        self.refused("ResourceNotFoundException", client("cloudcontrol").get_resource, **ask)
        client("ecs").create_cluster(clusterName="cluster")
        ask = {"TypeName": "AWS::ECS::Cluster", "Identifier": "cluster"}
        client("cloudcontrol").get_resource(**ask)
        client("ecs").delete_cluster(cluster="cluster")
        self.refused("ResourceNotFoundException", client("cloudcontrol").get_resource, **ask)

    def test_a_quota_is_granted_to_who_asks_again(self):
        quotas, of = client("service-quotas"), {"ServiceCode": "organizations", "QuotaCode": "L-E619E033"}
        quotas.request_service_quota_increase(DesiredValue=20, **of)
        self.refused("ResourceAlreadyExistsException", quotas.request_service_quota_increase, DesiredValue=20, **of)
        answers = [quotas.list_requested_service_quota_change_history_by_quota(**of)["RequestedQuotas"][0]["Status"] for _ in range(2)]
        self.assertEqual(["PENDING", "APPROVED"], answers)
        self.assertEqual(20, quotas.get_service_quota(**of)["Quota"]["Value"])

    def test_an_organization_has_ten_accounts_until_more_are_granted(self):
        quotas, of = client("service-quotas", account="210987654321"), {"ServiceCode": "organizations", "QuotaCode": "L-E619E033"}
        values = [quotas.get_service_quota(**of)["Quota"]["Value"]]
        quotas.request_service_quota_increase(DesiredValue=12, **of)
        values += [quotas.get_service_quota(**of)["Quota"]["Value"] for _ in range(2)]
        self.assertEqual([10, 10, 12], values)

    def test_what_nobody_implements_is_said_to_be_so(self):
        for service, operation, given in (("organizations", "list_handshakes_for_account", {}), ("support", "describe_trusted_advisor_check_summaries",
                                          {"checkIds": ["x"]}), ("gamelift", "list_fleets", {})):
            with self.assertRaises(ClientError) as caught:
                getattr(client(service), operation)(**given)
            self.assertEqual(501, caught.exception.response["ResponseMetadata"]["HTTPStatusCode"])


if __name__ == "__main__":
    unittest.main()
