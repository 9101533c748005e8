"""What everybody stands on: networks, identities, keys, logs, names, the one big database."""

from __future__ import annotations

from types import SimpleNamespace

from constructors import compute as c
from constructors import containers
from constructors import data as d
from constructors import edge
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import US, Scope, by, by_host

DOMAIN = "lindgrenhome.example"


def build(ledger):
    w = SimpleNamespace(ledger=ledger)
    w.scope = lambda context, environment, role="workload": Scope(ledger, context, environment, role)
    w.foundation = w.scope(None, None, "foundation")
    w.shared = w.scope(None, None, "shared")
    w.shared_prod = w.scope(None, "prod", "shared")
    networks(w)
    wiring(w)
    identities(w)
    keys_and_logs(w)
    names(w)
    machines(w)
    databases(w)
    tools(w)
    return w


def networks(w):
    prod = w.scope(None, "prod", "foundation")
    w.prod = n.vpc(prod, "prod-vpc", "10.20.0.0/16", tags={"Environment": "production", "owner": "platform"},
                   default_group=w.shared_prod)
    w.test = n.vpc(w.foundation, "vpc-nonprod", "10.30.0.0/16", tags={"owner": "platform"},
                   default_group=w.shared)
    w.prod_out = n.route_table(prod, w.prod, "prod-public")
    w.prod_in = n.route_table(prod, w.prod, "prod-private")
    w.prod_in_b = n.route_table(prod, w.prod, "prod-private-b")
    w.test_out = n.route_table(w.foundation, w.test, "nonprod-public")
    w.test_in = n.route_table(w.foundation, w.test, "nonprod-private")
    place = n.subnet
    w.prod_public = [place(prod, w.prod, f"prod-public-{z}", f"10.20.{k}.0/24", z, w.prod_out)
                     for k, z in enumerate("ab")]
    w.prod_private = [place(prod, w.prod, f"prod-private-{z}", f"10.20.{k + 10}.0/24", z, t)
                      for k, (z, t) in enumerate((("a", w.prod_in), ("b", w.prod_in_b), ("c", w.prod_in)))]
    w.prod_data = [place(prod, w.prod, f"prod_db_{z}", f"10.20.{k + 20}.0/24", z) for k, z in enumerate("ab")]
    w.test_public = [place(w.foundation, w.test, f"nonprod-public-{z}", f"10.30.{k}.0/24", z, w.test_out)
                     for k, z in enumerate("ab")]
    w.test_private = [place(w.foundation, w.test, f"nonprod-private-{z}", f"10.30.{k + 10}.0/24", z, w.test_in)
                      for k, z in enumerate("ab")]
    w.test_data = [place(w.foundation, w.test, f"nonprod-db-{z}", f"10.30.{k + 20}.0/24", z)
                   for k, z in enumerate("ab")]


def wiring(w):
    prod = w.scope(None, "prod", "foundation")
    gate = n.internet_gateway(prod, w.prod, "prod-igw")
    test_gate = n.internet_gateway(w.foundation, w.test, "nonprod-igw")
    nat = n.nat_gateway(prod, w.prod_public[0], n.address(prod, "nat-a"), "prod-nat-a")
    nat_b = n.nat_gateway(prod, w.prod_public[1], n.address(prod, "nat-b"), "prod-nat-b")
    test_nat = n.nat_gateway(w.foundation, w.test_public[0], n.address(w.foundation, "nat nonprod"), "nat-nonprod")
    peer = n.peering(w.foundation, w.prod, w.test, "prod-to-nonprod")
    n.route(prod, w.prod_out, "0.0.0.0/0", gate)
    n.route(prod, w.prod_in, "0.0.0.0/0", nat)
    n.route(prod, w.prod_in_b, "0.0.0.0/0", nat_b)
    n.route(w.foundation, w.test_out, "0.0.0.0/0", test_gate)
    n.route(w.foundation, w.test_in, "0.0.0.0/0", test_nat)
    for table in (w.prod_in, w.prod_in_b):
        n.route(prod, table, "10.30.0.0/16", peer)
    n.route(w.foundation, w.test_in, "10.20.0.0/16", peer)
    n.gateway_endpoint(prod, w.prod, "s3", "prod-s3", [w.prod_in, w.prod_in_b])
    n.gateway_endpoint(prod, w.prod, "dynamodb", "prod-ddb", [w.prod_in])
    n.gateway_endpoint(w.foundation, w.test, "s3", "nonprod-s3", [w.test_in])
    n.interface_endpoint(prod, w.prod, "ssm", "prod-ssm", w.prod_private[:2], [w.prod.default_group])
    hub = n.transit_gateway(w.foundation, "tgw-office")
    n.transit_attachment(prod, hub, w.prod, w.prod_private[:2], "tgw-prod")
    n.transit_attachment(w.foundation, hub, w.test, w.test_private, "tgw-nonprod")
    n.route(prod, w.prod_in, "192.168.0.0/16", hub)
    n.allow_group(w.shared_prod, w.prod.default_group, w.prod.default_group, 8080)
    n.allow_cidr(w.shared_prod, w.prod.default_group, "10.0.0.0/8", 443, [w.prod, w.test])
    n.allow_cidr(w.shared, w.test.default_group, "10.0.0.0/8", 0, [w.prod, w.test])


