package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.method.Rehearsal;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.FoundValues;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.OldThing;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.effect.StackPlan.Place;
import dev.mitosis.plan.order.Condensation;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws the steps that deploy stacks: one for the stacks of a layer of an account that are deployed at one time. */
final class DeployDrafts {
    private static final int FIRST_STACK = 10;
    private static final int FURTHER_STACK = 4;

    private final Workshop workshop;
    private final StackPlan plan;
    private final List<NameChange> names;
    private final FoundValues values;
    private final Map<String, Draft> byStack = new HashMap<>();
    private final Map<String, PlanVariable> asked = new TreeMap<>();

    DeployDrafts(Workshop workshop, StackPlan plan) {
        this.workshop = workshop;
        this.plan = plan;
        this.names = StackPlan.handedOver(workshop.index());
        this.values = new FoundValues(workshop.old());
    }

    /** Adds the steps to the workshop. */
    void draw() {
        Map<String, List<PlannedStack>> groups = new LinkedHashMap<>();
        for (PlannedStack stack : plan.stacks()) {
            groups.computeIfAbsent(key(stack, ""), k -> new ArrayList<>()).add(stack);
        }
        for (List<PlannedStack> group : untangled(groups).values()) {
            Draft draft = draft(group);
            group.forEach(stack -> byStack.put(stack.id(), draft));
        }
        for (PlannedStack stack : plan.stacks()) {
            Draft draft = of(stack.id());
            plan.needed(stack).forEach(needed -> draft.after(of(needed)));
        }
    }

    private String key(PlannedStack stack, String more) {
        Place place = plan.place(stack.id());
        String window = place.move() == null ? "" : place.move().id();
        return String.join(
                "\n",
                String.format("%010d", place.turn().order()),
                String.format("%02d", stack.layer().ordinal()),
                stack.account(),
                window,
                more);
    }

