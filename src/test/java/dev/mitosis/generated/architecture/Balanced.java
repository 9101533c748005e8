package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;

/** A target group behind a load balancer of its own or behind the one of all. */
record Balanced(Draft targets, Draft clients) {
    static Balanced build(Site site, String piece, String kind) {
        Draft vpc = site.around().network().vpc();
        Draft targets = site.make("AWS::ElasticLoadBalancingV2::TargetGroup", piece)
                .set("/TargetType", kind)
                .link(EdgeKind.ATTACHED_TO, vpc, "/VpcId", vpc.id());
        Draft group = Parts.group(site, piece + "-sg");
        if (site.around().balancer().isPresent()) {
            rule(site, site.around().balancer().get(), targets, piece);
        } else {
            own(site, piece, targets, group);
        }
        return new Balanced(targets, group);
    }

    private static void own(Site site, String piece, Draft targets, Draft group) {
        Draft outer = Parts.group(site, piece + "-alb-sg");
        Parts.opens(group, outer, 8080);
        Draft balancer = balancer(site, piece + "-alb", outer);
        Draft listener = listener(site, balancer);
        listener.add("/DefaultActions", Nodes.object("Type", "forward", "TargetGroupArn", targets.arn()))
                .needs(EdgeKind.ROUTES_TO, targets);
        targets.add("/LoadBalancerArns", balancer.arn());
        balancer.needs(EdgeKind.ROUTES_TO, targets);
        Parts.address(site, host(site, piece), balancer, "dualstack." + balancer.text("/DNSName"));
        site.offers(balancer, "https://" + balancer.text("/DNSName"));
        Parts.alarm(site, piece + "-5xx", "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", balancer);
    }

    static String host(Site site, String piece) {
        if (site.place().habits().hidden()) {
            return site.place().meaningless() + "." + site.around().domain();
        }
        String env = site.place().spelled();
        return piece + "." + site.place().habits().word()
                + (env.isEmpty() ? "" : "." + env.toLowerCase(java.util.Locale.ROOT)) + "."
                + site.around().domain();
    }

    static Draft balancer(Site site, String part, Draft group) {
        Network network = site.around().network();
        Draft balancer = site.make("AWS::ElasticLoadBalancingV2::LoadBalancer", part)
                .link(
                        EdgeKind.ATTACHED_TO,
                        network.vpc(),
                        "/VpcId",
                        network.vpc().id())
                .add("/SecurityGroups", group.id())
                .needs(EdgeKind.ATTACHED_TO, group);
        for (Draft subnet : network.publics()) {
            balancer.add(
                            "/AvailabilityZones",
                            Nodes.object("ZoneName", subnet.text("/AvailabilityZone"), "SubnetId", subnet.id()))
                    .needs(EdgeKind.ATTACHED_TO, subnet);
        }
        return balancer;
    }

    static Draft listener(Site site, Draft balancer) {
        Draft listener = site.place()
                .exact(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "listener",
                        balancer.name() + ":443",
                        Map.of("parent", balancer.arn().replace(":loadbalancer/", ":listener/")))
                .link(EdgeKind.ATTACHED_TO, balancer, "/LoadBalancerArn", balancer.arn());
        site.around()
                .certificate()
                .ifPresent(
                        certificate -> listener.add("/Certificates", Nodes.object("CertificateArn", certificate.arn()))
                                .needs(EdgeKind.REFERENCES, certificate));
        return listener;
    }

    private static void rule(Site site, Draft listener, Draft targets, String piece) {
        site.place()
                .exact(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        piece + "-rule",
                        listener.arn() + " rule " + targets.id(),
                        Map.of("parent", listener.arn().replace(":listener/", ":listener-rule/")))
                .add(
                        "/Conditions",
                        Nodes.object(
                                "Field",
                                "path-pattern",
                                "PathPatternConfig",
                                Nodes.object("Values", Nodes.array("/" + targets.name() + "/*"))))
                .add("/Actions", Nodes.object("Type", "forward", "TargetGroupArn", targets.arn(), "Order", 1))
                .needs(EdgeKind.ROUTES_TO, targets)
                .needs(EdgeKind.ATTACHED_TO, listener);
    }
}
