package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.pipeline.PlanQuestions;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.plan.query.PlanExcerptDocument;
import dev.mitosis.plan.query.PlanQuery;
import dev.mitosis.plan.query.PlanStepDocument;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans the split. */
@Command(
        name = "plan",
        footer = {
            "",
            "Examples:",
            "  mitosis plan",
            "  mitosis plan --fail-on critical",
            "  mitosis plan --wave 1",
            "  mitosis plan --explain create-account-organization-accounts",
            "  mitosis plan --context checkout --output json | jq -r '.steps[].title'"
        })
public final class PlanCommand extends MitosisCommand {
    @Mixin
    FailOn failOn;

    @ArgGroup
    @Nullable
    Question question;

    /** What is asked of the stored plan instead of making a new one. */
    static final class Question {
        @Option(
                names = "--explain",
                paramLabel = "STEP",
                description =
                        "Print one step of the stored plan: why, what it changes, its commands, the way back, what waits"
                                + " for what. An id, or a part of an id or title that no other step has.")
        @Nullable
        String step;

        @Option(
                names = "--context",
                paramLabel = "NAME",
                description = "Print the steps of one context in the stored plan, and those of its windows.")
        @Nullable
        String context;

        @Option(names = "--wave", paramLabel = "N", description = "Print the steps of one wave of the stored plan.")
        @Nullable
        Integer wave;
    }

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public PlanCommand() {}

    @Override
    protected ExitCode execute() {
        return question == null ? plan() : answer(question);
    }

    private ExitCode answer(Question asked) {
        PlanQuery query = new PlanQuery(new PlanQuestions(workspace(), account()).plan());
        if (asked.step != null) {
            PlanStepDocument step = query.explain(asked.step);
            print(step, () -> new PlanStepSummary(step).print(out()));
        } else {
            PlanExcerptDocument part =
                    asked.wave == null ? query.context(Objects.requireNonNull(asked.context)) : query.wave(asked.wave);
            print(part, () -> PlanExcerptSummary.print(part, out()));
        }
        return ExitCode.DONE;
    }

    private ExitCode plan() {
        PlanDocument plan = new StageRunner(workspace(), claimedAccount(), progress()).plan();
        print(plan, () -> summary(plan));
        next("mitosis check");
        return failOn.exit(plan.findings());
    }

    private void summary(PlanDocument plan) {
        out().println(plan.steps().size() + " steps in " + plan.waves().size() + " waves:");
        TextTable waves = new TextTable("wave", "title", "steps", "hours");
        plan.waves()
                .forEach(wave -> waves.row(
                        wave.number(),
                        wave.title(),
                        wave.steps().size(),
                        String.format(java.util.Locale.ROOT, "%.1f", wave.durationMinutes() / 60.0)));
        waves.print(out());
        out().println();
        Map<String, Long> dispositions = plan.dispositions().stream()
                .collect(Collectors.groupingBy(
                        (DispositionRow row) -> row.disposition().label(), TreeMap::new, Collectors.counting()));
        TextTable table = new TextTable("disposition", "resources");
        dispositions.forEach(table::row);
        table.print(out());
        FindingsSummary.print(plan.findings(), "plan.json", out());
    }
}
