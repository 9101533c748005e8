"""Functions, rules, state machines, APIs, logs and alarms."""

from __future__ import annotations

import io
import json
import zipfile

from .ledger import ACCOUNT, EU, Text, pairs


def _code():
    """The same empty function each time, byte for byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("index.py", (2020, 1, 1, 0, 0, 0)), "def handler(event, context):\n    pass\n")
    return out.getvalue()


CODE = _code()


def log_group(s, name, key_=None, region=EU, tags=None):
    logs = s.client("logs", region)
    arguments = {"kmsKeyId": key_.arn} if key_ else {}
    given = s.tags(name, tags)
    if given:
        arguments["tags"] = given
    logs.create_log_group(logGroupName=name, **arguments)
    made = s.add("AWS::Logs::LogGroup", f"arn:aws:logs:{region}:{ACCOUNT}:log-group:{name}", name, name, region)
    if key_:
        s.need(made, key_, "encrypts-with", "key of the log group")
    return made


def subscription_filter(s, group, function_):
    permit(s, function_, "logs", group)
    s.client("logs", group.region).put_subscription_filter(
        logGroupName=group.name, filterName="ship", filterPattern="ERROR", destinationArn=function_.arn)
    s.need(group, function_, "invokes", "subscription filter")


def function(s, name, role_, env=None, subnets=(), groups=(), log=True, region=EU, tags=None):
    """A function with, unless told otherwise, the log group that it writes to by convention."""
    arguments = {}
    env = env or {}
    if env:
        arguments["Environment"] = {
            "Variables": {k: v.value if isinstance(v, Text) else v for k, v in env.items()}}
    if subnets:
        arguments["VpcConfig"] = {"SubnetIds": [n.id for n in subnets], "SecurityGroupIds": [g.id for g in groups]}
    arn = s.client("lambda", region).create_function(
        FunctionName=name, Runtime="python3.12", Role=role_.arn, Handler="index.handler", Code={"ZipFile": CODE},
        Tags=s.tags(name, tags), **arguments)["FunctionArn"]
    made = s.add("AWS::Lambda::Function", arn, name, name, region, permissions=[])
    s.need(made, role_, "runs-as", "execution role")
    for variable, value in env.items():
        s.mention(made, value, f"environment variable {variable}")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the function")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the function")
    if log:
        made.attributes["log"] = log_group(s, f"/aws/lambda/{name}", region=region)
        s.need(made, made.log, "logs-to", "log group by the naming convention")
    return made


def permit(s, function_, service, source, source_arn=None):
    """Lets a source invoke the function: a statement of its resource policy."""
    function_.permissions.append(source)
    s.client("lambda", function_.region).add_permission(
        FunctionName=function_.name, StatementId=f"{service}{len(function_.permissions)}",
        Action="lambda:InvokeFunction", Principal=f"{service}.amazonaws.com", SourceArn=source_arn or source.arn)
    s.need(function_, source, "trusts", "resource policy of the function")


def consume(s, function_, source, tags=None):
    """An event source mapping from a queue or a table's stream."""
    arguments = {}
    source_arn = source.arn
    if source.type == "AWS::DynamoDB::Table":
        source_arn = source.stream
        arguments["StartingPosition"] = "LATEST"
    uuid = s.client("lambda", function_.region).create_event_source_mapping(
        FunctionName=function_.name, EventSourceArn=source_arn, BatchSize=10, **arguments)["UUID"]
    made = s.add("AWS::Lambda::EventSourceMapping",
                 f"arn:aws:lambda:{function_.region}:{ACCOUNT}:event-source-mapping:{uuid}",
                 f"{source.name} to {function_.name}", uuid, function_.region)
    s.need(made, source, "reads", "event source")
    s.need(made, function_, "triggers", "function of the mapping")
    s.need(function_, source, "reads", "event source mapping")
    s.need(source, function_, "triggers", "event source mapping")
    return made


def bus(s, name, region=EU, tags=None):
    arn = s.client("events", region).create_event_bus(
        Name=name, Tags=pairs(s.tags(name, tags)))["EventBusArn"]
    return s.add("AWS::Events::EventBus", arn, name, name, region)


def event_rule(s, name, targets, schedule=None, pattern=None, bus_=None, role_=None, text=None, region=EU, tags=None):
    events = s.client("events", region)
    arguments = {"ScheduleExpression": schedule} if schedule else {"EventPattern": json.dumps(pattern)}
    where = {"EventBusName": bus_.name} if bus_ else {}
    given = pairs(s.tags(name, tags))
    if given:
        arguments["Tags"] = given
    arn = events.put_rule(Name=name, **arguments, **where)["RuleArn"]
    made = s.add("AWS::Events::Rule", arn, name, name, region)
    listed = []
    for number, target in enumerate(targets):
        entry = {"Id": f"t{number}", "Arn": target.arn}
        if role_ and target.type == "AWS::StepFunctions::StateMachine":
            entry["RoleArn"] = role_.arn
        if text:
            entry["Input"] = s.mention(made, text, "input of the target")
        listed.append(entry)
        s.need(made, target, "invokes", "target of the rule")
    answer = events.put_targets(Rule=name, Targets=listed, **where)
    if answer["FailedEntryCount"]:
        raise RuntimeError(f"targets refused: {answer}")
    if bus_:
        s.need(made, bus_, "attached-to", "bus of the rule")
    if role_:
        s.need(made, role_, "runs-as", "role of the target")
    for target in targets:
        if target.type == "AWS::Lambda::Function":
            permit(s, target, "events", made)
    return made


