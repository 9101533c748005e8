"""loyalty, by old hands called bonus: points and vouchers. All functions, an event bus, the shared PostgreSQL."""

from __future__ import annotations

from types import SimpleNamespace

from constructors import data as d
from constructors import edge
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import Text, by_arn, by_host, by_url, named

from .platform import DOMAIN


def build(w):
    w.loyalty = {
        "prod": production(w),
        "staging": smaller(w, "staging", "loyalty-staging", "bonus_stg"),
        "dev": smaller(w, "dev", "loyalty-dev", "bonusDev"),
    }


def production(w):
    s = w.scope("loyalty", "prod")
    x = SimpleNamespace(scope=s)
    x.group = n.security_group(s, w.prod, "loyalty-prod-lambda")
    n.allow_group(w.shared_prod, w.db_group, x.group, 5432)
    x.points = d.table(s, "loyalty-prod-points", stream=True)
    x.vouchers = d.table(s, "bonus_vouchers", tags={})
    x.queue = d.queue(s, "loyalty-prod-accrual", d.queue(s, "loyalty-prod-accrual-dlq"))
    x.plain = d.queue(s, "q2", tags={})
    x.bus = f.bus(s, "loyalty-prod")
    x.secret = i.secret(s, "loyalty/prod/db", w.ledger.canary("secret-loyalty"), w.key, w.db)
    functions(w, s, x)
    campaign(w, s, x)
    f.alarm(s, "loyalty accrual age", x.queue, w.alerts)
    f.alarm(s, "bonus points throttled", x.points, w.alerts, tags={})
    return x


def functions(w, s, x):
    orders = w.checkout["prod"].orders
    role = i.role(s, "loyalty-prod-lambda", "lambda", [
        i.Allow(["dynamodb:GetItem", "dynamodb:PutItem"], x.points, x.vouchers),
        i.Allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"], x.queue, x.plain),
        # Points are counted from the checkout's orders, read across the border.
        i.Allow(["dynamodb:GetItem", "dynamodb:Query"], orders),
        i.Allow("secretsmanager:GetSecretValue", x.secret)])
    accrue = f.function(s, "loyalty-prod-accrue", role, {
        "POINTS_TABLE": named(x.points), "ORDERS_TABLE": named(orders), "DB_HOST": by_host(w.db),
        "DB_SECRET": by_arn(x.secret)}, w.prod_private[:2], [x.group, w.prod.default_group])
    f.consume(s, accrue, x.queue)
    d.subscribe(w.checkout["prod"].scope, w.checkout["prod"].placed, x.queue)
    mailer = f.function(s, "lty-mailer-PRD", role, {
        "FROM": f"bonus@{DOMAIN}", "SMTP_PASS": w.ledger.canary("lambda-env-smtp"),
        "DATABASE_URL": Text("postgres://loyalty@{}:5432/loyalty", by_host(w.db_copy))}, w.prod_private[:2], [x.group])
    f.consume(s, mailer, x.points)
    redeem = f.function(s, "redeem", role, {"VOUCHERS": named(x.vouchers)}, tags={})
    x.api = f.http_api(s, "loyalty-prod-api", {"points": accrue, "redeem": redeem})
    n.record(w.foundation, w.zone, f"bonus.{DOMAIN}.", x.api)
    f.event_rule(s, "loyalty-prod-tier-changed", [x.plain, mailer], pattern={"source": ["loyalty.tiers"]}, bus_=x.bus)
    drain = f.function(s, "worker-2", role, {"QUEUE_URL": by_url(x.plain)}, tags={})
    f.consume(s, drain, x.plain)
    x.redeem = redeem


def campaign(w, s, x):
    x.stack = edge.stack(s, "loyalty-prod-campaigns", {
        "Campaigns": {"Type": "AWS::DynamoDB::Table", "Properties": {
            "TableName": "loyalty-prod-campaigns", "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": "loyalty-campaigns-prod", "AssumeRolePolicyDocument": {
                "Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
                    "Action": "sts:AssumeRole"}]}}},
        "Topic": {"Type": "AWS::SSM::Parameter", "Properties": {
            "Name": "/loyalty/prod/platform-topic", "Type": "String",
            "Value": {"Fn::ImportValue": "platform-events-topic"}}}},
        {"MailToken": w.ledger.canary("stack-parameter-plain"), "PointsTable": named(x.points)},
        imports=[w.base_stack],
        needs=[("Topic", w.base_stack.parts["EventsTopic"], "references", "value of the parameter")])
    f.function(s, "campaign-sender", x.stack.parts["Role"], {"CAMPAIGNS": named(x.stack.parts["Campaigns"])}, tags={})


def smaller(w, environment, prefix, short):
    s = w.scope("loyalty", environment)
    x = SimpleNamespace(scope=s)
    x.group = n.security_group(s, w.test, f"{prefix}-lambda")
    n.allow_group(w.shared, w.test_db_group, x.group, 5432)
    x.points = d.table(s, f"{prefix}-points", tags={"app": "checkout", "env": environment})
    x.vouchers = d.table(s, f"{short}_vouchers", tags={"env": environment})
    x.queue = d.queue(s, f"{prefix}-accrual", d.queue(s, f"{short}_accrual_dead", tags={}))
    role = i.role(s, f"{prefix}-lambda", "lambda", [
        i.Allow(["dynamodb:GetItem", "dynamodb:PutItem"], x.points, x.vouchers),
        i.Allow("sqs:ReceiveMessage", x.queue)])
    accrue = f.function(s, f"{prefix}-accrue", role, {
        "POINTS_TABLE": named(x.points), "DB_HOST": by_host(w.test_db)}, w.test_private, [x.group])
    f.consume(s, accrue, x.queue)
    d.subscribe(w.checkout[environment].scope, w.checkout[environment].placed, x.queue)
    redeem = f.function(s, f"{short}_redeem", role, {"VOUCHERS": named(x.vouchers)})
    x.api = f.http_api(s, f"{prefix}-api", {"points": accrue, "redeem": redeem})
    i.parameter(s, f"/loyalty/{environment}/points-table", named(x.points), tags={})
    return x
