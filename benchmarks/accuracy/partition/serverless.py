"""What the Serverless Framework makes of a serverless.yml, as far as the resources and their names go.

Names are those of the framework (https://www.serverless.com/framework/docs/providers/aws/guide/resources): a stack
SERVICE-STAGE, functions SERVICE-STAGE-NAME, one role for those that have none, a bucket for what is deployed.
"""

import posixpath
import re

import yaml

VARIABLE = re.compile(r"\$\{((?:self|opt|env|ssm|cf|file|sls|param|aws)\b[^${}]*)\}")


class Variables:
    def __init__(self, path, stage, repositories, outputs):
        self.path, self.stage, self.repositories, self.outputs = path, stage, repositories, outputs
        self.root = yaml.safe_load(repositories.text(path))

    def all(self, value, depth=0):
        if isinstance(value, dict):
            return {self.all(k, depth): self.all(v, depth) for k, v in value.items()}
        if isinstance(value, list):
            return [self.all(v, depth) for v in value]
        while isinstance(value, str) and depth < 30 and (match := VARIABLE.search(value)):
            depth += 1
            found = self.one(match[1], depth)
            if match[0] == value:
                return self.all(found, depth)
            value = value[: match.start()] + str("" if found is None else found) + value[match.end() :]
        return value

    def one(self, text, depth):
        for option in re.split(r",\s*(?![^()]*\))", text):
            found = self.source(option.strip(), depth)
            if found is not None:
                return found
        return None

    def source(self, option, depth):
        if re.match(r"""^(["']).*\1$""", option):
            return option[1:-1]
        kind, _, rest = option.partition(":")
        if option in ("opt:stage", "sls:stage"):
            return self.stage
        if kind == "self":
            return self.inside(self.root, rest, depth)
        if kind == "cf":
            stack, _, output = rest.partition(".")
            return self.outputs.get(stack, {}).get(output)
        if kind.startswith("file("):
            name = re.match(r"file\(([^)]*)\)", option)[1]
            text = self.repositories.text(posixpath.normpath(posixpath.join(posixpath.dirname(self.path), name)))
            return self.inside(yaml.safe_load(text), rest, depth)
        return {"aws:accountId": "123456789012", "aws:region": "eu-west-1"}.get(option)

    def inside(self, value, path, depth):
        for part in filter(None, path.split(".")):
            value = self.all(value, depth) if isinstance(value, str) else value
            value = value.get(part) if isinstance(value, dict) else None
        return self.all(value, depth)


def template(path, stage, repositories, outputs):
    variables = Variables(path, stage, repositories, outputs)
    root = variables.root
    root.setdefault("provider", {})["stage"] = stage
    service = variables.all({k: v for k, v in root.items() if k not in ("custom", "plugins")})
    made = {"Resources": {"ServerlessDeploymentBucket": {"Type": "AWS::S3::Bucket", "Properties": {}}}, "Outputs": {}}
    extra = service.get("resources") or {}
    for part in extra if isinstance(extra, list) else [extra]:
        for section in ("Resources", "Outputs", "Conditions"):
            made.setdefault(section, {}).update((part or {}).get(section) or {})
    Functions(service, stage, made).add()
    return made


