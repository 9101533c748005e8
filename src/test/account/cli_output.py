"""Answers questions as the AWS CLI prints them: one file for each command and subject, in folders named after regions.

Usage: cli_output.py --endpoint-url URL --questions FILE --out DIR

The questions are lines of JSON with service, region ("global" for none), operation and parameters. Answers in the first
region look like those of version 1 of the AWS CLI, which leaves timestamps as they come, all others like version 2's.
"""

from __future__ import annotations

import argparse
import base64
import collections
import datetime
import json
import pathlib
import re

import botocore.session

CLIENTS = {"s3api": "s3"}


def printable(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"the AWS CLI prints no {type(value)}")


def kebab(operation):
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1-\2", operation)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", words).lower()


def client_maker(endpoint):
    made = {}

    def client(service, region, raw):
        key = (service, region, raw)
        if key not in made:
            session = botocore.session.get_session()
            if raw:
                session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=lambda x: x)
            made[key] = session.create_client(
                CLIENTS.get(service, service), region_name=region, endpoint_url=endpoint,
                aws_access_key_id="testing", aws_secret_access_key="testing")
        return made[key]

    return client


def typed(client, operation, parameters):
    """The command line has texts only; the API's model says what they mean."""
    members = client.meta.service_model.operation_model(operation).input_shape.members
    readers = {"boolean": lambda text: text == "true", "integer": int, "long": int}
    return {name: readers.get(members[name].type_name, lambda same: same)(value)
            for name, value in parameters.items()}


def answer(client, operation, texts):
    parameters = typed(client, operation, texts) if texts else {}
    method = next(name for name, own in client.meta.method_to_api_mapping.items() if own == operation)
    if client.can_paginate(method):
        sizes = {client.get_paginator(method)._limit_key}
        rest = {key: value for key, value in parameters.items() if key not in sizes}
        response = client.get_paginator(method).paginate(**rest).build_full_result()
    else:
        response = getattr(client, method)(**parameters)
    response.pop("ResponseMetadata", None)
    return response


def subjects(questions):
    """The parameter of each operation that tells most of its questions apart."""
    values = collections.defaultdict(lambda: collections.defaultdict(set))
    for question in questions:
        for name, value in question["parameters"].items():
            if isinstance(value, str):
                values[question["service"], question["operation"]][name].add(value)
    return {command: max(sorted(names), key=lambda name: len(names[name])) for command, names in values.items()}


def main():
    parser = argparse.ArgumentParser()
    for option in ("--endpoint-url", "--questions", "--out"):
        parser.add_argument(option, required=True)
    options = parser.parse_args()
    lines = pathlib.Path(options.questions).read_text().splitlines()
    questions = [json.loads(line) for line in lines]
    named = subjects(questions)
    client = client_maker(options.endpoint_url)
    first = min(question["region"] for question in questions if question["region"] != "global")
    for question in questions:
        service, region, parameters = question["service"], question["region"], question["parameters"]
        asked = client(service, "us-east-1" if region == "global" else region, region == first)
        response = answer(asked, question["operation"], parameters)
        subject = parameters.get(named.get((service, question["operation"])), "")
        tail = "." + re.split(r"[/:]", subject)[-1] if subject else ""
        folder = pathlib.Path(options.out, "" if region == "global" else region)
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / f"{service}-{kebab(question['operation'])}{tail}.json", "a") as file:
            if response:
                json.dump(response, file, indent=4, default=printable)
                file.write("\n")


if __name__ == "__main__":
    main()
