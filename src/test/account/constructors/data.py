"""Buckets, tables, databases, queues and topics."""

from __future__ import annotations

import json

from .ledger import ACCOUNT, EU, as_list, pairs
from .serverless import permit


def bucket(s, name, key_=None, log_to=None, versioned=False, readers=(), deliver=None, region=EU, tags=None):
    """A bucket; readers are roles that its policy names, deliver are services that may write to it."""
    s3 = s.client("s3", region)
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=name, **where)
    made = s.add("AWS::S3::Bucket", f"arn:aws:s3:::{name}", name, name, region,
                 host=f"{name}.s3.{region}.amazonaws.com")
    given = s.tags(name, tags)
    if given:
        s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": pairs(given)})
    if versioned:
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    if key_:
        s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [{
            "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key_.arn}}]})
        s.need(made, key_, "encrypts-with", "default encryption of the bucket")
    statements = []
    if readers:
        statements.append({"Sid": "read", "Effect": "Allow", "Principal": {"AWS": [r.arn for r in readers]},
                           "Action": "s3:GetObject", "Resource": made.arn + "/*"})
    for service in as_list(deliver):
        statements.append({"Effect": "Allow", "Principal": {"Service": service},
                           "Action": "s3:PutObject", "Resource": made.arn + "/*"})
    if statements:
        s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    for reader in readers:
        s.need(made, reader, "trusts", "bucket policy")
    if log_to:
        s3.put_bucket_logging(Bucket=name, BucketLoggingStatus={
            "LoggingEnabled": {"TargetBucket": log_to.name, "TargetPrefix": f"s3/{name}/"}})
        s.need(made, log_to, "logs-to", "server access logging")
    return made


def notify(s, bucket_, functions=(), queues=(), topics=()):
    events = ["s3:ObjectCreated:*"]
    configuration = {
        "LambdaFunctionConfigurations": [{"LambdaFunctionArn": f.arn, "Events": events} for f in functions],
        "QueueConfigurations": [{"QueueArn": q.arn, "Events": events} for q in queues],
        "TopicConfigurations": [{"TopicArn": t.arn, "Events": events} for t in topics],
    }
    s.client("s3", bucket_.region).put_bucket_notification_configuration(
        Bucket=bucket_.name, NotificationConfiguration={k: v for k, v in configuration.items() if v})
    for target in (*functions, *queues, *topics):
        s.need(bucket_, target, "invokes", "bucket notification")


def replicate(s, source, destination, role_):
    s.client("s3", source.region).put_bucket_replication(Bucket=source.name, ReplicationConfiguration={
        "Role": role_.arn,
        "Rules": [{"ID": "dr", "Priority": 1, "Status": "Enabled", "Filter": {"Prefix": ""},
                   "DeleteMarkerReplication": {"Status": "Disabled"},
                   "Destination": {"Bucket": destination.arn}}]})
    s.need(source, destination, "writes", "replication rule")
    s.need(source, role_, "runs-as", "replication role")


def table(s, name, key_=None, stream=False, hash_key="id", region=EU, tags=None):
    arguments = {}
    if key_:
        arguments["SSESpecification"] = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key_.arn}
    if stream:
        arguments["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    given = pairs(s.tags(name, tags))
    if given:
        arguments["Tags"] = given
    answer = s.client("dynamodb", region).create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": hash_key, "AttributeType": "S"}],
        KeySchema=[{"AttributeName": hash_key, "KeyType": "HASH"}], **arguments)["TableDescription"]
    made = s.add("AWS::DynamoDB::Table", answer["TableArn"], name, name, region,
                 stream=answer.get("LatestStreamArn"))
    if key_:
        s.need(made, key_, "encrypts-with", "server-side encryption of the table")
    return made


def subnet_group(s, name, subnets, tags=None):
    region = subnets[0].region
    arn = s.client("rds", region).create_db_subnet_group(
        DBSubnetGroupName=name, DBSubnetGroupDescription=name, SubnetIds=[n.id for n in subnets],
        Tags=pairs(s.tags(name, tags)))["DBSubnetGroup"]["DBSubnetGroupArn"]
    made = s.add("AWS::RDS::DBSubnetGroup", arn, name, name, region, vpc=subnets[0].vpc)
    s.need(made, made.vpc, "attached-to", "VPC of the subnet group")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the subnet group")
    return made


def parameter_group(s, name, family, region=EU, tags=None):
    arn = s.client("rds", region).create_db_parameter_group(
        DBParameterGroupName=name, DBParameterGroupFamily=family, Description=name,
        Tags=pairs(s.tags(name, tags)))["DBParameterGroup"]["DBParameterGroupArn"]
    return s.add("AWS::RDS::DBParameterGroup", arn, name, name, region)


def database(s, name, places, groups, parameters=None, key_=None, engine="postgres", password="unknown-to-all",
             tags=None):
    region = places.region
    arguments = {}
    if parameters:
        arguments["DBParameterGroupName"] = parameters.name
    if key_:
        arguments.update(StorageEncrypted=True, KmsKeyId=key_.arn)
    port = 5432 if engine == "postgres" else 3306
    answer = s.client("rds", region).create_db_instance(
        DBInstanceIdentifier=name, DBInstanceClass="db.r6g.large", Engine=engine, AllocatedStorage=100,
        MasterUsername="dbadmin", MasterUserPassword=password, DBSubnetGroupName=places.name, Port=port,
        VpcSecurityGroupIds=[g.id for g in groups], Tags=pairs(s.tags(name, tags)), **arguments)["DBInstance"]
    made = s.add("AWS::RDS::DBInstance", answer["DBInstanceArn"], name, name, region,
                 host=answer["Endpoint"]["Address"], key=key_, parameters=parameters)
    s.need(made, places, "attached-to", "subnet group of the database")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the database")
    if parameters:
        s.need(made, parameters, "references", "parameter group of the database")
    if key_:
        s.need(made, key_, "encrypts-with", "storage encryption of the database")
    _automated_snapshots(s, made)
    return made


def _automated_snapshots(s, database_):
    """The first automated snapshot comes with the database; its name holds the time of day."""
    found = s.client("rds", database_.region).describe_db_snapshots(
        DBInstanceIdentifier=database_.name, SnapshotType="automated")["DBSnapshots"]
    for item in found:
        name = item["DBSnapshotIdentifier"]
        made = s.managed().add("AWS::RDS::DBSnapshot", item["DBSnapshotArn"], name, name, database_.region)
        _snapshot_needs(s, made, database_)


def _snapshot_needs(s, snapshot_, database_):
    s.need(snapshot_, database_, "references", "database of the snapshot")
    if database_.key:
        s.need(snapshot_, database_.key, "encrypts-with", "key of the snapshot")


def read_replica(s, name, source, places, groups, tags=None):
    answer = s.client("rds", source.region).create_db_instance_read_replica(
        DBInstanceIdentifier=name, SourceDBInstanceIdentifier=source.name, DBInstanceClass="db.r6g.large",
        DBSubnetGroupName=places.name, VpcSecurityGroupIds=[g.id for g in groups],
        Tags=pairs(s.tags(name, tags)))["DBInstance"]
    made = s.add("AWS::RDS::DBInstance", answer["DBInstanceArn"], name, name, source.region,
                 host=answer["Endpoint"]["Address"])
    s.need(made, source, "references", "source of the read replica")
    found = s.client("rds", source.region).describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]
    if found.get("DBSubnetGroup", {}).get("DBSubnetGroupName") == places.name:
        s.need(made, places, "attached-to", "subnet group of the database")
    attached = {g["VpcSecurityGroupId"] for g in found["VpcSecurityGroups"]}
    for group in groups:
        if group.id in attached:
            s.need(made, group, "attached-to", "security group of the database")
    if source.key and found.get("KmsKeyId") == source.key.arn:
        s.need(made, source.key, "encrypts-with", "storage encryption of the database")
    if source.parameters and source.parameters.name in {g["DBParameterGroupName"] for g in found["DBParameterGroups"]}:
        s.need(made, source.parameters, "references", "parameter group of the database")
    return made


