#!/usr/bin/env python3
"""Makes the product's compact schemas of CloudFormation's resource types.

    python3 benchmarks/target/schemas.py SCHEMAS REFERENCES > src/main/resources/dev/mitosis/target/property/schemas.tsv.gz

SCHEMAS is AWS's resource provider schemas, one JSON object a line and gzipped, with the corrections that cfn-lint ships
(MIT-0); each line is a file of CloudformationSchema.zip, which AWS hands out for each Region. REFERENCES is a table of
type, property (parted by dots), type and property that it means, as CDK's service specification has it (Apache-2.0).

Each line of the result is a type, a tab and a JSON object: p properties, d definitions, r required, o what only AWS sets
(read-only), w what no answer is said to tell (write-only), c what is set at creation only, i the primary
identifier, g the property that has the tags.
A property is #NAME for a definition, or a letter (s text, i integer, n number, b truth, j any JSON), or an object with
t these letters, e the values that it may have, f the types' properties that it means, p and r of an object, m what the
values of a map are, a what the elements of a list are. What describes and limits values is left out.
"""

import collections
import gzip
import json
import re
import sys

LETTERS = {"string": "s", "integer": "i", "number": "n", "boolean": "b", "object": "j", "array": "l"}
LISTS = (
    ("o", "readOnlyProperties"),
    ("w", "writeOnlyProperties"),
    ("c", "createOnlyProperties"),
    ("i", "primaryIdentifier"),
)
PARTS = ("oneOf", "anyOf", "allOf")


def references(path):
    found = collections.defaultdict(lambda: collections.defaultdict(set))
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            found[cells[0]][cells[1]].add(cells[2] + "." + cells[3])
    return found


def alternatives(node):
    for part in PARTS:
        for one in node.get(part, []):
            if isinstance(one, dict):
                yield one


def merged(node):
    """The node's own properties and those of its alternatives."""
    properties = dict(node.get("properties", {}))
    for one in alternatives(node):
        for name, value in merged(one).items():
            if name not in properties and value != {} and isinstance(value, dict):
                properties[name] = value
    return properties


def meant(node):
    names = set()
    if str(node.get("format", "")).startswith("AWS::"):
        names.add(node["format"])
    if "relationshipRef" in node:
        reference = node["relationshipRef"]
        names.add(reference["typeName"] + "." + reference["propertyPath"].removeprefix("/properties/"))
    for one in alternatives(node):
        names |= meant(one)
    return names


def kinds(node):
    own = node.get("type", [])
    found = [own] if isinstance(own, str) else list(own)
    for one in alternatives(node):
        found += [kind for kind in kinds(one) if kind not in found]
    return found


def elements(node):
    """What a list holds; where it may be something else, too, it is a list."""
    return node.get("items", next((one["items"] for one in alternatives(node) if "items" in one), None))


def shape(node):
    if not isinstance(node, dict):
        return "j"
    if "$ref" in node:
        return "#" + node["$ref"].rsplit("/", 1)[1]
    first = next((one for one in alternatives(node) if "$ref" in one), None)
    if first is not None and "type" not in node and "properties" not in node:
        return shape(first)
    result = {}
    properties = merged(node)
    letters = "".join(sorted({LETTERS[kind] for kind in kinds(node) if kind in LETTERS}))
    if properties:
        result["p"] = {name: shape(value) for name, value in sorted(properties.items())}
        if node.get("required"):
            result["r"] = sorted(name for name in node["required"] if name in properties)
    elif elements(node) is not None:
        result["a"] = shape(elements(node))
    elif letters == "l":
        result["a"] = "j"
    else:
        values = [v for v in node.get("patternProperties", {}).values() if isinstance(v, dict)]
        if values or isinstance(node.get("additionalProperties"), dict):
            result["m"] = shape(values[0] if values else node["additionalProperties"])
    if letters not in ("", "j") or not result:
        if "a" not in result:
            result["t"] = letters or "j"
    if node.get("enum") and all(isinstance(one, str) for one in node["enum"]):
        result["e"] = node["enum"]
    if meant(node):
        result["f"] = sorted(meant(node))
    return result["t"] if set(result) == {"t"} and len(result["t"]) == 1 else result


def named(pointers):
    return sorted({pointer.removeprefix("/properties/") for pointer in pointers})


def add_references(result, table):
    """Writes what the table says where the schema says nothing."""
    for path, means in table.items():
        node = result
        for step in path.split("."):
            node = below(result, node, step)
            if node is None:
                break
        if isinstance(node, dict) and "f" not in node:
            node["f"] = sorted(means)


def below(result, node, step):
    """The node of a property, made an object where it was a letter; through lists and definitions."""
    while True:
        if isinstance(node, str) and node.startswith("#"):
            node = result.get("d", {}).get(node[1:])
        elif isinstance(node, dict) and "a" in node:
            node = node["a"]
        else:
            break
    if not isinstance(node, dict) or step not in node.get("p", {}):
        return None
    child = node["p"][step]
    holder = (node["p"], step)
    while isinstance(child, dict) and "a" in child:
        holder = (child, "a")
        child = child["a"]
    if isinstance(child, str) and not child.startswith("#"):
        holder[0][holder[1]] = child = {"t": child}
    return child


def compact(schema, table):
    root = shape({key: schema[key] for key in ("properties", "required", *PARTS) if key in schema})
    result = {"p": root.get("p", {}), "r": root.get("r", [])}
    definitions = {name: shape(node) for name, node in sorted(schema.get("definitions", {}).items())}
    used = set()
    pending = [json.dumps(result["p"])]
    while pending:
        for name in re.findall(r'"#([^"]+)"', pending.pop()):
            if name not in used and name in definitions:
                used.add(name)
                pending.append(json.dumps(definitions[name]))
    if used:
        result["d"] = {name: definitions[name] for name in sorted(used)}
    for key, name in LISTS:
        if schema.get(name):
            result[key] = named(schema[name]) if key != "i" else [p.removeprefix("/properties/") for p in schema[name]]
    tags = schema.get("tagging", {}).get("tagProperty")
    if tags:
        result["g"] = tags.removeprefix("/properties/")
    add_references(result, table)
    return {key: value for key, value in result.items() if value}


def main(schemas, table):
    known = references(table)
    lines = []
    with gzip.open(schemas, "rt", encoding="utf-8") as stream:
        for line in stream:
            schema = json.loads(line)
            name = schema["typeName"]
            if "properties" in schema and name.startswith("AWS::") and name.count("::") == 2:
                text = json.dumps(compact(schema, known.get(name, {})), separators=(",", ":"), sort_keys=True)
                lines.append(name + "\t" + text)
    lines.sort()
    sys.stdout.buffer.write(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
