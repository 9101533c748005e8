package dev.mitosis.check;

import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a flaw and is none, each beside the flaw that it looks like. */
class RuleExceptionsTest {
    private static final String PLACE = " --profile old --region eu-west-1";

    /**
     * A change of the good plan.
     *
     * @param rule the invariant that looks at it
     * @param holds whether it is no flaw
     */
    record Case(String rule, String what, boolean holds, Consumer<Trial> change) {
        @Override
        public String toString() {
            return rule + ": " + what + (holds ? " is no flaw" : " is a flaw");
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        clusters(),
                        ofAws(),
                        grants(),
                        stacks(),
                        starts(),
                        findings(),
                        ways(),
                        actions(),
                        needs(),
                        files(),
                        answers(),
                        eachOfMany(),
                        keys(),
                        ends(),
                        apostrophes(),
                        doors())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void only_the_flaw_is_mentioned(Case one) {
        Trial trial = ShopTrial.good();
        List<String> before = said(trial, one.rule());
        one.change().accept(trial);
        List<String> after = said(trial, one.rule());

        assertThat(before).isEmpty();
        assertThat(after.isEmpty()).as(() -> String.join("\n", after)).isEqualTo(one.holds());
    }

    private static List<String> said(Trial trial, String rule) {
        return trial.check().invariants().stream()
                .filter(invariant -> invariant.id().equals(rule))
                .flatMap(invariant -> invariant.violations().stream())
                .map(violation -> violation.text())
                .toList();
    }

    private static Case fits(String rule, String what, Consumer<Trial> change) {
        return new Case(rule, what, true, change);
    }

    private static Case breaks(String rule, String what, Consumer<Trial> change) {
        return new Case(rule, what, false, change);
    }

    private static Stream<Case> clusters() {
        String member = "{\"DBClusterIdentifier\": \"c\"}";
        return Stream.of(
                fits("deletion-spares", "no snapshot of an instance of a cluster", deletes("DBInstance", member)),
                breaks("deletion-spares", "no snapshot of an instance", deletes("DBInstance", "{}")),
                breaks("deletion-spares", "no snapshot of a cluster", deletes("DBCluster", member)),
                fits("target-agrees", "an instance of a cluster without content", unfilled(member)),
                breaks("target-agrees", "an instance without content", unfilled("{}")));
    }

    private static Consumer<Trial> deletes(String type, String properties) {
        return trial -> {
            trial.moves("member", "AWS::RDS::" + type, "dev", null, Filled.NEVER, ShopTrial.json(properties));
            TrialStep step = trial.step("delete-member").in(4, null);
            step.does(Effect.of(Verb.DELETE, arn("member"), OLD, REGION));
            step.commands.add(
                    "aws rds delete-db-instance --db-instance-identifier member --skip-final-snapshot" + PLACE);
        };
    }

    private static Consumer<Trial> unfilled(String properties) {
        return trial ->
                trial.moves("member", "AWS::RDS::DBInstance", "dev", null, Filled.NEVER, ShopTrial.json(properties));
    }

    private static Stream<Case> ofAws() {
        String attach = "aws iam attach-role-policy --role-name x --policy-arn arn:aws:iam::%s:policy/Admin" + PLACE;
        return Stream.of(
                fits("things-named", "a policy of AWS that somebody has", attaches("aws", attach)),
                breaks("things-named", "a policy of the account", attaches("123456789012", attach)));
    }

    private static Consumer<Trial> attaches(String owner, String command) {
        return trial -> {
            String policy = "arn:aws:iam::" + owner + ":policy/Admin";
            trial.rows.add(new PlannedResource(
                    "old/Admin",
                    policy,
                    true,
                    "AWS::IAM::ManagedPolicy",
                    "global",
                    OLD,
                    "Admin",
                    policy,
                    Fate.STAYS,
                    Filled.NEVER,
                    null,
                    "stay",
                    List.of(),
                    null,
                    null,
                    List.of()));
            trial.types.put(policy, "AWS::IAM::ManagedPolicy");
            trial.step("ttl").commands.add(command.formatted(owner));
        };
    }

