package dev.mitosis.account;

import static dev.mitosis.account.Form.ARN;
import static dev.mitosis.account.Form.ID;
import static dev.mitosis.account.Form.NAME;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.ENCRYPTS_WITH;
import static dev.mitosis.model.EdgeKind.INVOKES;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.ROUTES_TO;
import static dev.mitosis.model.EdgeKind.RUNS_AS;

import java.util.Map;
import java.util.TreeMap;

/** The types that the builder can make. */
public final class Shapes {
    private static final Map<String, Shape> BY_TYPE = new TreeMap<>();
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String KEY = "AWS::KMS::Key";
    private static final String ROLE = "AWS::IAM::Role";

    static {
        network();
        compute();
        data();
        messaging();
        identity();
    }

    private Shapes() {}

    static Shape of(String type) {
        Shape shape = BY_TYPE.get(type);
        return shape != null ? shape : new Shape(type, fallback(type), null).member("/Name", "{name}");
    }

    private static String fallback(String type) {
        String[] parts = type.toLowerCase(java.util.Locale.ROOT).split("::", -1);
        return "arn:aws:" + parts[1] + ":{region}:{account}:" + parts[2] + "/{name}";
    }

    private static Shape shape(String type, String arn, @org.jspecify.annotations.Nullable String idPrefix) {
        Shape shape = new Shape(type, arn, idPrefix);
        BY_TYPE.put(type, shape);
        return shape;
    }

    private static Shape ec2(String type, String path, String prefix, String idMember) {
        return shape("AWS::EC2::" + type, "arn:aws:ec2:{region}:{account}:" + path + "/{id}", prefix)
                .member(idMember, "{id}");
    }

    private static void network() {
        ec2("VPC", "vpc", "vpc-", "/VpcId");
        ec2("Subnet", "subnet", "subnet-", "/SubnetId").link("vpc", "/VpcId", ID, ATTACHED_TO, VPC);
        ec2("SecurityGroup", "security-group", "sg-", "/GroupId")
                .member("/GroupName", "{name}")
                .link("vpc", "/VpcId", ID, ATTACHED_TO, VPC)
                .reversed(
                        "ingressFrom",
                        "/IpPermissions/-/UserIdGroupPairs/-/GroupId",
                        ID,
                        dev.mitosis.model.EdgeKind.MAY_CONNECT,
                        GROUP);
        ec2("RouteTable", "route-table", "rtb-", "/RouteTableId")
                .link("vpc", "/VpcId", ID, ATTACHED_TO, VPC)
                .reversed("subnet", "/Associations/-/SubnetId", ID, ROUTES_TO, SUBNET)
                .link("internetGateway", "/Routes/-/GatewayId", ID, ROUTES_TO, "AWS::EC2::InternetGateway")
                .link("natGateway", "/Routes/-/NatGatewayId", ID, ROUTES_TO, "AWS::EC2::NatGateway")
                .link("peering", "/Routes/-/VpcPeeringConnectionId", ID, ROUTES_TO, "AWS::EC2::VPCPeeringConnection");
        ec2("InternetGateway", "internet-gateway", "igw-", "/InternetGatewayId")
                .link("vpc", "/Attachments/-/VpcId", ID, ATTACHED_TO, VPC);
        ec2("NatGateway", "natgateway", "nat-", "/NatGatewayId").link("subnet", "/SubnetId", ID, ATTACHED_TO, SUBNET);
        ec2("VPCPeeringConnection", "vpc-peering-connection", "pcx-", "/VpcPeeringConnectionId")
                .link("requester", "/RequesterVpcInfo/VpcId", ID, ATTACHED_TO, VPC)
                .link("accepter", "/AccepterVpcInfo/VpcId", ID, ATTACHED_TO, VPC);
        shape("AWS::EC2::EIP", "arn:aws:ec2:{region}:{account}:elastic-ip/{id}", "eipalloc-")
                .member("/AllocationId", "{id}")
                .link("instance", "/InstanceId", ID, ATTACHED_TO, "AWS::EC2::Instance");
        loadBalancing();
    }

