"""catalog: products, prices, pictures. Grown on EC2 with a classic load balancer, a MySQL of its own, a CDN."""

from __future__ import annotations

from types import SimpleNamespace

from constructors import compute as c
from constructors import data as d
from constructors import edge
from constructors import identity as i
from constructors import network as n
from constructors import serverless as f
from constructors.ledger import US, Text, by_arn, by_host, named

from .platform import DOMAIN


def build(w):
    w.catalog = {"prod": production(w)}
    w.catalog["staging"] = smaller(w, "staging", "catalog-stage", "cat_stg")
    w.catalog["dev"] = smaller(w, "dev", "catalog-dev", "cat_dev")
    refresh(w)
    # The checkout asks the catalog for prices, over its internal load balancer.
    prod, caller = w.catalog["prod"], w.checkout["prod"]
    n.allow_group(prod.scope, prod.group, caller.group, 8080)
    d.subscribe(prod.scope, prod.changed, caller.prices)
    i.parameter(caller.scope, "/checkout/prod/catalog-url", Text("http://{}/v2/prices", by_host(prod.internal)))


def refresh(w):
    """Staging is filled from production every night: a crossing of environments within one context."""
    s, source, target = w.catalog["staging"].scope, w.catalog["prod"], w.catalog["staging"]
    role = i.role(s, "catalog-stage-refresh", "lambda", [
        i.Allow("s3:GetObject", source.pictures), i.Allow("s3:PutObject", target.pictures)])
    copy = f.function(s, "catalog-stage-refresh", role, {
        "FROM_BUCKET": named(source.pictures), "TO_BUCKET": named(target.pictures)})
    f.event_rule(s, "catalog-stage-refresh", [copy], schedule="cron(0 4 * * ? *)")


def production(w):
    s = w.scope("catalog", "prod")
    x = SimpleNamespace(scope=s)
    x.group = n.security_group(s, w.prod, "catalog_prd_web")
    x.front = n.security_group(s, w.prod, "cat-elb", tags={})
    n.allow_cidr(s, x.front, "0.0.0.0/0", 443)
    n.allow_group(s, x.group, x.front, 8080)
    n.allow_group(s, x.group, w.bastion_group, 22)
    storage(w, s, x)
    x.role = i.role(s, "catalog_prd_web", "ec2", [
        i.Allow(["dynamodb:Query", "dynamodb:PutItem"], x.products), i.Allow("s3:GetObject", x.pictures),
        i.Allow("sns:Publish", x.changed)])
    x.profile = i.instance_profile(s, x.role)
    machines(w, s, x)
    pictures(w, s, x)
    f.alarm(s, "catalog_prd_web cpu", x.scaling, w.alerts)
    f.alarm(s, "catalog-db", x.db, w.alerts, tags={})
    return x


def storage(w, s, x):
    x.db_group = n.security_group(s, w.prod, "catalog-mysql", tags={})
    n.allow_group(s, x.db_group, x.group, 3306)
    family = d.parameter_group(s, "catalog-mysql8", "mysql8.0", tags={})
    x.db = d.database(s, "catalog-prd-db", w.prod_places, [x.db_group, w.prod.default_group], family, w.key, "mysql",
                      tags={"app": "catalog", "stage": "production"})
    n.record(w.foundation, w.inner, "catalog-db.lindgren.internal.", x.db)
    x.secret = i.secret(s, "catalog/mysql", w.ledger.canary("secret-catalog"), opens=x.db)
    x.products = d.table(s, "catalog_prd_products", tags={"app": "pim", "env": "prd"})
    # Copied by hand to the other region; the emulator knows no global tables, so nothing states the link.
    d.table(s, "catalog_prd_products", region=US, tags={})
    x.changed = d.topic(s, "catalog_prd_changed")
    x.pictures = d.bucket(s, "lindgren-pim-media", w.key, w.logs, True)
    x.copy = d.bucket(s, "lindgren-pim-media-dr", w.key_us, versioned=True, region=US)
    d.replicate(s, x.pictures, x.copy, w.replication_role)


