package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Map;

/** Roles and what their policies allow. */
final class Access {
    /** What a policy allows on a resource of a type: the actions, and what stands after its ARN. */
    private record Grant(List<String> actions, List<EdgeKind> kinds, String inside) {}

    private static final Map<String, Grant> USE = Map.ofEntries(
            Map.entry(
                    "AWS::DynamoDB::Table",
                    new Grant(
                            List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"),
                            List.of(EdgeKind.READS, EdgeKind.WRITES),
                            "")),
            Map.entry(
                    "AWS::S3::Bucket",
                    new Grant(List.of("s3:GetObject", "s3:PutObject"), List.of(EdgeKind.READS, EdgeKind.WRITES), "/*")),
            Map.entry("AWS::SQS::Queue", new Grant(List.of("sqs:SendMessage"), List.of(EdgeKind.WRITES), "")),
            Map.entry("AWS::SNS::Topic", new Grant(List.of("sns:Publish"), List.of(EdgeKind.WRITES), "")),
            Map.entry("AWS::Events::EventBus", new Grant(List.of("events:PutEvents"), List.of(EdgeKind.WRITES), "")),
            Map.entry(
                    "AWS::SecretsManager::Secret",
                    new Grant(List.of("secretsmanager:GetSecretValue"), List.of(EdgeKind.READS), "")),
            Map.entry("AWS::SSM::Parameter", new Grant(List.of("ssm:GetParameter"), List.of(EdgeKind.READS), "")),
            Map.entry(
                    "AWS::KMS::Key",
                    new Grant(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(EdgeKind.ENCRYPTS_WITH), "")),
            Map.entry("AWS::Kinesis::Stream", new Grant(List.of("kinesis:PutRecord"), List.of(EdgeKind.WRITES), "")),
            Map.entry(
                    "AWS::StepFunctions::StateMachine",
                    new Grant(List.of("states:StartExecution"), List.of(EdgeKind.INVOKES), "")),
            Map.entry(
                    "AWS::Lambda::Function",
                    new Grant(List.of("lambda:InvokeFunction"), List.of(EdgeKind.INVOKES), "")));
    private static final Grant CONSUME = new Grant(
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            List.of(EdgeKind.READS, EdgeKind.WRITES),
            "");
    private static final Grant READ = new Grant(List.of("s3:GetObject"), List.of(EdgeKind.READS), "/*");

    private Access() {}

    /** A role that a service of AWS takes. */
    static Draft role(Place at, String part, String service) {
        return at.make("AWS::IAM::Role", part + "-role").set("/AssumeRolePolicyDocument", trust(service));
    }

    static Object trust(String service) {
        return Nodes.object(
                "Version",
                "2012-10-17",
                "Statement",
                Nodes.array(Nodes.object(
                        "Effect", "Allow", "Principal", Nodes.object("Service", service), "Action", "sts:AssumeRole")));
    }

    /** Lets a role use a resource as those who work with one do. */
    static void use(Draft role, Draft target) {
        allow(role, target, USE.getOrDefault(target.type(), READ));
    }

    /** Lets a role take messages from a queue. */
    static void consume(Draft role, Draft queue) {
        allow(role, queue, CONSUME);
    }

    /** Lets a role read a bucket. */
    static void read(Draft role, Draft bucket) {
        allow(role, bucket, READ);
    }

    private static void allow(Draft role, Draft target, Grant grant) {
        role.add(
                "/RolePolicyList",
                Nodes.object(
                        "PolicyName",
                        "use-" + target.type().replaceAll("^.*::", "").toLowerCase(java.util.Locale.ROOT) + "-"
                                + Math.abs(target.arn().hashCode() % 10_000),
                        "PolicyDocument",
                        document(grant.actions(), target.arn() + grant.inside())));
        grant.kinds().forEach(kind -> role.needs(kind, target));
    }

    static Object document(List<String> actions, String resource) {
        return Nodes.object(
                "Version",
                "2012-10-17",
                "Statement",
                Nodes.array(Nodes.object(
                        "Effect",
                        "Allow",
                        "Action",
                        Nodes.array(actions.toArray()),
                        "Resource",
                        Nodes.array(resource))));
    }
}
