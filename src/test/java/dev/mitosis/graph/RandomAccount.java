package dev.mitosis.graph;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.account.Shapes;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An account by chance: resources of every type that the builder knows, joined by every link that it knows, and by
 * policies, variables, definitions and tags.
 */
public final class RandomAccount {
    private static final String[] WORDS = {
        "orders", "cart", "user", "mail", "app", "db", "stock", "price", "log", "queue"
    };
    private static final int MOST = 5;

    private final Random dice;
    private final AccountBuilder account = new AccountBuilder("123456789012");
    private final Map<String, List<String>> made = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    private RandomAccount(long seed) {
        this.dice = new Random(seed);
    }

    /** The account of the seed; equal seeds give equal accounts. */
    public static AccountBuilder of(long seed) {
        RandomAccount random = new RandomAccount(seed);
        random.shaped();
        random.identities();
        random.texts();
        random.names();
        return random.account;
    }

    /** Resources of every shape, each with some of the links of its shape. */
    private void shaped() {
        int vpcs = 1 + dice.nextInt(2);
        for (int v = 0; v < vpcs; v++) {
            String range = "10." + v + ".0.0/16";
            make("AWS::EC2::VPC", r -> r.set("/CidrBlock", range));
        }
        for (String type : Shapes.types()) {
            for (int i = 0; !type.equals("AWS::EC2::VPC") && i < 1 + dice.nextInt(MOST); i++) {
                make(type, this::link);
            }
        }
    }

    private void link(ResourceBuilder resource) {
        Shapes.targets(resource.type()).forEach((relation, target) -> {
            List<String> known = made.getOrDefault(target, List.of());
            if (!known.isEmpty() && dice.nextInt(3) > 0) {
                resource.to(relation, pick(known));
            }
        });
    }

    /** Policies of every sort: what a role may do, what it may not, whom a bucket and a role trust. */
    private void identities() {
        for (String role : made.getOrDefault("AWS::IAM::Role", List.of())) {
            ResourceBuilder resource = account.get("AWS::IAM::Role", role);
            maybe(() -> grant(resource, "dynamodb:Query", EdgeKind.READS, "AWS::DynamoDB::Table", ""));
            maybe(() -> grant(resource, "s3:PutObject", EdgeKind.WRITES, "AWS::S3::Bucket", "/*"));
            maybe(() -> grant(resource, "lambda:InvokeFunction", EdgeKind.INVOKES, "AWS::Lambda::Function", ""));
            maybe(() -> grant(resource, "kms:Decrypt", EdgeKind.ENCRYPTS_WITH, "AWS::KMS::Key", ""));
            maybe(() -> denied(resource, pick(made.getOrDefault("AWS::SNS::Topic", List.of()))));
        }
        for (String bucket : made.getOrDefault("AWS::S3::Bucket", List.of())) {
            maybe(() -> admit(account.get("AWS::S3::Bucket", bucket)));
        }
    }

    private void grant(ResourceBuilder role, String action, EdgeKind kind, String type, String inside) {
        ResourceBuilder target = account.get(type, pick(made.getOrDefault(type, List.of())));
        role.json("/RolePolicyList/-/PolicyDocument", statement("Allow", action, target.arn() + inside))
                .needs(kind, type, target.name());
    }

    private void denied(ResourceBuilder role, String topic) {
        String arn = account.arn("AWS::SNS::Topic", topic);
        role.json("/RolePolicyList/-/PolicyDocument", statement("Allow", "sns:Publish", arn))
                .json("/RolePolicyList/-/PolicyDocument", statement("Deny", "sns:*", arn));
    }

    private static String statement(String effect, String action, String resource) {
        return "{'Statement':{'Effect':'" + effect + "','Action':'" + action + "','Resource':'" + resource + "'}}";
    }

