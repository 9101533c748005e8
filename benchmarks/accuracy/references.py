"""What a template says of itself: which of its resources refer to which, read from its text alone."""

import re

SUB = re.compile(r"\$\{([^!}][^}]*)\}")


def references(value, local):
    """The logical names in Ref, Fn::GetAtt and Fn::Sub, and the export names in Fn::ImportValue."""
    names, imports = set(), []
    _walk(value, local, names, imports)
    return names, imports


def _walk(value, local, names, imports):
    if isinstance(value, list):
        for element in value:
            _walk(element, local, names, imports)
        return
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key == "Ref":
            names.add(inner)
        elif key == "Fn::GetAtt":
            names.add(inner[0] if isinstance(inner, list) else inner.split(".")[0])
        elif key == "Fn::Sub":
            text, variables = (inner, {}) if isinstance(inner, str) else (inner[0], inner[1])
            names.update(n.split(".")[0] for n in SUB.findall(text) if n not in variables)
            _walk(variables, local, names, imports)
        elif key == "Fn::ImportValue":
            imports.append(resolve(inner, local))
            _walk(inner, local, names, imports)
        else:
            _walk(inner, local, names, imports)


def resolve(value, local):
    """The text of an export's name, as far as parameters and pseudo parameters make it."""
    if isinstance(value, str):
        return value
    if "Ref" in value:
        return str(local.get(value["Ref"], ""))
    if "Fn::Sub" in value:
        text = value["Fn::Sub"] if isinstance(value["Fn::Sub"], str) else value["Fn::Sub"][0]
        return SUB.sub(lambda m: str(local.get(m.group(1), m.group(0))), text)
    if "Fn::Join" in value:
        between, parts = value["Fn::Join"]
        return between.join(resolve(part, local) for part in parts)
    return ""


def pairs(template, local, exports, prefix):
    """Pairs of keys (prefix/logical name) of which the first names the second."""
    found = set()
    resources = template.get("Resources", {})
    for name, resource in resources.items():
        names, imports = references(resource.get("Properties", {}), local)
        for other in names & set(resources):
            if other != name:
                found.add((prefix + "/" + name, prefix + "/" + other))
        for export in imports:
            for other in exports.get(export, ()):
                found.add((prefix + "/" + name, other))
    return found


def exports(template, local, prefix):
    """The export names with the keys of the resources whose values they carry."""
    found = {}
    for output in template.get("Outputs", {}).values():
        if "Export" in output:
            names, _ = references(output.get("Value"), local)
            keys = [prefix + "/" + n for n in names if n in template.get("Resources", {})]
            found[resolve(output["Export"]["Name"], local)] = keys
    return found
