"""fulfilment, once called WMS: picking, packing, labels. Queues, a state machine, workers on Auto Scaling."""

from __future__ import annotations

from types import SimpleNamespace

from constructors import compute as c
from constructors import data as d
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import Text, by_arn, by_url, named

from .platform import DOMAIN


def build(w):
    w.fulfilment = {
        "prod": production(w),
        "staging": smaller(w, "staging", "ffm-staging", "fulfilment-stg"),
        "dev": smaller(w, "dev", "ffm-dev", "fulfilmentDev"),
    }
    # Orders arrive from the checkout.
    for environment, x in w.fulfilment.items():
        source = w.checkout[environment]
        d.subscribe(source.scope, source.placed, x.orders)


def production(w):
    s = w.scope("fulfilment", "prod")
    x = SimpleNamespace(scope=s)
    x.dead = d.queue(s, "ffm-orders-dead", tags={})
    x.orders = d.queue(s, "fulfilment-prod-orders", x.dead)
    x.picks = d.queue(s, "wms-picks-prd")
    x.labels = d.bucket(s, "lindgren-shipping-labels", w.key, w.logs, tags={"Environment": "test"})
    x.scans = d.bucket(s, "lgh-data-7f21", tags={})
    x.stock = d.table(s, "wms_stock_prod", tags={"Application": "fulfilment", "Environment": "prod"})
    x.shipments = d.table(s, "tbl_k7", tags={})
    x.shipped = d.topic(s, "fulfilment-shipped-prod")
    d.notify(s, x.scans, topics=[d.topic(s, "scan-in", tags={})])
    functions(w, s, x)
    workers(w, s, x)
    f.alarm(s, "ffm orders age", x.orders, w.alerts)
    f.alarm(s, "ffm-intake errors", x.intake, w.alerts, tags={})
    return x


def functions(w, s, x):
    role = i.role(s, "fulfilment-prod-lambda", "lambda", [
        i.Allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"], x.orders), i.Allow("sqs:SendMessage", x.picks),
        i.Allow(["dynamodb:GetItem", "dynamodb:UpdateItem"], x.stock, x.shipments),
        i.Allow("s3:PutObject", x.labels), i.Allow("sns:Publish", x.shipped)])
    reserve = f.function(s, "ffm-reserve-stock-prod", role, {"STOCK": named(x.stock)})
    label = f.function(s, "ffm-print-label", role, {
        "BUCKET": named(x.labels), "CARRIER_SECRET": w.ledger.canary("lambda-env-carrier")}, tags={"stage": "prod"})
    x.machine = f.state_machine(
        s, "fulfilment-prod-order", i.role(s, "fulfilment-prod-sfn", "states", [
            i.Allow("lambda:InvokeFunction", reserve, label), i.Allow("sqs:SendMessage", x.picks),
            i.Allow("sns:Publish", x.shipped)]),
        [reserve, label, x.picks, x.shipped], w.ledger.canary("state-machine-definition"))
    starter = i.role(s, "ffm-intake", "lambda", [
        i.Allow("sqs:ReceiveMessage", x.orders), i.Allow("states:StartExecution", x.machine)], tags={})
    x.intake = f.function(s, "ffm-intake-prod", starter, {"STATE_MACHINE": by_arn(x.machine)})
    f.consume(s, x.intake, x.orders)
    carrier = f.function(s, "carrier-webhook", role, {"SHIPMENTS": named(x.shipments)}, tags={"project": "Fulfilment"})
    x.api = f.http_api(s, "carriers", {"track": carrier, "labels": label}, tags={})
    n.record(w.foundation, w.zone, f"carriers.{DOMAIN}.", x.api)
    f.event_rule(s, "ffm-stock-count", [x.machine], schedule="cron(30 3 * * ? *)", role_=w.flow_role)
    i.parameter(s, "/wms/prod/picks-queue", by_url(x.picks), tags={})


def workers(w, s, x):
    group = n.security_group(s, w.prod, "wms-prd")
    n.allow_group(s, group, w.bastion_group, 22)
    role = i.role(s, "wms-worker-prd", "ec2", [
        i.Allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"], x.picks), i.Allow("dynamodb:UpdateItem", x.stock)])
    profile = i.instance_profile(s, role)
    boot = Text("#!/bin/bash\nexport PICKS_QUEUE={}\nexport STOCK_TABLE={}\n/opt/wms/run\n", by_url(x.picks), x.stock)
    template = c.launch_template(s, "wms-worker-prd", w.ami, [group, w.prod.default_group], profile, w.ssh, boot)
    c.auto_scaling(s, "wms-worker-prd", template, w.prod_private[1:], desired=2)
    console = c.instance(s, "wms01", w.ami, w.prod_private[0], [group, w.prod.default_group], profile, w.ssh, Text(
        "#!/bin/sh\nsync-scans s3://{}/in\nexport WMS_ADMIN_PW={}\n", x.scans, w.ledger.canary("user-data-wms")),
        tags={"env": "prod", "app": "WMS"})
    c.attach(s, c.volume(s, "wms01-data", key_=w.key, tags={}), console)
    target = c.target_group(s, "wms-console", w.prod, targets=[console], protocol="TCP", tags={})
    inner = c.load_balancer(s, "wms-nlb", w.prod_private[:2], kind="network", scheme="internal")
    c.listener(s, inner, target, 8080)
    n.record(w.foundation, w.inner, "wms.lindgren.internal.", inner)


def smaller(w, environment, prefix, other):
    s = w.scope("fulfilment", environment)
    x = SimpleNamespace(scope=s)
    x.orders = d.queue(s, f"{prefix}-orders", d.queue(s, f"{prefix}-dead", tags={}))
    x.picks = d.queue(s, f"{other}-picks", tags={"env": "prod", "service": "wms"})
    x.labels = d.bucket(s, f"lindgren-labels-{environment}", tags={} if environment == "dev" else None)
    x.stock = d.table(s, f"{other}-stock")
    role = i.role(s, f"{prefix}-lambda", "lambda", [
        i.Allow("sqs:ReceiveMessage", x.orders), i.Allow("sqs:SendMessage", x.picks),
        i.Allow("dynamodb:UpdateItem", x.stock), i.Allow("s3:PutObject", x.labels)])
    reserve = f.function(s, f"{prefix}-reserve-stock", role, {"STOCK": named(x.stock)})
    label = f.function(s, f"{other}-label", role, {"BUCKET": named(x.labels)})
    x.machine = f.state_machine(s, f"{other}-order", i.role(s, f"{prefix}-sfn", "states", [
        i.Allow("lambda:InvokeFunction", reserve, label)]), [reserve, label, x.picks])
    x.intake = f.function(s, f"{prefix}-intake", i.role(s, f"{other}-intake", "lambda", [
        i.Allow("sqs:ReceiveMessage", x.orders), i.Allow("states:StartExecution", x.machine)]),
        {"STATE_MACHINE": by_arn(x.machine)})
    f.consume(s, x.intake, x.orders)
    group = n.security_group(s, w.test, f"{prefix}-worker", tags={})
    box = c.instance(s, f"{prefix}-worker", w.ami, w.test_private[0], [group, w.test.default_group], w.legacy_profile,
                     w.ssh, Text("#!/bin/sh\nexport PICKS_QUEUE={} STOCK_TABLE={}\n", by_url(x.picks), x.stock))
    if environment == "staging":
        target = c.target_group(s, "ffm-stg", w.test, targets=[box], tags={})
        front = c.load_balancer(s, "ffm-stg", w.test_private, [group], scheme="internal", tags={})
        c.listener(s, front, target)
    return x
