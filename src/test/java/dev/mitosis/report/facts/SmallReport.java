package dev.mitosis.report.facts;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.OldAccount;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Reason;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The smallest documents that a report can be made of; a test adds what it is about. */
public final class SmallReport {
    public static final String TARGET = "shop-prod";

    private final List<ResourceRow> resources = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<SharedResource> shared = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Coupling> couplings = new ArrayList<>();
    private final List<OpenQuestion> questions = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private @Nullable OldAccount old;
    private final List<Step> steps = new ArrayList<>();
    private final List<Wave> waves = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<Calendar.Slot> slots = new ArrayList<>();
    private @Nullable String start;
    private Decisions decisions = Decisions.none();
    private final List<DispositionRow> dispositions = new ArrayList<>();
    private final List<Risk> risks = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<Invariant> invariants = new ArrayList<>();

    /** What a test may say of a step. */
    public record StepFacts(int minutesDown, boolean byHand, boolean forGood, List<String> validation) {
        public StepFacts downtime(int minutes) {
            return new StepFacts(minutes, byHand, forGood, validation);
        }

        public StepFacts manual() {
            return new StepFacts(minutesDown, true, forGood, validation);
        }

        public StepFacts pointOfNoReturn() {
            return new StepFacts(minutesDown, byHand, true, validation);
        }

        public StepFacts validated(String how) {
            return new StepFacts(minutesDown, byHand, forGood, List.of(how));
        }
    }

    public SmallReport resource(String id, String context, double confidence) {
        return assignment(new Assignment(
                id,
                "AWS::SQS::Queue",
                context,
                "prod",
                TARGET,
                Role.WORKLOAD,
                confidence,
                List.of(Reason.of("context.tag", "A tag says so.")),
                false));
    }

    public SmallReport assignment(Assignment assignment) {
        resources.add(new ResourceRow(assignment.id(), assignment.type(), "eu-west-1", assignment.id(), Map.of()));
        assignments.add(assignment);
        return this;
    }

    public SmallReport named(String id, String name) {
        resources.add(new ResourceRow(id, "AWS::SQS::Queue", "eu-west-1", name, Map.of()));
        return this;
    }

    public SmallReport sharedBy(String id, String type, String... contexts) {
        shared.add(new SharedResource(
                id, type, List.of(contexts), List.of("reads"), TARGET, "It stays where it is.", null));
        return this;
    }

    public SmallReport edge(String from, EdgeKind kind, String to) {
        edges.add(new Edge(from, to, kind, Strength.EXACT, List.of(), List.of()));
        return this;
    }

    public SmallReport question(OpenQuestion question) {
        questions.add(question);
        return this;
    }

    public SmallReport variant(Variant variant) {
        variants.add(variant);
        return this;
    }

    public SmallReport keptBy(String context) {
        old = new OldAccount(
                TARGET, context, List.of(), List.of(Reason.of("keeper.weight", context + " is the hardest to move.")));
        return this;
    }

    public SmallReport coupling(boolean split) {
        couplings.add(new Coupling(
                "shop", "search", "prod", 2, 1, split, List.of(Reason.of("border.price", "It costs more."))));
        return this;
    }

    public SmallReport disposition(String resource, Disposition disposition) {
        return disposition(resource, disposition, "Because.");
    }

    public SmallReport disposition(String resource, Disposition disposition, String reason) {
        dispositions.add(new DispositionRow(resource, disposition, "method", reason));
        return this;
    }

    public SmallReport risk(String id, Severity severity) {
        risks.add(new Risk(id, severity, id, "why", "what to do", List.of(), List.of()));
        return this;
    }

    public SmallReport coverage(CoverageStatus status) {
        coverage.add(new Coverage("sqs", "AWS::SQS::Queue", "eu-west-1", "sqs:ListQueues", status, 0, ""));
        return this;
    }

    public SmallReport invariant(Invariant invariant) {
        invariants.add(invariant);
        return this;
    }

    public SmallReport step(String id, Phase phase, StepAction action, UnaryOperator<StepFacts> said) {
        StepFacts facts = said.apply(new StepFacts(0, false, false, List.of()));
        steps.add(new Step(
                id,
                1,
                phase,
                action,
                TARGET,
                "shop",
                "prod",
                List.of(),
                "method",
                "title of " + id,
                "why of " + id,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                facts.validation(),
                "undo it",
                null,
                facts.forGood(),
                facts.minutesDown(),
                10,
                facts.byHand(),
                "",
                List.of()));
        return this;
    }

    public SmallReport wave(int minutes, String... ids) {
        waves.add(new Wave(waves.size() + 1, "wave", "because", "waves/" + (waves.size() + 1), List.of(ids), minutes));
        return this;
    }

    public SmallReport window(int minutesDown) {
        windows.add(new Window(
                "w" + windows.size(), "window", 1, List.of(TARGET + "/shop/prod"), minutesDown, null, null, List.of()));
        return this;
    }

    /** The days of the next wave, counted from 0. */
    public SmallReport days(int first, int last) {
        slots.add(new Calendar.Slot(slots.size() + 1, first, last, null, null, List.of()));
        return this;
    }

    public SmallReport startingOn(String date) {
        start = date;
        return this;
    }

    public SmallReport deciding(Decisions decided) {
        decisions = decided;
        return this;
    }

    public ReportInput input() {
        return new ReportInput(manifest(), resources, graph(), partition(), plan(), check(), decisions);
    }

    private SnapshotManifest manifest() {
        return new SnapshotManifest(
                1,
                "mitosis",
                "123456789012",
                "id",
                "aws",
                "",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:10:00Z",
                List.of("eu-west-1"),
                List.of(),
                Map.of(),
                coverage,
                List.of());
    }

    private GraphDocument graph() {
        return new GraphDocument(1, "mitosis", "123456789012", "id", Map.of(), List.of(), edges, List.of());
    }

    private PartitionDocument partition() {
        return new PartitionDocument(
                1,
                "mitosis",
                "123456789012",
                "id",
                Map.of(),
                List.of(new Context("c-1", "shop", List.of("shop"), 0.9, List.of())),
                List.of(),
                List.of(new TargetAccount(
                        TARGET, "Workloads/Prod", "workload", List.of("shop"), "prod", false, List.of())),
                assignments,
                List.of(),
                shared,
                couplings,
                List.of(),
                variants,
                old,
                List.of(),
                questions);
    }

    private PlanDocument plan() {
        return new PlanDocument(
                1,
                "mitosis",
                "123456789012",
                "id",
                Map.of(),
                waves,
                windows,
                steps,
                dispositions,
                risks,
                List.of(),
                List.of(),
                calendar(),
                steps.stream().map(Step::id).toList(),
                List.of());
    }

    private Calendar calendar() {
        int days = slots.stream().mapToInt(slot -> slot.lastDay() + 1).max().orElse(0);
        return new Calendar(start, null, days, 1, slots, List.of());
    }

    private CheckDocument check() {
        return new CheckDocument(
                1,
                "mitosis",
                "123456789012",
                "id",
                Map.of(),
                invariants.stream().allMatch(Invariant::holds),
                7,
                invariants,
                List.of());
    }
}
