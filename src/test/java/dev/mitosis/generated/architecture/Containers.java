package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;

/** A container service behind a balancer, with a database. */
final class Containers {
    private Containers() {}

    static void build(Site site, String piece) {
        Balanced balanced = Balanced.build(site, piece, "ip");
        Draft role = Access.role(site.place(), piece + "-task", "ecs-tasks.amazonaws.com");
        Draft executor = site.around()
                .executor()
                .orElseGet(() -> Access.role(site.place(), piece + "-exec", "ecs-tasks.amazonaws.com"));
        Draft logs = site.place().make("AWS::Logs::LogGroup", piece + "-logs");
        Draft task = site.make("AWS::ECS::TaskDefinition", piece)
                .link(EdgeKind.RUNS_AS, role, "/taskDefinition/taskRoleArn", role.arn())
                .link(EdgeKind.RUNS_AS, executor, "/taskDefinition/executionRoleArn", executor.arn());
        task.add("/taskDefinition/containerDefinitions", container(site, piece, logs))
                .needs(EdgeKind.LOGS_TO, logs);
        site.repository().ifPresent(repository -> task.needs(EdgeKind.REFERENCES, repository));
        Workload workload = site.works(task, role);
        service(site, piece, task, balanced);
        site.groups().add(balanced.clients());
        if (site.place().dice().chance(0.6)) {
            Parts.database(site, balanced.clients(), workload);
        }
        if (site.place().dice().chance(0.4)) {
            cache(site, piece, balanced.clients(), workload);
        }
        if (site.place().dice().chance(0.4)) {
            workload.uses("UPLOADS_BUCKET", Parts.bucket(site, piece + "-uploads"));
        }
    }

    private static Object container(Site site, String piece, Draft logs) {
        String image = site.repository()
                .map(repository -> repository.text("/repositoryUri") + ":latest")
                .orElse("public.ecr.aws/docker/library/node:20");
        return Nodes.object(
                "name",
                piece,
                "image",
                image,
                "cpu",
                0,
                "essential",
                true,
                "portMappings",
                Nodes.array(Nodes.object("containerPort", 8080)),
                "environment",
                Nodes.array(Nodes.object("name", "LOG_LEVEL", "value", "***")),
                "secrets",
                Nodes.array(),
                "logConfiguration",
                Nodes.object(
                        "logDriver",
                        "awslogs",
                        "options",
                        Nodes.object(
                                "awslogs-group",
                                logs.name(),
                                "awslogs-region",
                                site.place().region(),
                                "awslogs-stream-prefix",
                                piece)));
    }

    private static void service(Site site, String piece, Draft task, Balanced balanced) {
        Draft cluster = site.around().cluster().orElseGet(() -> site.make("AWS::ECS::Cluster", piece + "-cluster"));
        Draft service = site.place()
                .make("AWS::ECS::Service", piece, Map.of("parent", cluster.name()))
                .link(EdgeKind.ATTACHED_TO, cluster, "/clusterArn", cluster.arn())
                .link(EdgeKind.REFERENCES, task, "/taskDefinition", task.arn())
                .add(
                        "/loadBalancers",
                        Nodes.object(
                                "targetGroupArn",
                                balanced.targets().arn(),
                                "containerName",
                                piece,
                                "containerPort",
                                8080))
                .needs(EdgeKind.ATTACHED_TO, balanced.targets());
        Object subnets = Nodes.array(
                site.around().network().privates().stream().map(Draft::id).toArray());
        service.set(
                        "/networkConfiguration/awsvpcConfiguration",
                        Nodes.object(
                                "subnets",
                                subnets,
                                "securityGroups",
                                Nodes.array(balanced.clients().id()),
                                "assignPublicIp",
                                "DISABLED"))
                .needs(EdgeKind.ATTACHED_TO, balanced.clients());
        site.around().network().privates().forEach(subnet -> service.needs(EdgeKind.ATTACHED_TO, subnet));
        Parts.alarm(site, piece + "-cpu", "AWS/ECS", "CPUUtilization", "ServiceName", service);
    }

    private static void cache(Site site, String piece, Draft clients, Workload user) {
        Draft group = Parts.group(site, piece + "-redis-sg");
        Parts.opens(group, clients, 6379);
        Draft subnets = site.make("AWS::ElastiCache::SubnetGroup", piece + "-redis");
        for (Draft subnet : site.around().network().privates()) {
            subnets.add("/Subnets", Nodes.object("SubnetIdentifier", subnet.id()))
                    .needs(EdgeKind.ATTACHED_TO, subnet);
        }
        Draft cache = site.make("AWS::ElastiCache::ReplicationGroup", piece + "-redis");
        site.place()
                .exact("AWS::ElastiCache::CacheCluster", piece + "-redis-node", cache.name() + "-001", Map.of())
                .link(EdgeKind.ATTACHED_TO, cache, "/ReplicationGroupId", cache.name())
                .link(EdgeKind.ATTACHED_TO, subnets, "/CacheSubnetGroupName", subnets.name())
                .add("/SecurityGroups", Nodes.object("SecurityGroupId", group.id(), "Status", "active"))
                .needs(EdgeKind.ATTACHED_TO, group);
        user.knows("REDIS_HOST", cache.text("/NodeGroups/0/PrimaryEndpoint/Address"), cache);
    }
}