    private void admit(ResourceBuilder bucket) {
        String role = pick(made.getOrDefault("AWS::IAM::Role", List.of()));
        bucket.json(
                        "/GetBucketPolicy/Policy",
                        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'" + account.arn("AWS::IAM::Role", role)
                                + "'},'Action':'s3:GetObject','Resource':'" + bucket.arn() + "/*'}}")
                .needs(EdgeKind.TRUSTS, "AWS::IAM::Role", role);
        account.get("AWS::IAM::Role", role).needs(EdgeKind.READS, "AWS::S3::Bucket", bucket.name());
    }

    /** Texts with a grammar of their own: variables, definitions, event sources, alarms. */
    private void texts() {
        for (String function : made.getOrDefault("AWS::Lambda::Function", List.of())) {
            ResourceBuilder f = account.get("AWS::Lambda::Function", function);
            variable(f, "TABLE_NAME", "{}", "AWS::DynamoDB::Table");
            variable(f, "QUEUE_URL", "{url}", "AWS::SQS::Queue");
            variable(f, "UPLOADS", "s3://{}/in", "AWS::S3::Bucket");
            variable(f, "DSN", "mysql://***@{host}:3306/***", "AWS::RDS::DBInstance");
            variable(f, "SECRET_ARN", "{arn}", "AWS::SecretsManager::Secret");
            variable(f, "NOTIFY", "{\"topic\":\"{arn}\"}", "AWS::SNS::Topic");
            f.env("STAGE", WORDS[dice.nextInt(WORDS.length)]).env("LEVEL", "info");
        }
        fill("AWS::StepFunctions::StateMachine", this::machine);
        fill("AWS::Lambda::EventSourceMapping", this::mapping);
        fill("AWS::CloudWatch::Alarm", this::alarm);
        fill("AWS::SNS::Subscription", this::subscription);
    }

    private void variable(ResourceBuilder function, String name, String value, String type) {
        maybe(() -> function.env(name, value, type, pick(made.getOrDefault(type, List.of()))));
    }

    private void machine(ResourceBuilder machine) {
        String function = pick(made.getOrDefault("AWS::Lambda::Function", List.of()));
        String queue = pick(made.getOrDefault("AWS::SQS::Queue", List.of()));
        machine.set(
                        "/DescribeStateMachine/definition",
                        "{\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\""
                                + account.arn("AWS::Lambda::Function", function)
                                + "\"},\"B\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"Parameters\":{\"QueueUrl\":\""
                                + account.get("AWS::SQS::Queue", queue).form(dev.mitosis.account.Form.URL) + "\"}}}}")
                .needs(EdgeKind.INVOKES, "AWS::Lambda::Function", function)
                .needs(EdgeKind.WRITES, "AWS::SQS::Queue", queue);
    }

    private void mapping(ResourceBuilder mapping) {
        String function = pick(made.getOrDefault("AWS::Lambda::Function", List.of()));
        String queue = pick(made.getOrDefault("AWS::SQS::Queue", List.of()));
        mapping.set("/EventSourceArn", account.arn("AWS::SQS::Queue", queue))
                .set("/FunctionArn", account.arn("AWS::Lambda::Function", function))
                .needs(EdgeKind.READS, "AWS::SQS::Queue", queue)
                .needs(EdgeKind.TRIGGERS, "AWS::Lambda::Function", function);
        account.get("AWS::Lambda::Function", function).needs(EdgeKind.READS, "AWS::SQS::Queue", queue);
        account.get("AWS::SQS::Queue", queue).needs(EdgeKind.TRIGGERS, "AWS::Lambda::Function", function);
    }

    private void alarm(ResourceBuilder alarm) {
        String table = pick(made.getOrDefault("AWS::DynamoDB::Table", List.of()));
        String topic = pick(made.getOrDefault("AWS::SNS::Topic", List.of()));
        alarm.json("/Dimensions", "[{'Name':'TableName','Value':'" + table + "'}]")
                .set("/AlarmActions/-", account.arn("AWS::SNS::Topic", topic))
                .needs(EdgeKind.REFERENCES, "AWS::DynamoDB::Table", table)
                .needs(EdgeKind.INVOKES, "AWS::SNS::Topic", topic);
    }

