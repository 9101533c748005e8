package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Map;

/** What AWS makes in every account, and what nobody took away. */
public final class Remains {
    private static final List<String> LINKED = List.of(
            "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
            "ecs.amazonaws.com/AWSServiceRoleForECS",
            "elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
            "rds.amazonaws.com/AWSServiceRoleForRDS",
            "support.amazonaws.com/AWSServiceRoleForSupport");

    private static final List<String> PEOPLE = List.of("ada.nilsson", "jonas.berg", "ci-deploy");

    private Remains() {}

    /** The roles and settings that an account has by itself; answers the role of Auto Scaling. */
    public static Draft account(Place at) {
        at.beside("AWS::IAM::AccountSettings", "account-settings", Map.of());
        PEOPLE.forEach(person -> at.beside("AWS::IAM::User", person, Map.of()));
        Draft scaler = linked(at, LINKED.get(0));
        LINKED.subList(1, LINKED.size()).forEach(role -> linked(at, role));
        return scaler;
    }

    private static Draft linked(Place at, String linked) {
        String[] parts = linked.split("/", 2);
        return at.beside("AWS::IAM::Role", "aws-service-role/" + linked, Map.of())
                .set("/Path", "/aws-service-role/" + parts[0] + "/")
                .set("/RoleName", parts[1])
                .set("/AssumeRolePolicyDocument", Access.trust(parts[0]));
    }

    /** The default VPC of a region and its settings. */
    public static void region(Place at) {
        at.beside("AWS::EC2::AccountSettings", "account-settings", Map.of());
        Draft vpc = at.beside("AWS::EC2::VPC", "default", Map.of())
                .set("/CidrBlock", "172.31.0.0/16")
                .set("/IsDefault", true);
        int number = 0;
        for (String zone : List.of("a", "b", "c")) {
            at.beside("AWS::EC2::Subnet", "default-" + zone, Map.of())
                    .link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id())
                    .set("/CidrBlock", "172.31." + 16 * number++ + ".0/20")
                    .set("/AvailabilityZone", at.region() + zone)
                    .set("/DefaultForAz", true)
                    .set("/MapPublicIpOnLaunch", true);
        }
        Draft gateway = at.beside("AWS::EC2::InternetGateway", "default", Map.of());
        gateway.set("/Attachments/-/VpcId", vpc.id()).needs(EdgeKind.ATTACHED_TO, vpc);
        Draft routes = at.beside("AWS::EC2::RouteTable", "default", Map.of());
        routes.link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id())
                .add("/Associations", Nodes.object("Main", true, "RouteTableId", routes.id()))
                .add(
                        "/Routes",
                        Nodes.object("DestinationCidrBlock", "0.0.0.0/0", "GatewayId", gateway.id(), "State", "active"))
                .needs(EdgeKind.ROUTES_TO, gateway);
        at.beside("AWS::EC2::SecurityGroup", "default", Map.of("parent", vpc.id()))
                .link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
    }

    /** The bus that every region has. */
    public static Draft bus(Place at) {
        return at.beside("AWS::Events::EventBus", "default", Map.of());
    }

    /** Things that once belonged to somebody. */
    public static void leftover(Place at, int number) {
        switch (number % 7) {
            case 0 -> at.beside("AWS::EC2::Volume", "", Map.of()).set("/State", "available");
            case 1 -> at.beside("AWS::EC2::EIP", "", Map.of());
            case 2 -> at.make("AWS::S3::Bucket", "old-backup");
            case 3 -> at.beside("AWS::EC2::Snapshot", "", Map.of()).set("/VolumeId", "vol-ffffffff");
            case 4 ->
                at.make("AWS::IAM::Role", "old-role")
                        .set("/AssumeRolePolicyDocument", Access.trust("lambda.amazonaws.com"));
            case 5 ->
                at.beside("AWS::Logs::LogGroup", "/aws/lambda/gone-" + at.dice().between(1, 9999), Map.of())
                        .set("/storedBytes", 0);
            default -> at.make("AWS::SQS::Queue", "old-queue");
        }
    }
}
