#!/usr/bin/env python3
"""Writes the table of operations that the checker compares commands with, from the installed AWS CLI.

    tools/aws-operations.py > src/main/resources/dev/mitosis/check/command/operations.tsv.gz

With the names of services it prints the lines of these alone, as plain text.

Every line: service, operation, `read` or `write`, options. An option that has to be given ends with `!`, one that takes
no value with `?`, one whose values the model lists with `~` before that; `@N` stands for N arguments without a name. Waiters are operations called `wait NAME`. The commands
are those of the CLI, with its renames and additions; their parameters come from botocore's service models.
"""

import gzip
import io
import sys

from awscli.clidriver import create_clidriver

READING = (
    "batch-describe batch-get check compare count decode describe detect discover download estimate evaluate filter "
    "generate get head help list lookup ls poll presign preview query receive-message resolve retrieve scan search "
    "select simulate tail test validate verify view wait"
).split()
READING_SERVICES = {"sts"}
EXCEPTIONS = {
    ("ec2", "get-console-screenshot"): "read",
    ("sqs", "receive-message"): "write",
    ("secretsmanager", "get-random-password"): "read",
    ("kms", "generate-random"): "read",
    ("kms", "decrypt"): "read",
}
GENERAL = {"cli-input-json", "cli-input-yaml", "generate-cli-skeleton"}


def kind(service, operation):
    if (service, operation) in EXCEPTIONS:
        return EXCEPTIONS[(service, operation)]
    if service in READING_SERVICES:
        return "read"
    name = operation.split(" ")[-1]
    return "read" if operation.startswith("wait ") or any(
        name == verb or name.startswith(verb + "-") for verb in READING) else "write"


def options(table):
    found = []
    for name, argument in sorted(table.items()):
        if name in GENERAL:
            continue
        if getattr(argument, "_positional_arg", False) or not argument.cli_name.startswith("--"):
            count = getattr(argument, "_nargs", None)
            found.append("@%d" % (count if isinstance(count, int) else 1))
            continue
        flag = getattr(argument, "cli_type_name", None) == "boolean" or getattr(argument, "_action", None) in (
            "store_true", "store_false")
        mark = "?" if flag else "!" if argument.required else ""
        listed = "~" if getattr(getattr(argument, "argument_model", None), "enum", None) else ""
        found.append(name + listed + mark)
    return found


def below(service, prefix, command):
    table = None
    if hasattr(command, "_get_command_table"):
        table = command._get_command_table()
    elif hasattr(command, "subcommand_table"):
        table = command.subcommand_table
    if table:
        for name in sorted(table):
            if name != "help":
                yield from below(service, (prefix + " " + name).strip(), table[name])
    if prefix and not (table and prefix == "wait"):
        try:
            arguments = command.arg_table
        except AttributeError:
            return
        yield service, prefix, kind(service, prefix), " ".join(options(arguments))


def main():
    text = io.StringIO()
    commands = create_clidriver()._get_command_table()
    for service in sys.argv[1:] or sorted(commands):
        if service != "help":
            for line in below(service, "", commands[service]):
                text.write("\t".join(line) + "\n")
    if len(sys.argv) > 1:
        sys.stdout.write(text.getvalue())
        return
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, mtime=0, fileobj=sys.stdout.buffer) as out:
        out.write(text.getvalue().encode())


main()
