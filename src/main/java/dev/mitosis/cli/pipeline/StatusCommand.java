package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.AwsOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.pipeline.PlanQuestions;
import dev.mitosis.pipeline.StandingStage;
import dev.mitosis.pipeline.StandingStage.Looked;
import dev.mitosis.plan.query.StandingDocument;
import dev.mitosis.plan.query.StandingDocument.Thing;
import dev.mitosis.plan.query.StatusDocument;
import dev.mitosis.plan.query.StatusDocument.StepStatus;
import dev.mitosis.target.standing.StandingDependencies;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far the plan is done, and what stands of the target. */
@Command(
        name = "status",
        footer = {
            "",
            "Examples:",
            "  mitosis status",
            "  mitosis status --scan",
            "  mitosis status --scan --only dev --only network",
            "  mitosis status --snapshot dev=../dev/plans/210987654321/snapshot",
            "  mitosis status --output json | jq -r '.next[]'",
            "  mitosis status --output json | jq '.steps[] | select(.state == \"failed\")'"
        })
public final class StatusCommand extends MitosisCommand {
    private static final int SHOWN = 10;
    private static final int THINGS = 30;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "With --scan: the account of the target that is scanned; repeatable. Of the others the last scan"
                            + " counts, where there is one.")
    @Nullable
    List<String> only;

    @Mixin
    AwsOptions aws;

    @ArgGroup
    @Nullable
    Look look;

    /** Where what stands is looked up. */
    static final class Look {
        @Option(
                names = "--scan",
                description =
                        "Scan the old account and each account of the target whose id is known, with the profile that"
                                + " is called as the account, into plans/<account>/standing.")
        boolean scan;

        @Option(
                names = "--snapshot",
                paramLabel = "NAME=DIR",
                description =
                        "The snapshot of an account of the target; repeatable. Without it, those of the last --scan"
                                + " count.")
        @Nullable
        Map<String, Path> snapshots;
    }

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public StatusCommand() {}

    @Override
    protected ExitCode execute() {
        boolean scan = look != null && look.scan;
        String account = scan ? claimedAccount() : account();
        PlanQuestions questions = new PlanQuestions(workspace(), account);
        TargetDocument target = questions.target();
        StandingStage stage = new StandingStage(workspace(), account, progress());
        Looked looked = scan
                ? stage.scan(target, aws.connection(settings()), environment().clock(), only(target))
                : stage.look(target, given(target));
        Clock clock = environment().clock();
        StatusDocument status =
                looked.snapshots().isEmpty() ? questions.status(clock) : questions.status(clock, target, looked);
        print(status, () -> summary(status));
        StandingDocument standing = status.standing();
        if (standing != null && standing.drifted()) {
            return ExitCode.FINDINGS;
        }
        return scan && !looked.missing().isEmpty() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    @Override
    protected Map<SettingKey, String> flags() {
        return aws.flags();
    }

    private Map<String, Path> given(TargetDocument target) {
        Map<String, Path> named = look == null ? null : look.snapshots;
        if (named == null) {
            return Map.of();
        }
        Map<String, Path> folders = new TreeMap<>();
        named.forEach((name, folder) -> {
            require(name, target, "name one of these before the = of --snapshot");
            folders.put(name, environment().directory().resolve(folder));
        });
        return folders;
    }

    private Set<String> only(TargetDocument target) {
        Set<String> names = new LinkedHashSet<>(only == null ? List.of() : only);
        names.forEach(name -> require(name, target, "name one of these with --only"));
        return names;
    }

    private static void require(String name, TargetDocument target, String fix) {
        if (target.accounts().stream().noneMatch(account -> account.name().equals(name))) {
            throw new MitosisException(
                    "M-PLAN-05",
                    "the target has no account " + name,
                    "it has "
                            + target.accounts().stream()
                                    .map(PlannedAccount::name)
                                    .collect(Collectors.joining(", ")),
                    fix,
                    ExitCode.USAGE);
        }
    }

    private void summary(StatusDocument status) {
        TextTable counts = new TextTable("state", "steps");
        status.counts().forEach(counts::row);
        counts.print(out());
        Map<String, StepStatus> steps =
                status.steps().stream().collect(Collectors.toMap(StepStatus::id, Function.identity()));
        List<StepStatus> amiss = status.steps().stream()
                .filter(step -> !List.of("open", "done", "undone").contains(step.state()))
                .toList();
        table("Begun and not finished", amiss);
        table("Can be done now", status.next().stream().map(steps::get).toList());
        table(
                "Done before they changed: run them again with --execute --again, or note with --done that nothing has to be"
                        + " done",
                status.steps().stream()
                        .filter(step -> step.state().equals("done") && !step.same())
                        .toList());
        long earlier = status.steps().stream().filter(step -> !step.samePlan()).count();
        if (earlier > 0) {
            out().println();
            out().println(earlier + " steps were noted under an earlier plan.");
        }
        if (!status.unknown().isEmpty()) {
            out().println();
            out().println(status.unknown().size()
                    + " steps were noted that this plan does not have; the JSON lists them.");
        }
        StandingDocument standing = status.standing();
        if (standing != null) {
            standing(standing);
        }
        if (status.unreadable() > 0) {
            out().println();
            out().println(status.unreadable() + " lines of state/steps.jsonl cannot be read.");
        }
    }

    private void standing(StandingDocument standing) {
        out().println();
        out().println("What stands, as of "
                + standing.accounts().stream()
                        .map(account -> account.name() + " " + account.finishedAt())
                        .collect(Collectors.joining(", "))
                + ":");
        TextTable counts = new TextTable("state", "things");
        standing.counts().forEach(counts::row);
        counts.print(out());
        List<Thing> drift = standing.things().stream().filter(Thing::drift).toList();
        if (!drift.isEmpty()) {
            out().println();
            out().println("Otherwise than the finished steps have left it:");
            TextTable table = new TextTable("thing", "account", "is", "should be", "because");
            drift.stream()
                    .limit(THINGS)
                    .forEach(thing ->
                            table.row(thing.id(), thing.account(), thing.state(), thing.expected(), because(thing)));
            table.print(out());
            more(drift.size());
        }
        dependencies(standing.dependencies());
        standing.notLooked()
                .forEach(account -> out().println("Not looked at: " + account.name() + ": " + account.why()));
    }

    private void dependencies(StandingDependencies dependencies) {
        int planned = sum(dependencies.planned());
        if (planned == 0) {
            return;
        }
        out().println();
        out().println(sum(dependencies.alive()) + " of " + planned
                + " dependencies between things that stand are configured as planned; of "
                + dependencies.unsaid() + " the scan does not read enough.");
        if (!dependencies.missing().isEmpty()) {
            TextTable table = new TextTable("thing", "needs", "as it");
            dependencies.missing().stream()
                    .limit(THINGS)
                    .forEach(edge ->
                            table.row(edge.from(), edge.to(), edge.kind().verb()));
            table.print(out());
            more(dependencies.missing().size());
        }
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void more(int all) {
        if (all > THINGS) {
            out().println("  ... and " + (all - THINGS) + " more; --output json shows all");
        }
    }

    private static String because(Thing thing) {
        if (!thing.differences().isEmpty()) {
            return thing.differences().stream()
                    .limit(2)
                    .map(each ->
                            each.what().label() + " " + each.of() + ": " + each.found() + ", not " + each.planned())
                    .collect(Collectors.joining("; "));
        }
        return thing.step() == null ? "no step was noted that did it" : thing.step() + " is done";
    }

    private void table(String title, List<StepStatus> steps) {
        if (steps.isEmpty()) {
            return;
        }
        out().println();
        out().println(title + ":");
        TextTable table = new TextTable("step", "wave", "title", "state", "since");
        steps.stream()
                .limit(SHOWN)
                .forEach(step -> table.row(
                        step.id(),
                        step.wave(),
                        step.title(),
                        step.state(),
                        Objects.requireNonNullElse(step.ended(), Objects.toString(step.started(), ""))));
        table.print(out());
        if (steps.size() > SHOWN) {
            out().println("  ... and " + (steps.size() - SHOWN) + " more");
        }
    }
}
