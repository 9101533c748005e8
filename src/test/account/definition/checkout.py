"""checkout: carts, orders, payments. ECS behind a load balancer, a few functions, the shared PostgreSQL."""

from __future__ import annotations

from types import SimpleNamespace

from constructors import compute as c
from constructors import containers as e
from constructors import data as d
from constructors import edge
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import Text, by_arn, by_host, by_url, named

from .platform import DOMAIN


def build(w):
    common = w.scope("checkout", None)
    repos = SimpleNamespace(
        api=e.repository(common, "shop/checkout-api"),
        worker=e.repository(common, "checkout-worker", tags={}))
    w.checkout = {}
    w.checkout["prod"] = production(w, repos)
    w.checkout["staging"] = smaller(w, repos, "staging", "stg-checkout", "checkout-stg")
    w.checkout["dev"] = smaller(w, repos, "dev", "dev-checkout", "checkoutDEV")


def production(w, repos):
    s = w.scope("checkout", "prod")
    x = SimpleNamespace(scope=s)
    x.key = i.key(s, "checkout-prod-payments")
    front = n.security_group(s, w.prod, "prod-checkout-alb")
    x.group = n.security_group(s, w.prod, "checkout-prod-tasks")
    n.allow_cidr(s, front, "0.0.0.0/0", 443)
    n.allow_group(s, x.group, front, 8080)
    n.allow_group(w.shared_prod, w.db_group, x.group, 5432)
    x.orders = d.table(s, "prod-checkout-orders", x.key, stream=True)
    x.carts = d.table(s, "checkoutCartsPROD")
    x.dead = d.queue(s, "prod-checkout-payments-dlq")
    x.payments = d.queue(s, "prod-checkout-payments", x.dead, x.key)
    x.jobs = d.queue(s, "checkoutWorkerPROD", tags={})
    x.prices = d.queue(s, "prod-checkout-prices", tags={})
    x.placed = d.topic(s, "prod-orders-placed", tags={"env": "prd", "app": "checkout"})
    x.receipts = d.bucket(s, "lindgren-receipts-prod", w.key, w.logs, True)
    x.cluster = e.cluster(s, "prod-checkout")
    balancer(w, s, x, front)
    secrets(w, s, x)
    tasks(w, s, x, repos)
    functions(w, s, x)
    watch(w, s, x)
    edge.stack(s, "checkout-prod-exports", {
        "Archive": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "co-exp-archive"}},
        "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "co-exp-failed"}},
        "Jobs": {"Type": "AWS::SQS::Queue", "Properties": {
            "QueueName": "co-exp-jobs", "RedrivePolicy": {
                "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 3}}}},
        {"DbPassword": w.ledger.canary("stack-parameter-secret"), "DbHost": by_host(w.db)},
        needs=[("Jobs", "Dead", "references", "redrive policy")])
    return x


def balancer(w, s, x, front):
    x.alb = c.load_balancer(s, "prod-checkout-alb", w.prod_public, [front], logs=w.logs)
    x.target = c.target_group(s, "prod-checkout-api", w.prod, kind="ip")
    secure = c.listener(s, x.alb, x.target, 443, w.cert)
    x.pay_target = c.target_group(s, "co-pay-prd", w.prod, kind="ip", tags={})
    c.rule(s, secure, "/pay/*", x.pay_target)
    n.alias(w.foundation, w.zone, f"checkout.{DOMAIN}.", x.alb)


def secrets(w, s, x):
    value = w.ledger.canary("secret-checkout-db")
    x.db_secret = i.secret(s, "prod/checkout/db", f'{{"username": "checkout", "password": "{value}"}}', w.key, w.db)
    x.pay_secret = i.secret(s, "psp-api-key", w.ledger.canary("secret-psp"), x.key, tags={"service": "checkout-api"})
    x.pepper = i.parameter(s, "/checkout/prod/session-pepper", w.ledger.canary("ssm-secure-checkout"),
                           "SecureString", w.key)
    i.parameter(s, "/checkout/prod/orders-topic", by_arn(x.placed))


def tasks(w, s, x, repos):
    x.role = i.role(s, "checkout-prod-task", "ecs-tasks", [
        i.Allow(["dynamodb:GetItem", "dynamodb:PutItem"], x.orders, x.carts),
        i.Allow("sqs:SendMessage", x.payments, x.jobs), i.Allow("sns:Publish", x.placed)])
    logs = f.log_group(s, "/ecs/prod-checkout", w.key)
    f.subscription_filter(s, logs, w.shipper)
    x.api = e.task_definition(s, "prod-checkout-api", repos.api, w.task_role, x.role, {
        "ORDERS_TABLE": named(x.orders), "CART_TABLE": named(x.carts), "PAYMENT_QUEUE_URL": by_url(x.payments),
        "JDBC_URL": Text("jdbc:postgresql://{}:5432/checkout?ssl=true", by_host(w.db)),
        "ORDER_TOPIC": by_arn(x.placed), "LOG_LEVEL": "info", "STRIPE_KEY": w.ledger.canary("ecs-env-stripe"),
    }, {"DB_PASSWORD": x.db_secret, "SESSION_PEPPER": x.pepper, "PSP_KEY": x.pay_secret}, logs)
    e.service(s, "checkout-api", x.cluster, x.api, w.prod_private, [x.group], x.target)
    worker = e.task_definition(s, "checkoutWorkerPROD", repos.worker, w.task_role, x.role, {
        "QUEUE": named(x.jobs), "DB_HOST": by_host(w.db), "RECEIPTS": Text("s3://{}/pdf", x.receipts),
    }, {"DB_PASSWORD": x.db_secret}, logs, tags={})
    e.service(s, "worker", x.cluster, worker, w.prod_private[:2], [x.group, w.prod.default_group], tags={})


def functions(w, s, x):
    role = i.role(s, "prod-checkout-lambda", "lambda", [
        i.Allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"], x.payments, x.prices),
        i.Allow("dynamodb:UpdateItem", x.orders, x.carts), i.Allow("s3:PutObject", x.receipts),
        i.Allow("kms:Decrypt", x.key)])
    capture = f.function(s, "prod-checkout-payment-capture", role, {
        "ORDERS_TABLE": named(x.orders), "PSP_SECRET": by_arn(x.pay_secret),
        "PSP_TOKEN": w.ledger.canary("lambda-env-psp")}, w.prod_private[:2], [x.group])
    f.consume(s, capture, x.payments)
    stream = f.function(s, "order-stream-PROD", role, {"TOPIC_ARN": by_arn(x.placed)}, tags={})
    f.consume(s, stream, x.orders)
    sweep = f.function(s, "chk-cart-sweep", w.lambda_role, {"TABLE": named(x.carts)}, tags={"stage": "prod"})
    f.event_rule(s, "chk-nightly", [sweep], schedule="cron(0 2 * * ? *)", tags={})
    prices = f.function(s, "chk-price-refresh", role, {"CARTS": named(x.carts)}, tags={})
    f.consume(s, prices, x.prices)
    quote = f.function(s, "co-quote", role, {"CFG": Text('{"carts": "{}", "region": "eu-west-1"}', x.carts)}, tags={})
    x.rest = f.rest_api(s, "checkout-public-api", {"quote": quote, "capture": capture})


def watch(w, s, x):
    f.alarm(s, "prod-checkout-payments-age", x.payments, w.alerts)
    f.alarm(s, "checkout 5xx", x.alb, w.alerts, tags={})


def smaller(w, repos, environment, prefix, other):
    s = w.scope("checkout", environment)
    x = SimpleNamespace(scope=s)
    x.group = n.security_group(s, w.test, f"{prefix}-tasks")
    n.allow_group(w.shared, w.test_db_group, x.group, 5432)
    # Whoever made the dev table copied half of the tags from staging.
    mixed = {"Environment": "staging", "stage": "dev"} if environment == "dev" else None
    x.orders = d.table(s, f"{prefix}-orders", tags=mixed)
    x.carts = d.table(s, f"{other}-carts")
    x.payments = d.queue(s, f"{prefix}-payments", d.queue(s, f"{prefix}-payments-dlq", tags={}))
    x.placed = d.topic(s, f"{prefix}-orders-placed")
    x.db_secret = i.secret(s, f"{environment}/checkout/db", w.ledger.canary(f"secret-checkout-{environment}"), w.key)
    x.cluster = e.cluster(s, prefix)
    x.role = i.role(s, f"{other}-task", "ecs-tasks", [
        i.Allow(["dynamodb:GetItem", "dynamodb:PutItem"], x.orders, x.carts), i.Allow("sns:Publish", x.placed)])
    logs = f.log_group(s, f"/ecs/{prefix}")
    api = e.task_definition(s, f"{prefix}-api", repos.api, w.task_role, x.role, {
        "ORDERS_TABLE": named(x.orders), "CART_TABLE": named(x.carts), "ORDER_TOPIC": by_arn(x.placed),
        "JDBC_URL": Text("jdbc:postgresql://{}:5432/checkout_{}", by_host(w.test_db), environment),
    }, {"DB_PASSWORD": x.db_secret}, logs, version=environment)
    front = w.test.default_group
    x.alb = c.load_balancer(s, f"{other}-lb", w.test_public, [front])
    x.target = c.target_group(s, f"{prefix}-api", w.test, kind="ip", tags={})
    c.listener(s, x.alb, x.target)
    n.alias(w.foundation, w.zone, f"checkout.{environment}.{DOMAIN}.", x.alb)
    e.service(s, f"{other}-api", x.cluster, api, w.test_private, [x.group, w.test.default_group], x.target, 1)
    role = i.role(s, f"{prefix}-lambda", "lambda", [
        i.Allow(["sqs:ReceiveMessage"], x.payments), i.Allow("dynamodb:UpdateItem", x.orders)])
    capture = f.function(s, f"{prefix}-payment-capture", role, {"ORDERS_TABLE": named(x.orders)},
                         w.test_private, [x.group])
    f.consume(s, capture, x.payments)
    return x
