package dev.mitosis.plan;

import dev.mitosis.io.Json;
import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.RiskTexts;
import dev.mitosis.model.Finding;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.calendar.Schedule;
import dev.mitosis.plan.command.OldThing;
import dev.mitosis.plan.command.OldThings;
import dev.mitosis.plan.effect.OwnKeys;
import dev.mitosis.plan.effect.Steps;
import dev.mitosis.plan.effect.Workshop;
import dev.mitosis.plan.risk.RiskFinder;
import dev.mitosis.plan.risk.RiskRequest;
import dev.mitosis.plan.unit.Move;
import dev.mitosis.plan.unit.MoveFinder;
import dev.mitosis.plan.unit.TargetIndex;
import dev.mitosis.plan.unit.Tier;
import dev.mitosis.plan.unit.WaveMaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the plan: one disposition for every resource of the snapshot, and the ordered steps that make the target stand
 * and switch over to it. Time and memory grow with resources and edges; the resources' data are streamed, never held.
 */
public final class Planner {
    private final MethodLibrary library;
    private final RiskTexts texts;

    /** A planner with the knowledge base that is shipped with the product. */
    public Planner() {
        this(MethodLibrary.load(), RiskTexts.load());
    }

    /** A planner with a knowledge base that is loaded already. */
    public Planner(MethodLibrary library, RiskTexts texts) {
        this.library = library;
        this.texts = texts;
    }

    /** Plans the split; the same request always gives the same plan. */
    public PlanDocument plan(PlanRequest request) {
        TargetIndex index = new TargetIndex(request.target());
        Tier.Teller tiers = new Tier.Teller(request.partition());
        OldThings things = new OldThings(
                library,
                arn -> method(index, arn),
                OwnKeys.load().pointers(),
                request.snapshot().resources());
        Workshop workshop = new Workshop(index, library, things, request.decisions(), tiers);
        MoveFinder finder = new MoveFinder(index, tiers);
        List<Move> moves = finder.find();
        WaveMaker.Waves waves = WaveMaker.of(moves, request.decisions().waves());
        Steps steps = Steps.draw(workshop, request.graph(), waves.waves());
        Schedule schedule = Schedule.of(steps, moves, request.decisions());
        List<Finding> findings = new ArrayList<>(finder.findings());
        findings.addAll(waves.findings());
        findings.addAll(steps.findings());
        findings.addAll(OwnKnowledge.findings(
                library, request.knowledge(), request.target().resources()));
        findings.sort(Comparator.comparing(Finding::rule)
                .thenComparing(f -> String.join(",", f.resources()))
                .thenComparing(Finding::text));
        return new PlanDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.target().account(),
                request.snapshot().manifest().snapshotId(),
                request.inputs(),
                schedule.waves(),
                schedule.windows(),
                schedule.steps(),
                rows(index, things),
                risks(request, index, steps, schedule),
                steps.costTasks(),
                schedule.variables(),
                schedule.calendar(),
                schedule.criticalPath(),
                List.copyOf(findings));
    }

    private Method method(TargetIndex index, String arn) {
        return library.byId(planned(index, arn).method());
    }

    private static PlannedResource planned(TargetIndex index, String arn) {
        return index.principal(arn)
                .orElseThrow(() -> new IllegalArgumentException("the target says nothing of " + arn));
    }

    private List<DispositionRow> rows(TargetIndex index, OldThings things) {
        List<DispositionRow> rows = new ArrayList<>();
        for (OldThing thing : things.all()) {
            PlannedResource planned = planned(index, thing.arn());
            Method method = library.byId(planned.method());
            rows.add(new DispositionRow(
                    thing.arn(),
                    planned.fate().disposition(method.disposition()),
                    method.id(),
                    planned.reasons().get(planned.reasons().size() - 1).text()));
        }
        return rows;
    }

    private List<PlanDocument.Risk> risks(PlanRequest request, TargetIndex index, Steps steps, Schedule schedule) {
        List<Step> done = schedule.steps();
        List<Window> windows = schedule.windows();
        return RiskFinder.of(new RiskRequest(
                index,
                library,
                texts,
                request.graph(),
                request.partition(),
                request.decisions(),
                done,
                windows,
                steps.byKey()));
    }
}
