package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;

/** Servers in an Auto Scaling group behind a balancer, with a database. */
final class Servers {
    private static final String TEMPLATE =
            "/DescribeLaunchTemplateVersions/LaunchTemplateVersions/0/LaunchTemplateData";

    private static final double DEFAULT_GROUP = 0.2;

    private Servers() {}

    static void build(Site site, String piece) {
        Balanced balanced = Balanced.build(site, piece, "instance");
        Draft role = site.around()
                .everything()
                .filter(legacy -> site.place().dice().chance(0.2))
                .orElseGet(() -> Access.role(site.place(), piece + "-server", "ec2.amazonaws.com"));
        Draft profile = profile(site, piece, role);
        Draft template = site.make("AWS::EC2::LaunchTemplate", piece)
                .link(EdgeKind.RUNS_AS, profile, TEMPLATE + "/IamInstanceProfile/Arn", profile.arn())
                .set(TEMPLATE + "/SecurityGroupIds/-", balanced.clients().id())
                .needs(EdgeKind.ATTACHED_TO, balanced.clients());
        site.around()
                .image()
                .ifPresent(image -> template.link(EdgeKind.REFERENCES, image, TEMPLATE + "/ImageId", image.id()));
        group(site, piece, template, balanced, profile);
        site.groups().add(balanced.clients());
        if (site.around().everything().filter(role::equals).isEmpty()) {
            Workload workload = site.works(template, role);
            Parts.database(site, balanced.clients(), workload);
            if (site.place().dice().chance(0.5)) {
                workload.uses("ASSETS", Parts.bucket(site, piece + "-assets"));
            }
            site.around().artifacts().ifPresent(artifacts -> {
                Access.read(role, artifacts);
                workload.knows("ARTIFACTS", artifacts.name(), artifacts);
            });
        }
    }

    static Draft profile(Site site, String piece, Draft role) {
        Draft profile = site.make("AWS::IAM::InstanceProfile", piece + "-profile");
        return profile.set("/Roles/-", Nodes.object("Path", "/", "RoleName", role.name(), "Arn", role.arn()))
                .needs(EdgeKind.RUNS_AS, role);
    }

    private static void group(Site site, String piece, Draft template, Balanced balanced, Draft profile) {
        Network network = site.around().network();
        Draft group = site.make("AWS::AutoScaling::AutoScalingGroup", piece)
                .set(
                        "/LaunchTemplate",
                        Nodes.object(
                                "LaunchTemplateId",
                                template.id(),
                                "LaunchTemplateName",
                                template.name(),
                                "Version",
                                "$Default"))
                .needs(EdgeKind.REFERENCES, template)
                .add("/TargetGroupARNs", balanced.targets().arn())
                .needs(EdgeKind.ATTACHED_TO, balanced.targets())
                .set("/VPCZoneIdentifier", Network.joined(network.privates()));
        network.privates().forEach(subnet -> group.needs(EdgeKind.ATTACHED_TO, subnet));
        group.needs(EdgeKind.RUNS_AS, site.around().scaler());
        int servers = site.place().dice().between(1, 3);
        for (int i = 0; i < servers; i++) {
            Draft server = instance(site, network, balanced.clients(), profile, i);
            server.inherit(group);
            if (!site.place().habits().hidden()) {
                server.tag("Name", group.name());
            }
            server.tag("aws:autoscaling:groupName", group.name()).needs(EdgeKind.MANAGED_BY, group);
            group.add(
                    "/Instances",
                    Nodes.object("InstanceId", server.id(), "LifecycleState", "InService", "HealthStatus", "Healthy"));
            balanced.targets()
                    .add(
                            "/DescribeTargetHealth/TargetHealthDescriptions",
                            Nodes.object(
                                    "Target",
                                    Nodes.object("Id", server.id(), "Port", 8080),
                                    "TargetHealth",
                                    Nodes.object("State", "healthy")))
                    .needs(EdgeKind.ROUTES_TO, server);
        }
    }

    private static Draft instance(Site site, Network network, Draft group, Draft profile, int number) {
        Draft subnet = network.privates().get(number % network.privates().size());
        Draft volume = site.place().beside("AWS::EC2::Volume", "", Map.of());
        Draft server = server(site, subnet, group, volume)
                .link(EdgeKind.RUNS_AS, profile, "/IamInstanceProfile/Arn", profile.arn());
        site.around().image().ifPresent(image -> server.link(EdgeKind.REFERENCES, image, "/ImageId", image.id()));
        return server;
    }

    /** The network interface with which an instance is made. */
    private static void face(Site site, Draft server, Draft subnet, Draft group) {
        Draft vpc = site.around().network().vpc();
        Draft face = site.place()
                .beside("AWS::EC2::NetworkInterface", "", Map.of())
                .set(
                        "/Attachment",
                        Nodes.object(
                                "InstanceId",
                                server.id(),
                                "DeviceIndex",
                                0,
                                "DeleteOnTermination",
                                true,
                                "Status",
                                "attached"))
                .add("/Groups", Nodes.object("GroupId", group.id(), "GroupName", group.name()))
                .needs(EdgeKind.ATTACHED_TO, group)
                .link(EdgeKind.ATTACHED_TO, subnet, "/SubnetId", subnet.id())
                .set("/VpcId", vpc.id());
        server.add(
                        "/NetworkInterfaces",
                        Nodes.object(
                                "NetworkInterfaceId",
                                face.id(),
                                "SubnetId",
                                subnet.id(),
                                "VpcId",
                                vpc.id(),
                                "Status",
                                "in-use"))
                .needs(EdgeKind.ATTACHED_TO, face);
    }

    /** A running instance with its volume. */
    static Draft server(Site site, Draft subnet, Draft group, Draft volume) {
        Draft server = site.place().beside("AWS::EC2::Instance", "", Map.of());
        volume.add(
                "/Attachments",
                Nodes.object(
                        "VolumeId",
                        volume.id(),
                        "InstanceId",
                        server.id(),
                        "Device",
                        "/dev/xvda",
                        "State",
                        "attached"));
        if (site.place().dice().chance(DEFAULT_GROUP)) {
            Draft everybody = site.around().network().group();
            server.add("/SecurityGroups", Nodes.object("GroupId", everybody.id(), "GroupName", everybody.name()))
                    .needs(EdgeKind.ATTACHED_TO, everybody);
        }
        face(site, server, subnet, group);
        return server.link(EdgeKind.ATTACHED_TO, subnet, "/SubnetId", subnet.id())
                .link(
                        EdgeKind.ATTACHED_TO,
                        site.around().network().vpc(),
                        "/VpcId",
                        site.around().network().vpc().id())
                .add("/SecurityGroups", Nodes.object("GroupId", group.id(), "GroupName", group.name()))
                .needs(EdgeKind.ATTACHED_TO, group)
                .add(
                        "/BlockDeviceMappings",
                        Nodes.object(
                                "DeviceName",
                                "/dev/xvda",
                                "Ebs",
                                Nodes.object(
                                        "VolumeId", volume.id(), "Status", "attached", "DeleteOnTermination", true)))
                .needs(EdgeKind.ATTACHED_TO, volume);
    }
}
