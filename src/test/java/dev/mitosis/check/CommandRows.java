package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.PlannedStack;
import java.util.List;
import java.util.stream.Stream;

/** Damages to commands and artefacts, with the invariant that breaks by each. */
final class CommandRows {
    private CommandRows() {}

    private static Effect plain(Verb verb, String object, String account) {
        return Effect.of(verb, object, account, REGION);
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(
                        "shared-under-key",
                        "modify-db-snapshot-attribute",
                        t -> t.step("copy")
                                .commands
                                .replaceAll(line -> line.replace(" --kms-key-id alias/shared", ""))),
                row(
                        "shared-under-key",
                        "modify-db-snapshot-attribute",
                        t -> t.step("copy").commands.replaceAll(line -> line.replace("er shared --a", "er last --a"))),
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
                                .set(0, "expect 1 aws sts get-caller-identity --query Account --profile dev")),
                row(
                        "validation-proves",
                        "passes",
                        t -> t.step("fn").validation.set(0, "aws iam list-roles --profile dev")),
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
                        "does not deploy",
                        t -> t.step("organization")
                                .validation
                                .add("stands aws cloudformation describe-stacks --stack-name ghost"
                                        + " --query 'Stacks[0].StackStatus' --output text --profile management"
                                        + " --region eu-west-1")),
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
                row("calendar-kept", "delete", t -> t.step("delete").at("2026-02-12T00:00:00Z")),
                row(
                        "destruction-named",
                        "of this machine",
                        t -> t.step("fn").commands.add("rm -rf ~")),
                row(
                        "destruction-named",
                        "of this machine",
                        t -> t.step("fn").commands.add("rm -rf mitosis-x/../y")),
                row("effects-run", arn("fn"), t -> t.step("stop").commands.removeIf(line -> line.contains("-fn "))),
                row(
                        "effects-run",
                        "the use of something",
                        t -> t.step("watch")
                                .commands
                                .add("quiet aws ssm get-parameter --name other --profile old --region eu-west-1")),
                row(
                        "failures-seen",
                        "nobody sees it",
                        t -> t.step("fn").commands.replaceAll(line -> line + " || true")),
                row(
                        "failures-seen",
                        "waits for a failure",
                        t -> t.step("fn")
                                .commands
                                .add(
                                        "wait_until FAILED aws ssm get-parameter --name x --profile dev --region eu-west-1")),
                row("validation-proves", "passes", t -> t.step("fn").validation.set(0, "expect 1 echo 1")),
                row(
                        "holds-measured",
                        "for 0 days",
                        t -> t.step("hold").commands.replaceAll(c -> c.replace("held open 5", "held open 0"))),
                row(
                        "holds-measured",
                        "opens no window",
                        t -> t.step("hold").commands.replaceAll(c -> c.replace("held open", "held role"))),
                row(
                        "holds-measured",
                        "not held since",
                        t -> t.step("hold").commands.remove("held open 5")),
                row(
                        "holds-measured",
                        "0 days",
                        t -> t.step("watch")
                                .commands
                                .add(
                                        "quiet aws ssm get-parameter --name table --with-decryption --profile old --region eu-west-1"
                                                + " --start-time \"$(days_ago 0)\"")),
                row(
                        "commands-in-place",
                        "999988887777",
                        t -> t.step("fn")
                                .commands
                                .add("aws ssm get-parameter --name 999988887777 --profile dev --region eu-west-1")),
                row(
                        "commands-in-place",
                        "mitosis reads by the profile backup",
                        t -> t.step("fn").commands.add("mitosis scan --profile backup --workspace x")),
                row(
                        "commands-in-place",
                        "same names the account 999988887777",
                        t -> t.step("fn").commands.add("same arn:aws:x:eu-west-1:999988887777:fn x fn")),
                row(
                        "commands-in-place",
                        "us-east-1",
                        t -> t.step("fn")
                                .commands
                                .add("aws lambda get-function-configuration --function-name fn --profile old"
                                        + " --region us-east-1")),
                row(
                        "commands-in-place",
                        "brings something to old",
                        t -> t.step("backup")
                                .commands
                                .add("aws backup start-copy-job --recovery-point-arn x --source-backup-vault-name x"
                                        + " --destination-backup-vault-arn ${ACCOUNT_OLD} --iam-role-arn x --profile backup"
                                        + " --region eu-west-1")),
                row(
                        "stacks-deployed",
                        "no effect says so",
                        t -> t.step("fn").commands.add("bash accounts/dev/deploy.sh --execute --active --stack fn")),
                row(
                        "stacks-deployed",
                        "not made to try",
                        t -> t.step("fn")
                                .commands
                                .add("bash accounts/dev/deploy.sh --execute --rehearsal --remove --stack fn")),
                row(
                        "stacks-deployed",
                        "tries no stack",
                        t -> t.step("rehearsal").does(plain(Verb.CREATE, "rehearsal/dev/table", "dev"))),
                row(
                        "templates-match",
                        "asks for Size",
                        t -> t.changes = a -> a.texts()
                                .merge(
                                        "accounts/dev/role.yaml",
                                        "Parameters:\n  Size:\n    Type: String\n",
                                        String::concat)),
                row(
                        "templates-match",
                        "another condition IsOpen",
                        t -> t.changes = a -> a.texts()
                                .merge(
                                        "accounts/dev/role.yaml",
                                        "Conditions:\n  IsOpen:\n    Fn::Equals: [a, a]\n",
                                        String::concat)),
                row(
                        "templates-match",
                        "gives Name",
                        t -> t.changes = a -> a.texts()
                                .merge("accounts/dev/role.yaml", "Outputs:\n  Name:\n    Value: x\n", String::concat)),
                row(
                        "templates-match",
                        "the value '1'",
                        t -> t.changes = a -> a.texts()
                                .put(
                                        "accounts/dev/role.parameters.json",
                                        "[{\"ParameterKey\": \"Size\", \"ParameterValue\": \"1\"}]")),
                row(
                        "runbooks-match",
                        "waits for a wave",
                        t -> t.changes = a -> a.replace("waves/2/fn.sh", "after_wave waves/1\n", "")),
                row(
                        "runbooks-match",
                        "taken back",
                        t -> t.changes = a -> a.replace("waves/2/role.sh", "before fn\n", "")),
                row(
                        "runbooks-match",
                        "asks for variables",
                        t -> t.changes = a -> a.replace("waves/2/role.sh", "need ACCOUNT_DEV 'A variable.'\n", "")),
                row(
                        "runbooks-match",
                        "handover.yaml",
                        t -> t.changes = a -> a.texts().put("waves/handover.yaml", "x")),
                organization("lets the bucket", """
                          Bucket:
                            Type: AWS::S3::Bucket
                            DeletionPolicy: Retain
                            UpdateReplacePolicy: Retain
                        """),
                organization(
                        "lets anybody in",
                        "  Key:\n    Type: AWS::KMS::Grant\n    Properties: {Statement:"
                                + " [{Effect: Allow, Principal: {AWS: '*'}}]}\n"),
                organization(
                        "no administrators",
                        "  Set:\n    Type: AWS::SSO::PermissionSet\n    Properties: {Name: reader,"
                                + " ManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess']}\n"),
                organization(
                        "policy of its own",
                        "  Set:\n    Type: AWS::SSO::PermissionSet\n    Properties: {Name: reader,"
                                + " InlinePolicy: {}}\n"),
                row(
                        "organization-matches",
                        "retain",
                        t -> t.changes = a -> a.texts()
                                .put(
                                        "organization/log-archive.yaml",
                                        "Resources:\n  LogBucket:\n    Type: AWS::S3::Bucket\n")));
    }

    private static Row organization(String names, String resources) {
        return row(
                "organization-matches",
                names,
                t -> t.changes = a -> a.texts().put("organization/extra.yaml", "Resources:\n" + resources));
    }
}