class Functions:
    def __init__(self, service, stage, made):
        self.service, self.stage, self.made = service, stage, made
        self.provider, self.name = service["provider"], service["service"]
        self.resources = made["Resources"]

    def add(self):
        for name, layer in (self.service.get("layers") or {}).items():
            logical = logical_name(name) + "LambdaLayer"
            self.resources[logical] = {"Type": "AWS::Lambda::LayerVersion", "Properties": {
                "LayerName": layer.get("name", name), "Content": {"S3Bucket": "deployment", "S3Key": name}}}
            self.made["Outputs"][logical + "QualifiedArn"] = {"Value": {"Ref": logical}}
        for name, function in (self.service.get("functions") or {}).items():
            self.function(name, function)

    def function(self, name, function):
        logical = logical_name(name) + "LambdaFunction"
        called = function.get("name", f"{self.name}-{self.stage}-{name}")
        role = function.get("role", self.provider.get("role"))
        properties = {
            "FunctionName": called, "Handler": function.get("handler", "index.handler"), "Runtime": "nodejs20.x",
            "Role": {"Fn::GetAtt": [self.own_role(), "Arn"]} if role is None else
                    {"Fn::GetAtt": [role, "Arn"]} if isinstance(role, str) and not role.startswith("arn:") else role,
            "Environment": {"Variables": {k: v for k, v in {
                **(self.provider.get("environment") or {}), **(function.get("environment") or {})}.items() if v is not None}},
            "Layers": [l for l in function.get("layers", self.provider.get("layers", [])) if l],
        }
        vpc = function.get("vpc", self.provider.get("vpc"))
        if vpc:
            properties["VpcConfig"] = {"SecurityGroupIds": vpc.get("securityGroupIds", []), "SubnetIds": [
                s for s in vpc.get("subnetIds", []) if s]}
        self.resources[logical] = {"Type": "AWS::Lambda::Function", "Properties": properties}
        self.resources[logical_name(name) + "LogGroup"] = {
            "Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/aws/lambda/" + called}}
        for number, event in enumerate(function.get("events") or [], 1):
            for kind, of in (event.items() if isinstance(event, dict) else [(event, {})]):
                self.event(logical_name(name), logical, kind, of, number)

    def own_role(self):
        statements = ((self.provider.get("iam") or {}).get("role") or {}).get("statements") or []
        logs = {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:CreateLogGroup", "logs:PutLogEvents"], "Resource": [
            {"Fn::Sub": f"arn:aws:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:/aws/lambda/{self.name}-{self.stage}*:*"}]}
        self.resources.setdefault("IamRoleLambdaExecution", {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": f"{self.name}-{self.stage}-eu-west-1-lambdaRole",
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}]},
            "Policies": [{"PolicyName": f"{self.name}-{self.stage}-lambda", "PolicyDocument": {
                "Version": "2012-10-17", "Statement": [logs, *statements]}}]}})
        return "IamRoleLambdaExecution"

    def event(self, name, function, kind, of, number):
        target = {"Fn::GetAtt": [function, "Arn"]}
        of = of if isinstance(of, dict) else {"": of}
        if kind == "schedule":
            rule = f"{name}EventsRuleSchedule{number}"
            self.resources[rule] = {"Type": "AWS::Events::Rule", "Properties": {
                "ScheduleExpression": str(of.get("rate", of.get(""))), "State": "ENABLED", "Targets": [{"Arn": target, "Id": name + "Schedule"}]}}
            self.permission(f"{name}LambdaPermissionEventsRuleSchedule{number}", target, "events.amazonaws.com", rule)
        elif kind in ("stream", "sqs"):
            source = of.get("arn", of.get(""))
            if source:
                self.resources[f"{name}EventSourceMapping{number}"] = {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
                    "EventSourceArn": source, "FunctionName": target, "StartingPosition": of.get("startingPosition", "TRIM_HORIZON")}}
        elif kind == "http":
            self.method(name, function, of)

    def permission(self, logical, target, principal, rule=None):
        properties = {"FunctionName": target, "Action": "lambda:InvokeFunction", "Principal": principal}
        if rule:
            properties["SourceArn"] = {"Fn::GetAtt": [rule, "Arn"]}
        self.resources[logical] = {"Type": "AWS::Lambda::Permission", "Properties": properties}

    def method(self, name, function, of):
        api = {"Ref": "ApiGatewayRestApi"}
        self.resources.setdefault("ApiGatewayRestApi", {"Type": "AWS::ApiGateway::RestApi", "Properties": {
            "Name": f"{self.stage}-{self.name}"}})
        parent, logical = {"Fn::GetAtt": ["ApiGatewayRestApi", "RootResourceId"]}, "ApiGatewayResource"
        for part in of.get("path", "/").strip("/").split("/"):
            logical += "".join(w.capitalize() for w in re.findall(r"\w+", part)) + ("Var" if "{" in part else "")
            self.resources.setdefault(logical, {"Type": "AWS::ApiGateway::Resource", "Properties": {
                "ParentId": parent, "PathPart": part, "RestApiId": api}})
            parent = {"Ref": logical}
        method = logical.replace("Resource", "Method", 1) + of.get("method", "get").capitalize()
        self.resources[method] = {"Type": "AWS::ApiGateway::Method", "Properties": {
            "HttpMethod": of.get("method", "get").upper(), "ResourceId": parent, "RestApiId": api, "AuthorizationType": "NONE",
            "Integration": {"IntegrationHttpMethod": "POST", "Type": "AWS_PROXY", "Uri": {"Fn::Join": ["", [
                "arn:aws:apigateway:", {"Ref": "AWS::Region"}, ":lambda:path/2015-03-31/functions/",
                {"Fn::GetAtt": [function, "Arn"]}, "/invocations"]]}}}}
        self.resources.setdefault("ApiGatewayDeployment", {"Type": "AWS::ApiGateway::Deployment", "DependsOn": [], "Properties": {
            "RestApiId": api, "StageName": self.stage}})["DependsOn"].append(method)
        self.permission(name + "LambdaPermissionApiGateway", {"Fn::GetAtt": [function, "Arn"]}, "apigateway.amazonaws.com")


def logical_name(name):
    return (name[:1].upper() + name[1:]).replace("-", "Dash").replace("_", "Underscore")