def identities(w):
    s = w.shared
    w.legacy_role = i.role(s, "LegacyAppRole", "ec2", allow=[i.Allow("*", "*")], tags={})
    w.legacy_profile = i.instance_profile(s, w.legacy_role)
    w.lambda_role = i.role(s, "lambda_basic_execution", "lambda", allow=[
        i.Allow(["logs:PutLogEvents", "logs:CreateLogStream", "sqs:*", "dynamodb:*", "s3:*"], "*")], tags={})
    w.task_role = i.role(s, "ecsTaskExecutionRole", "ecs-tasks", allow=[i.Allow(
        ["secretsmanager:GetSecretValue", "ssm:GetParameters", "ecr:GetDownloadUrlForLayer"], "*")], tags={})
    w.replication_role = i.role(s, "s3-replication", "s3", tags={})
    w.flow_role = i.role(s, "events-invoke", "events", allow=[i.Allow("states:StartExecution", "*")], tags={})
    everything = i.policy(w.foundation, "full-access", [i.Allow("*", "*")], tags={})
    admins = i.group(w.foundation, "admins", [everything])
    boundary = i.policy(w.foundation, "developer-access", [i.Allow(
        ["ec2:Describe*", "s3:List*", "lambda:*", "dynamodb:*"], "*")], tags={})
    w.developers = i.group(w.foundation, "developers", [boundary])
    w.anna = i.user(w.foundation, "anna.lindgren", [admins], tags={"team": "platform"})
    i.user(w.foundation, "piotr", [w.developers])
    i.user(w.foundation, "s.okafor", [w.developers])
    w.jenkins = i.user(w.foundation, "jenkins", allow=[i.Allow("*", "*")], key=True, tags={"owner": "platform"})
    w.deployer = i.role(w.foundation, "ci-deployer", trusts=[w.jenkins], policies=[everything],
                        tags={"owner": "platform"})
    i.role(w.foundation, "monitoring-vendor", trusts=["arn:aws:iam::111122223333:root"], tags={},
           allow=[i.Allow(["cloudwatch:GetMetricData", "ec2:Describe*"], "*")])
    i.role(w.foundation, "break-glass", trusts=[w.anna, w.deployer], policies=[everything], tags={})


def keys_and_logs(w):
    s = w.shared
    w.key = i.key(s, "shared-data", users=[w.legacy_role, w.lambda_role], tags={"owner": "platform"})
    w.key_us = i.key(s, "dr-data", region=US, tags={})
    writers = ["logging.s3.amazonaws.com", "delivery.logs.amazonaws.com"]
    w.logs = d.bucket(s, "lindgren-access-logs", deliver=writers, tags={"owner": "platform"})
    w.trail = d.bucket(w.foundation, "lindgren-cloudtrail-archive", w.key, w.logs, True,
                       deliver="cloudtrail.amazonaws.com", tags={})
    w.alerts = d.topic(s, "ops-alerts", tags={"owner": "platform"})
    w.alerts_us = d.topic(s, "ops-alerts-global", region=US, tags={})
    shipper_env = {"LOGSINK_TOKEN": w.ledger.canary("lambda-env-shared")}
    w.shipper = f.function(s, "log-shipper", w.lambda_role, shipper_env, tags={"owner": "platform"})
    w.vpc_logs = f.log_group(w.foundation, "/vpc/flow/prod", tags={})


