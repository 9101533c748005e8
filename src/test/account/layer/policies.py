"""A statement that is about somebody else, or whose condition does not hold, says nothing; the emulator takes it for a denial."""

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

permitted = IAMPolicyStatement.is_action_permitted


def judged(self, action, resource="*", principal=None, incoming_condition_values=None):
    others = principal and not self.is_unknown_principal(self._statement.get("Principal")) and not self._check_principal(principal)
    if others or not self._check_conditions(incoming_condition_values):
        return PermissionResult.NEUTRAL
    return permitted(self, action, resource, principal, incoming_condition_values)


IAMPolicyStatement.is_action_permitted = judged
