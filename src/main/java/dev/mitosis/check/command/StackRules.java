package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.Wiring;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deploying a stack makes what target.json lists for it. */
final class StackRules {
    private StackRules() {}

    /** The stacks that a call deploys. */
    static List<PlannedStack> stacks(Wiring wiring, StackDeployment deployment) {
        return deployment.stack() == null
                ? wiring.of(deployment.account())
                : wiring.named(deployment.account(), deployment.stack());
    }

    /** What a step says that it makes is what the stacks make that it deploys. */
    static final class StacksDeployed extends OfStep {
        /** The script of the organization's own stacks, which target.json does not list. */
        private static final String SET_UP = "organization/deploy.sh";

        /** The stacks that wait for later ones, with the step that deployed each last. */
        private final Map<String, String> incomplete = new TreeMap<>();

        private final Set<String> complete = new HashSet<>();

        private final @Nullable String setUp;

        StacksDeployed(Readings readings, ArtefactTexts artefacts) {
            super("stacks-deployed", readings);
            this.setUp = artefacts.read(SET_UP).orElse(null);
        }

        /** What waits for later stacks gets what they give, where those stand. */
        @Override
        public void end(Moment moment) {
            Wiring wiring = moment.estate().landscape().wiring();
            incomplete.forEach((id, step) -> wiring.stack(id).ifPresent(stack -> {
                List<String> sources = later(wiring, stack);
                cases().expect(
                                complete.contains(id) || !sources.stream().allMatch(moment.estate()::stands),
                                step,
                                sources,
                                () -> step + ": the stack " + stack.name() + " waits for "
                                        + String.join(", ", sources)
                                        + ", and is never deployed with --complete");
            }));
        }

        private static List<String> later(Wiring wiring, PlannedStack stack) {
            return stack.needs().stream()
                    .filter(Need::later)
                    .flatMap(need -> wiring.source(need).stream())
                    .toList();
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Wiring wiring = moment.estate().landscape().wiring();
            Set<String> made = new TreeSet<>();
            boolean deploys = false;
            Set<String> active = new TreeSet<>();
            Set<String> tried = new TreeSet<>();
            for (Run run : reading.commands().commands()) {
                Optional<StackDeployment> call = StackDeployment.of(run.command());
                if (call.isEmpty()) {
                    continue;
                }
                StackDeployment deployment = call.get();
                List<String> flaws = new ArrayList<>(deployment.flaws());
                List<PlannedStack> stacks = stacks(wiring, deployment);
                if (stacks.isEmpty()) {
                    flaws.add("the account " + deployment.account() + " has no stack "
                            + (deployment.stack() == null ? "" : deployment.stack()));
                }
                if (!deployment.changes()) {
                    flaws.add("it only shows what it would do");
                }
                expect(flaws.isEmpty(), moment, run.line(), String.join("; ", flaws));
                if (deployment.removes()) {
                    expect(
                            stacks.stream().allMatch(stack -> tried.containsAll(wiring.madeBy(stack.id()))),
                            moment,
                            run.line(),
                            "it takes away a stack that the step has not made to try it");
                }
                if (deployment.rehearsal()) {
                    stacks.forEach(stack -> tried.addAll(wiring.madeBy(stack.id())));
                }
                if (deployment.execute()) {
                    deploys = true;
                    stacks.forEach(stack -> made.addAll(wiring.madeBy(stack.id())));
                    early(moment, reading, run, deployment, stacks);
                    lets(moment, reading, run, deployment, stacks);
                    if (deployment.active()) {
                        stacks.forEach(stack -> active.addAll(wiring.madeBy(stack.id())));
                    }
                }
            }
            backOrLook(moment, reading);
            compare(moment, reading, made, deploys);
            switches(moment, reading, active);
            rehearsed(moment, reading, tried);
        }

        /** Ways back do something, and what is looked at in the end are stacks that the step has deployed. */
        private void backOrLook(Moment moment, StepReading reading) {
            for (Run run : reading.undo().commands()) {
                StackDeployment.of(run.command())
                        .ifPresent(deployment ->
                                expect(deployment.changes(), moment, run.line(), "it only shows what it would do"));
            }
            List<String> names = deployed(moment, reading.commands(), false);
            String script = callsSetUp(reading) ? setUp : null;
            List<String> removed = new ArrayList<>(deployed(moment, reading.undo(), true));
            Collections.reverse(removed);
            if (removed.size() > 1 && Set.copyOf(removed).equals(Set.copyOf(names))) {
                expect(
                        removed.equals(names),
                        moment,
                        "--remove " + String.join(", ", removed),
                        "stacks are taken away in the order in which they were made");
            }
            for (Run run : reading.validation().commands()) {
                String name = run.wrapper().equals("stands")
                        ? run.call().option("stack-name").map(ShellWord::text).orElse("")
                        : "";
                if ((script != null || !names.isEmpty()) && !name.isEmpty()) {
                    expect(
                            names.contains(name) || (script != null && script.contains(" " + name + " ")),
                            moment,
                            run.line(),
                            "it looks at a stack that the step does not deploy");
                }
            }
        }

        private static boolean callsSetUp(StepReading reading) {
            return reading.commands().commands().stream()
                    .flatMap(run -> run.command().words().stream())
                    .anyMatch(word -> word.text().equals(SET_UP));
        }

