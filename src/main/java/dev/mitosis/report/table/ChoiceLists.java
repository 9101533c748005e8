package dev.mitosis.report.table;

import dev.mitosis.model.Decisions.BlastRadius;
import dev.mitosis.model.Decisions.OperatingModel;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Choices;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.question.UseQuestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The lists that input columns choose from. */
final class ChoiceLists {
    static final String STATUS = "status";
    static final String VERDICT = "verdict";
    static final String ANSWER = "answer";
    static final String APPROVAL = "approval";
    static final String USE = "use";
    static final String RISK_STATUS = "riskstatus";
    static final String OWNER = "owner";
    static final String CONTEXT = "context";
    static final String ENVIRONMENT = "environment";
    static final String ACCOUNT = "account";
    static final String DISPOSITION = "disposition";
    static final String OPERATING_MODEL = "operatingmodel";
    static final String BLAST_RADIUS = "blastradius";

    static final String PLANNED = "planned";
    static final String OPEN = "open";
    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final String CONDITIONS = "with conditions";

    private ChoiceLists() {}

    static List<Choices> of(ReportInput input) {
        PartitionDocument partition = input.partition();
        return List.of(
                closed(STATUS, "Status", PLANNED, "ready", "running", "done", "blocked", "skipped"),
                closed(VERDICT, "Decision", OPEN, "accept", "change", "discuss"),
                closed(USE, "Used", UseQuestions.USED, UseQuestions.NOT_USED),
                new Choices(ANSWER, "Answer", Question.words(), true),
                closed(APPROVAL, "Approval", OPEN, APPROVE, REJECT, CONDITIONS),
                closed(RISK_STATUS, "Risk status", OPEN, "mitigated", "accepted", "closed"),
                new Choices(OWNER, "Owner", owners(input), true),
                open(CONTEXT, "Context", partition.contexts().stream().map(PartitionDocument.Context::name)),
                open(
                        ENVIRONMENT,
                        "Environment",
                        partition.environments().stream().map(PartitionDocument.Environment::name)),
                open(ACCOUNT, "Account", partition.accounts().stream().map(PartitionDocument.TargetAccount::name)),
                new Choices(
                        DISPOSITION,
                        "Disposition",
                        Arrays.stream(Disposition.values())
                                .map(Disposition::label)
                                .toList(),
                        false),
                new Choices(OPERATING_MODEL, "Operating model", labels(OperatingModel.values()), false),
                new Choices(BLAST_RADIUS, "Blast radius", labels(BlastRadius.values()), false));
    }

    private static Choices closed(String name, String title, String... values) {
        return new Choices(name, title, List.of(values), false);
    }

    private static Choices open(String name, String title, Stream<String> values) {
        return new Choices(name, title, values.distinct().toList(), true);
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values).map(ChoiceLists::label).toList();
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> owners(ReportInput input) {
        return Stream.concat(
                        input.decisions().owners().values().stream(),
                        input.plan().steps().stream().map(Step::owner))
                .filter(owner -> !owner.isBlank())
                .distinct()
                .sorted()
                .toList();
    }
}
