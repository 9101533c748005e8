package dev.mitosis.check;

import dev.mitosis.check.artefact.ArtefactRules;
import dev.mitosis.check.command.CommandRules;
import dev.mitosis.check.effect.Transition;
import dev.mitosis.check.estate.EstateAgrees;
import dev.mitosis.check.invariant.Invariants;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.organization.OrganizationMatch;
import dev.mitosis.check.record.AsItsRecord;
import dev.mitosis.check.state.DependencyIndex;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.FactLedger;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.check.state.StepSchedule;
import dev.mitosis.io.Beside;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Prediction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The second opinion on a plan: runs through it step by step, moves the estate on by the effects, and looks in every
 * state whether each invariant holds. Knows the documents and nothing of how plans are made.
 */
public final class PlanChecker {
    private final BiFunction<Dossier, Landscape, List<Rule>> rules;

    /** A checker that looks at every invariant. */
    public PlanChecker() {
        this(PlanChecker::every);
    }

    /** A checker that looks at what the given rules look at. */
    PlanChecker(BiFunction<Dossier, Landscape, List<Rule>> rules) {
        this.rules = rules;
    }

    /** One rule for each row of {@code invariants.tsv}, in its order. */
    static List<Rule> every(Dossier dossier, Landscape landscape) {
        return Stream.of(
                        Invariants.of(dossier, landscape),
                        CommandRules.of(dossier),
                        ArtefactRules.of(dossier, landscape),
                        List.<Rule>of(
                                new OrganizationMatch(dossier.artefacts()),
                                new AsItsRecord(dossier),
                                new EstateAgrees(dossier)))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Checks a plan; linear in steps, effects, resources and edges. The rules about commands watch a simulation of
     * their own, beside that of the others.
     */
    public CheckDocument check(CheckRequest request) {
        Dossier dossier = request.dossier();
        Landscape landscape = new Landscape(dossier.target());
        DependencyIndex dependencies = new DependencyIndex(dossier.target(), dossier.graph());
        StepSchedule schedule = new StepSchedule(dossier.plan());
        Supplier<SimulatedEstate> beginning =
                () -> new SimulatedEstate(landscape, dependencies, schedule, new FactLedger()).begin();
        List<Rule> watching = rules.apply(dossier, landscape);
        List<Rule> ofCommands = watching.stream().filter(Rule::isAboutCommands).toList();
        List<Rule> others =
                watching.stream().filter(rule -> !rule.isAboutCommands()).toList();
        // To read what the steps run takes as long as all else, and asks the simulation next to nothing.
        Beside<List<Prediction>> commands =
                Beside.start(() -> ofCommands.isEmpty() ? List.of() : simulate(beginning.get(), ofCommands));
        List<Prediction> predictions = simulate(beginning.get(), others);
        commands.get();
        List<Invariant> results = watching.stream().map(Rule::result).toList();
        return new CheckDocument(
                dossier.plan().formatVersion(),
                dossier.plan().tool(),
                dossier.plan().account(),
                dossier.plan().snapshotId(),
                Map.copyOf(request.inputs()),
                results.stream().allMatch(Invariant::holds),
                dossier.plan().steps().size(),
                results,
                predictions);
    }

    private static List<Prediction> simulate(SimulatedEstate estate, List<Rule> rules) {
        Transition transition = new Transition(estate);
        Waves waves = new Waves(estate);
        List<Step> steps = estate.schedule().steps();
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            waves.reach(step.wave());
            Moment moment = new Moment(estate, number, step, estate.ledger().mark());
            for (Effect effect : step.effects()) {
                rules.forEach(rule -> rule.before(moment, effect));
                transition.apply(effect, step, number);
            }
            rules.forEach(rule -> rule.after(moment));
        }
        Moment end = new Moment(estate, steps.size(), null, estate.ledger().mark());
        rules.forEach(rule -> rule.end(end));
        return waves.finish();
    }
}
