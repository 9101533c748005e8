package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stacks are deployed with values that are of the things for which they ask. */
final class ParameterRules {
    private static final String PREFIX = "PARAMETER_";
    private static final Pattern GIVEN = Pattern.compile("\\bPARAMETER_(\\w+)=(\"[^\"]*\"|'[^']*'|\\S*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");
    /** Who gives the values that no other stack and no switch does. */
    private static final Set<String> ASKED = Set.of("content", "old", "person");

    private static final Map<String, Set<String>> WORDS =
            TsvTable.loadNamed(ParameterRules.class, "parameter-values.tsv").stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row.get("property"),
                            row -> Set.copyOf(Arrays.asList(row.get("words").split(" ", -1)))));

    private ParameterRules() {}

    /** Every deployment gives the stack what it asks for, each value of the right kind and of the right thing. */
    static final class ParametersGiven extends OfStep {
        private final Set<String> said;
        private final Map<String, Set<String>> found = new HashMap<>();

        ParametersGiven(Readings readings, PlanDocument plan) {
            super("parameters-given", readings);
            said = plan.variables().stream()
                    .filter(variable -> variable.step() == null)
                    .map(PlanVariable::name)
                    .collect(Collectors.toSet());
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            Set<String> objects = objects(moment.estate().landscape(), step);
            step.outputs().forEach(output -> found.put(output, objects));
            for (Run run : reading.commands().commands()) {
                Optional<StackDeployment> deployment = StackDeployment.of(run.command());
                if (deployment.isPresent()
                        && deployment.get().changes()
                        && !deployment.get().removes()) {
                    List<String> flaws = flaws(moment, step, run, deployment.get());
                    expect(flaws.isEmpty(), moment, run.line(), String.join("; ", flaws));
                }
            }
        }

        private List<String> flaws(Moment moment, Step step, Run run, StackDeployment deployment) {
            Map<String, String> given = new LinkedHashMap<>();
            Matcher values = GIVEN.matcher(run.line());
            while (values.find()) {
                given.put(values.group(1), values.group(2).replaceAll("^[\"']|[\"']$", ""));
            }
            List<String> flaws = new ArrayList<>();
            Set<String> known = new HashSet<>();
            for (PlannedStack stack :
                    StackRules.stacks(moment.estate().landscape().wiring(), deployment)) {
                for (Parameter parameter : stack.parameters()) {
                    known.add(parameter.name());
                    String value = given.get(parameter.name());
                    if (value != null) {
                        value(moment, parameter, value).ifPresent(flaws::add);
                    } else if (ASKED.contains(parameter.source())
                            && parameter.value() == null
                            && !hasIt(step, parameter)) {
                        flaws.add("nobody gives the stack " + stack.name() + " a value for " + parameter.name());
                    }
                }
            }
            given.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> flaws.add("no stack that it deploys asks for " + name));
            return flaws;
        }

        private boolean hasIt(Step step, Parameter parameter) {
            String name = PREFIX + parameter.name();
            return step.inputs().contains(name) || said.contains(name);
        }

        private Optional<String> value(Moment moment, Parameter parameter, String value) {
            String property =
                    parameter.property() == null ? "" : parameter.property().replaceFirst(".*\\.", "");
            Set<String> words = WORDS.get(property);
            List<String> variables = VARIABLE.matcher(value)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            boolean asks = value.contains("$(");
            if (words != null ? !words.contains(value) : variables.isEmpty() && !asks && !isAccount(moment, value)) {
                return Optional.of("'" + value + "' is no value for " + parameter.name()
                        + (words == null ? ", which takes what a step has found out" : ""));
            }
            boolean isPath = value.contains("/");
            if ((property.endsWith("Bucket") && isPath) || (property.equals("S3KeyPrefix") && !isPath)) {
                return Optional.of("'" + value + "' is no value for the property " + property);
            }
            return parameter.of() == null
                    ? Optional.empty()
                    : variables.stream()
                            .filter(name -> isOfAnother(moment, name, parameter.of()))
                            .findFirst()
                            .map(name -> name + " is of another thing than " + parameter.of());
        }

        private static boolean isAccount(Moment moment, String value) {
            return moment.estate().landscape().target().accounts().stream()
                    .anyMatch(account -> value.equals(account.id()));
        }

        /**
         * Whether the step that found the value out is about things, and the thing of the parameter is none of these.
         */
        private boolean isOfAnother(Moment moment, String variable, String thing) {
            Set<String> about = found.getOrDefault(variable, Set.of());
            if (about.isEmpty()) {
                return false;
            }
            Landscape landscape = moment.estate().landscape();
            Set<String> same = new HashSet<>(Set.of(thing));
            landscape.row(thing).map(PlannedResource::succeeds).ifPresent(old -> {
                same.add(old);
                landscape.successors(old).forEach(row -> same.add(row.id()));
            });
            moment.estate().dependencies().joined(thing).forEach(same::add);
            return about.stream().noneMatch(same::contains);
        }

        /** The things of the estate and of the old account that a step is about; none where it is about others. */
        private static Set<String> objects(Landscape landscape, Step step) {
            Set<String> about = new HashSet<>();
            for (Effect effect : step.effects()) {
                about.add(Prepared.from(effect.object()));
                if (effect.of() != null) {
                    about.add(Prepared.from(effect.of()));
                }
            }
            about.removeIf(object ->
                    landscape.row(object).isEmpty() && !landscape.old().containsKey(object));
            return about;
        }
    }
}
