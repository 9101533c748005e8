package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.stream.Stream;

/** Damages to steps and their effects, with the invariant that breaks by each. */
final class StateRows {
    private StateRows() {}

    private static Effect plain(Verb verb, String object, String account) {
        return Effect.of(verb, object, account, REGION);
    }

    private static void without(Trial trial, String step, Verb verb, String object) {
        trial.step(step)
                .effects
                .removeIf(effect -> effect.verb() == verb && effect.object().equals(object));
    }

    /** A new thing of the old account. */
    private static PlannedResource twin(String arn) {
        return new PlannedResource(
                "old/prod~new",
                null,
                false,
                "AWS::IAM::Role",
                REGION,
                OLD,
                "prod",
                arn,
                Fate.NEW,
                Filled.NEVER,
                null,
                "new",
                List.of());
    }

    private static void nobodyIsLetIn(Trial trial) {
        trial.step("switch").effects.removeIf(effect -> effect.verb() == Verb.GRANT);
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("same-snapshot", "target.json", t -> t.planned = "another"),
                row("one-fate", arn("fn"), t -> t.dispositions.remove(arn("fn"))),
                row(
                        "one-fate",
                        arn("fn"),
                        t -> t.dispositions.put(
                                arn("fn"), new DispositionRow(arn("fn"), Disposition.EXTERNAL, "x", "x"))),
                row(
                        "one-fate",
                        arn("fn"),
                        t -> t.dispositions.put(arn("fn"), new DispositionRow(arn("fn"), Disposition.STAY, "x", "x"))),
                row(
                        "one-fate",
                        "ghost",
                        t -> t.dispositions.put("ghost", new DispositionRow("ghost", Disposition.STAY, "x", "x"))),
                row("nothing-lost", arn("role"), t -> t.drop("role")),
                row("nothing-lost", "dev/table", t -> without(t, "copy", Verb.COPY, "dev/table")),
                row("nothing-lost", "old/prod", t -> t.step("delete").does(plain(Verb.DELETE, arn("prod"), OLD))),
                row("old-is-gone", arn("site"), t -> without(t, "delete", Verb.DELETE, arn("site"))),
                row("known-objects", "dev/ghost", t -> t.step("role").does(plain(Verb.CREATE, "dev/ghost", "dev"))),
                row("known-objects", "ghost", t -> t.step("role").resources.add("ghost")),
                row(
                        "right-place",
                        "dev/role",
                        t -> t.step("role").effects.set(0, plain(Verb.CREATE, "dev/role", "backup"))),
                row(
                        "right-place",
                        "dev/role",
                        t -> t.step("role").effects.set(0, Effect.of(Verb.CREATE, "dev/role", "dev", "us-east-1"))),
                row(
                        "right-place",
                        "its name says",
                        t -> t.step("role").does(plain(Verb.CREATE, "handover/dev/us-east-1/x", "dev"))),
                row("accounts-first", "account dev", t -> t.hurry("role", "account-dev")),
                row("made-once", "dev/role", t -> t.step("fn").does(plain(Verb.CREATE, "dev/role", "dev"))),
                row("made-once", "copy/dev/db", t -> without(t, "copy", Verb.COPY, "copy/dev/db")),
                row("made-of-what-stands", "dev/role", t -> t.hurry("fn", "role")),
                row("made-of-what-stands", "dev/db", t -> {
                    t.stacks.clear();
                    t.waiting("dev", "peering", "dev/db");
                }),
                row("parts-after-wholes", "dev/role", t -> t.hurry("policy", "role")),
                row("objects-stand", "dev/fn", t -> t.drop("fn")),
                row("ranges-disjoint", "10.2.5.0/24", t -> {
                    t.networks.clear();
                    t.network("dev/vpc", "dev", "10.2.5.0/24").network("old/vpc", OLD, "10.2.0.0/16");
                }),
                // Who stays is named by the id that it has.
                row("ranges-disjoint", "10.2.5.0/24", t -> {
                    t.networks.clear();
                    t.stays("vpc/vpc-1", "AWS::EC2::VPC")
                            .network("dev/vpc", "dev", "10.2.5.0/24")
                            .network("old/vpc/vpc-1", OLD, "10.2.0.0/16");
                    t.rows.replaceAll(row -> row.id().equals("dev/peering")
                            ? row.madeBy(row.stack(), ShopTrial.peering("\"vpc-1\""), List.of())
                            : row);
                }),
                row("final-copy-frozen", arn("fn"), t -> without(t, "stop", Verb.FREEZE, arn("fn"))),
                row("final-copy-frozen", arn("db"), t -> without(t, "stop", Verb.FREEZE, arn("db"))),
                row("drained-when-quiet", arn("table"), t -> without(t, "stop", Verb.FREEZE, arn("fn"))),
                row(
                        "copies-say-of-what",
                        "dev/table",
                        t -> t.step("copy")
                                .effects
                                .set(0, Effect.copy(CopyMode.FINAL, "dev/table", "dev", REGION, arn("db")))),
                row(
                        "filled-from-last-copy",
                        "dev/db",
                        t -> t.step("create-db").effects.set(0, plain(Verb.CREATE, "dev/db", "dev"))),
                row("provider-stands", "dev/db", t -> t.drop("create-db")),
                row("provider-reached", "old/bucketpolicy", t -> {
                    t.drop("bucket-policy");
                    nobodyIsLetIn(t);
                }),
                row("provider-reached", "dev/tablepolicy", t -> {
                    t.hurry("table-policy", "hold");
                    nobodyIsLetIn(t);
                }),
                row("proved-before-use", "dev/table", t -> without(t, "verify", Verb.VERIFY, "dev/table")),
                row("proved-before-use", "dev/db", t -> without(t, "verify", Verb.VERIFY, "dev/db")),
                row(
                        "nobody-left-behind",
                        arn("prod"),
                        t -> t.step("switch").effects.remove(1)),
                row("window-reopens", "dev/fn", t -> without(t, "switch", Verb.SWITCH, "dev/fn")),
                row("window-reopens", arn("fn"), t -> t.step("stop").in(3, null)),
                row("one-writer", arn("fn"), t -> without(t, "stop", Verb.FREEZE, arn("fn"))),
                row("one-writer", arn("fn"), t -> t.step("hold").does(plain(Verb.SWITCH, arn("fn"), OLD))),
                row(
                        "staying-untouched",
                        arn("bucket"),
                        t -> t.step("delete").does(plain(Verb.DELETE, arn("bucket"), OLD))),
                row("staying-untouched", "dev/role", t -> t.step("delete").does(plain(Verb.DELETE, "dev/role", "dev"))),
                row("proved-before-delete", arn("fn"), t -> t.hurry("delete", "switch")),
                row("hold-before-delete", arn("table"), t -> t.step("hold").takes(1)),
                row("hold-before-delete", arn("db"), t -> t.hurry("hold", "stop")),
                row("backup-before-delete", arn("db"), t -> t.drop("backup")),
                row(
                        "backup-before-delete",
                        arn("table"),
                        t -> t.step("backup")
                                .effects
                                .set(
                                        0,
                                        Effect.copy(
                                                CopyMode.FINAL, "backup/" + arn("table"), OLD, REGION, arn("table")))),
                row("retired-by-person", arn("scrap"), t -> t.drop("decide")),
                row("undecided-asked", arn("riddle"), t -> t.drop("decide")),
                row(
                        "let-go-before-delete",
                        arn("stack"),
                        t -> t.step("let-go").effects.clear()),
                row("accounts-first", "management", t -> t.drop("account-management")),
                row(
                        "cost-history-first",
                        "last time",
                        t -> t.step("export")
                                .effects
                                .set(0, Effect.copy(CopyMode.REHEARSAL, "cost-history", OLD, REGION, "cost-history"))),
                row("names-handed-over", "name/shop.example", t -> t.drop("release")),
                row("names-handed-over", "old/prod", t -> t.rows.add(twin(arn("prod")))),
                row(
                        "names-handed-over",
                        "old/prod",
                        t -> t.rows.add(twin(arn("prod").replace(Trial.DIGITS, "${ACCOUNT_OLD}")))),
                row("rollback-restores", "dev/role", t -> t.step("role").undoneBy()),
                row("rollback-restores", "dev/role", t -> t.step("role").undo = t.step("fn").undo),
                row(
                        "rollback-restores",
                        "no command",
                        t -> t.step("role").undo = new dev.mitosis.model.plan.Undo(
                                "Always.",
                                java.util.Objects.requireNonNull(t.step("role").undo)
                                        .effects(),
                                List.of())),
                row("points-of-no-return", "join", t -> t.step("join").pointOfNoReturn = false),
                row(
                        "points-of-no-return",
                        "gives nothing back",
                        t -> t.step("rehearsal")
                                .action(StepAction.DELETE)
                                .does(plain(Verb.DELETE, "rehearsal/dev/table", "dev"))
                                .undoneBy()),
                row("points-of-no-return", "delete", t -> t.step("delete").pointOfNoReturn = false),
                row("organization-first", "account/dev", t -> t.hurry("account-dev", "organization")),
                row("cost-history-first", "exported", t -> t.drop("export")),
                row("cost-history-first", "another wave", t -> t.step("export").wave = 0),
                row("cost-history-first", "verified", t -> t.drop("export-verified")),
                row("cost-history-first", "elsewhere", t -> t.drop("stored")),
                row("cost-history-first", "31 days", t -> t.step("export").at("2026-01-01T00:00:00Z")),
                row("join-once", "0 times", t -> t.drop("join")),
                row("join-once", "join", t -> t.step("join").action(StepAction.SET_UP)),
                row("policies-tested", "policy/regions", t -> without(t, "policies", Verb.VERIFY, "policy/regions")),
                row("quotas-first", "L-1", t -> t.drop("quota")),
                row(
                        "management-empty",
                        "dev/table",
                        t -> t.step("table").effects.set(0, plain(Verb.CREATE, "dev/table", "management"))),
                row("organization-in-order", "services", t -> {
                    t.step("organization").commands.clear();
                    t.step("organization").commands.add("bash organization/deploy.sh --execute organization");
                    t.step("policies").commands.add("bash organization/deploy.sh --execute administrators");
                }),
                row(
                        "organization-in-order",
                        "only shows",
                        t -> t.step("organization").commands.add("bash organization/deploy.sh services")),
                row("steps-in-order", "delete", t -> t.step("role").dependsOn.add("delete")),
                row("steps-in-order", "ghost", t -> t.step("role").dependsOn.add("ghost")),
                row("steps-in-order", "wave 3", t -> t.step("stop").in(1, ShopTrial.WINDOW)),
                row("waves-hold-steps", "window", t -> t.step("verify").in(3, "another")),
                row("units-in-windows", ShopTrial.UNIT, t -> t.window("again", 3, 1, ShopTrial.UNIT)),
                row("variables-bound", "MAIL", t -> t.variables.remove(0)),
                row(
                        "variables-bound",
                        "before it",
                        t -> t.step("account-management").inputs.add("ACCOUNT_DEV")),
                row(
                        "variables-bound",
                        "ACCOUNT_DEV",
                        t -> t.step("account-dev").outputs.clear()),
                row("steps-can-run", "command", t -> t.step("role").commands.clear()),
                row("steps-can-run", "see", t -> t.step("role").validation.clear()),
                row("freezes-kept", "2026-02-10", t -> t.decisions = TrialDecisions.freeze("2026-02-09", "2026-02-11")),
                row("downtime-budgets", "60", t -> t.decisions = TrialDecisions.budget(30)),
                row("downtime-budgets", "130", t -> t.step("copy").takes(120)),
                row("calendar-kept", "wave 2", t -> {
                    t.slots.add(new Calendar.Slot(1, 0, 3, null, null, List.of()));
                    t.slots.add(new Calendar.Slot(2, 2, 4, null, null, List.of()));
                }),
                row("people-enough", "verify", t -> {
                    t.step("copy").at("2026-02-10T08:10:00Z");
                    t.step("verify").at("2026-02-10T08:20:00Z");
                }),
                row("lists-lead", "ghost", t -> t.criticalPath.add("ghost")),
                row("drained-before-use", arn("table"), t -> {
                    without(t, "stop", Verb.DRAIN, arn("table"));
                    t.step("stop").resources.remove(arn("table"));
                    t.step("open").does(plain(Verb.DRAIN, arn("table"), OLD)).byPerson();
                }),
                row("drained-before-use", "never worked off", t -> {
                    t.moves("queue", "AWS::SQS::Queue", "dev", ShopTrial.UNIT, Filled.NEVER, null);
                    t.step("delete").does(plain(Verb.DELETE, arn("queue"), OLD));
                }),
                row(
                        "copies-say-of-what",
                        "dev/db",
                        t -> t.step("verify")
                                .effects
                                .set(1, Effect.from(Verb.VERIFY, "dev/db", "dev", REGION, arn("table")))),
                row(
                        "copies-say-of-what",
                        "cost-history",
                        t -> t.step("export")
                                .effects
                                .set(0, Effect.copy(CopyMode.FINAL, "cost-history", OLD, REGION, arn("db")))),
                row(
                        "provider-stands",
                        "does not need",
                        t -> t.step("switch").does(Effect.between(Verb.SWITCH, "dev/fn", "dev/site", "dev", REGION))),
                row("provider-reached", "lets it in", StateRows::nobodyIsLetIn),
                row("users-led-over", "dev/role", t -> t.step("switch").effects.remove(2)),
                row(
                        "copies-proved",
                        "rehearsal/dev/table",
                        t -> without(t, "rehearsal", Verb.VERIFY, "rehearsal/dev/table")),
                row("known-objects", "dev/ghost", t -> t.step("role").undoneBy(plain(Verb.DELETE, "dev/ghost", "dev"))),
                row("use-watched", arn("db"), t -> without(t, "watch", Verb.CONFIRM, arn("db"))),
                row("use-watched", arn("db"), t -> t.hurry("watch", "stop")),
                row("windows-decided", "said go", t -> t.drop("go")),
                row("windows-decided", "opened it", t -> t.drop("open")),
                row(
                        "policies-tested",
                        "by its commands",
                        t -> t.step("policies")
                                .commands
                                .add("STAGE_REGIONS=staging bash organization/deploy.sh --execute policies")));
    }
}