        /** The names of the stacks that a script deploys, or takes away, in its order. */
        private static List<String> deployed(Moment moment, StepScript script, boolean removed) {
            return script.commands().stream()
                    .flatMap(run -> StackDeployment.of(run.command()).stream())
                    .filter(deployment -> deployment.removes() == removed)
                    .flatMap(deployment -> stacks(moment.estate().landscape().wiring(), deployment).stream())
                    .map(PlannedStack::name)
                    .distinct()
                    .toList();
        }

        /** What is rehearsed is made by a stack under another name. */
        private void rehearsed(Moment moment, StepReading reading, Set<String> tried) {
            for (Effect effect : reading.step().effects()) {
                String object = Prepared.from(effect.object());
                boolean stack = effect.verb() == Verb.CREATE
                        && !object.equals(effect.object())
                        && moment.estate()
                                .landscape()
                                .row(object)
                                .filter(row -> row.stack() != null)
                                .isPresent();
                if (stack) {
                    expect(
                            tried.contains(object),
                            moment,
                            String.join("; ", reading.step().commands()),
                            "it says that it tries to make " + object + ", and tries no stack that does");
                }
            }
        }

        /** What acts by itself is let go only where an effect says that it goes to work. */
        private void early(
                Moment moment, StepReading reading, Run run, StackDeployment deployment, List<PlannedStack> stacks) {
            Wiring wiring = moment.estate().landscape().wiring();
            Set<String> goes = reading.step().effects().stream()
                    .filter(effect -> effect.verb() == Verb.SWITCH && effect.provider() == null)
                    .map(Effect::object)
                    .collect(Collectors.toSet());
            for (PlannedStack stack : stacks) {
                if (deployment.active()) {
                    List<String> let = wiring.madeBy(stack.id()).stream()
                            .filter(object -> moment.estate().landscape().isHeldBack(object))
                            .filter(object -> succeeds(moment, object))
                            .filter(object ->
                                    !goes.contains(object) && !moment.ledger().is(object, Fact.WORKS))
                            .toList();
                    expect(
                            let.isEmpty(),
                            moment,
                            run.line(),
                            String.join(", ", let) + " goes to work by --active, and no effect says so");
                }
                List<String> later = later(wiring, stack);
                if (!later.isEmpty()) {
                    incomplete.put(stack.id(), reading.step().id());
                }
                if (deployment.complete()) {
                    complete.add(stack.id());
                    List<String> missing = later.stream()
                            .filter(object -> !moment.estate().stands(object))
                            .toList();
                    expect(
                            missing.isEmpty(),
                            moment,
                            run.line(),
                            "--complete names " + String.join(", ", missing) + ", which does not stand yet");
                }
            }
        }

        /** Where something goes to work, no stack of the step keeps back what it holds. */
        private void lets(
                Moment moment, StepReading reading, Run run, StackDeployment deployment, List<PlannedStack> stacks) {
            boolean goesToWork = reading.step().effects().stream()
                    .anyMatch(effect -> effect.verb() == Verb.SWITCH && effect.provider() == null);
            if (goesToWork) {
                for (PlannedStack stack : stacks) {
                    boolean waits = stack.parameters().stream()
                            .anyMatch(parameter -> parameter.source().equals("active"));
                    expect(
                            !waits || deployment.active(),
                            moment,
                            run.line(),
                            "the stack " + stack.name() + " holds something back, and is deployed without --active");
                }
            }
        }

        /** What is made for the first time, and by which stack, is what the effects say. */
        private void compare(Moment moment, StepReading reading, Set<String> made, boolean deploys) {
            Set<String> said = reading.step().effects().stream()
                    .filter(effect -> effect.verb() == Verb.CREATE && ofStack(moment, effect))
                    .map(Effect::object)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String object : said) {
                expect(
                        made.contains(object),
                        moment,
                        String.join("; ", reading.step().commands()),
                        "it says that it makes " + object + ", and deploys no stack that does");
            }
            if (deploys) {
                Set<String> silent = made.stream()
                        .filter(object -> !moment.estate().stands(object))
                        .collect(Collectors.toCollection(TreeSet::new));
                expect(
                        silent.isEmpty(),
                        moment,
                        String.join("; ", reading.step().commands()),
                        "the stacks make " + String.join(", ", silent) + ", and no effect says so");
            }
        }

        private static boolean ofStack(Moment moment, Effect effect) {
            return moment.estate()
                    .landscape()
                    .row(effect.object())
                    .filter(row -> row.stack() != null)
                    .isPresent();
        }

        private static boolean succeeds(Moment moment, String object) {
            return moment.estate()
                    .landscape()
                    .row(object)
                    .filter(row -> row.succeeds() != null)
                    .isPresent();
        }

        /** What is held back goes to work by a deployment that says so. */
        private void switches(Moment moment, StepReading reading, Set<String> active) {
            for (Effect effect : reading.step().effects()) {
                boolean heldBack = effect.verb() == Verb.SWITCH
                        && effect.provider() == null
                        && moment.estate().landscape().isHeldBack(effect.object());
                if (heldBack && !reading.step().manual()) {
                    expect(
                            active.contains(effect.object()),
                            moment,
                            String.join("; ", reading.step().commands()),
                            effect.object() + " shall go to work, and its stack is not deployed with --active");
                }
            }
        }
    }
}