def database_snapshot(s, name, source, tags=None):
    arn = s.client("rds", source.region).create_db_snapshot(
        DBSnapshotIdentifier=name, DBInstanceIdentifier=source.name,
        Tags=pairs(s.tags(name, tags)))["DBSnapshot"]["DBSnapshotArn"]
    made = s.add("AWS::RDS::DBSnapshot", arn, name, name, source.region)
    _snapshot_needs(s, made, source)
    return made


def queue(s, name, dead_letters=None, key_=None, region=EU, tags=None):
    sqs = s.client("sqs", region)
    attributes = {"VisibilityTimeout": "180"}
    if dead_letters:
        attributes["RedrivePolicy"] = json.dumps({"deadLetterTargetArn": dead_letters.arn, "maxReceiveCount": 5})
    if key_:
        attributes["KmsMasterKeyId"] = key_.arn
    if name.endswith(".fifo"):
        attributes["FifoQueue"] = "true"
    url = sqs.create_queue(QueueName=name, Attributes=attributes, tags=s.tags(name, tags))["QueueUrl"]
    made = s.add("AWS::SQS::Queue", f"arn:aws:sqs:{region}:{ACCOUNT}:{name}", name, name, region,
                 url=url, senders=[])
    if dead_letters:
        s.need(made, dead_letters, "references", "redrive policy")
    if key_:
        s.need(made, key_, "encrypts-with", "key of the queue")
    return made


def let_send(s, queue_, sender, service):
    """Names the sender in the queue's policy."""
    queue_.senders.append({
        "Sid": f"from{len(queue_.senders)}", "Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"},
        "Action": "sqs:SendMessage", "Resource": queue_.arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": sender.arn}}})
    s.client("sqs", queue_.region).set_queue_attributes(QueueUrl=queue_.url, Attributes={
        "Policy": json.dumps({"Version": "2012-10-17", "Statement": queue_.senders})})
    s.need(queue_, sender, "trusts", "queue policy")


def topic(s, name, key_=None, region=EU, tags=None):
    attributes = {"KmsMasterKeyId": key_.arn} if key_ else {}
    if name.endswith(".fifo"):
        attributes["FifoTopic"] = "true"
    arn = s.client("sns", region).create_topic(
        Name=name, Attributes=attributes, Tags=pairs(s.tags(name, tags)))["TopicArn"]
    made = s.add("AWS::SNS::Topic", arn, name, name, region)
    if key_:
        s.need(made, key_, "encrypts-with", "key of the topic")
    return made


def subscribe(s, topic_, target):
    """Subscribes a queue or a function, with the policy that lets the topic in."""
    protocol = "sqs" if target.type == "AWS::SQS::Queue" else "lambda"
    s.client("sns", topic_.region).subscribe(TopicArn=topic_.arn, Protocol=protocol, Endpoint=target.arn)
    s.need(topic_, target, "invokes", f"{protocol} subscription")
    if protocol == "sqs":
        let_send(s, target, topic_, "sns")
    else:
        permit(s, target, "sns", topic_)
