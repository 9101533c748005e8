"""ECR and ECS."""

from __future__ import annotations

from .ledger import EU, Text, pairs


def repository(s, name, region=EU, readers=(), tags=None):
    answer = s.client("ecr", region).create_repository(
        repositoryName=name, tags=pairs(s.tags(name, tags)))["repository"]
    return s.add("AWS::ECR::Repository", answer["repositoryArn"], name, name, region, uri=answer["repositoryUri"])


def cluster(s, name, region=EU, tags=None):
    answer = s.client("ecs", region).create_cluster(
        clusterName=name, tags=pairs(s.tags(name, tags), "key", "value"))["cluster"]
    return s.add("AWS::ECS::Cluster", answer["clusterArn"], name, name, region)


def task_definition(s, family, repo, execution_role, task_role=None, env=None, secrets=None, log_group=None,
                    version="latest", tags=None):
    """A task definition; secrets maps a variable to a secret or a parameter (valueFrom)."""
    region = repo.region
    env, secrets = env or {}, secrets or {}
    container = {
        "name": family, "image": f"{repo.uri}:{version}", "cpu": 256, "memory": 512, "essential": True,
        "portMappings": [{"containerPort": 8080}],
        "environment": [{"name": k, "value": v.value if isinstance(v, Text) else v} for k, v in env.items()],
        "secrets": [{"name": k, "valueFrom": v.arn} for k, v in secrets.items()],
    }
    if log_group:
        container["logConfiguration"] = {"logDriver": "awslogs", "options": {
            "awslogs-group": log_group.name, "awslogs-region": region, "awslogs-stream-prefix": family}}
    arguments = {"taskRoleArn": task_role.arn} if task_role else {}
    arn = s.client("ecs", region).register_task_definition(
        family=family, networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
        executionRoleArn=execution_role.arn, containerDefinitions=[container],
        tags=pairs(s.tags(family, tags), "key", "value"), **arguments)["taskDefinition"]["taskDefinitionArn"]
    made = s.add("AWS::ECS::TaskDefinition", arn, family, family, region)
    s.need(made, repo, "references", "image of the container")
    s.need(made, execution_role, "runs-as", "execution role")
    if task_role:
        s.need(made, task_role, "runs-as", "task role")
    for name, value in env.items():
        s.mention(made, value, f"environment variable {name}")
    for name, value in secrets.items():
        s.need(made, value, "references", f"valueFrom of {name}")
    if log_group:
        s.need(made, log_group, "logs-to", "awslogs-group option")
    return made


def service(s, name, cluster_, definition, subnets, groups, target=None, desired=2, tags=None):
    arguments = {}
    if target:
        arguments["loadBalancers"] = [
            {"targetGroupArn": target.arn, "containerName": definition.name, "containerPort": 8080}]
    arn = s.client("ecs", cluster_.region).create_service(
        cluster=cluster_.name, serviceName=name, taskDefinition=definition.arn, desiredCount=desired,
        launchType="FARGATE", tags=pairs(s.tags(name, tags), "key", "value"),
        networkConfiguration={"awsvpcConfiguration": {
            "subnets": [n.id for n in subnets], "securityGroups": [g.id for g in groups]}},
        **arguments)["service"]["serviceArn"]
    made = s.add("AWS::ECS::Service", arn, name, name, cluster_.region)
    s.need(made, cluster_, "attached-to", "cluster of the service")
    s.need(made, definition, "references", "task definition of the service")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the service")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the service")
    if target:
        s.need(made, target, "attached-to", "target group of the service")
    return made
