"""Reads calls of the AWS CLI from a file and lets the installed CLI parse them, without sending anything.

The file is a JSON list of pipes, each a list of calls, each a list of words without the word aws. What a call of a pipe would
print is made up from the shape of its answer and its --query, and is what the next one reads. Prints one line for each call
that the CLI refuses; ends with 0 where there is none.
"""

import io
import json
import os
import re
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout

config = tempfile.NamedTemporaryFile("w", suffix=".ini", delete=False)
config.write("[profile old]\nregion = eu-west-1\n[profile new]\nregion = eu-west-1\n[profile backup]\nregion = eu-west-1\n"
             "[profile management]\nregion = us-east-1\n")
config.close()
os.environ.update(
    AWS_CONFIG_FILE=config.name, AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_EC2_METADATA_DISABLED="true")

import awscli.clidriver
import awscli.customizations.commands
import awscli.customizations.waiters
import awscli.paramfile
from botocore.validate import ParamValidator

# Options of the CLI's version 1 that version 2 has not, or has with another meaning; none may be used.
NOT_IN_V2 = {"--cli-binary-format", "--no-include-email"}
NOT_IN_V2_COMMANDS = {("ecr", "get-login")}

printed = {"value": None}
read = {"value": None, "from": None}
sample_cache = {}
quiet = set()


def sample(shape, depth=0):
    """What an answer of the shape may look like, with every member."""
    kind = shape.type_name
    if kind == "structure":
        if depth > 7 or getattr(shape, "is_document_type", False):
            return {}
        return {name: sample(member, depth + 1) for name, member in shape.members.items()}
    if kind == "list":
        return [] if depth > 7 else [sample(shape.member, depth + 1)] * max(1, int(shape.metadata.get("min", 1)))
    if kind == "map":
        return {sample(shape.key, depth + 1): sample(shape.value, depth + 1)}
    if kind in ("integer", "long"):
        return max(1, int(shape.metadata.get("min", 1)))
    if kind in ("float", "double"):
        return 1.0
    if kind == "boolean":
        return True
    if kind == "timestamp":
        return "2026-01-01T00:00:00Z"
    if getattr(shape, "enum", None):
        return shape.enum[0]
    return "1" * max(1, int(shape.metadata.get("min", 1)))


def members(shape, seen=None):
    """The names of all members below a shape; none where it may hold anything."""
    seen = set() if seen is None else seen
    names = set()
    if shape is None or shape.name in seen:
        return names
    seen.add(shape.name)
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            names.add(name)
            names |= members(member, seen)
    elif shape.type_name == "list":
        names |= members(shape.member, seen)
    elif shape.type_name == "map":
        names |= members(shape.value, seen) | {"*"}
    if getattr(shape, "is_document_type", False):
        names.add("*")
    return names


def look(query, model):
    """Complains of members in a query that no answer has."""
    expression = re.sub(r"'[^']*'|`[^`]*`", "", query.expression)
    used = re.findall(r"(?<![\w$])([A-Za-z]\w*)(?!\w|\s*[:(])", expression)
    known = members(model.output_shape)
    unknown = [] if "*" in known else [name for name in used if name not in known]
    if unknown:
        raise ValueError("no answer has " + ", ".join(unknown))


def invoke(self, service_name, operation_name, parameters, parsed_globals):
    model = self._session.get_service_model(service_name).operation_model(operation_name)
    parameters = {name: value for name, value in parameters.items() if name != "PaginationConfig"}
    if model.input_shape is not None:
        report = ParamValidator().validate(parameters, model.input_shape)
        given_by_the_cli = {
            name for name, member in model.input_shape.members.items() if member.metadata.get("idempotencyToken")}
        # How long a value is depends on the thing; here all values are made up.
        report._errors = [
            error for error in report._errors
            if error[0] != "invalid length"
            and not (error[0] == "missing required field"
                     and (error[2]["required_name"] in given_by_the_cli or read["from"] is None))]
        if report.has_errors():
            raise ValueError(report.generate_report())
    elif parameters:
        raise ValueError("takes no parameters: " + str(sorted(parameters)))
    key = (service_name, operation_name)
    if key not in sample_cache:
        sample_cache[key] = sample(model.output_shape) if model.output_shape is not None else {}
    answer = sample_cache[key]
    query = parsed_globals.query
    if query is not None:
        look(query, model)
    printed["value"] = query.search(answer) if query is not None else answer
    known = members(model.output_shape)
    if printed["value"] is None and query is not None and "?" not in query.expression and "*" not in known:
        raise ValueError("its query finds nothing")
    return 0


def given(prefix, path, mode):
    """What the CLI finds in a file: only what the call before it printed."""
    if path[len(prefix):] != "/dev/stdin":
        raise awscli.paramfile.ResourceLoadingError("nobody has made the file " + path)
    value = read["value"]
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode() if mode == "rb" else text


def nothing(self, *rest, **more):
    printed["value"] = "x"
    return 0


def quieten(kind):
    for below in kind.__subclasses__():
        if "_run_main" in vars(below) and not below.SUBCOMMANDS:
            below._run_main = nothing
        quieten(below)


def make_driver():
    """A driver that reads the model of a service once."""
    driver = awscli.clidriver.create_clidriver()
    table = driver._get_command_table()
    driver._get_command_table = lambda: table
    return driver


def call(driver, words):
    """What the CLI ends with, and what it says then."""
    error = io.StringIO()
    try:
        with redirect_stderr(error), redirect_stdout(io.StringIO()):
            if words[0] not in quiet:
                quiet.add(words[0])
                quieten(awscli.customizations.commands.BasicCommand)
            return driver.main(list(words)), error.getvalue()
    except SystemExit as e:
        return e.code, error.getvalue()


def main(path):
    for prefix, (_, options) in list(awscli.paramfile.LOCAL_PREFIX_MAP.items()):
        awscli.paramfile.LOCAL_PREFIX_MAP[prefix] = (given, options)
    driver = make_driver()
    awscli.clidriver.CLIOperationCaller.invoke = invoke
    awscli.customizations.waiters.WaiterCaller.invoke = nothing
    refused = 0
    with open(path, encoding="utf-8") as file:
        pipes = json.load(file)
    for pipe in pipes:
        read.update({"value": {}, "from": None})
        for words in pipe:
            printed["value"] = {}
            why = None
            for option in NOT_IN_V2.intersection(words):
                why = "version 2 has no " + option
            if tuple(words[:2]) in NOT_IN_V2_COMMANDS:
                why = "version 2 has no such call"
            if why is None:
                code, said = call(driver, words)
                if "'Namespace' object" in said:
                    # What one call of a service leaves behind in the driver stands in the way of another.
                    driver = make_driver()
                    code, said = call(driver, words)
                if code != 0:
                    why = said.strip() or "ends with " + str(code)
            if why is not None:
                refused += 1
                print("aws " + " ".join(words) + "\n    " + " ".join(why.split())[-600:])
            read.update({"value": printed["value"], "from": words})
    print(str(sum(map(len, pipes))) + " calls, " + str(refused) + " refused", file=sys.stderr)
    os.unlink(config.name)
    return 1 if refused else 0


sys.exit(main(sys.argv[1]))
