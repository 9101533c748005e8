package dev.mitosis.check;

import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.invariant.InvariantText;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.PlannedStack;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of each invariant there is a plan that holds it, which is the good one, and one that breaks it. */
class InvariantRowsTest {
    /**
     * A damage to the good plan.
     *
     * @param id of the invariant that breaks by it
     * @param names what the message has to name
     */
    record Row(String id, String names, Consumer<Trial> damage) {
        @Override
        public String toString() {
            return id + ": " + names;
        }
    }

    private static Row row(String id, String names, Consumer<Trial> damage) {
        return new Row(id, names, damage);
    }

    private static Effect plain(Verb verb, String object, String account) {
        return Effect.of(verb, object, account, REGION);
    }

    private static void without(Trial trial, String step, Verb verb, String object) {
        trial.step(step)
                .effects
                .removeIf(effect -> effect.verb() == verb && effect.object().equals(object));
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
                row("accounts-first", "account dev", t -> t.hurry("role", "account-dev")),
                row("made-once", "dev/role", t -> t.step("fn").does(plain(Verb.CREATE, "dev/role", "dev"))),
                row("made-once", "copy/dev/db", t -> without(t, "copy", Verb.COPY, "copy/dev/db")),
                row("made-of-what-stands", "dev/role", t -> t.hurry("fn", "role")),
                row("objects-stand", "dev/fn", t -> t.drop("fn")),
                row("ranges-disjoint", "10.2.5.0/24", t -> {
                    t.networks.clear();
                    t.network("dev/vpc", "dev", "10.2.5.0/24").network("old/vpc", OLD, "10.2.0.0/16");
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
                row("provider-reached", "old/bucketpolicy", t -> t.drop("bucket-policy")),
                row("provider-reached", "dev/tablepolicy", t -> t.hurry("table-policy", "hold")),
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
                row("accounts-first", "management", t -> t.drop("account-management")),
                row(
                        "cost-history-first",
                        "last time",
                        t -> t.step("export")
                                .effects
                                .set(0, Effect.copy(CopyMode.REHEARSAL, "cost-history", OLD, REGION, "cost-history"))),
                row("names-handed-over", "name/shop.example", t -> t.drop("release")),
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
                row("steps-in-order", "wave 2", t -> t.step("stop").in(1, ShopTrial.WINDOW)),
                row("waves-hold-steps", "window", t -> t.step("verify").in(3, "another")),
                row("units-in-windows", ShopTrial.UNIT, t -> t.window("again", 3, 1, ShopTrial.UNIT)),
                row("variables-bound", "MAIL", t -> t.variables.remove(0)),
                row(
                        "variables-bound",
                        "ACCOUNT_DEV",
                        t -> t.step("account-dev").outputs.clear()),
                row("steps-can-run", "command", t -> t.step("role").commands.clear()),
                row("steps-can-run", "see", t -> t.step("role").validation.clear()),
                row("freezes-kept", "2026-02-10", t -> t.decisions = TrialDecisions.freeze("2026-02-09", "2026-02-11")),
                row("downtime-budgets", "60", t -> t.decisions = TrialDecisions.budget(30)),
                row("downtime-budgets", "130", t -> t.step("copy").takes(120)),
                row(
                        "commands-known",
                        "dbs",
                        t -> t.step("fn").commands.add("aws rds describe-dbs --profile dev --region eu-west-1")),
                row(
                        "commands-known",
                        "--nam",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --nam x --profile dev --region eu-west-1")),
                row(
                        "commands-known",
                        "needs --name",
                        t -> t.step("fn").commands.add("aws ssm get-parameter --profile dev --region eu-west-1")),
                row("commands-known", "'nonsense'", t -> t.step("fn").commands.add("nonsense")),
                row("commands-known", "quote", t -> t.step("fn").commands.add("echo 'x")),
                row(
                        "commands-in-place",
                        "backup",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name x --profile backup --region eu-west-1")),
                row(
                        "commands-in-place",
                        "us-east-1",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name x --profile dev --region us-east-1")),
                row(
                        "commands-in-place",
                        "ghost",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name x --profile ghost --region eu-west-1")),
                row(
                        "commands-in-place",
                        "--profile",
                        t -> t.step("fn").commands.add("aws ssm get-parameter --name x --region eu-west-1")),
                row(
                        "commands-fit-effects",
                        "put-parameter",
                        t -> t.step("quota")
                                .commands
                                .add("aws ssm put-parameter --name x --value y --profile dev --region eu-west-1")),
                row(
                        "commands-fit-effects",
                        "put-parameter",
                        t -> t.step("fn")
                                .validation
                                .add("aws ssm put-parameter --name x --value y --profile dev --region eu-west-1")),
                row(
                        "commands-fit-effects",
                        "no command",
                        t -> t.step("copy").commands.clear()),
                row(
                        "destruction-named",
                        "delete-db-instance",
                        t -> t.step("fn")
                                .validation
                                .add(
                                        "aws rds delete-db-instance --db-instance-identifier orders --profile dev --region eu-west-1")),
                row(
                        "destruction-named",
                        "delete-parameter",
                        t -> t.step("delete")
                                .commands
                                .add("aws ssm delete-parameter --name bucket --profile old --region eu-west-1")),
                row(
                        "commands-once",
                        "twice",
                        t -> t.step("copy").commands.addAll(List.copyOf(t.step("copy").commands))),
                row("validation-proves", "passes", t -> t.step("fn").validation.set(0, "true")),
                row("validation-proves", "passes", t -> t.step("fn").validation.set(0, "# looks good")),
                row(
                        "validation-proves",
                        "passes",
                        t -> t.step("fn")
                                .validation
                                .set(0, t.step("fn").validation.get(0) + " || true")),
                row(
                        "variables-used",
                        "SNAPSHOT",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name $SNAPSHOT --profile dev --region eu-west-1")),
                row(
                        "variables-used",
                        "ACCOUNT_DEV",
                        t -> t.step("account-dev").commands.removeIf(c -> c.contains("="))),
                row(
                        "files-there",
                        "x.json",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name file://x.json --profile dev --region eu-west-1")),
                row("files-there", "ghost.sh", t -> t.step("fn").commands.add("bash ghost.sh")),
                row(
                        "stacks-deployed",
                        "no stack",
                        t -> t.step("fn").commands.add("bash accounts/dev/deploy.sh --execute --stack ghost")),
                row("stacks-deployed", "dev/fn", t -> t.step("fn").commands.removeIf(c -> c.contains("deploy.sh"))),
                row(
                        "stacks-deployed",
                        "dev/site",
                        t -> t.step("fn").commands.add("bash accounts/dev/deploy.sh --execute --stack site")),
                row(
                        "stacks-deployed",
                        "--active",
                        t -> t.step("switch").commands.replaceAll(c -> c.replace(" --active", ""))),
                row("stacks-deployed", "the stack waiting", t -> {
                    t.stack(
                            "dev",
                            "waiting",
                            false,
                            List.of(new PlannedStack.Parameter("Active", "String", "active", false, "no", "Runs.")));
                    t.step("switch").commands.add("bash accounts/dev/deploy.sh --execute --stack waiting");
                }),
                row(
                        "stacks-deployed",
                        "only shows",
                        t -> t.step("switch").commands.add("bash accounts/dev/deploy.sh --stack site")),
                row(
                        "templates-match",
                        "dev/role",
                        t -> t.changes = a -> a.replace("accounts/dev/role.yaml", "AWS::IAM::Role", "AWS::IAM::User")),
                row(
                        "templates-match",
                        "does not make",
                        t -> t.changes = a -> a.replace("accounts/dev/role.yaml", "dev/role", "dev/another")),
                row(
                        "templates-match",
                        "Role of dev/fn",
                        t -> t.changes = a -> a.replace("accounts/dev/fn.yaml", "dev/role", "dev/another")),
                row(
                        "templates-match",
                        "Enabled of dev/fn",
                        t -> t.changes = a -> a.replace("accounts/dev/fn.yaml", "true, false", "true, true")),
                row(
                        "templates-match",
                        "retain",
                        t -> t.changes = a -> a.replace(
                                "accounts/dev/table.yaml", "DeletionPolicy: Retain", "DeletionPolicy: Delete")),
                row(
                        "templates-match",
                        "not there",
                        t -> t.changes = a -> a.texts().remove("accounts/dev/table.yaml")),
                row(
                        "templates-match",
                        "no stack",
                        t -> t.changes = a -> a.texts().put("accounts/dev/x.yaml", "")),
                row(
                        "scripts-match",
                        "protected",
                        t -> t.changes = a -> a.replace(
                                "accounts/dev/deploy.sh", "table.yaml first protected", "table.yaml first free")),
                row(
                        "scripts-match",
                        "line of its own",
                        t -> t.changes = a -> a.replace("accounts/dev/deploy.sh", "finish", "rm -rf ~\nfinish")),
                row(
                        "scripts-match",
                        "does not deploy",
                        t -> t.changes = a -> a.replace(
                                "accounts/dev/deploy.sh",
                                "stack dev eu-west-1 role role.yaml first free\ndeploy\n",
                                "")),
                row(
                        "scripts-match",
                        "functions.sh",
                        t -> t.changes = a -> a.replace("accounts/functions.sh", "umask 077", "umask 000")),
                row(
                        "policies-match",
                        "Regions",
                        t -> t.changes = a -> a.replace("organization/policies/scp-regions.json", "Deny", "Allow")),
                row(
                        "policies-match",
                        "0 statements",
                        t -> t.changes = a -> a.texts().put("organization/policies/scp-regions.json", "{}")),
                row(
                        "runbooks-match",
                        "commands",
                        t -> t.changes = a -> a.replace("waves/2/role.sh", "bash accounts", "rm -rf ~; bash accounts")),
                row("runbooks-match", "waits", t -> t.changes = a -> a.replace("waves/2/fn.sh", "after role\n", "")),
                row(
                        "runbooks-match",
                        "no script",
                        t -> t.changes = a -> a.texts().remove("waves/2/role.sh")),
                row(
                        "runbooks-match",
                        "line of its own",
                        t -> t.changes = a -> a.replace("waves/2/role.sh", "run_step", "rm -rf ~\nrun_step")),
                row(
                        "runbooks-match",
                        "functions.sh",
                        t -> t.changes = a -> a.replace("waves/functions.sh", "umask 077", "umask 000")),
                row("calendar-kept", "delete", t -> t.step("delete").at("2026-02-12T00:00:00Z")));
    }

    @Test
    void the_good_plan_holds_every_invariant_and_has_something_for_each() {
        Trial trial = ShopTrial.good();
        trial.decisions = TrialDecisions.both();
        CheckDocument check = trial.check();
        assertThat(lines(check)).isEmpty();
        assertThat(check.invariants().stream()
                        .filter(invariant -> invariant.verdict() == Verdict.NOTHING_TO_EXAMINE)
                        .map(Invariant::id))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_damage_breaks_its_invariant_and_the_message_names_what_was_damaged(Row row) {
        Trial trial = ShopTrial.good();
        row.damage().accept(trial);
        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals(row.id()))
                        .flatMap(invariant -> invariant.violations().stream())
                        .map(InvariantRowsTest::text))
                .as(() -> String.join("\n", lines(trial.check())))
                .anyMatch(text -> text.contains(row.names()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws lambda get-function-configuration --function-name fn|true",
                "aws lambda get-function-configuration --function-name other|false",
                "aws lambda update-function-configuration --function-name fn|false",
            })
    void what_makes_a_successor_may_ask_what_the_old_thing_is_like(String command, boolean holds) {
        Trial trial = ShopTrial.good();
        TrialStep step = trial.step("fn");
        step.account = "dev";
        step.commands.removeIf(line -> line.contains("sts"));
        step.validation.replaceAll(line -> line.replace("--profile old", "--profile dev"));
        step.commands.add(command + " --profile old --region eu-west-1");

        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals("commands-in-place"))
                        .allMatch(invariant -> invariant.violations().isEmpty()))
                .isEqualTo(holds);
    }

    @Test
    void every_invariant_has_a_row_that_breaks_it() {
        Set<String> broken = rows().map(Row::id).collect(Collectors.toSet());
        assertThat(ShopTrial.good().check().invariants().stream().map(Invariant::id))
                .allMatch(broken::contains)
                .containsExactlyElementsOf(
                        InvariantText.all().stream().map(InvariantText::id).toList());
    }

    private static String text(Violation violation) {
        return violation.step() + ": " + violation.text() + " " + violation.resources();
    }

    static List<String> lines(CheckDocument check) {
        return check.invariants().stream()
                .flatMap(
                        invariant -> invariant.violations().stream().map(found -> invariant.id() + " @ " + text(found)))
                .toList();
    }
}