def names(w):
    s = w.foundation
    w.zone = n.zone(s, f"{DOMAIN}.", tags={"owner": "platform"})
    w.inner = n.zone(s, "lindgren.internal.", w.prod, tags={})
    w.cert = i.certificate(s, f"*.{DOMAIN}", tags={"owner": "platform"})
    w.cert_us = i.certificate(s, f"*.{DOMAIN}", region=US, tags={})
    n.record(s, w.zone, f"{DOMAIN}.", value="10 mail.example.net.", type_="MX")
    n.record(s, w.zone, f"_dmarc.{DOMAIN}.", value='"v=DMARC1; p=none"', type_="TXT")


def machines(w):
    s = w.shared
    w.ssh = c.key_pair(s, "ops-2019", tags={})
    golden_disk = c.volume(s, "golden-build", tags={})
    w.golden_snapshot = c.snapshot(s, golden_disk, "golden-2024-03", tags={})
    w.ami = c.image(s, "golden-al2023-2024-03", w.golden_snapshot, tags={"owner": "platform"})
    w.bastion_group = n.security_group(s, w.prod, "bastion", tags={})
    n.allow_cidr(s, w.bastion_group, "198.51.100.0/24", 22)
    w.bastion = c.instance(s, "bastion", w.ami, w.prod_public[0], [w.bastion_group, w.prod.default_group],
                           w.legacy_profile, w.ssh, size="t3.micro", tags={"owner": "platform"})
    n.address(s, "bastion", w.bastion)
    w.jenkins_group = n.security_group(s, w.test, "jenkins", tags={})
    n.allow_cidr(s, w.jenkins_group, "10.0.0.0/8", 8080, [w.prod, w.test])
    c.instance(s, "jenkins", w.ami, w.test_private[0], [w.jenkins_group], w.legacy_profile, w.ssh,
               f"#!/bin/sh\nexport NPM_TOKEN={w.ledger.canary('user-data-jenkins')}\n", tags={"owner": "platform"})


def databases(w):
    s = w.shared_prod
    w.db_group = n.security_group(s, w.prod, "shared-postgres", tags={})
    n.allow_group(s, w.db_group, w.bastion_group, 5432)
    places = w.prod_places = d.subnet_group(s, "prod-db", w.prod_data, tags={})
    w.pg15 = d.parameter_group(s, "lindgren-pg15", "postgres15", tags={})
    w.db = d.database(s, "maindb", places, [w.db_group], w.pg15, w.key,
                      password=w.ledger.canary("rds-master-password"), tags={"Environment": "production"})
    w.db_copy = d.read_replica(s, "maindb-ro", w.db, places, [w.db_group], tags={})
    w.db_snapshot = d.database_snapshot(s, "maindb-before-upgrade", w.db, tags={})
    f.alarm(s, "maindb cpu", w.db, w.alerts, tags={})
    n.record(w.foundation, w.inner, "db.lindgren.internal.", w.db)
    n.record(w.foundation, w.inner, "db-ro.lindgren.internal.", w.db_copy)
    t = w.shared
    w.test_db_group = n.security_group(t, w.test, "nonprod-postgres", tags={})
    w.test_places = d.subnet_group(t, "nonprod-db", w.test_data, tags={})
    w.test_db = d.database(t, "nonprod-pg", w.test_places, [w.test_db_group, w.test.default_group],
                           tags={"env": "nonprod"})


def tools(w):
    s = w.shared
    w.base_repo = containers.repository(s, "base/java17", tags={})
    i.parameter(s, "/platform/vpc/prod", by(w.prod, w.prod.id), tags={})
    i.parameter(s, "/platform/db/host", by_host(w.db), tags={})
    i.parameter(s, "/platform/smtp/password", w.ledger.canary("ssm-string-password"), tags={})
    i.parameter(s, "/platform/datadog/api-key", w.ledger.canary("ssm-secure-shared"), "SecureString", w.key, tags={})
    i.secret(s, "maindb/master", f'{{"password": "{w.ledger.canary("secret-maindb")}"}}', w.key, w.db, tags={})
    w.base_stack = edge.stack(
        w.foundation, "platform-base",
        {"EventsTopic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "platform-events"}},
         "Artifacts": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "lindgren-build-artifacts"}}},
        outputs={"EventsTopicArn": {"Value": {"Ref": "EventsTopic"}, "Export": {"Name": "platform-events-topic"}}},
        tags={"owner": "platform"})
    w.artifacts = w.base_stack.parts["Artifacts"]
