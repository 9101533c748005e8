package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;

/** What many architectures have in common. */
final class Parts {
    private static final double ENCRYPTED = 0.5;
    private static final double WATCHED = 0.6;
    private static final double SHIPPED = 0.7;
    private static final double KEPT = 0.3;

    private Parts() {}

    /** A function with its role, its log group and perhaps an alarm. */
    static Workload function(Site site, String part) {
        Draft role = Access.role(site.place(), part, "lambda.amazonaws.com");
        Draft function = site.make("AWS::Lambda::Function", part)
                .link(EdgeKind.RUNS_AS, role, "/Role", role.arn())
                .set("/Environment/Variables/LOG_LEVEL", "***");
        Draft logs =
                site.place().exact("AWS::Logs::LogGroup", part + "-logs", "/aws/lambda/" + function.name(), Map.of());
        function.needs(EdgeKind.LOGS_TO, logs);
        site.around()
                .shipper()
                .filter(shipper -> site.place().dice().chance(SHIPPED))
                .ifPresent(shipper -> logs.add(
                                "/DescribeSubscriptionFilters/subscriptionFilters",
                                Nodes.object(
                                        "filterName",
                                        "all",
                                        "logGroupName",
                                        logs.name(),
                                        "filterPattern",
                                        "",
                                        "destinationArn",
                                        shipper.arn()))
                        .needs(EdgeKind.INVOKES, shipper));
        alarm(site, part + "-errors", "AWS/Lambda", "Errors", "FunctionName", function);
        return site.works(function, role);
    }

    /** Perhaps an alarm that watches a resource and tells the topic of all alarms. */
    static void alarm(Site site, String part, String namespace, String metric, String dimension, Draft watched) {
        if (!site.place().dice().chance(WATCHED)) {
            return;
        }
        Draft alarm = site.make("AWS::CloudWatch::Alarm", part)
                .set("/Namespace", namespace)
                .set("/MetricName", metric)
                .add("/Dimensions", Nodes.object("Name", dimension, "Value", watched.name()))
                .needs(EdgeKind.REFERENCES, watched);
        site.around()
                .alerts()
                .ifPresent(topic -> alarm.add("/AlarmActions", topic.arn()).needs(EdgeKind.INVOKES, topic));
    }

    static Draft table(Site site, String part) {
        Draft table = site.make("AWS::DynamoDB::Table", part);
        encrypt(site, table, "/SSEDescription/KMSMasterKeyArn");
        return table;
    }

    static Draft bucket(Site site, String part) {
        Draft bucket = site.make("AWS::S3::Bucket", part);
        site.around()
                .logs()
                .ifPresent(logs -> bucket.set(
                                "/GetBucketLogging/LoggingEnabled",
                                Nodes.object("TargetBucket", logs.name(), "TargetPrefix", bucket.name() + "/"))
                        .needs(EdgeKind.LOGS_TO, logs));
        site.around()
                .key()
                .filter(key -> site.place().dice().chance(ENCRYPTED))
                .ifPresent(key -> bucket.add(
                                "/GetBucketEncryption/ServerSideEncryptionConfiguration/Rules",
                                Nodes.object(
                                        "ApplyServerSideEncryptionByDefault",
                                        Nodes.object("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", key.arn())))
                        .needs(EdgeKind.ENCRYPTS_WITH, key));
        return bucket;
    }

    private static void encrypt(Site site, Draft draft, String pointer) {
        site.around()
                .key()
                .filter(key -> site.place().dice().chance(ENCRYPTED))
                .ifPresent(key -> draft.link(EdgeKind.ENCRYPTS_WITH, key, pointer, key.arn()));
    }