    private static Stream<Case> grants() {
        return Stream.of(
                breaks("target-agrees", "what a key lets somebody do", key("kms:Decrypt")),
                breaks("target-agrees", "more than is granted", key("kms:CreateGrant", "reader", "writer")),
                fits("target-agrees", "what a key lets two elsewhere do", key("kms:Decrypt", "reader", "writer")),
                fits("as-its-record", "users elsewhere, whom no record knows", key("kms:Decrypt", "reader", "writer")),
                breaks("as-its-record", "somebody beside them", key("kms:Decrypt", "reader")),
                breaks("as-its-record", "somebody whom no record knows", key("kms:Decrypt")));
    }

    private static Consumer<Trial> key(String action, String... granted) {
        String role = "arn:aws:iam::123456789012:role/";
        return trial -> {
            trial.moves(
                    "key",
                    "AWS::KMS::Key",
                    "dev",
                    null,
                    Filled.NEVER,
                    ShopTrial.json(
                            "{\"KeyPolicy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": [\""
                                    + role + "reader\", \"" + role + "writer\"]}, \"Action\": [\"" + action
                                    + "\"], \"Resource\": \"*\"}]}}"));
            trial.told.put("key", "{\"Resource\": \"*\", \"Effect\": \"Allow\"}");
            trial.identities.add(new PlannedIdentity(
                    "dev/key", arn("key"), "dev", "AWS::KMS::Key", "", List.of(), List.of(), null, Map.of()));
            for (String name : granted) {
                trial.grants.add(new PlannedGrant(
                        "dev/key",
                        PlannedGrant.Means.RESOURCE_POLICY,
                        "old/" + name,
                        role + name,
                        "",
                        List.of("kms:Decrypt"),
                        List.of(),
                        List.of(EdgeKind.READS)));
            }
        };
    }

    private static Stream<Case> doors() {
        return Stream.of(
                fits(
                        "destruction-named",
                        "the policy by which a vault let somebody in",
                        closes("delete-vault-access-policy")),
                breaks("destruction-named", "the vault itself", closes("delete-vault")));
    }

    private static Consumer<Trial> closes(String operation) {
        return trial -> {
            Effect back = new Effect(Verb.DELETE, "account/dev", OLD, REGION, null, null, arn("vault"), "account/dev");
            trial.moves("vault", "AWS::Backup::BackupVault", "dev", null, Filled.NEVER, ShopTrial.json("{}"));
            trial.step("ttl").undo = new Undo(
                    "Until then.",
                    List.of(back),
                    List.of("aws glacier " + operation + " --vault-name vault --region eu-west-1 --profile dev"));
        };
    }

    private static Stream<Case> apostrophes() {
        return Stream.of(
                fits("effects-run", "an alarm with an apostrophe", mutes("team's", "team's")),
                breaks("effects-run", "the alarm of another", mutes("team's", "teams")));
    }

    private static Consumer<Trial> mutes(String alarm, String named) {
        return trial -> {
            trial.moves(alarm, "AWS::CloudWatch::Alarm", "dev", null, Filled.NEVER, ShopTrial.json("{}"));
            TrialStep step = trial.step("mute").in(4, null);
            step.effects.add(Effect.of(Verb.FREEZE, arn(alarm), OLD, REGION));
            step.commands.add("aws cloudwatch disable-alarm-actions --alarm-names " + Shell.argument(named) + PLACE);
        };
    }

    private static Stream<Case> stacks() {
        String look = "aws cloudformation describe-stacks --stack-name stack --region eu-west-1 --profile ";
        return Stream.of(
                fits("things-named", "a stack of the plan that is called like an old one", line("ttl", look + "dev")),
                breaks("things-named", "an old stack", line("ttl", look + OLD)));
    }

    private static Consumer<Trial> line(String step, String... lines) {
        return trial -> trial.step(step).commands.addAll(List.of(lines));
    }

    private static Stream<Case> starts() {
        String copy = "aws ec2 copy-image --source-region eu-west-1 --source-image-id ami-1 --encrypted"
                + " --kms-key-id alias/shared --query ImageId --output text --name ";
        String wait = "wait_until available aws ec2 describe-images --query 'Images[0].State' --output text" + PLACE;
        String each = "aws rds copy-db-snapshot --source-db-snapshot-identifier ${one} --kms-key-id alias/shared"
                + " --target-db-snapshot-identifier x-${one}" + PLACE;
        String until = "wait_until available aws rds describe-db-snapshots --db-snapshot-identifier x-${one}"
                + " --query 'DBSnapshots[0].Status' --output text" + PLACE;
        return Stream.of(
                breaks("lines-follow", "a copy that nobody waits for", line("copy", copy + "mitosis-a" + PLACE)),
                fits(
                        "lines-follow",
                        "a copy that is waited for by its name",
                        line("copy", copy + "mitosis-a" + PLACE, wait + " --filters Name=name,Values=mitosis-a")),
                breaks(
                        "lines-follow",
                        "a wait for another name",
                        line("copy", copy + "mitosis-a" + PLACE, wait + " --filters Name=name,Values=mitosis-b")),
                fits(
                        "lines-follow",
                        "a copy that is waited for by what it answers",
                        line("copy", "IMAGE=$(" + copy + "a" + PLACE + ")", wait + " --image-ids ${IMAGE}")),
                breaks(
                        "lines-follow",
                        "a wait before the copy",
                        line("copy", wait + " --image-ids ${IMAGE}", "IMAGE=$(" + copy + "a" + PLACE + ")")),
                fits(
                        "lines-follow",
                        "a loop that waits for each",
                        line("copy", "for one in a b; do " + each + " && " + until + "; done")),
                breaks(
                        "lines-follow",
                        "a loop that does not wait",
                        line("copy", "for one in a b; do " + each + "; done")));
    }

    private static Stream<Case> findings() {
        String found = "FOUND=$(aws ssm get-parameter --name x" + PLACE + ")";
        return Stream.of(
                breaks("lines-follow", "what nobody uses", proof(found, step -> {})),
                fits(
                        "lines-follow",
                        "what a later line uses",
                        proof(
                                found,
                                step -> step.commands.add("expect ${FOUND} aws ssm get-parameter --name y" + PLACE))),
                fits(
                        "lines-follow",
                        "what the proof uses",
                        proof(
                                found,
                                step -> step.validation.add("expect ${FOUND} aws ssm get-parameter --name y" + PLACE))),
                fits(
                        "lines-follow",
                        "what the way back uses",
                        proof(
                                found,
                                step -> step.undo =
                                        new Undo("Always.", List.of(), List.of("printf '%s' \"${FOUND}\"")))),
                fits("lines-follow", "what another step asks for", trial -> {
                    proof(found, step -> {}).accept(trial);
                    trial.step("switch").inputs.add("FOUND");
                }),
                fits("lines-follow", "what a step finds out that proves nothing", line("ttl", found)),
                breaks("lines-follow", "a proof that something is gone", gone("ttl", "")),
                fits("lines-follow", "a proof that what was deleted is gone", gone("delete", "")),
                fits(
                        "lines-follow",
                        "a proof that what a line takes away is gone",
                        gone("ttl", "aws ssm delete-parameter --name x" + PLACE)));
    }

    private static Consumer<Trial> proof(String line, Consumer<TrialStep> use) {
        return trial -> {
            TrialStep step = trial.step("verify");
            step.action = StepAction.VERIFY_COPY;
            step.commands.add(line);
            use.accept(step);
        };
    }

    private static Consumer<Trial> gone(String step, String line) {
        return trial -> {
            if (!line.isEmpty()) {
                trial.step(step).commands.add(line);
            }
            trial.step(step).validation.add("gone aws ssm get-parameter --name x" + PLACE);
        };
    }

    private static Stream<Case> ways() {
        return Stream.of(
                breaks(
                        "lines-follow",
                        "a stop that can always be taken back",
                        trial -> trial.step("stop").until("Always.")),
                fits(
                        "lines-follow",
                        "what is no stop, and can always be taken back",
                        trial -> trial.step("copy").until("Always.")),
                fits("lines-follow", "a stop outside of a window", trial -> {
                    trial.step("stop").until("Always.");
                    trial.step("stop").window = null;
                }),
                breaks("lines-follow", "a way back to what was made of what closed it", trial -> {
                    trial.step("stop").commands.add("SHUT=$(closed old policy)");
                    trial.step("stop").commands.add("TEXT=\"a ${SHUT}\"");
                    trial.step("stop").undo = new Undo("Until then.", List.of(), List.of("printf '%s' \"${TEXT}\""));
                }),
                fits("lines-follow", "a way back to what was there", trial -> {
                    trial.step("stop").commands.add("WAS=$(aws ssm get-parameter --name x" + PLACE + ")");
                    trial.step("stop").undo = new Undo("Until then.", List.of(), List.of("printf '%s' \"${WAS}\""));
                }),
                breaks("lines-follow", "another part of the script", script("organization-units")),
                fits("lines-follow", "the part of the script", script("organization-services")));
    }

    private static Consumer<Trial> script(String method) {
        return trial -> {
            trial.step("policies").method = method;
            trial.step("policies").commands.clear();
            trial.step("policies").commands.add("bash organization/deploy.sh --execute services");
        };
    }

    private static Stream<Case> actions() {
        String rule = "steps-say-what-they-do";
        return Stream.of(
                fits(rule, "the deletion of what the plan has made for itself", own("account/dev", false)),
                breaks(rule, "a deletion that only waits", own("decision/x", false)),
                breaks(rule, "a deletion of a listed thing that only waits", own("account/dev", true)),
                breaks(
                        rule,
                        "a stop that is called otherwise",
                        trial -> trial.step("ttl")
                                .effects
                                .replaceAll(effect -> Effect.of(Verb.FREEZE, arn("prod"), OLD, REGION))),
                breaks(rule, "a copy in a window that is not the last", trial -> {
                    trial.step("copy").action = StepAction.COPY;
                    trial.step("copy").listing();
                    trial.step("copy").resources.addAll(List.of(arn("table"), arn("db")));
                    trial.step("copy").account = "dev";
                    trial.step("copy")
                            .effects
                            .replaceAll(effect ->
                                    Effect.copy(CopyMode.REHEARSAL, effect.object(), "dev", REGION, arn("table")));
                }),
                fits(rule, "a copy before the window that is not the last", trial -> {
                    trial.step("rehearsal").action = StepAction.COPY;
                    trial.step("rehearsal").account = "dev";
                    trial.step("rehearsal").resources.add(arn("table"));
                }),
                breaks(
                        rule,
                        "a step of the cost history that is no task of it",
                        trial -> trial.step("quota").phase = Phase.COST_EXPORT));
    }

    private static Consumer<Trial> own(String object, boolean listed) {
        return trial -> {
            TrialStep step = trial.step("ttl");
            step.action = StepAction.DELETE;
            step.preconditions.add("It was looked at.");
            step.effects.replaceAll(effect -> Effect.of(Verb.WAIT, object, OLD, REGION));
            if (listed) {
                step.resources.add(arn("scrap"));
            }
        };
    }

    private static Stream<Case> needs() {
        return Stream.of(
                breaks("users-led-over", "a user who is not led over", unled(Strength.EXACT)),
                breaks("users-led-over", "a user by a name who is not led over", unled(Strength.NAME)),
                fits("users-led-over", "what only a pattern covers", unled(Strength.PREFIX)),
                breaks("nobody-left-behind", "a user of what is deleted", used(Strength.EXACT)),
                fits("nobody-left-behind", "who only by a pattern uses what is deleted", used(Strength.PREFIX)));
    }

    private static Consumer<Trial> unled(Strength strength) {
        return trial -> {
            trial.step("switch")
                    .effects
                    .removeIf(effect -> effect.object().equals("old/prod") && effect.verb() == Verb.SWITCH);
            trial.edges.replaceAll(edge -> edge.from().equals("old/prod")
                    ? new PlannedEdge(edge.from(), edge.to(), edge.kind(), strength, true, edge.connection())
                    : edge);
        };
    }

    private static Consumer<Trial> used(Strength strength) {
        return trial -> trial.oldEdges.add(new Edge(arn("prod"), arn("scrap"), EdgeKind.READS, strength, List.of()));
    }

    private static Stream<Case> files() {
        return Stream.of(
                breaks("files-there", "a template that is not listed", trial -> {
                    trial.step("fn").action = StepAction.CREATE;
                    trial.step("fn").files = List.of("accounts/dev/deploy.sh");
                }),
                breaks("files-there", "a script that is not listed", trial -> {
                    trial.step("fn").action = StepAction.CREATE;
                    trial.step("fn").files = List.of("accounts/dev/fn.yaml");
                }),
                fits(
                        "files-there",
                        "a script that is not listed where more is done",
                        trial -> trial.step("switch").files = List.of("accounts/dev/fn.yaml")),
                breaks(
                        "files-there",
                        "a file that nothing reads",
                        trial -> trial.step("ttl").files = List.of("accounts/dev/fn.yaml")));
    }

    private static Stream<Case> answers() {
        String look = "aws cloudformation describe-stacks --query 'Stacks[0].StackStatus' --profile dev"
                + " --region eu-west-1 --stack-name ";
        String state = "aws events describe-rule --name x --query State" + PLACE;
        return Stream.of(
                breaks(
                        "validation-proves",
                        "an answer that others compare",
                        proofs("fn", "stands " + look + "role", "stands " + look + "table", look + "fn")),
                breaks("validation-proves", "a proof that only finds out", trial -> {
                    trial.step("ttl").validation.clear();
                    proofs("ttl", "FOUND=$(" + state + ")").accept(trial);
                }),
                fits("validation-proves", "an answer that nobody compares", proofs("fn", look + "fn")),
                breaks("validation-proves", "the state of what was stopped", proofs("stop", state)),
                fits(
                        "validation-proves",
                        "the state of what was stopped, compared",
                        proofs("stop", "expect DISABLED " + state)),
                fits("validation-proves", "a state that nothing has changed", proofs("quota", state)));
    }

    private static Consumer<Trial> proofs(String step, String... lines) {
        return trial -> trial.step(step).validation.addAll(List.of(lines));
    }

    private static Stream<Case> eachOfMany() {
        String gone = "gone aws ssm get-parameter --name ";
        return Stream.of(
                breaks("lines-follow", "a proof of one of two stops", stops(List.of("first"), List.of())),
                fits("lines-follow", "a proof of both stops", stops(List.of("first", "second"), List.of())),
                fits("lines-follow", "a proof that names neither", stops(List.of(), List.of())),
                breaks("lines-follow", "a way back for one of two", stops(List.of(), List.of("first"))),
                fits("lines-follow", "a way back for both", stops(List.of(), List.of("first", "second"))),
                breaks(
                        "lines-follow",
                        "a proof of what nobody takes away",
                        proofs("delete", gone + "x-${TRY}" + PLACE)),
                fits("lines-follow", "a proof of what is taken away", trial -> {
                    proofs("delete", gone + "x-${TRY}" + PLACE).accept(trial);
                    line("delete", "aws ssm delete-parameter --name x-${TRY}" + PLACE)
                            .accept(trial);
                }),
                breaks("lines-follow", "a copy that the way back leaves", copies("b")),
                fits("lines-follow", "copies that the way back takes away", copies("b", "c")),
                fits("lines-follow", "copies that it leaves alone", copies()));
    }

    private static Consumer<Trial> stops(List<String> proved, List<String> back) {
        return trial -> {
            trial.stays("first", "AWS::SQS::Queue").stays("second", "AWS::SQS::Queue");
            TrialStep step = trial.step("ttl");
            step.effects.clear();
            for (String name : List.of("first", "second")) {
                step.effects.add(Effect.of(Verb.FREEZE, arn(name), OLD, REGION));
            }
            proved.forEach(name -> step.validation.add("expect x aws ssm get-parameter --name " + name + PLACE));
            step.undo = new Undo(
                    "Until then.",
                    List.of(
                            Effect.of(Verb.SWITCH, arn("first"), OLD, REGION),
                            Effect.of(Verb.SWITCH, arn("second"), OLD, REGION)),
                    back.stream()
                            .map(name -> "aws ssm put-parameter --name " + name + PLACE)
                            .toList());
        };
    }

    private static Consumer<Trial> copies(String... back) {
        return trial -> {
            TrialStep step = trial.step("rehearsal");
            for (String name : List.of("b", "c")) {
                step.commands.add("aws rds copy-db-snapshot --source-db-snapshot-identifier a --kms-key-id alias/shared"
                        + " --target-db-snapshot-identifier " + name + PLACE);
                step.commands.add("aws rds wait db-snapshot-available --db-snapshot-identifier " + name + PLACE);
            }
            step.undo = new Undo(
                    "Always.",
                    List.of(),
                    Stream.of(back)
                            .map(name -> "aws rds delete-db-snapshot --db-snapshot-identifier " + name + PLACE)
                            .toList());
        };
    }

    private static Stream<Case> keys() {
        return Stream.of(
                fits("shared-under-key", "the key of the service", line("copy", copyUnder("alias/aws/rds"))),
                fits(
                        "shared-under-key",
                        "the key that several services share",
                        line(
                                "copy",
                                copyUnder("alias/aws/rds")
                                        .replace("aws rds copy-db-snapshot", "aws docdb copy-db-cluster-snapshot")
                                        .replace("db-snapshot-id", "db-cluster-snapshot-id"))),
                breaks("shared-under-key", "the key of another service", line("copy", copyUnder("alias/aws/ebs"))),
                breaks(
                        "shared-under-key",
                        "what is shared under the key of the service",
                        trial -> trial.step("copy")
                                .commands
                                .replaceAll(line -> line.replace("alias/shared", "alias/aws/rds"))));
    }

    private static String copyUnder(String key) {
        return "aws rds copy-db-snapshot --source-db-snapshot-identifier a --target-db-snapshot-identifier b"
                + " --kms-key-id " + key + PLACE;
    }

    private static Stream<Case> ends() {
        return Stream.of(
                breaks(
                        "old-is-gone",
                        "a copy that is left",
                        trial -> trial.step("leftovers").effects.remove(0)),
                fits("old-is-gone", "copies of which no method takes any away", trial -> trial.drop("leftovers")),
                breaks(
                        "old-is-gone",
                        "what hands copies over, and is left",
                        trial -> trial.step("ttl").effects.add(Effect.of(Verb.CREATE, "handover/old/x", OLD, REGION))),
                breaks("cost-history-first", "an export that nobody has looked at", trial -> trial.drop("signed")),
                breaks(
                        "cost-history-first",
                        "an export that was looked at before the last one",
                        trial -> trial.hurry("signed", "export")),
                breaks("join-once", "a join that nobody watches", trial -> trial.drop("watch-join")),
                breaks("join-once", "an account that nobody can enter", trial -> trial.drop("door")));
    }
}
