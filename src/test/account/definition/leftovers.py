"""What nobody cleaned up, what somebody tried, and the tags that say the wrong thing."""

from __future__ import annotations

from constructors import compute as c
from constructors import containers
from constructors import data as d
from constructors import edge
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import US, named


def build(w):
    forgotten(w)
    sandbox(w)


def forgotten(w):
    s = w.scope(None, None, "leftover")
    disks = [c.volume(s, name, tags=tags) for name, tags in (
        ("old-wms-root", {}), ("tmp", {}), ("restore-test-2021", {"owner": "piotr"}), ("catalog-db-export", {}))]
    for disk, name in zip(disks, ("wms-2019-11", "before-migration", "restore-test")):
        c.snapshot(s, disk, name, tags={})
    aged = c.snapshot(s, disks[0], "golden-2019", tags={})
    c.image(s, "golden-amzn1-2019", aged, tags={})
    for name in ("", "old-vpn"):
        n.address(s, name or "unused", tags={})
    n.address(s, "us-unused", region=US, tags={})
    for name in ("launch-wizard-1", "launch-wizard-2", "rds-launch-wizard"):
        n.allow_cidr(s, n.security_group(s, w.prod, name, tags={}), "0.0.0.0/0", 22)
    c.key_pair(s, "sven-laptop", tags={})
    c.target_group(s, "tg-old", w.prod, tags={})
    f.log_group(s, "/aws/lambda/price-import-2018", tags={})
    f.log_group(s, "/aws/codebuild/old-site", tags={})
    d.parameter_group(s, "old-pg11", "postgres11", tags={})
    i.role(s, "test-role-delete-me", "lambda", tags={})
    i.user(s, "contractor-2020", [w.developers], tags={})
    i.secret(s, "old/ftp", w.ledger.canary("secret-old-ftp"), tags={})
    d.queue(s, "test", tags={})
    d.bucket(s, "lindgren-website-old", tags={})


def sandbox(w):
    s = w.scope(None, "sandbox", "workload")
    tags = {"owner": "s.okafor", "Environment": "sandbox"}
    place = n.vpc(s, "okafor-playground", "172.30.0.0/16", US, tags)
    field = n.subnet(s, place, "playground", "172.30.1.0/24", "a", tags={})
    group = n.security_group(s, place, "playground", tags={})
    n.allow_cidr(s, group, "0.0.0.0/0", 22)
    ssh = c.key_pair(s, "okafor", US, tags={})
    disk = c.volume(s, "playground-build", region=US, tags=tags)
    base = c.image(s, "playground-base", c.snapshot(s, disk, "playground-base", tags={}), tags=tags)
    c.instance(s, "ml-test", base, field, [group], None, ssh, size="g5.xlarge", tags=tags)
    c.instance(s, "ml-test-2", base, field, [group], None, ssh, tags={})
    store = d.bucket(s, "okafor-ml-data", region=US, tags=tags)
    role = i.role(s, "okafor-experiments", "lambda", [i.Allow(["s3:GetObject", "s3:PutObject"], store)], tags=tags)
    f.function(s, "hello-world", role, {"BUCKET": named(store)}, region=US, tags=tags)
    d.table(s, "sandbox-okafor-test", tags=tags)
    containers.repository(s, "okafor/playground", tags=tags)
    edge.stack(s, "okafor-sandbox", {
        "Toy": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "okafor-toy"}}}, tags=tags)
