package dev.mitosis.graph;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.ENCRYPTS_WITH;
import static dev.mitosis.model.EdgeKind.INVOKES;
import static dev.mitosis.model.EdgeKind.LOGS_TO;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.ROUTES_TO;
import static dev.mitosis.model.EdgeKind.RUNS_AS;
import static dev.mitosis.model.EdgeKind.WRITES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.Form;
import org.junit.jupiter.api.Test;

/** Rows 10 to 13, 17, 23, 24, 28 and 30 of the list of dependencies: what holds data. */
class DataEdgesTest {
    private static final String DB = "AWS::RDS::DBInstance orders";

    @Test
    void a_database_needs_subnet_group_security_group_key_parameter_and_option_group_source_secret_and_cluster() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("data", "main", "10.0.2.0/24")
                .securityGroup("db", "main")
                .key("data", k -> {})
                .secret("rds!db-1", s -> {})
                .add("AWS::RDS::DBSubnetGroup", "dbnet", g -> g.to("subnet", "data"))
                .add("AWS::RDS::DBParameterGroup", "tuned", g -> {})
                .add("AWS::RDS::OptionGroup", "audit", g -> {})
                .add("AWS::RDS::DBCluster", "aurora", c -> {})
                .database("primary", d -> {})
                .database(
                        "orders",
                        d -> d.to("group", "db")
                                .to("subnetGroup", "dbnet")
                                .to("key", "data")
                                .set("/DBParameterGroups/-/DBParameterGroupName", "tuned")
                                .set("/OptionGroupMemberships/-/OptionGroupName", "audit")
                                .set("/ReadReplicaSourceDBInstanceIdentifier", "primary")
                                .set("/MasterUserSecret/SecretArn", a.arn("AWS::SecretsManager::Secret", "rds!db-1"))
                                .set("/DBClusterIdentifier", "aurora")));

        drawn.edge(DB, ATTACHED_TO, "AWS::RDS::DBSubnetGroup dbnet")
                .because("/DBSubnetGroup/DBSubnetGroupName", "dbnet");
        drawn.edge("AWS::RDS::DBSubnetGroup dbnet", ATTACHED_TO, "AWS::EC2::Subnet data");
        drawn.edge(DB, ATTACHED_TO, "AWS::EC2::SecurityGroup db").at("/VpcSecurityGroups/0/VpcSecurityGroupId");
        drawn.edge(DB, ENCRYPTS_WITH, "AWS::KMS::Key data").at("/KmsKeyId");
        drawn.edge(DB, REFERENCES, "AWS::RDS::DBParameterGroup tuned");
        drawn.edge(DB, REFERENCES, "AWS::RDS::OptionGroup audit");
        drawn.edge(DB, REFERENCES, "AWS::RDS::DBInstance primary").at("/ReadReplicaSourceDBInstanceIdentifier");
        drawn.edge(DB, REFERENCES, "AWS::SecretsManager::Secret rds!db-1");
        drawn.edge(DB, ATTACHED_TO, "AWS::RDS::DBCluster aurora");
    }

    @Test
    void a_secret_leads_to_the_database_that_it_opens_by_host_or_name_and_to_its_rotation() {
        GraphFixture drawn = graphOf(a -> a.database("orders", d -> {})
                .database("loyalty-db", d -> {})
                .function("rotate", f -> {})
                .secret(
                        "prod/orders/db",
                        s -> s.set(
                                        "/Description",
                                        "Credentials for "
                                                + a.get("AWS::RDS::DBInstance", "orders")
                                                        .form(Form.HOST))
                                .set("/RotationLambdaARN", a.arn("AWS::Lambda::Function", "rotate")))
                .secret("loyalty", s -> s.set("/Description", "app user of loyalty-db")));

        drawn.edge("AWS::SecretsManager::Secret prod/orders/db", REFERENCES, DB).at("/Description");
        drawn.edge("AWS::SecretsManager::Secret prod/orders/db", INVOKES, "AWS::Lambda::Function rotate");
        drawn.edge("AWS::SecretsManager::Secret loyalty", REFERENCES, "AWS::RDS::DBInstance loyalty-db")
                .because("/Description", "loyalty-db");
    }

    @Test
    void a_parameter_leads_to_what_its_value_names_and_its_own_name_is_the_hint() {
        GraphFixture drawn = graphOf(a -> a.topic("orders", t -> {})
                .table("orders", t -> {})
                .add(
                        "AWS::SSM::Parameter",
                        "/shop/prod/orders-topic",
                        p -> p.set("/GetParameters/Parameters/-/Value", "orders")));

        drawn.edge("AWS::SSM::Parameter /shop/prod/orders-topic", REFERENCES, "AWS::SNS::Topic orders")
                .because("/GetParameters/Parameters/0/Value", "orders");
        drawn.noEdge("AWS::SSM::Parameter /shop/prod/orders-topic", "AWS::DynamoDB::Table orders");
    }

    @Test
    void user_data_leads_to_what_its_tokens_name() {
        GraphFixture drawn = graphOf(a -> a.database("orders", d -> {})
                .bucket("acme-artefacts", b -> {})
                .instance(
                        "pet",
                        i -> i.set(
                                "/DescribeInstanceAttribute/UserData/Value",
                                "*** s3://acme-artefacts/*** ***@"
                                        + a.get("AWS::RDS::DBInstance", "orders")
                                                .form(Form.HOST) + ":5432/***")));

        drawn.edge("AWS::EC2::Instance pet", REFERENCES, "AWS::S3::Bucket acme-artefacts")
                .because("/DescribeInstanceAttribute/UserData/Value", "acme-artefacts");
        drawn.edge("AWS::EC2::Instance pet", REFERENCES, DB);
    }

    @Test
    void a_bucket_notifies_replicates_logs_and_encrypts() {
        String bucket = "AWS::S3::Bucket pictures-prod";
        GraphFixture drawn = graphOf(a -> a.function("thumbs", f -> {})
                .queue("pictures", q -> {})
                .topic("pictures-new", t -> {})
                .bucket("acme-logs", b -> {})
                .serviceRole("replicator", "s3.amazonaws.com")
                .key("data", k -> {})
                .region("us-east-1")
                .bucket("pictures-dr", b -> {})
                .region("eu-west-1")
                .bucket(
                        "pictures-prod",
                        b -> b.to("key", "data")
                                .to("logBucket", "acme-logs")
                                .set(
                                        "/GetBucketNotificationConfiguration/LambdaFunctionConfigurations/-/LambdaFunctionArn",
                                        a.arn("AWS::Lambda::Function", "thumbs"))
                                .set(
                                        "/GetBucketNotificationConfiguration/QueueConfigurations/-/QueueArn",
                                        a.arn("AWS::SQS::Queue", "pictures"))
                                .set(
                                        "/GetBucketNotificationConfiguration/TopicConfigurations/-/TopicArn",
                                        a.arn("AWS::SNS::Topic", "pictures-new"))
                                .set(
                                        "/GetBucketReplication/ReplicationConfiguration/Role",
                                        a.arn("AWS::IAM::Role", "replicator"))
                                .set(
                                        "/GetBucketReplication/ReplicationConfiguration/Rules/-/Destination/Bucket",
                                        "arn:aws:s3:::pictures-dr")));

        drawn.edge(bucket, INVOKES, "AWS::Lambda::Function thumbs")
                .at("/GetBucketNotificationConfiguration/LambdaFunctionConfigurations/0/LambdaFunctionArn");
        drawn.edge(bucket, INVOKES, "AWS::SQS::Queue pictures");
        drawn.edge(bucket, INVOKES, "AWS::SNS::Topic pictures-new");
        drawn.edge(bucket, LOGS_TO, "AWS::S3::Bucket acme-logs")
                .because("/GetBucketLogging/LoggingEnabled/TargetBucket", "acme-logs");
        drawn.edge(bucket, RUNS_AS, "AWS::IAM::Role replicator");
        drawn.edge(bucket, WRITES, "AWS::S3::Bucket pictures-dr")
                .at("/GetBucketReplication/ReplicationConfiguration/Rules/0/Destination/Bucket");
        drawn.edge(bucket, ENCRYPTS_WITH, "AWS::KMS::Key data");
    }

    @Test
    void a_delivery_stream_reads_its_source_and_writes_its_destination_through_its_transform() {
        String firehose = "AWS::KinesisFirehose::DeliveryStream clicks";
        GraphFixture drawn = graphOf(a -> a.add("AWS::Kinesis::Stream", "clicks", s -> {})
                .bucket("acme-lake", b -> {})
                .function("clean", f -> {})
                .add(
                        "AWS::KinesisFirehose::DeliveryStream",
                        "clicks",
                        f -> f.set(
                                        "/Source/KinesisStreamSourceDescription/KinesisStreamARN",
                                        a.arn("AWS::Kinesis::Stream", "clicks"))
                                .set(
                                        "/Destinations/-/ExtendedS3DestinationDescription/BucketARN",
                                        "arn:aws:s3:::acme-lake")
                                .set(
                                        "/Destinations/-/ExtendedS3DestinationDescription/ProcessingConfiguration/Processors/-/Parameters/-/ParameterValue",
                                        a.arn("AWS::Lambda::Function", "clean") + ":$LATEST")));

        drawn.edge(firehose, READS, "AWS::Kinesis::Stream clicks")
                .at("/Source/KinesisStreamSourceDescription/KinesisStreamARN");
        drawn.edge(firehose, WRITES, "AWS::S3::Bucket acme-lake");
        drawn.edge(firehose, INVOKES, "AWS::Lambda::Function clean");
    }

    @Test
    void a_data_job_needs_role_script_connection_database_and_paths() {
        GraphFixture drawn = graphOf(a -> a.serviceRole("glue", "glue.amazonaws.com")
                .bucket("acme-lake", b -> {})
                .database("orders", d -> {})
                .table("orders", t -> {})
                .add("AWS::Glue::Database", "lake", d -> {})
                .add(
                        "AWS::Glue::Connection",
                        "orders-jdbc",
                        c -> c.set(
                                "/ConnectionProperties/JDBC_CONNECTION_URL",
                                "jdbc:postgresql://"
                                        + a.get("AWS::RDS::DBInstance", "orders")
                                                .form(Form.HOST) + ":5432/***"))
                .add(
                        "AWS::Glue::Job",
                        "load",
                        j -> j.set("/Role", a.arn("AWS::IAM::Role", "glue"))
                                .set("/Command/ScriptLocation", "s3://acme-lake/scripts/load.py")
                                .set("/Connections/Connections/-", "orders-jdbc"))
                .add(
                        "AWS::Glue::Crawler",
                        "crawl",
                        c -> c.set("/Role", "glue")
                                .set("/DatabaseName", "lake")
                                .set("/Targets/S3Targets/-/Path", "s3://acme-lake/raw/")
                                .set("/Targets/DynamoDBTargets/-/Path", "orders")));

        drawn.edge("AWS::Glue::Connection orders-jdbc", REFERENCES, DB).at("/ConnectionProperties/JDBC_CONNECTION_URL");
        drawn.edge("AWS::Glue::Job load", RUNS_AS, "AWS::IAM::Role glue");
        drawn.edge("AWS::Glue::Job load", READS, "AWS::S3::Bucket acme-lake")
                .because("/Command/ScriptLocation", "acme-lake");
        drawn.edge("AWS::Glue::Job load", REFERENCES, "AWS::Glue::Connection orders-jdbc");
        drawn.edge("AWS::Glue::Crawler crawl", RUNS_AS, "AWS::IAM::Role glue");
        drawn.edge("AWS::Glue::Crawler crawl", WRITES, "AWS::Glue::Database lake");
        drawn.edge("AWS::Glue::Crawler crawl", READS, "AWS::S3::Bucket acme-lake");
        drawn.edge("AWS::Glue::Crawler crawl", READS, "AWS::DynamoDB::Table orders");
    }

    @Test
    void a_backup_selection_needs_its_resources_and_role_and_a_plan_its_vault() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .serviceRole("backup", "backup.amazonaws.com")
                .add("AWS::Backup::BackupVault", "vault", v -> {})
                .add(
                        "AWS::Backup::BackupPlan",
                        "daily",
                        p -> p.set("/BackupPlan/Rules/-/TargetBackupVaultName", "vault"))
                .add(
                        "AWS::Backup::BackupSelection",
                        "tables",
                        s -> s.set("/BackupSelection/Resources/-", a.arn("AWS::DynamoDB::Table", "orders"))
                                .set("/BackupSelection/IamRoleArn", a.arn("AWS::IAM::Role", "backup"))));

        drawn.edge("AWS::Backup::BackupSelection tables", REFERENCES, "AWS::DynamoDB::Table orders");
        drawn.edge("AWS::Backup::BackupSelection tables", RUNS_AS, "AWS::IAM::Role backup");
        drawn.edge("AWS::Backup::BackupPlan daily", WRITES, "AWS::Backup::BackupVault vault");
    }

    @Test
    void a_key_is_needed_by_whom_its_grants_and_policy_name_and_an_alias_leads_to_it() {
        GraphFixture drawn = graphOf(a -> a.role("reader", r -> {})
                .role("grantee", r -> {})
                .key(
                        "data",
                        k -> k.json(
                                        "/GetKeyPolicy/Policy",
                                        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},'Action':'kms:*','Resource':'*'},"
                                                + "{'Effect':'Allow','Principal':{'AWS':'"
                                                + a.arn("AWS::IAM::Role", "reader")
                                                + "'},'Action':['kms:Decrypt'],'Resource':'*'}]}")
                                .set("/ListGrants/Grants/-/GranteePrincipal", a.arn("AWS::IAM::Role", "grantee")))
                .add(
                        "AWS::KMS::Alias",
                        "alias/data",
                        x -> x.set(
                                "/TargetKeyId", a.get("AWS::KMS::Key", "data").id())));

        drawn.edge("AWS::IAM::Role reader", ENCRYPTS_WITH, "AWS::KMS::Key data")
                .at("/GetKeyPolicy/Policy/Statement/1/Principal");
        drawn.edge("AWS::KMS::Key data", dev.mitosis.model.EdgeKind.TRUSTS, "AWS::IAM::Role reader");
        drawn.edge("AWS::IAM::Role grantee", ENCRYPTS_WITH, "AWS::KMS::Key data")
                .at("/ListGrants/Grants/0/GranteePrincipal");
        drawn.edge("AWS::KMS::Alias alias/data", REFERENCES, "AWS::KMS::Key data");
        assertThat(drawn.neededBy("AWS::KMS::Key data")).containsExactly(drawn.arn("AWS::IAM::Role reader"));
    }

    @Test
    void a_key_named_by_its_alias_is_found() {
        GraphFixture drawn = graphOf(a -> a.key("data", k -> {})
                .add(
                        "AWS::KMS::Alias",
                        "alias/data",
                        x -> x.set(
                                "/TargetKeyId", a.get("AWS::KMS::Key", "data").id()))
                .queue("orders", q -> q.set("/Attributes/KmsMasterKeyId", "alias/data")));

        drawn.edge("AWS::SQS::Queue orders", ENCRYPTS_WITH, "AWS::KMS::Alias alias/data")
                .at("/Attributes/KmsMasterKeyId");
    }

    @Test
    void a_proxy_leads_to_its_database_and_reads_its_secret() {
        GraphFixture drawn = graphOf(a -> a.secret("prod/db", s -> {})
                .database("orders", d -> d.set("/DbiResourceId", "db-ABCDEFGHIJKL1"))
                .add(
                        "AWS::RDS::DBProxy",
                        "front",
                        p -> p.set("/Auth/-/SecretArn", a.arn("AWS::SecretsManager::Secret", "prod/db"))
                                .set("/DescribeDBProxyTargets/Targets/-/RdsResourceId", "orders")));

        drawn.edge("AWS::RDS::DBProxy front", READS, "AWS::SecretsManager::Secret prod/db");
        drawn.edge("AWS::RDS::DBProxy front", ROUTES_TO, DB);
    }
}
