package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Beanstalk environment with what it makes. */
final class Beanstalk {
    private Beanstalk() {}

    static void build(Site site, String piece) {
        Draft application = site.make("AWS::ElasticBeanstalk::Application", piece);
        Draft environment = site.place()
                .make("AWS::ElasticBeanstalk::Environment", piece + "-env", Map.of("parent", application.name()))
                .needs(EdgeKind.ATTACHED_TO, application);
        String resources = "/DescribeEnvironmentResources/EnvironmentResources";
        String prefix = "awseb-" + environment.id() + "-stack";
        Draft stack = mark(site.place().beside("AWS::CloudFormation::Stack", prefix, Map.of()), environment);
        Network network = site.around().network();
        Draft group = made(site, environment, "AWS::EC2::SecurityGroup", prefix + "-AWSEBSecurityGroup")
                .link(
                        EdgeKind.ATTACHED_TO,
                        network.vpc(),
                        "/VpcId",
                        network.vpc().id());
        Draft scaling = made(site, environment, "AWS::AutoScaling::AutoScalingGroup", prefix + "-AWSEBAutoScalingGroup")
                .set("/VPCZoneIdentifier", Network.joined(network.privates()));
        network.privates().forEach(subnet -> scaling.needs(EdgeKind.ATTACHED_TO, subnet));
        scaling.needs(EdgeKind.RUNS_AS, site.around().scaler());
        for (Draft part : List.of(group, scaling)) {
            part.tag("aws:cloudformation:stack-name", stack.name())
                    .tag("aws:cloudformation:stack-id", stack.arn())
                    .needs(EdgeKind.DEPLOYED_BY, stack);
        }
        environment.add(resources + "/AutoScalingGroups", Nodes.object("Name", scaling.name()));
        int servers = site.place().dice().between(1, 2);
        for (int i = 0; i < servers; i++) {
            Draft server = Servers.server(
                    site, network.privates().get(i), group, site.place().beside("AWS::EC2::Volume", "", Map.of()));
            mark(server, environment)
                    .tag("aws:autoscaling:groupName", scaling.name())
                    .needs(EdgeKind.MANAGED_BY, scaling);
            scaling.add(
                    "/Instances",
                    Nodes.object("InstanceId", server.id(), "LifecycleState", "InService", "HealthStatus", "Healthy"));
            environment.add(resources + "/Instances", Nodes.object("Id", server.id()));
        }
        if (site.place().dice().chance(0.6)) {
            Draft queue = site.make("AWS::SQS::Queue", piece + "-mail");
            Parts.function(site, piece + "-mailer").uses("MAIL_QUEUE", queue);
        }
        site.offers(environment, "http://" + environment.text("/CNAME"));
    }

    private static Draft made(Site site, Draft environment, String type, String name) {
        return mark(
                site.place().beside(type, name + "-" + environment.id().toUpperCase(Locale.ROOT), Map.of()),
                environment);
    }

    private static Draft mark(Draft draft, Draft environment) {
        return draft.tag("elasticbeanstalk:environment-id", environment.id())
                .tag("elasticbeanstalk:environment-name", environment.name())
                .needs(EdgeKind.MANAGED_BY, environment);
    }
}