    private static void loadBalancing() {
        String elb = "arn:aws:elasticloadbalancing:{region}:{account}:";
        shape("AWS::ElasticLoadBalancingV2::LoadBalancer", elb + "loadbalancer/app/{name}/{hash}", null)
                .member("/LoadBalancerArn", "{arn}")
                .member("/LoadBalancerName", "{name}")
                .member("/DNSName", "{name}-{hash}.{region}.elb.amazonaws.com")
                .link("group", "/SecurityGroups/-", ID, ATTACHED_TO, GROUP)
                .link("subnet", "/AvailabilityZones/-/SubnetId", ID, ATTACHED_TO, SUBNET);
        shape("AWS::ElasticLoadBalancingV2::TargetGroup", elb + "targetgroup/{name}/{hash}", null)
                .member("/TargetGroupArn", "{arn}")
                .member("/TargetGroupName", "{name}")
                .link("vpc", "/VpcId", ID, ATTACHED_TO, VPC)
                .link(
                        "instance",
                        "/DescribeTargetHealth/TargetHealthDescriptions/-/Target/Id",
                        ID,
                        ROUTES_TO,
                        "AWS::EC2::Instance");
        shape("AWS::ElasticLoadBalancingV2::Listener", elb + "listener/app/{name}/{hash}/1", null)
                .member("/ListenerArn", "{arn}")
                .link("loadBalancer", "/LoadBalancerArn", ARN, ATTACHED_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer")
                .link(
                        "targetGroup",
                        "/DefaultActions/-/TargetGroupArn",
                        ARN,
                        ROUTES_TO,
                        "AWS::ElasticLoadBalancingV2::TargetGroup");
    }

    private static void compute() {
        ec2("Instance", "instance", "i-", "/InstanceId")
                .link("subnet", "/SubnetId", ID, ATTACHED_TO, SUBNET)
                .link("group", "/SecurityGroups/-/GroupId", ID, ATTACHED_TO, GROUP)
                .link("profile", "/IamInstanceProfile/Arn", ARN, RUNS_AS, "AWS::IAM::InstanceProfile")
                .link("volume", "/BlockDeviceMappings/-/Ebs/VolumeId", ID, ATTACHED_TO, "AWS::EC2::Volume");
        ec2("Volume", "volume", "vol-", "/VolumeId").link("key", "/KmsKeyId", ARN, ENCRYPTS_WITH, KEY);
        shape("AWS::EC2::Snapshot", "arn:aws:ec2:{region}::snapshot/{id}", "snap-")
                .member("/SnapshotId", "{id}")
                .link("volume", "/VolumeId", ID, REFERENCES, "AWS::EC2::Volume");
        shape("AWS::Lambda::Function", "arn:aws:lambda:{region}:{account}:function:{name}", null)
                .member("/FunctionName", "{name}")
                .member("/FunctionArn", "{arn}")
                .link("role", "/Role", ARN, RUNS_AS, ROLE)
                .link("subnet", "/VpcConfig/SubnetIds/-", ID, ATTACHED_TO, SUBNET)
                .link("group", "/VpcConfig/SecurityGroupIds/-", ID, ATTACHED_TO, GROUP)
                .link("key", "/KMSKeyArn", ARN, ENCRYPTS_WITH, KEY)
                .link(
                        "deadLetter",
                        "/DeadLetterConfig/TargetArn",
                        ARN,
                        dev.mitosis.model.EdgeKind.WRITES,
                        "AWS::SQS::Queue");
        shape("AWS::ECS::Cluster", "arn:aws:ecs:{region}:{account}:cluster/{name}", null)
                .member("/clusterArn", "{arn}")
                .member("/clusterName", "{name}");
        shape("AWS::ECS::TaskDefinition", "arn:aws:ecs:{region}:{account}:task-definition/{name}:1", null)
                .member("/taskDefinitionArn", "{arn}")
                .member("/family", "{name}")
                .link("taskRole", "/taskRoleArn", ARN, RUNS_AS, ROLE)
                .link("executionRole", "/executionRoleArn", ARN, RUNS_AS, ROLE);
        shape("AWS::ECS::Service", "arn:aws:ecs:{region}:{account}:service/{name}", null)
                .member("/serviceArn", "{arn}")
                .member("/serviceName", "{name}")
                .link("cluster", "/clusterArn", ARN, ATTACHED_TO, "AWS::ECS::Cluster")
                .link("taskDefinition", "/taskDefinition", ARN, REFERENCES, "AWS::ECS::TaskDefinition")
                .link(
                        "targetGroup",
                        "/loadBalancers/-/targetGroupArn",
                        ARN,
                        ATTACHED_TO,
                        "AWS::ElasticLoadBalancingV2::TargetGroup");
    }

    private static void data() {
        shape("AWS::RDS::DBInstance", "arn:aws:rds:{region}:{account}:db:{name}", null)
                .member("/DBInstanceIdentifier", "{name}")
                .member("/DBInstanceArn", "{arn}")
                .member("/Engine", "postgres")
                .member("/Endpoint/Address", "{name}.{hash}.{region}.rds.amazonaws.com")
                .link("group", "/VpcSecurityGroups/-/VpcSecurityGroupId", ID, ATTACHED_TO, GROUP)
                .link("subnetGroup", "/DBSubnetGroup/DBSubnetGroupName", NAME, ATTACHED_TO, "AWS::RDS::DBSubnetGroup")
                .link("key", "/KmsKeyId", ARN, ENCRYPTS_WITH, KEY);
        shape("AWS::RDS::DBSubnetGroup", "arn:aws:rds:{region}:{account}:subgrp:{name}", null)
                .member("/DBSubnetGroupName", "{name}")
                .member("/DBSubnetGroupArn", "{arn}")
                .link("vpc", "/VpcId", ID, ATTACHED_TO, VPC)
                .link("subnet", "/Subnets/-/SubnetIdentifier", ID, ATTACHED_TO, SUBNET);
        shape("AWS::DynamoDB::Table", "arn:aws:dynamodb:{region}:{account}:table/{name}", null)
                .member("/TableName", "{name}")
                .member("/TableArn", "{arn}")
                .member("/LatestStreamArn", "{arn}/stream/2026-01-01T00:00:00.000")
                .link("key", "/SSEDescription/KMSMasterKeyArn", ARN, ENCRYPTS_WITH, KEY);
        shape("AWS::S3::Bucket", "arn:aws:s3:::{name}", null)
                .member("/Name", "{name}")
                .link(
                        "key",
                        "/GetBucketEncryption/ServerSideEncryptionConfiguration/Rules/-/ApplyServerSideEncryptionByDefault/KMSMasterKeyID",
                        ARN,
                        ENCRYPTS_WITH,
                        KEY)
                .link(
                        "logBucket",
                        "/GetBucketLogging/LoggingEnabled/TargetBucket",
                        NAME,
                        dev.mitosis.model.EdgeKind.LOGS_TO,
                        "AWS::S3::Bucket");
        shape("AWS::KMS::Key", "arn:aws:kms:{region}:{account}:key/{id}", "mrk-")
                .member("/KeyId", "{id}")
                .member("/Arn", "{arn}");
        shape("AWS::SecretsManager::Secret", "arn:aws:secretsmanager:{region}:{account}:secret:{name}-AbCdEf", null)
                .member("/ARN", "{arn}")
                .member("/Name", "{name}")
                .link("key", "/KmsKeyId", ARN, ENCRYPTS_WITH, KEY);
        shape("AWS::Logs::LogGroup", "arn:aws:logs:{region}:{account}:log-group:{name}", null)
                .member("/logGroupName", "{name}")
                .member("/arn", "{arn}:*");
    }

    private static void messaging() {
        shape("AWS::SQS::Queue", "arn:aws:sqs:{region}:{account}:{name}", null)
                .member("/QueueUrl", "https://sqs.{region}.amazonaws.com/{account}/{name}");
        shape("AWS::SNS::Topic", "arn:aws:sns:{region}:{account}:{name}", null).member("/TopicArn", "{arn}");
        shape("AWS::SNS::Subscription", "arn:aws:sns:{region}:{account}:{name}", null)
                .member("/SubscriptionArn", "{arn}");
        shape("AWS::Lambda::EventSourceMapping", "arn:aws:lambda:{region}:{account}:event-source-mapping:{name}", null)
                .member("/UUID", "{name}");
        shape("AWS::Events::Rule", "arn:aws:events:{region}:{account}:rule/{name}", null)
                .member("/Name", "{name}")
                .member("/Arn", "{arn}")
                .link("function", "/ListTargetsByRule/Targets/-/Arn", ARN, INVOKES, "AWS::Lambda::Function");
        shape("AWS::Route53::HostedZone", "arn:aws:route53:::hostedzone/{name}", null)
                .global();
        shape("AWS::Route53::RecordSet", "arn:aws:route53:::hostedzone/{name}", null)
                .global();
        shape("AWS::CloudFormation::Stack", "arn:aws:cloudformation:{region}:{account}:stack/{name}/{hash}", null)
                .member("/StackName", "{name}")
                .member("/StackId", "{arn}");
    }

    private static void identity() {
        shape("AWS::IAM::Role", "arn:aws:iam::{account}:role/{name}", null)
                .member("/RoleName", "{name}")
                .member("/Path", "/")
                .member("/Arn", "{arn}")
                .link("policy", "/AttachedManagedPolicies/-/PolicyArn", ARN, ATTACHED_TO, "AWS::IAM::ManagedPolicy")
                .global();
        shape("AWS::IAM::ManagedPolicy", "arn:aws:iam::{account}:policy/{name}", null)
                .member("/PolicyName", "{name}")
                .member("/Arn", "{arn}")
                .global();
        shape("AWS::IAM::OIDCProvider", "arn:aws:iam::{account}:oidc-provider/{name}", null)
                .global();
        shape("AWS::IAM::InstanceProfile", "arn:aws:iam::{account}:instance-profile/{name}", null)
                .member("/InstanceProfileName", "{name}")
                .member("/Arn", "{arn}")
                .link("role", "/Roles/-/Arn", ARN, RUNS_AS, ROLE)
                .global();
    }
}