    /** A queue with its dead letters. */
    static Draft queue(Site site, String part) {
        Draft dead = site.make("AWS::SQS::Queue", part + "-dlq");
        Draft queue = site.make("AWS::SQS::Queue", part)
                .set(
                        "/Attributes/RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":3}")
                .needs(EdgeKind.REFERENCES, dead);
        alarm(site, part + "-dead", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", dead);
        return queue;
    }

    /** Lets a function take what arrives in a queue. */
    static void feeds(Site site, Draft queue, Workload function) {
        Access.consume(function.role(), queue);
        site.make("AWS::Lambda::EventSourceMapping", function.draft().id().length() > 40 ? "source" : "queue-source")
                .link(EdgeKind.READS, queue, "/EventSourceArn", queue.arn())
                .link(
                        EdgeKind.TRIGGERS,
                        function.draft(),
                        "/FunctionArn",
                        function.draft().arn());
        function.draft().needs(EdgeKind.READS, queue);
        queue.needs(EdgeKind.TRIGGERS, function.draft());
    }

    /** Lets a topic send to a queue. */
    static void subscribe(Site site, Draft topic, Draft queue) {
        site.place()
                .exact("AWS::SNS::Subscription", "subscription", topic.name(), Map.of("parent", topic.arn()))
                .set("/Protocol", "sqs")
                .link(EdgeKind.INVOKES, queue, "/Endpoint", queue.arn())
                .needs(EdgeKind.ATTACHED_TO, topic);
        topic.needs(EdgeKind.INVOKES, queue);
        queue.set(
                        "/Attributes/Policy",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\""
                                + queue.arn() + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\""
                                + topic.arn() + "\"}}}]}")
                .needs(EdgeKind.TRUSTS, topic);
    }

    /** A rule on the bus that every region has. */
    static Draft rule(Site site, String part, String schedule) {
        return site.make("AWS::Events::Rule", part)
                .set("/ScheduleExpression", schedule)
                .needs(EdgeKind.ATTACHED_TO, site.around().bus());
    }

    /** A security group in the VPC. */
    static Draft group(Site site, String part) {
        Draft vpc = site.around().network().vpc();
        return site.make("AWS::EC2::SecurityGroup", part).link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
    }

    /** Lets the members of one group connect to those of another. */
    static void opens(Draft group, Draft from, int port) {
        group.add(
                "/IpPermissions",
                Nodes.object(
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        port,
                        "ToPort",
                        port,
                        "UserIdGroupPairs",
                        Nodes.array(Nodes.object("GroupId", from.id(), "UserId", "123456789012")),
                        "IpRanges",
                        Nodes.array(),
                        "Ipv6Ranges",
                        Nodes.array(),
                        "PrefixListIds",
                        Nodes.array()));
        from.needs(EdgeKind.MAY_CONNECT, group);
    }

    /** A database with its secret, its parameter group and the security group that lets clients in. */
    static Draft database(Site site, Draft clients, Workload user) {
        Draft group = group(site, "db-sg");
        opens(group, clients, 5432);
        Draft subnets = site.place().dice().chance(0.5)
                ? Network.subnetGroup(
                        site.place(),
                        site.around().network().vpc(),
                        site.around().network().privates())
                : site.around().network().databases();
        Draft parameters = site.make("AWS::RDS::DBParameterGroup", "db-params");
        Draft database = site.make("AWS::RDS::DBInstance", "db")
                .set("/VpcSecurityGroups/-", Nodes.object("VpcSecurityGroupId", group.id(), "Status", "active"))
                .needs(EdgeKind.ATTACHED_TO, group)
                .link(EdgeKind.ATTACHED_TO, subnets, "/DBSubnetGroup/DBSubnetGroupName", subnets.name())
                .set(
                        "/DBParameterGroups/-",
                        Nodes.object("DBParameterGroupName", parameters.name(), "ParameterApplyStatus", "in-sync"))
                .needs(EdgeKind.REFERENCES, parameters);
        encrypt(site, database, "/KmsKeyId");
        if (site.place().dice().chance(KEPT)) {
            site.make("AWS::RDS::DBSnapshot", "db-before-upgrade")
                    .link(EdgeKind.REFERENCES, database, "/DBInstanceIdentifier", database.name());
        }
        alarm(site, "db-cpu", "AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", database);
        user.knows("DB_HOST", database.text("/Endpoint/Address"), database);
        Draft secret = site.make("AWS::SecretsManager::Secret", "db-credentials");
        user.uses("DB_SECRET_ARN", secret);
        return database;
    }

    /** A name in the zone of all names that leads to a balancer or a distribution. */
    static void address(Site site, String host, Draft target, String targetHost) {
        site.around().zone().ifPresent(zone -> {
            site.place()
                    .exact("AWS::Route53::RecordSet", "record", host + ".", Map.of("parent", zone.arn()))
                    .set(
                            "/AliasTarget",
                            Nodes.object(
                                    "HostedZoneId",
                                    "Z2FDTNDATAQYW2",
                                    "DNSName",
                                    targetHost + ".",
                                    "EvaluateTargetHealth",
                                    false))
                    .set("/HostedZoneId", zone.id())
                    .needs(EdgeKind.ATTACHED_TO, zone)
                    .needs(EdgeKind.RESOLVES_TO, target);
            zone.needs(EdgeKind.RESOLVES_TO, target);
        });
    }
}