    /** Where groups need one another, their stacks are parted by the order in which they stand. */
    private Map<String, List<PlannedStack>> untangled(Map<String, List<PlannedStack>> groups) {
        List<String> keys = List.copyOf(groups.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        List<List<PlannedStack>> members = List.copyOf(groups.values());
        for (int i = 0; i < members.size(); i++) {
            int number = i;
            members.get(i).forEach(stack -> numbers.put(stack.id(), number));
        }
        int[][] needs = new int[keys.size()][];
        for (int i = 0; i < needs.length; i++) {
            int self = i;
            needs[i] = members.get(i).stream()
                    .flatMap(stack -> plan.needed(stack).stream())
                    .mapToInt(needed -> numbers.getOrDefault(needed, self))
                    .filter(number -> number != self)
                    .distinct()
                    .toArray();
        }
        Condensation condensed = new Condensation(needs);
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            sizes.merge(condensed.component(i), 1, Integer::sum);
        }
        Map<String, List<PlannedStack>> apart = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean tangled = sizes.getOrDefault(condensed.component(i), 1) > 1;
            for (PlannedStack stack : members.get(i)) {
                String more = tangled ? String.format("%08d", stack.order()) : "";
                apart.computeIfAbsent(key(stack, more), k -> new ArrayList<>()).add(stack);
            }
        }
        return apart;
    }

    private Draft draft(List<PlannedStack> group) {
        PlannedStack sample = group.get(0);
        Place place = plan.place(sample.id());
        Move move = place.move();
        Spot spot = new Spot(
                place.turn(),
                move == null ? phase(sample.layer()) : Phase.CUTOVER,
                sample.account(),
                null,
                null,
                move == null ? null : move.id());
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        group.forEach(stack -> {
            lines.line(Part.COMMANDS, prefix(stack, CopyMode.FINAL) + call(stack, "--execute"));
            lines.line(Part.VALIDATION, standing(stack));
        });
        for (int i = group.size() - 1; i >= 0; i--) {
            back.line(Part.UNDO, call(group.get(i), "--execute --remove"));
        }
        List<Effect> made = new ArrayList<>();
        group.forEach(stack -> made.addAll(made(stack)));
        List<Effect> unmade = new ArrayList<>();
        for (int i = made.size() - 1; i >= 0; i--) {
            Effect effect = made.get(i);
            unmade.add(
                    effect.verb() == Verb.CLAIM
                            ? Effect.from(
                                    Verb.RELEASE,
                                    effect.object(),
                                    effect.account(),
                                    effect.region(),
                                    String.valueOf(effect.of()))
                            : Effect.of(Verb.DELETE, effect.object(), effect.account(), effect.region()));
        }
        int minutes = FIRST_STACK + FURTHER_STACK * (group.size() - 1);
        Draft draft = new Draft(
                        spot,
                        StepAction.CREATE,
                        "stack-" + sample.layer().label(),
                        title(group, move),
                        key(
                                sample,
                                String.join(
                                        ",",
                                        group.stream().map(PlannedStack::id).toList())))
                .because(
                        why(sample.layer(), move),
                        "Remove the stacks again: what they hold is a copy, and the old side is untouched.")
                .from(List.of("D:AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets"))
                .does(made)
                .undoneBy("As long as nothing was written on the new side.", unmade, back.undo())
                .runs(lines)
                .takes(minutes, move == null ? 0 : minutes);
        group.forEach(stack -> {
            draft.reads(stack.template());
            workshop.index().madeBy(stack.id()).forEach(thing -> {
                if (thing.succeeds() != null) {
                    draft.on(List.of(thing.succeeds()));
                }
            });
        });
        draft.reads("accounts/" + sample.account() + "/deploy.sh");
        return workshop.add(draft);
    }

    private List<Effect> made(PlannedStack stack) {
        List<Effect> effects = new ArrayList<>();
        for (PlannedResource thing : workshop.index().madeBy(stack.id())) {
            boolean filled = thing.filled() == Filled.AT_CREATION
                    && workshop.moved(thing.id()).isPresent();
            effects.add(
                    filled
                            ? Effect.from(
                                    Verb.CREATE, thing.id(), thing.account(), thing.region(), "copy/" + thing.id())
                            : Effect.of(Verb.CREATE, thing.id(), thing.account(), thing.region()));
        }
        for (NameChange name : names) {
            PlannedResource thing = workshop.index().thing(name.resource()).orElseThrow();
            if (stack.id().equals(thing.stack())) {
                effects.add(Effect.from(Verb.CLAIM, "name/" + name.old(), thing.account(), thing.region(), thing.id()));
            }
        }
        workshop.index()
                .partsMadeBy(stack.id())
                .forEach(part -> effects.add(Effect.of(Verb.CREATE, part, stack.account(), stack.region())));
        return effects;
    }

    private static String title(List<PlannedStack> group, @Nullable Move move) {
        PlannedStack sample = group.get(0);
        String what = group.size() == 1
                ? "the stack " + sample.name()
                : group.size() + " stacks of the layer " + sample.layer().label();
        return "Deploy " + what + " in " + sample.account() + (move == null ? "" : " from the last copy");
    }

    private static String why(StackLayer layer, @Nullable Move move) {
        if (move != null) {
            return "They are filled, or run, when they are made, or need what is: the window makes them.";
        }
        return switch (layer) {
            case NETWORK -> "Everything else is placed in networks.";
            case IDENTITY ->
                "Data and workloads need roles and keys first, and policies can name only those that exist.";
            case DATA -> "What is filled afterwards stands empty and ready, so that the first copy can go in.";
            case COMPUTE -> "The new side is complete before anybody uses it; what would act by itself is off.";
            case EDGE -> "The ways in stand, and lead nobody there yet.";
            case CONNECTIONS -> "What names another account is let in, and connected, when both sides stand.";
        };
    }

    private static Phase phase(StackLayer layer) {
        return switch (layer) {
            case NETWORK -> Phase.NETWORK;
            case IDENTITY -> Phase.IDENTITY;
            case DATA -> Phase.DATA;
            case COMPUTE, EDGE, CONNECTIONS -> Phase.COMPUTE;
        };
    }

    /** The call of the account's script for one stack. */
    static String call(PlannedStack stack, String options) {
        return "bash accounts/" + Shell.argument(stack.account()) + "/deploy.sh " + options + " --stack "
                + Shell.argument(stack.name());
    }

    /** A command that fails where the stack does not stand. */
    static String standing(PlannedStack stack) {
        return standing(stack.name(), StepLines.in(stack.account(), stack.region()));
    }

    /** The same for a stack that no target has; {@code in} says where. */
    static String standing(String stack, String in) {
        return "stands aws cloudformation describe-stacks --stack-name " + Shell.argument(stack)
                + " --query 'Stacks[0].StackStatus' --output text " + in;
    }

    /** A command that fails where the stack was not deployed with the switch on. */
    static String switchedOn(PlannedStack stack, PlannedStack.Parameter parameter) {
        return "expect true aws cloudformation describe-stacks --stack-name " + Shell.argument(stack.name())
                + " --query \"Stacks[0].Parameters[?ParameterKey=='" + parameter.name()
                + "'].ParameterValue | [0]\" --output text " + StepLines.in(stack.account(), stack.region());
    }

    /** A command that fails where the stack under its name for rehearsals still stands. */
    static String goneRehearsal(PlannedStack stack) {
        return "gone aws cloudformation describe-stacks --stack-name " + Shell.argument(stack.name() + "-rehearsal")
                + " --query 'Stacks[0].StackStatus' --output text " + StepLines.in(stack.account(), stack.region());
    }

    /** What the stack's parameters are, where a copy or a person tells; in front of the call. */
    String prefix(PlannedStack stack, CopyMode mode) {
        StringBuilder found = new StringBuilder();
        StringBuilder prefix = new StringBuilder();
        for (PlannedStack.Parameter parameter : stack.parameters()) {
            if (Workshop.isAsked(parameter)) {
                Optional<String> value = provided(parameter, mode);
                Optional<String> question = value.isPresent() ? Optional.empty() : found(stack, parameter);
                if (question.isPresent()) {
                    String name = "PARAMETER_" + parameter.name();
                    found.append(name).append("=$(").append(question.get()).append("); ");
                    prefix.append(name).append("=\"${").append(name).append("}\" ");
                } else if (value.isPresent()) {
                    prefix.append("PARAMETER_")
                            .append(parameter.name())
                            .append('=')
                            .append(value.get())
                            .append(' ');
                } else {
                    String name = "PARAMETER_" + parameter.name();
                    asked.putIfAbsent(
                            name, new PlanVariable(name, parameter.meaning(), "", parameter.secret(), null, null));
                    prefix.append(name).append("=\"${").append(name).append("}\" ");
                }
            }
        }
        return found.append(prefix).toString();
    }

    private Optional<String> found(PlannedStack stack, PlannedStack.Parameter parameter) {
        PlannedResource planned = parameter.of() == null
                ? null
                : workshop.index().thing(parameter.of()).orElse(null);
        OldThing old = planned == null || planned.succeeds() == null
                ? null
                : workshop.things().get(planned.succeeds());
        return parameter.of() != null && planned == null
                ? Optional.empty()
                : values.command(stack, parameter, planned, old);
    }

    private Optional<String> provided(PlannedStack.Parameter parameter, CopyMode mode) {
        Moved thing =
                parameter.of() == null ? null : workshop.moved(parameter.of()).orElse(null);
        if (thing == null || parameter.property() == null) {
            return Optional.empty();
        }
        for (StepTemplate step : thing.method().steps()) {
            if (step.isFor(thing.planned().type())) {
                String property = parameter.property().equals("id") ? "Ref" : parameter.property();
                for (var provided : step.provides().entrySet()) {
                    if (provided.getKey().replace('/', '.').equals(property)) {
                        CopyMode run = CopyTime.of(thing, plan) == CopyTime.AHEAD ? CopyMode.FINAL : mode;
                        String word = workshop.lines().word(provided.getValue(), thing, run);
                        return Optional.of(word.startsWith("$") ? '"' + word + '"' : word);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the thing's stack is tried under another name. */
    static boolean isRehearsed(StepTemplate copy) {
        return copy.rehearsal() == Rehearsal.STACK;
    }

    /** The step that deploys the stack. */
    Draft of(String stack) {
        Draft draft = byStack.get(stack);
        if (draft == null) {
            throw new IllegalArgumentException("no step deploys " + stack);
        }
        return draft;
    }

    /** What only a person knows. */
    List<PlanVariable> asked() {
        return List.copyOf(asked.values());
    }
}
