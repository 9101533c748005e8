package dev.mitosis.check;

import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.PlannedStatement;
import java.util.List;
import java.util.Map;

/** A shop of which development moves: a function with its role, a table, a database and a site; production stays. */
final class ShopTrial {
    static final String UNIT = "dev/shop/dev";
    static final String WINDOW = "window";
    static final int HOLD = 5 * 24 * 60;

    private ShopTrial() {}

    static Trial good() {
        Trial trial = new Trial();
        estate(trial);
        trial.criticalPath.add("join");
        foundation(trial);
        deployment(trial);
        window(trial);
        farewell(trial);
        return trial;
    }

    /** What the new network is joined with. */
    static JsonNode peering(String peer) {
        return json("{\"VpcId\": {\"ref\": \"dev/vpc\", \"attribute\": \"Ref\"}, \"PeerVpcId\": " + peer + "}");
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode ofRole() {
        return json("{\"Enabled\": {\"active\": true, \"inactive\": false},"
                + " \"Timeout\": 3, \"Layers\": [\"a\"], \"Role\": {\"ref\": \"dev/role\", \"attribute\": \"Arn\"}}");
    }

    private static void estate(Trial trial) {
        trial.account(OLD, true)
                .account("management", false)
                .account("dev", false)
                .account("backup", false)
                .unit(UNIT, "dev", "shop")
                .moves("role", "AWS::IAM::Role", "dev", UNIT, Filled.NEVER, null)
                .moves("fn", "AWS::Lambda::Function", "dev", UNIT, Filled.NEVER, ofRole())
                .moves("table", "AWS::DynamoDB::Table", "dev", UNIT, Filled.AFTERWARDS, null)
                .moves("db", "AWS::RDS::DBInstance", "dev", UNIT, Filled.AT_CREATION, null)
                .moves("site", "AWS::CloudFront::Distribution", "dev", UNIT, Filled.NEVER, null)
                .stays("prod", "AWS::Lambda::Function")
                .stays("bucket", "AWS::S3::Bucket")
                .stays("stack", "AWS::CloudFormation::Stack")
                .stays("record", "AWS::Route53::RecordSet")
                .retired("scrap", "AWS::EC2::Volume")
                .undecided("riddle", "AWS::EC2::Instance")
                .isNew("old/bucketpolicy", "AWS::S3::BucketPolicy", OLD)
                .isNew("dev/tablepolicy", "AWS::DynamoDB::ResourcePolicy", "dev")
                .isNew("dev/role/policy", "AWS::IAM::ManagedPolicy", "dev")
                .connection("to-bucket", "old/bucket", "dev", "old/bucketpolicy")
                .connection("to-table", "dev/table", OLD, "dev/tablepolicy")
                .needs("dev/fn", EdgeKind.RUNS_AS, "dev/role", null)
                .needs("dev/fn", EdgeKind.WRITES, "dev/table", null)
                .needs("dev/fn", EdgeKind.READS, "dev/db", null)
                .needs("dev/fn", EdgeKind.WRITES, "old/bucket", "to-bucket")
                .needs("old/prod", EdgeKind.READS, "dev/table", "to-table")
                .needs("old/record", EdgeKind.RESOLVES_TO, "dev/site", null)
                .network("dev/vpc", "dev", "10.1.0.0/16")
                .network("old/vpc", OLD, "10.2.0.0/16");
        trial.rows.add(new dev.mitosis.model.target.TargetDocument.PlannedResource(
                "dev/peering",
                null,
                false,
                "AWS::EC2::VPCPeeringConnection",
                REGION,
                "dev",
                "peering",
                "peering",
                Fate.NEW,
                Filled.NEVER,
                null,
                "new",
                List.of(),
                "dev/" + REGION + "/peering",
                peering("{\"ref\": \"old/vpc\", \"attribute\": \"Ref\"}"),
                List.of()));
        trial.stack("dev", "peering", false);
        trial.records.add(new DnsPlan.SwitchedRecord(
                "old/record", "shop.example", "A", "old/zone", 300, 60, 300, "1", "2", "dev/site", List.of()));
        trial.oldEdges.add(new Edge(arn("fn"), arn("stack"), EdgeKind.DEPLOYED_BY, Strength.EXACT, List.of()));
        trial.guardrails.add(new Guardrail(
                "regions",
                "Where things are.",
                List.of("Workloads"),
                "Policy Staging",
                List.of("dev"),
                List.of(new PlannedStatement(
                        "Regions", "Deny", Map.of(), List.of("*"), List.of(), List.of("*"), Map.of())),
                104,
                Fate.NEW,
                List.of()));
        trial.names.add(new NameChange(
                "dev/site",
                NameChange.What.NAME,
                "shop.example",
                "shop.example",
                NameChange.Scope.WORLD,
                NameChange.How.HAND_OVER,
                List.of(),
                List.of(),
                List.of()));
        trial.told.put(
                "fn", "{\"Enabled\": true, \"Timeout\": 3, \"Layers\": [\"a\"], \"Role\": \"" + arn("role") + "\"}");
        trial.names.add(new NameChange(
                "dev/site",
                NameChange.What.ENDPOINT,
                "1",
                "2",
                NameChange.Scope.ACCOUNT,
                NameChange.How.NEW,
                List.of(),
                List.of(),
                List.of()));
        trial.quotas.add(new QuotaRequest("dev", REGION, "lambda", "L-1", "Concurrency", 10, 1000, List.of()));
        trial.variables.add(new PlanVariable("MAIL", "An address.", "a@example.com", false, null, null));
        trial.variables.add(new PlanVariable("ACCOUNT_DEV", "Its digits.", "1", false, null, "account-dev"));
    }

    private static Effect plain(Verb verb, String object, String account) {
        return Effect.of(verb, object, account, REGION);
    }

    private static void foundation(Trial trial) {
        trial.step("account-management")
                .does(plain(Verb.CREATE, "account/management", "management"))
                .forGood();
        TrialStep organization = trial.step("organization")
                .does(plain(Verb.CREATE, "organization", "management"))
                .undoneBy(plain(Verb.DELETE, "organization", "management"));
        organization.commands.add("bash organization/deploy.sh --execute organization services units accounts profiles"
                + " administrators");
        organization.inputs.add("MAIL");
        trial.step("account-dev")
                .does(plain(Verb.CREATE, "account/dev", "management"))
                .forGood();
        trial.step("account-dev").outputs.add("ACCOUNT_DEV");
        trial.step("account-dev").commands.add("ACCOUNT_DEV=$(aws organizations list-accounts --profile management)");
        trial.step("account-backup")
                .does(plain(Verb.CREATE, "account/backup", "management"))
                .forGood();
        trial.step("policies")
                .does(
                        plain(Verb.CREATE, "policy/regions", "management"),
                        plain(Verb.VERIFY, "policy/regions", "management"),
                        plain(Verb.SWITCH, "policy/regions", "management"))
                .undoneBy(plain(Verb.DELETE, "policy/regions", "management"));
        trial.step("quota").does(plain(Verb.CONFIRM, "quota/L-1", "dev"));
        trial.step("export")
                .at("2026-01-31T08:00:00Z")
                .does(Effect.copy(CopyMode.FINAL, "cost-history", OLD, REGION, "cost-history"));
        trial.step("export-verified").at("2026-01-31T09:00:00Z").does(plain(Verb.VERIFY, "cost-history", OLD));
        trial.step("stored")
                .at("2026-01-31T10:00:00Z")
                .does(Effect.copy(CopyMode.FINAL, "backup/cost-history", OLD, REGION, "cost-history"));
        trial.step("signed").does(plain(Verb.CONFIRM, "cost-history", OLD)).byPerson();
        trial.step("door")
                .does(plain(Verb.CREATE, "role/OrganizationAccountAccessRole", OLD))
                .undoneBy(plain(Verb.DELETE, "role/OrganizationAccountAccessRole", OLD));
        trial.step("join")
                .action(StepAction.JOIN)
                .at("2026-02-01T00:00:00Z")
                .does(plain(Verb.CREATE, "account/" + OLD, "management"))
                .forGood();
        trial.step("join").dependsOn.add("export-verified");
        trial.step("watch-join").does(plain(Verb.WAIT, "account/" + OLD, OLD));
    }

    private static TrialStep makes(Trial trial, String id, String object, String account) {
        return trial.step(id)
                .in(2, null)
                .does(plain(Verb.CREATE, object, account))
                .undoneBy(plain(Verb.DELETE, object, account));
    }

    private static void deployment(Trial trial) {
        makes(trial, "role", "dev/role", "dev").inputs.add("ACCOUNT_DEV");
        makes(trial, "policy", "dev/role/policy", "dev");
        makes(trial, "table", "dev/table", "dev");
        makes(trial, "fn", "dev/fn", "dev").dependsOn.add("role");
        makes(trial, "bucket-policy", "old/bucketpolicy", OLD);
        makes(trial, "table-policy", "dev/tablepolicy", "dev");
        makes(trial, "peering", "dev/peering", "dev");
        trial.step("ttl").in(2, null).does(plain(Verb.WAIT, "old/record", OLD));
        trial.step("ttl")
                .commands
                .add("aws ssm put-parameter --name record --value '{TTL:60}' --profile old --region eu-west-1");
        trial.step("rehearsal")
                .in(2, null)
                .does(
                        Effect.copy(CopyMode.REHEARSAL, "rehearsal/dev/table", "dev", REGION, arn("table")),
                        plain(Verb.VERIFY, "rehearsal/dev/table", "dev"))
                .undoneBy(plain(Verb.DELETE, "rehearsal/dev/table", "dev"));
    }

    private static void window(Trial trial) {
        trial.window(WINDOW, 3, 60, UNIT);
        trial.step("go")
                .in(3, null)
                .does(plain(Verb.CONFIRM, "decision/go", OLD))
                .byPerson();
        trial.step("stop")
                .in(3, WINDOW)
                .at("2026-02-10T08:00:00Z")
                .does(
                        plain(Verb.FREEZE, arn("fn"), OLD),
                        plain(Verb.FREEZE, arn("db"), OLD),
                        plain(Verb.DRAIN, arn("table"), OLD))
                .undoneBy(plain(Verb.SWITCH, arn("fn"), OLD), plain(Verb.SWITCH, arn("db"), OLD))
                .action(StepAction.FREEZE)
                .listing()
                .until("Until the new side was opened.");
        trial.step("copy")
                .in(3, WINDOW)
                .takes(20)
                .does(
                        Effect.copy(CopyMode.FINAL, "dev/table", "dev", REGION, arn("table")),
                        Effect.copy(CopyMode.FINAL, "copy/dev/db", "dev", REGION, arn("db")))
                .undoneBy(plain(Verb.DELETE, "copy/dev/db", "dev"));
        trial.step("copy").dependsOn.add("stop");
        trial.step("copy").inputs.add("ACCOUNT_DEV");
        trial.step("copy")
                .commands
                .addAll(List.of(
                        "aws rds copy-db-snapshot --source-db-snapshot-identifier last --target-db-snapshot-identifier shared"
                                + " --kms-key-id alias/shared --profile old --region eu-west-1",
                        "aws rds wait db-snapshot-available --db-snapshot-identifier shared --profile old"
                                + " --region eu-west-1",
                        "aws rds modify-db-snapshot-attribute --db-snapshot-identifier shared --attribute-name restore"
                                + " --values-to-add ${ACCOUNT_DEV} --profile old --region eu-west-1"));
        trial.step("create-db")
                .in(3, WINDOW)
                .does(Effect.from(Verb.CREATE, "dev/db", "dev", REGION, "copy/dev/db"))
                .undoneBy(plain(Verb.DELETE, "dev/db", "dev"));
        trial.step("verify")
                .in(3, WINDOW)
                .does(plain(Verb.VERIFY, "dev/table", "dev"), plain(Verb.VERIFY, "dev/db", "dev"));
        trial.step("release")
                .in(3, WINDOW)
                .does(Effect.from(Verb.RELEASE, "name/shop.example", OLD, REGION, arn("site")))
                .forGood();
        trial.step("site")
                .in(3, WINDOW)
                .does(
                        plain(Verb.CREATE, "dev/site", "dev"),
                        Effect.from(Verb.CLAIM, "name/shop.example", "dev", REGION, "dev/site"))
                .forGood();
        trial.step("switch")
                .in(3, WINDOW)
                .does(
                        plain(Verb.SWITCH, "dev/fn", "dev"),
                        Effect.between(Verb.SWITCH, "old/prod", "dev/table", OLD, REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", "dev/role", "dev", REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", "dev/table", "dev", REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", "dev/db", "dev", REGION),
                        Effect.between(Verb.GRANT, "dev/fn", "old/bucket", "dev", REGION),
                        Effect.between(Verb.GRANT, "old/prod", "dev/table", OLD, REGION))
                .undoneBy(
                        plain(Verb.FREEZE, "dev/fn", "dev"),
                        Effect.between(Verb.SWITCH, "old/prod", arn("table"), OLD, REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", arn("role"), "dev", REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", arn("table"), "dev", REGION),
                        Effect.between(Verb.SWITCH, "dev/fn", arn("db"), "dev", REGION),
                        Effect.between(Verb.DELETE, "dev/fn", "old/bucket", "dev", REGION),
                        Effect.between(Verb.DELETE, "old/prod", "dev/table", OLD, REGION));
        trial.step("switch").dependsOn.addAll(List.of("copy", "verify"));
        trial.step("lead")
                .in(3, WINDOW)
                .does(Effect.between(Verb.SWITCH, "old/record", "dev/site", OLD, REGION))
                .undoneBy(Effect.between(Verb.SWITCH, "old/record", arn("site"), OLD, REGION));
        trial.step("open")
                .in(3, WINDOW)
                .at("2026-02-10T09:30:00Z")
                .does(plain(Verb.CONFIRM, "window/" + WINDOW, "dev"))
                .byPerson();
    }

    private static void farewell(Trial trial) {
        TrialStep hold = trial.step("hold")
                .in(4, null)
                .at("2026-02-10T10:00:00Z")
                .takes(HOLD)
                .action(StepAction.HOLD);
        hold.commands.add("held open 5");
        TrialStep backup = trial.step("backup").in(4, null).at("2026-02-16T10:00:00Z");
        TrialStep delete =
                trial.step("delete").in(4, null).at("2026-02-17T10:00:00Z").forGood();
        trial.step("decide")
                .in(4, null)
                .does(plain(Verb.CONFIRM, arn("scrap"), OLD), plain(Verb.CONFIRM, arn("riddle"), OLD));
        trial.step("let-go")
                .in(4, null)
                .does(plain(Verb.CONFIRM, arn("stack"), OLD))
                .byPerson();
        trial.step("watch")
                .in(4, null)
                .does(plain(Verb.CONFIRM, arn("table"), OLD), plain(Verb.CONFIRM, arn("db"), OLD));
        trial.step("leftovers")
                .in(4, null)
                .does(plain(Verb.DELETE, "copy/dev/db", "dev"), plain(Verb.DELETE, "rehearsal/dev/table", "dev"))
                .forGood();
        trial.steps.remove(delete);
        trial.steps.add(delete);
        for (String name : List.of("fn", "role", "site", "table", "db")) {
            hold.does(plain(Verb.WAIT, arn(name), OLD));
            delete.does(plain(Verb.DELETE, arn(name), OLD));
        }
        delete.does(plain(Verb.DELETE, arn("scrap"), OLD));
        for (String name : List.of("table", "db")) {
            backup.does(
                    Effect.copy(CopyMode.FINAL, "backup/" + arn(name), "backup", REGION, arn(name)),
                    plain(Verb.VERIFY, "backup/" + arn(name), "backup"));
        }
        backup.undoneBy(
                plain(Verb.DELETE, "backup/" + arn("table"), "backup"),
                plain(Verb.DELETE, "backup/" + arn("db"), "backup"));
        delete.dependsOn.addAll(List.of("hold", "backup", "decide"));
    }
}