def machines(w, s, x):
    boot = Text("#!/bin/bash\naws s3 cp s3://{}/app.jar /opt/app.jar\n"
                "export DB_HOST={} PRODUCTS={} TOPIC={}\nexport DB_PASSWORD={}\njava -jar /opt/app.jar\n",
                w.artifacts, by_host(x.db), x.products, by_arn(x.changed), w.ledger.canary("launch-template-db"))
    x.template = c.launch_template(s, "catalog_prd_web", w.ami, [x.group, w.prod.default_group], x.profile, w.ssh, boot)
    pet = c.instance(s, "pim-import-01", w.ami, w.prod_private[0], [x.group], x.profile, w.ssh, Text(
        "#!/bin/sh\nmysql -h {} -u pim -p{} < /etc/pim.sql\n", by_host(x.db), w.ledger.canary("user-data-pim")),
        tags={"Application": "PIM"})
    c.attach(s, c.volume(s, "pim import data", key_=w.key), pet)
    x.classic = c.classic_balancer(s, "catalog-prd", w.prod_public, [x.front], pet, w.cert)
    x.target = c.target_group(s, "catalog-int-v2", w.prod, tags={"service": "checkout"})
    x.internal = c.load_balancer(s, "catalog-int", w.prod_private[:2], [x.group], scheme="internal",
                                 tags={"service": "catalog"})
    front = c.listener(s, x.internal, x.target)
    preview = f.function(s, "price-preview", w.lambda_role, {"PRODUCTS": named(x.products)},
                         tags={"service": "catalog"})
    behind = c.target_group(s, "cat-preview", w.prod, kind="lambda", targets=[preview], tags={})
    c.rule(s, front, "/preview/*", behind)
    x.scaling = c.auto_scaling(s, "catalog_prd_web", x.template, w.prod_private[:2], [x.target], [x.classic], 2)
    n.record(w.foundation, w.zone, f"catalog.{DOMAIN}.", x.classic)
    # A machine that only its user data and its disks explain.
    boot = Text("#!/bin/sh\nwhile sleep 600; do reindex --table {} --db {}; done\n", x.products, by_host(x.db))
    odd = c.instance(s, "ip-10-20-11-87", w.ami, w.prod_private[1], [w.prod.default_group], w.legacy_profile, w.ssh,
                     boot, tags={})
    f.alarm(s, "reindex box", odd, tags={})


def pictures(w, s, x):
    role = i.role(s, "pim-image-lambda", "lambda", [i.Allow(["s3:GetObject", "s3:PutObject"], x.pictures)])
    resize = f.function(s, "pim-image-resize", role, {"BUCKET": named(x.pictures), "TARGET_PREFIX": "thumbs/"})
    f.permit(s, resize, "s3", x.pictures)
    d.notify(s, x.pictures, [resize])
    x.cdn = edge.distribution(s, "pim-media", [x.pictures, x.classic], [f"media.{DOMAIN}"], w.cert_us, w.logs)
    n.alias(w.foundation, w.zone, f"media.{DOMAIN}.", x.cdn, "Z2FDTNDATAQYW2")
    cron = f.function(s, "misc-cron", w.lambda_role, {"T": named(x.products), "DB": by_host(x.db)}, tags={})
    f.event_rule(s, "every-hour", [cron], schedule="rate(1 hour)", tags={})


def smaller(w, environment, prefix, short):
    s = w.scope("catalog", environment)
    x = SimpleNamespace(scope=s)
    x.group = n.security_group(s, w.test, f"{prefix}-web")
    x.products = d.table(s, f"{short}_products")
    x.changed = d.topic(s, f"{short}_changed")
    x.pictures = d.bucket(s, f"lindgren-pim-media-{environment}", log_to=w.logs)
    x.db = d.database(s, f"{prefix}-db", w.test_places, [x.group, w.test.default_group], engine="mysql")
    x.role = i.role(s, f"{prefix}-web", "ec2", [
        i.Allow(["dynamodb:Query", "dynamodb:PutItem"], x.products), i.Allow("sns:Publish", x.changed)])
    x.profile = i.instance_profile(s, x.role, f"{short}_web")
    boot = Text("#!/bin/bash\nexport DB_HOST={} PRODUCTS={}\njava -jar /opt/app.jar\n", by_host(x.db), x.products)
    template = c.launch_template(s, f"{prefix}-web", w.ami, [x.group], x.profile, w.ssh, boot, tags={})
    target = c.target_group(s, f"{prefix}-web", w.test)
    x.internal = c.load_balancer(s, f"{prefix}-int", w.test_private, [x.group], scheme="internal")
    c.listener(s, x.internal, target)
    x.scaling = c.auto_scaling(s, f"{prefix}-web", template, w.test_private, [target], desired=1)
    role = i.role(s, f"{short}_resize", "lambda", [i.Allow(["s3:GetObject", "s3:PutObject"], x.pictures)])
    resize = f.function(s, f"{short}_image_resize", role, {"BUCKET": named(x.pictures)})
    f.permit(s, resize, "s3", x.pictures)
    d.notify(s, x.pictures, [resize])
    if environment == "staging":
        n.record(w.foundation, w.zone, f"catalog.staging.{DOMAIN}.", x.internal)
    return x
