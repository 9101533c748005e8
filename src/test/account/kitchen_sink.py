#!/usr/bin/env python3
"""Provisions the kitchen-sink account on an AWS emulator and writes its ground truth beside it."""

from __future__ import annotations

import argparse
import ipaddress
import sys

sys.dont_write_bytecode = True  # a test's input leaves nothing behind in the source tree

import time
import urllib.parse
import urllib.request
from collections import Counter

import boto3
from botocore.config import Config

from constructors.ledger import ACCOUNT, EU, Ledger
from definition import catalog, checkout, fulfilment, leftovers, loyalty, platform
from verification import verify

SEED = 20240317


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--endpoint-url", required=True, help="the emulator, on a loopback address")
    parser.add_argument("--truth", required=True, metavar="FILE", help="where the ground truth is written")
    parser.add_argument("--verify", action="store_true", help="read everything back and compare")
    return parser.parse_args()


def refuse_anything_but_loopback(url):
    """This script creates hundreds of things: it must never meet a real account."""
    host = urllib.parse.urlparse(url).hostname or ""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        sys.exit(f"kitchen_sink: {url} is not a loopback address; this account is for emulators only")


def seed(url):
    request = urllib.request.Request(f"{url.rstrip('/')}/moto-api/seed?a={SEED}", method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()


def session():
    made = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", region_name=EU)
    made._session.set_default_client_config(Config(
        retries={"max_attempts": 1}, s3={"addressing_style": "path"}, inject_host_prefix=False))
    return made


def refuse_default_images(ledger):
    """The emulator's public images bring a thousand snapshots that look like the account's own."""
    if ledger.client("ec2").describe_images()["Images"]:
        sys.exit("kitchen_sink: start the emulator with MOTO_EC2_LOAD_DEFAULT_AMIS=false")


def provision(ledger):
    world = platform.build(ledger)
    for area in (checkout, catalog, fulfilment, loyalty, leftovers):
        area.build(world)


def summary(ledger, seconds):
    resources = ledger.resources.values()
    print(f"account {ACCOUNT}: {len(resources)} resources, {len(ledger.edges)} dependencies, "
          f"{len(ledger.canaries)} canaries in {seconds:.1f} s")
    for title, key in (("region", "region"), ("role", "role"), ("context", "context"),
                       ("environment", "environment"), ("type", "type")):
        counts = Counter(str(getattr(r, key)) for r in resources)
        print(f"{title}: " + ", ".join(f"{k} {v}" for k, v in sorted(counts.items(), key=lambda x: (-x[1], x[0]))))


def main():
    options = arguments()
    refuse_anything_but_loopback(options.endpoint_url)
    started = time.monotonic()
    seed(options.endpoint_url)
    ledger = Ledger(session(), options.endpoint_url)
    refuse_default_images(ledger)
    provision(ledger)
    ledger.write(options.truth)
    summary(ledger, time.monotonic() - started)
    if options.verify:
        complaints = verify(ledger)
        for complaint in complaints:
            print(complaint, file=sys.stderr)
        print(f"verified: {len(complaints)} complaints")
        sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
