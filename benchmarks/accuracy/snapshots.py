"""Reads the templates in a snapshot file of CDK tests, whose strings stand there without escapes."""

import re

EXPORT = re.compile(r"^exports\[`.*?`\] = `\n(.*?)\n`;$", re.M | re.S)
LINE = re.compile(r'^\s*(?:"(?P<key>(?:[^"]|"(?!: ))*)": )?(?P<value>.*)$', re.S)
CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None, "[]": [], "{}": {}}


def templates(text):
    for body in EXPORT.findall(text):
        lines = [line for line in body.replace("\\`", "`").replace("\\${", "${").replace("\\\\", "\\").split("\n")]
        value, _ = _value(lines[0].strip(), lines, 1)
        if isinstance(value, dict) and "Resources" in value:
            yield value


def _value(first, lines, at):
    first = re.sub(r"^(?:Object|Array) (?=[{\[])", "", first)
    bare = first.rstrip(",")
    if first == "{":
        return _members(lines, at)
    if first == "[":
        return _elements(lines, at)
    if first.startswith('"'):
        text = first
        while not re.search(r'",?$', text) or text == '"':
            text += "\n" + lines[at]
            at += 1
        return re.sub(r'",?$', "", text)[1:], at
    if bare in CONSTANTS:
        return CONSTANTS[bare], at
    try:
        return (float(bare) if "." in bare else int(bare)), at
    except ValueError:
        return bare, at  # A matcher such as Any<String>.


def _members(lines, at):
    found = {}
    while lines[at].strip() not in ("}", "},"):
        match = LINE.match(lines[at])
        found[match["key"]], at = _value(match["value"], lines, at + 1)
    return found, at + 1


def _elements(lines, at):
    found = []
    while lines[at].strip() not in ("]", "],"):
        value, at = _value(lines[at].strip(), lines, at + 1)
        found.append(value)
    return found, at + 1
