package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Dice;
import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds what several applications use and nobody in particular owns. */
public final class Commons {
    /** What every account has in a region. */
    public record Given(Draft bus, Draft scaler) {}

    private final Place at;
    private final double share;
    private final Dice dice;

    /** In a place; each thing is there with this probability. */
    public Commons(Place at, double share, Dice dice) {
        this.at = at;
        this.share = share;
        this.dice = dice;
    }

    private Optional<Draft> perhaps(Supplier<Draft> made) {
        return dice.chance(share) ? Optional.of(made.get()) : Optional.empty();
    }

    /** What stands in a network, with a listener and a cluster for all where there are. */
    public Surroundings around(Network network, String domain, Given given, Optional<Draft> shipper) {
        Draft zone = at.beside("AWS::Route53::HostedZone", domain, Map.of());
        Draft certificate = at.beside("AWS::CertificateManager::Certificate", "*." + domain, Map.of());
        Surroundings bare = new Surroundings(
                network,
                domain,
                given.bus(),
                given.scaler(),
                perhaps(() -> at.make("AWS::SNS::Topic", "alerts")),
                perhaps(this::key),
                perhaps(() -> at.make("AWS::S3::Bucket", "access-logs")),
                Optional.of(zone),
                Optional.of(certificate),
                Optional.empty(),
                Optional.empty(),
                perhaps(this::executor),
                perhaps(() -> at.make("AWS::S3::Bucket", "artifacts")),
                perhaps(() -> at.make("AWS::EC2::Image", "golden-image")),
                perhaps(this::everything),
                shipper);
        return served(bare);
    }

    private Surroundings served(Surroundings bare) {
        Site site = new Site(at, bare, Optional.empty());
        Optional<Draft> cluster =
                dice.chance(share / 2) ? Optional.of(at.make("AWS::ECS::Cluster", "cluster")) : Optional.empty();
        Optional<Draft> listener = dice.chance(share / 2)
                ? Optional.of(Balanced.listener(
                        site, Balanced.balancer(site, "public-alb", Parts.group(site, "public-alb-sg"))))
                : Optional.empty();
        return bare.serving(listener, cluster);
    }

    private Draft key() {
        Draft key = at.make("AWS::KMS::Key", "data-key");
        Draft alias = at.make("AWS::KMS::Alias", "data");
        alias.link(EdgeKind.REFERENCES, key, "/TargetKeyId", key.id());
        return key.add(
                "/ListAliases/Aliases",
                Nodes.object("AliasName", alias.id(), "AliasArn", alias.arn(), "TargetKeyId", key.id()));
    }

    private Draft executor() {
        Draft role = at.beside("AWS::IAM::Role", "ecsTaskExecutionRole", Map.of())
                .set("/AssumeRolePolicyDocument", Access.trust("ecs-tasks.amazonaws.com"));
        Draft policy = at.make("AWS::IAM::ManagedPolicy", "write-logs")
                .add(
                        "/PolicyVersionList",
                        Nodes.object(
                                "VersionId",
                                "v1",
                                "IsDefaultVersion",
                                true,
                                "Document",
                                Access.document(List.of("logs:PutLogEvents"), "*")));
        role.add("/AttachedManagedPolicies", Nodes.object("PolicyName", policy.name(), "PolicyArn", policy.arn()))
                .needs(EdgeKind.ATTACHED_TO, policy);
        return role.add(
                "/AttachedManagedPolicies",
                Nodes.object(
                        "PolicyName",
                        "AmazonECSTaskExecutionRolePolicy",
                        "PolicyArn",
                        "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
    }

    private Draft everything() {
        return at.make("AWS::IAM::Role", "legacy-role")
                .set("/AssumeRolePolicyDocument", Access.trust("ec2.amazonaws.com"))
                .add(
                        "/RolePolicyList",
                        Nodes.object("PolicyName", "all", "PolicyDocument", Access.document(List.of("*"), "*")));
    }

    /** A database for several, with the security group that its users are let in by. */
    public List<Draft> database(Surroundings around) {
        Site site = new Site(at, around, Optional.empty());
        Draft group = Parts.group(site, "main-db-sg");
        Draft database = at.make("AWS::RDS::DBInstance", "main-db")
                .set("/VpcSecurityGroups/-", Nodes.object("VpcSecurityGroupId", group.id(), "Status", "active"))
                .needs(EdgeKind.ATTACHED_TO, group)
                .link(
                        EdgeKind.ATTACHED_TO,
                        around.network().databases(),
                        "/DBSubnetGroup/DBSubnetGroupName",
                        around.network().databases().name());
        around.key().ifPresent(key -> database.link(EdgeKind.ENCRYPTS_WITH, key, "/KmsKeyId", key.arn()));
        return List.of(database, group);
    }

    /** A bus for several. */
    public Draft bus() {
        return at.make("AWS::Events::EventBus", "events");
    }

    /** A function to which logs are sent. */
    public static Draft shipper(Place tool) {
        Draft role = Access.role(tool, "shipper", "lambda.amazonaws.com");
        return tool.make("AWS::Lambda::Function", "shipper").link(EdgeKind.RUNS_AS, role, "/Role", role.arn());
    }

    /** A server of one tool alone, with its address. */
    public static void lonely(Site site, String part) {
        Draft group = Parts.group(site, part + "-sg");
        Draft volume = site.place().beside("AWS::EC2::Volume", "", Map.of());
        Draft server = Servers.server(site, site.around().network().publics().get(0), group, volume);
        if (!site.place().habits().hidden()) {
            server.tag("Name", site.place().habits().word());
        }
        Draft profile = Servers.profile(site, part, Access.role(site.place(), part, "ec2.amazonaws.com"));
        server.link(EdgeKind.RUNS_AS, profile, "/IamInstanceProfile/Arn", profile.arn());
        Draft key = site.make("AWS::EC2::KeyPair", part + "-key");
        server.link(EdgeKind.REFERENCES, key, "/KeyName", key.name());
        site.make("AWS::EC2::EIP", part + "-ip").link(EdgeKind.ATTACHED_TO, server, "/InstanceId", server.id());
    }
}