def state_machine(s, name, role_, steps, secret=None, region=EU, tags=None):
    """A chain of tasks; steps are functions, queues, topics or tables."""
    states, mentions = {}, []
    for number, target in enumerate(steps):
        state = {"Type": "Task", **_task(target)}
        if secret and number == 0:
            state["Parameters"]["apiKey"] = secret
        mentions.append(target)
        state.update({"Next": f"Step{number + 1}"} if number + 1 < len(steps) else {"End": True})
        states[f"Step{number}"] = state
    arn = s.client("stepfunctions", region).create_state_machine(
        name=name, roleArn=role_.arn, definition=json.dumps({"StartAt": "Step0", "States": states}),
        tags=pairs(s.tags(name, tags), "key", "value"))["stateMachineArn"]
    made = s.add("AWS::StepFunctions::StateMachine", arn, name, name, region)
    s.need(made, role_, "runs-as", "role of the state machine")
    for target in mentions:
        kind = "invokes" if target.type == "AWS::Lambda::Function" else "writes"
        s.need(made, target, kind, "task of the definition")
    return made


def _task(target):
    if target.type == "AWS::Lambda::Function":
        return {"Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": target.arn}}
    if target.type == "AWS::SQS::Queue":
        return {"Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {
            "QueueUrl": f"https://sqs.{target.region}.amazonaws.com/{ACCOUNT}/{target.name}"}}
    if target.type == "AWS::SNS::Topic":
        return {"Resource": "arn:aws:states:::sns:publish", "Parameters": {"TopicArn": target.arn}}
    if target.type == "AWS::DynamoDB::Table":
        return {"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": target.name}}
    raise ValueError(target.type)


def rest_api(s, name, routes, region=EU, tags=None):
    """A REST API; routes maps a path part to the function behind it."""
    api = s.client("apigateway", region)
    id_ = api.create_rest_api(name=name, tags=s.tags(name, tags))["id"]
    made = s.add("AWS::ApiGateway::RestApi", f"arn:aws:apigateway:{region}::/restapis/{id_}", name, id_, region,
                 host=f"{id_}.execute-api.{region}.amazonaws.com")
    root = api.get_resources(restApiId=id_)["items"][0]["id"]
    for path, target in routes.items():
        child = api.create_resource(restApiId=id_, parentId=root, pathPart=path)["id"]
        api.put_method(restApiId=id_, resourceId=child, httpMethod="ANY", authorizationType="NONE")
        api.put_integration(
            restApiId=id_, resourceId=child, httpMethod="ANY", type="AWS_PROXY", integrationHttpMethod="POST",
            uri=f"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{target.arn}/invocations")
        s.need(made, target, "invokes", f"integration of /{path}")
        permit(s, target, "apigateway", made, f"arn:aws:execute-api:{region}:{ACCOUNT}:{id_}/*/*/{path}")
    api.create_deployment(restApiId=id_, stageName="live")
    return made


def http_api(s, name, routes, region=EU, tags=None):
    api = s.client("apigatewayv2", region)
    id_ = api.create_api(Name=name, ProtocolType="HTTP", Tags=s.tags(name, tags))["ApiId"]
    made = s.add("AWS::ApiGatewayV2::Api", f"arn:aws:apigateway:{region}::/apis/{id_}", name, id_, region,
                 host=f"{id_}.execute-api.{region}.amazonaws.com")
    for path, target in routes.items():
        integration = api.create_integration(
            ApiId=id_, IntegrationType="AWS_PROXY", IntegrationUri=target.arn,
            PayloadFormatVersion="2.0")["IntegrationId"]
        api.create_route(ApiId=id_, RouteKey=f"ANY /{path}", Target=f"integrations/{integration}")
        s.need(made, target, "invokes", f"integration of /{path}")
        permit(s, target, "apigateway", made, f"arn:aws:execute-api:{region}:{ACCOUNT}:{id_}/*/*/{path}")
    return made


DIMENSIONS = {
    "AWS::SQS::Queue": ("AWS/SQS", "QueueName", "ApproximateAgeOfOldestMessage"),
    "AWS::Lambda::Function": ("AWS/Lambda", "FunctionName", "Errors"),
    "AWS::RDS::DBInstance": ("AWS/RDS", "DBInstanceIdentifier", "CPUUtilization"),
    "AWS::EC2::Instance": ("AWS/EC2", "InstanceId", "StatusCheckFailed"),
    "AWS::DynamoDB::Table": ("AWS/DynamoDB", "TableName", "ThrottledRequests"),
    "AWS::AutoScaling::AutoScalingGroup": ("AWS/EC2", "AutoScalingGroupName", "CPUUtilization"),
}


def alarm(s, name, watched, topic_=None, tags=None):
    if watched.type == "AWS::ElasticLoadBalancingV2::LoadBalancer":
        namespace, metric = "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count"
        dimension = {"Name": "LoadBalancer", "Value": watched.arn.split(":loadbalancer/")[1]}
    else:
        namespace, key, metric = DIMENSIONS[watched.type]
        dimension = {"Name": key, "Value": watched.id}
    cloudwatch = s.client("cloudwatch", watched.region)
    cloudwatch.put_metric_alarm(
        AlarmName=name, Namespace=namespace, MetricName=metric, Dimensions=[dimension], Statistic="Average",
        Period=300, EvaluationPeriods=2, Threshold=80, ComparisonOperator="GreaterThanThreshold",
        AlarmActions=[topic_.arn] if topic_ else [], Tags=pairs(s.tags(name, tags)))
    arn = f"arn:aws:cloudwatch:{watched.region}:{ACCOUNT}:alarm:{name}"
    made = s.add("AWS::CloudWatch::Alarm", arn, name, name, watched.region)
    s.need(made, watched, "references", "dimension of the alarm")
    if topic_:
        s.need(made, topic_, "invokes", "action of the alarm")
    return made