    private void subscription(ResourceBuilder subscription) {
        String topic = pick(made.getOrDefault("AWS::SNS::Topic", List.of()));
        String queue = pick(made.getOrDefault("AWS::SQS::Queue", List.of()));
        subscription
                .set("/TopicArn", account.arn("AWS::SNS::Topic", topic))
                .set("/Endpoint", account.arn("AWS::SQS::Queue", queue))
                .needs(EdgeKind.ATTACHED_TO, "AWS::SNS::Topic", topic)
                .needs(EdgeKind.INVOKES, "AWS::SQS::Queue", queue);
        account.get("AWS::SNS::Topic", topic).needs(EdgeKind.INVOKES, "AWS::SQS::Queue", queue);
    }

    /** Names and tags that say who answers, who writes and who made. */
    private void names() {
        String zone = "Z0123456789ABCDEFGHIJ";
        String balancer = pick(made.getOrDefault("AWS::ElasticLoadBalancingV2::LoadBalancer", List.of()));
        account.add(
                        "AWS::Route53::HostedZone",
                        zone,
                        z -> z.needs(EdgeKind.RESOLVES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer", balancer))
                .add(
                        "AWS::Route53::RecordSet",
                        zone + "/recordset/www/A",
                        r -> r.set("/Type", "A")
                                .set(
                                        "/AliasTarget/DNSName",
                                        "dualstack."
                                                + account.get("AWS::ElasticLoadBalancingV2::LoadBalancer", balancer)
                                                        .form(dev.mitosis.account.Form.HOST)
                                                + ".")
                                .needs(EdgeKind.ATTACHED_TO, "AWS::Route53::HostedZone", zone)
                                .needs(EdgeKind.RESOLVES_TO, "AWS::ElasticLoadBalancingV2::LoadBalancer", balancer));
        for (String function : made.getOrDefault("AWS::Lambda::Function", List.of())) {
            maybe(() -> {
                account.logGroup("/aws/lambda/" + function, g -> {});
                account.get("AWS::Lambda::Function", function)
                        .needs(EdgeKind.LOGS_TO, "AWS::Logs::LogGroup", "/aws/lambda/" + function);
            });
        }
        for (String table : made.getOrDefault("AWS::DynamoDB::Table", List.of())) {
            String stack = pick(made.getOrDefault("AWS::CloudFormation::Stack", List.of()));
            maybe(() -> account.get("AWS::DynamoDB::Table", table)
                    .tag("aws:cloudformation:stack-name", stack)
                    .needs(EdgeKind.DEPLOYED_BY, "AWS::CloudFormation::Stack", stack));
        }
        String group = next();
        account.add("AWS::AutoScaling::AutoScalingGroup", group, r -> {});
        for (String instance : made.getOrDefault("AWS::EC2::Instance", List.of())) {
            maybe(() -> account.get("AWS::EC2::Instance", instance)
                    .tag("aws:autoscaling:groupName", group)
                    .needs(EdgeKind.MANAGED_BY, "AWS::AutoScaling::AutoScalingGroup", group));
        }
    }

    private void fill(String type, Consumer<ResourceBuilder> body) {
        for (int i = 0; i < 1 + dice.nextInt(2); i++) {
            account.add(type, next(), body);
        }
    }

    private void make(String type, Consumer<ResourceBuilder> body) {
        String name = type.equals("AWS::S3::Bucket") ? "acme-" + next() : next();
        account.add(type, name, body);
        made.computeIfAbsent(type, t -> new ArrayList<>()).add(name);
    }

    private void maybe(Runnable action) {
        if (dice.nextInt(3) > 0) {
            action.run();
        }
    }

    private String pick(List<String> from) {
        return from.get(dice.nextInt(from.size()));
    }

    /** Names that resemble each other, as in life. */
    private String next() {
        StringBuilder name = new StringBuilder(WORDS[dice.nextInt(WORDS.length)]);
        while (dice.nextInt(3) > 0 || names.contains(name.toString())) {
            name.append("-").append(WORDS[dice.nextInt(WORDS.length)]);
        }
        names.add(name.toString());
        return name.toString();
    }
}
