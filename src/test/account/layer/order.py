"""Makes what a resource waits for before it, also where another resource that refers to it is made first."""

from moto.cloudformation import parsing

made = parsing.ResourceMap.__getitem__


def waiting(self, key):
    if key not in self._parsed_resources:
        before = (self._resource_json_map.get(key) or {}).get("DependsOn", [])
        for other in [before] if isinstance(before, str) else before:
            if other in self._resource_json_map:
                self[other]
    return made(self, key)


parsing.ResourceMap.__getitem__ = waiting
