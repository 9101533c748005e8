package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.target.PlannedStack.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Damages to what single calls name, keep, turn on and wait for. */
final class CallRows {
    private static final String DEV = " --profile dev --region eu-west-1";
    private static final String OLD = " --profile old --region eu-west-1";

    private CallRows() {}

    private static Row adds(String id, String names, String step, String command) {
        return row(id, names, t -> t.step(step).commands.add(command));
    }

    private static Row looks(String id, String names, String step, String command) {
        return row(id, names, t -> t.step(step).validation.add(command));
    }

    private static Row goesBack(String id, String names, String step, String command) {
        return row(id, names, t -> {
            Undo undo = Objects.requireNonNull(t.step(step).undo);
            List<String> commands = new ArrayList<>(undo.commands());
            commands.add(command);
            t.step(step).undo = new Undo(undo.when(), undo.effects(), commands);
        });
    }

    static Stream<Row> rows() {
        return Stream.of(hidden(), named(), kept(), states(), doors(), parameters())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> hidden() {
        return Stream.of(
                adds(
                        "failures-seen",
                        "nobody sees it",
                        "fn",
                        "aws ssm get-parameter --name x" + DEV + " || echo later"),
                adds("failures-seen", "background", "fn", "aws ssm get-parameter --name x" + DEV + " &"),
                looks(
                        "validation-proves",
                        "passes",
                        "fn",
                        "expect x aws ssm get-parameter --name x" + DEV + " || echo"),
                adds("validation-proves", "with itself", "fn", "same \"$(date)\" \"$(date)\" x; same a a 'the letter'"),
                row("validation-proves", "with itself", t -> {
                    t.step("fn").inputs.add("MAIL");
                    t.step("fn").commands.add("same \"${MAIL}\" \"$(echo ${MAIL})\" 'the address'");
                }),
                row("stacks-deployed", "only shows", t -> {
                    Undo undo = Objects.requireNonNull(t.step("fn").undo);
                    t.step("fn").undo =
                            new Undo(undo.when(), undo.effects(), List.of("bash accounts/dev/deploy.sh --stack fn"));
                }),
                looks(
                        "stacks-deployed",
                        "does not deploy",
                        "fn",
                        "stands aws cloudformation describe-stacks --stack-name table --query 'Stacks[0].StackStatus'"
                                + DEV),
                row("effects-run", "is gone", t -> t.step("delete").validation.clear()));
    }

    private static Stream<Row> named() {
        return Stream.of(
                adds("things-named", arn("scrap"), "fn", "aws ssm get-parameter --name " + arn("scrap") + DEV),
                looks("things-named", "nothing to do", "fn", "expect x aws ssm get-parameter --name scrap" + DEV),
                adds("things-named", "knows", "fn", "aws dynamodb describe-table --table-name another" + DEV),
                adds("things-named", "knows", "fn", "echo arn:aws:s3:::another"),
                adds("things-named", arn("scrap"), "fn", "echo " + arn("scrap")));
    }

    private static Stream<Row> kept() {
        return Stream.of(
                adds(
                        "answers-kept",
                        "another answer",
                        "fn",
                        "aws ssm get-parameters --names x --query 'Parameters[1].Value'" + DEV),
                adds(
                        "answers-kept",
                        "it keeps",
                        "fn",
                        "F=$(aws iam get-role --role-name x --query Role.Path --profile dev)"),
                row(
                        "answers-kept",
                        "staging",
                        t -> t.step("account-dev")
                                .commands
                                .set(
                                        t.step("account-dev").commands.size() - 1,
                                        "ACCOUNT_DEV=$(aws organizations list-accounts"
                                                + " --query \"Accounts[?Name=='staging'].Id | [0]\" --profile management)")),
                adds(
                        "answers-kept",
                        "makes no",
                        "fn",
                        "aws cloudformation describe-stack-resource --stack-name fn --logical-resource-id Ghost" + DEV),
                adds(
                        "answers-kept",
                        "dev/peering",
                        "fn",
                        "aws cloudformation describe-stack-resource --stack-name peering --logical-resource-id Thing"
                                + DEV));
    }

    private static Stream<Row> states() {
        String on = "aws lambda update-event-source-mapping --uuid 1 --enabled" + OLD;
        String guard = "[ \"${STATE}\" = Enabled ] || ";
        return Stream.of(
                adds("states-fit", "turns on", "stop", on),
                adds(
                        "states-fit",
                        "turns on",
                        "stop",
                        "aws lambda put-function-concurrency --function-name fn --reserved-concurrent-executions 5"
                                + OLD),
                looks(
                        "states-fit",
                        "does not last",
                        "copy",
                        "expect creating aws rds describe-db-snapshots --query 'DBSnapshots[0].Status'" + OLD),
                looks(
                        "states-fit",
                        "which is none",
                        "copy",
                        "expect available aws rds describe-db-snapshots --query 'DBSnapshots[0].Engine'" + OLD),
                looks(
                        "states-fit",
                        "which is none",
                        "fn",
                        "stands aws cloudformation describe-stacks --stack-name fn --query 'Stacks[0].StackName'"
                                + DEV),
                looks(
                        "states-fit",
                        "stops something",
                        "stop",
                        "expect Enabled aws lambda get-event-source-mapping --uuid 1 --query State" + OLD),
                looks(
                        "states-fit",
                        "stops something",
                        "stop",
                        "expect False aws sqs get-queue-attributes --queue-url x"
                                + " --query \"contains(Attributes.Policy, 'x')\"" + OLD),
                looks(
                        "states-fit",
                        "nothing may be left",
                        "stop",
                        "expect 3 aws stepfunctions list-executions --query 'length(executions)'" + OLD),
                looks(
                        "states-fit",
                        "nothing may be left",
                        "copy",
                        "expect 3 aws s3control describe-job --account-id 1 --job-id 1"
                                + " --query 'Job.ProgressSummary.NumberOfTasksFailed'" + OLD),
                looks("states-fit", "deletes", "delete", "some aws ssm get-parameter --name fn" + OLD),
                goesBack(
                        "states-fit",
                        "wrong case",
                        "stop",
                        guard.replace(" = ", " != ").replace("Enabled", "Disabled") + on),
                goesBack(
                        "states-fit",
                        "is nothing",
                        "stop",
                        "if [ \"${STATE}\" != None ]; then aws ssm get-parameter --name x" + OLD
                                + "; else aws ssm put-parameter --name x --value ${STATE}" + OLD + "; fi"));
    }

    private static Row deployed(String names, String property, String values) {
        return row("parameters-given", names, t -> {
            asks(t, property);
            t.step("fn")
                    .commands
                    .replaceAll(line -> line.startsWith("bash accounts") ? (values + " " + line).strip() : line);
        });
    }

    private static void asks(Trial trial, String property) {
        FigureRows.stack(
                trial,
                "fn",
                List.of(new Parameter("Code", "String", "content", false, null, "The code.", "dev/fn", property)),
                List.of(),
                List.of());
    }

    private static Stream<Row> parameters() {
        return Stream.of(
                row(
                        "parameters-given",
                        "asks for Ghost",
                        t -> t.step("fn")
                                .commands
                                .replaceAll(
                                        line -> line.startsWith("bash accounts") ? "PARAMETER_Ghost=1 " + line : line)),
                deployed("nobody gives", "S3Key", ""),
                deployed("'changeme' is no value", "S3Key", "PARAMETER_Code=changeme"),
                deployed("'ZIP' is no value", "InputCompressionType", "PARAMETER_Code=ZIP"),
                deployed("property S3Bucket", "S3Bucket", "PARAMETER_Code=\"${WORK}/x\""),
                deployed("property S3KeyPrefix", "S3KeyPrefix", "PARAMETER_Code=\"${WORK}\""),
                deployed("asks for Other", "S3Key", "PARAMETER_Code=\"${WORK}\" PARAMETER_Other=1"),
                row("parameters-given", "SCRAP is of another thing", t -> {
                    asks(t, "S3Key");
                    t.step("decide").outputs.add("SCRAP");
                    t.step("decide").wave = 2;
                    t.step("decide").commands.add("SCRAP=1");
                    t.variables.add(new PlanVariable("SCRAP", "A thing.", "1", false, null, "decide"));
                    t.steps.add(t.steps.indexOf(t.step("fn")), t.steps.remove(t.steps.indexOf(t.step("decide"))));
                    t.step("fn").inputs.add("SCRAP");
                    t.step("fn")
                            .commands
                            .replaceAll(line ->
                                    line.startsWith("bash accounts") ? "PARAMETER_Code=\"${SCRAP}\" " + line : line);
                }),
                row("things-named", "found out about", t -> {
                    t.step("decide").outputs.add("SCRAP");
                    t.step("delete").inputs.add("SCRAP");
                    t.step("delete").effects.removeIf(effect -> effect.object().equals(arn("scrap")));
                }),
                adds("commands-fit-effects", "only shows", "fn", "aws s3 rm s3://x --recursive --dryrun" + DEV),
                row(
                        "effects-run",
                        "way back",
                        t -> t.step("stop").undo = new Undo(
                                "Always.",
                                Objects.requireNonNull(t.step("stop").undo).effects(),
                                List.of("echo nothing"))),
                row("stacks-deployed", "in which they were made", t -> {
                    TrialStep both = t.step("fn");
                    both.commands.add("bash accounts/dev/deploy.sh --execute --stack role");
                    both.undo = new Undo(
                            "Always.",
                            Objects.requireNonNull(both.undo).effects(),
                            List.of(
                                    "bash accounts/dev/deploy.sh --execute --remove --stack fn",
                                    "bash accounts/dev/deploy.sh --execute --remove --stack role"));
                }),
                adds(
                        "nobody-let-in",
                        "allows everything",
                        "fn",
                        "aws ssm put-parameter --name x --value '{\"Statement\": [{\"Sid\": \"All\", \"Effect\":"
                                + " \"Allow\", \"Action\": [\"*\"]}]}'" + DEV),
                adds(
                        "states-fit",
                        "turns a part of the copy off",
                        "copy",
                        "aws ssm put-parameter --name x --value '{\"Status\": \"Disabled\"}'" + DEV),
                adds(
                        "states-fit",
                        "takes a record away",
                        "lead",
                        "aws route53 change-resource-record-sets --hosted-zone-id ${WORK} --change-batch"
                                + " \"{Changes:[{Action:'DELETE'}]}\"" + OLD),
                looks(
                        "states-fit",
                        "no change of the step sets",
                        "lead",
                        "expect \"${WORK}\" aws ssm get-parameter --name x" + OLD));
    }

    private static Stream<Row> doors() {
        String open =
                "'{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"}]}'";
        return Stream.of(
                adds(
                        "nobody-let-in",
                        "everybody",
                        "copy",
                        "aws rds modify-db-snapshot-attribute --db-snapshot-identifier shared --attribute-name restore"
                                + " --values-to-add all" + OLD),
                adds(
                        "nobody-let-in",
                        "everybody",
                        "copy",
                        "aws ec2 modify-image-attribute --image-id shared --launch-permission 'Add=[{Group=all}]'"
                                + OLD),
                adds("nobody-let-in", "s3:GetObject", "fn", "aws ssm put-parameter --name x --value " + open + DEV),
                adds(
                        "deletion-spares",
                        "last snapshot",
                        "delete",
                        "aws rds delete-db-instance --db-instance-identifier db --skip-final-snapshot" + OLD));
    }
}
