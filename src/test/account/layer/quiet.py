"""What is set to rest before a last copy, and what that takes: the actions of alarms, stages of HTTP APIs, and the machines of Beanstalk."""

import json

from layer.front import Refused, added
from moto.apigatewayv2.responses import ApiGatewayV2Response
from moto.cloudwatch.models import cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult
from moto.elasticbeanstalk.models import Environment
from moto.elasticbeanstalk.responses import EBResponse
from moto.moto_api._internal import mock_random as moto_random

MACHINES = "aws:autoscaling:asg"


make = Environment.__init__


def numbered(self, *given, **named):
    make(self, *given, **named)
    self.environment_id = "e-" + moto_random.get_random_hex(10)


Environment.__init__ = numbered


def switched(self, enabled):
    alarms = cloudwatch_backends[self.current_account][self.region].alarms
    for name in self._get_param("AlarmNames", []):
        if name in alarms:  # The service says nothing of others.
            alarms[name].actions_enabled = enabled
    return {}


@added(CloudWatchResponse)
def enable_alarm_actions(self):
    return switched(self, True)


@added(CloudWatchResponse)
def disable_alarm_actions(self):
    return switched(self, False)


@added(ApiGatewayV2Response)
def update_stage(self):
    _, _, _, api, _, name = self.path.split("/")
    stage = self.apigatewayv2_backend.get_stage(api, name)
    asked = json.loads(self.body)
    stage.default_route_settings = {**stage.default_route_settings, **asked.get("defaultRouteSettings", {})}
    stage.auto_deploy = asked.get("autoDeploy", stage.auto_deploy)
    return {"StageName": name, "AutoDeploy": stage.auto_deploy}


def environment(self):
    for one in self.elasticbeanstalk_backend.describe_environments():
        if self._get_param("EnvironmentId") == one.environment_id or self._get_param("EnvironmentName") == one.environment_name:
            return one
    raise Refused("InvalidParameterValue", "No Environment found.")


def options(one):
    if not hasattr(one, "layer_options"):
        one.layer_options = {(MACHINES, "MinSize"): "1", (MACHINES, "MaxSize"): "4"}
    return one.layer_options


@added(EBResponse)
def describe_configuration_settings(self):
    one = environment(self)
    said = [{"Namespace": space, "OptionName": name, "Value": value} for (space, name), value in sorted(options(one).items())]
    return {"ConfigurationSettings": [{"ApplicationName": self._get_param("ApplicationName"), "EnvironmentName": one.environment_name, "OptionSettings": said}]}


@added(EBResponse)
def update_environment(self):
    one = environment(self)
    for option in self._get_param("OptionSettings", []):
        options(one)[(option["Namespace"], option["OptionName"])] = option["Value"]
    return {"EnvironmentName": one.environment_name, "Status": "Updating"}


ENDED = {}


def described(self):
    """It tells of all whatever is asked for, and of none that was ended."""
    wanted = set(self._get_param("EnvironmentIds", [])) | set(self._get_param("EnvironmentNames", []))
    known = list(self.elasticbeanstalk_backend.describe_environments())
    if self._get_param("IncludeDeleted"):
        known += ENDED.get((self.current_account, self.region), [])
    return ActionResult({"Environments": [one for one in known if not wanted or {one.environment_id, one.environment_name} & wanted]})


described.__name__ = "describe_environments"
EBResponse.describe_environments = described


@added(EBResponse)
def terminate_environment(self):
    one = environment(self)
    for application in self.elasticbeanstalk_backend.applications.values():
        application.environments.pop(one.environment_name, None)
    one.status = "Terminated"
    ENDED.setdefault((self.current_account, self.region), []).append(one)
    return {"EnvironmentName": one.environment_name, "Status": "Terminating"}
