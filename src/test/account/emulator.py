"""Starts moto_server with a page that tells the state of every model, also of those that its own page stumbles over.

It also keeps more compiled patterns than Python's 512: where it enforces policies, it matches each request against every
action that they name, and compiles each of 900 anew once they do not fit.

GET /moto-api/data.json gives a list of {service, model, type, texts}: the CloudFormation type where the model knows
it, and the texts among the model's attributes by their names.
"""

import json
import re
import sys
from collections.abc import Mapping

from moto.backends import get_backend, list_of_moto_modules
from moto.core.base_backend import BaseBackend
from moto.core.model_instances import model_data
from moto.moto_api._internal.responses import MotoAPIResponse
from moto.server import main


def texts(instance):
    """Attributes that cannot be computed, such as the container of a function, are left out."""
    found = {}
    for name in dir(instance):
        if name.startswith("_"):
            continue
        try:
            value = getattr(instance, name)
        except Exception:
            continue
        if is_text(value):
            found[name] = value
        elif isinstance(value, dict):
            found.update({f"{name}.{key}": text for key, text in value.items() if is_text(text)})
    return found


def is_text(value):
    return isinstance(value, str) and 0 < len(value) < 300


def cloudformation_type(model):
    try:
        return model.cloudformation_type() or ""
    except Exception:
        return ""


def living():
    """The identities of everything that a backend still holds: the models also remember what was deleted.

    What a thing holds in a list or a map is its own; what it holds singly belongs to somebody else and may be gone.
    """
    seen = set()
    waiting = []
    for module in list_of_moto_modules():
        try:
            waiting.append(get_backend(module))
        except AttributeError:
            continue  # an alternative form of another module, without a state of its own
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (str, bytes, int, float, type(None), type)):
            continue
        seen.add(id(thing))
        if isinstance(thing, Mapping):
            waiting.extend(thing.values())
        elif isinstance(thing, (list, tuple, set, frozenset)):
            waiting.extend(thing)
        elif type(thing).__module__.startswith("moto.") and hasattr(thing, "__dict__"):
            single = isinstance(thing, BaseBackend)
            held = vars(thing).values()
            waiting.extend(one for one in held if single or isinstance(one, (Mapping, list, tuple, set)))
    return seen


def state(self, request, full_url, headers):
    found = []
    alive = living()
    for service, models in sorted(model_data.items()):
        for name, model in sorted(models.items()):
            kind = cloudformation_type(model)
            for instance in filter(lambda one: id(one) in alive, model.instances_tracked):
                found.append({"service": service, "model": name, "type": kind, "texts": texts(instance)})
    return 200, {"Content-Type": "application/json"}, json.dumps(found)


MotoAPIResponse.model_data = state
re._MAXCACHE = 1 << 16

if __name__ == "__main__":
    main(sys.argv[1:])
