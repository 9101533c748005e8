"""A statement that is about somebody else, or whose condition does not hold, says nothing; the emulator takes it for a denial."""

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

permitted = IAMPolicyStatement.is_action_permitted


checked = IAMPolicyStatement._check_conditions
# What nobody says of a request to an emulator on the same machine: nothing leaves it.
UNSAID = {"aws:securetransport": "true"}


def conditions(self, given):
    """The emulator takes a condition for met whose operator it does not know."""
    wanted = self._statement.get("Condition") or {}
    known = {**UNSAID, **{key.lower(): value for key, value in (given or {}).items()}}
    rest = {}
    for operator, keys in wanted.items():
        if operator not in ("Bool", "BoolIfExists"):
            rest[operator] = keys
            continue
        for key, value in keys.items():
            actual = known.get(key.lower())
            if actual is None and operator == "BoolIfExists":
                continue
            if str(actual).lower() not in [str(one).lower() for one in (value if isinstance(value, list) else [value])]:
                return False
    statement, self._statement = self._statement, {**self._statement, "Condition": rest}
    try:
        return checked(self, given)
    finally:
        self._statement = statement


def judged(self, action, resource="*", principal=None, incoming_condition_values=None):
    others = principal and not self.is_unknown_principal(self._statement.get("Principal")) and not self._check_principal(principal)
    if others or not self._check_conditions(incoming_condition_values):
        return PermissionResult.NEUTRAL
    return permitted(self, action, resource, principal, incoming_condition_values)


IAMPolicyStatement._check_conditions = conditions
IAMPolicyStatement.is_action_permitted = judged
