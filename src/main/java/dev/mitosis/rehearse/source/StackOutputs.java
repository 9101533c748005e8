package dev.mitosis.rehearse.source;

import dev.mitosis.model.Arn;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stacks that stand tell others, and what the old account had in the place of it. */
final class StackOutputs {
    /** The name of an object of an emulator's own program, or a function that it could not resolve. */
    private static final Pattern UNTOLD = Pattern.compile("<.+ object at 0x[0-9a-f]+>|\\{['\"]Fn::.*}");

    private final Map<String, PlannedResource> things = new HashMap<>();
    private final Map<String, Output> asked = new HashMap<>();
    private final Map<String, Map<String, String>> told = new HashMap<>();
    /** Whether what the old account had may stand for what does not stand. */
    private boolean loose;

    StackOutputs(TargetDocument design) {
        design.resources().forEach(thing -> things.put(thing.id(), thing));
        design.stacks()
                .forEach(stack ->
                        stack.outputs().forEach(output -> asked.put(stack.id() + " " + output.name(), output)));
    }

    /** Lets what the old account had stand for what does not stand from now on; whether that is new. */
    boolean loosen() {
        boolean before = loose;
        loose = true;
        return !before;
    }

    /** Whether an emulator tells something by the text. */
    static boolean isTold(String value) {
        return !value.isEmpty() && !UNTOLD.matcher(value).matches();
    }

    /** Takes in what a stack tells, by the names of its outputs. */
    void keep(String stack, Map<String, String> outputs) {
        Map<String, String> kept = new HashMap<>(outputs);
        kept.values().removeIf(value -> !isTold(value));
        told.put(stack, kept);
    }

    /** Takes in of a stack whose things stand already what they are called now. */
    void keepOld(PlannedStack stack, Renames renames) {
        Map<String, String> outputs = new HashMap<>();
        for (Output output : stack.outputs()) {
            String value = old(output);
            if (value != null) {
                outputs.put(output.name(), renames.in(value));
            }
        }
        keep(stack.id(), outputs);
    }

    /** What the need is filled from; null where nothing is known. */
    @Nullable
    String of(Need need) {
        String value = told.getOrDefault(need.stack(), Map.of()).get(need.output());
        Output output = asked.get(need.stack() + " " + need.output());
        return value == null && loose && output != null ? old(output) : value;
    }

    private @Nullable String old(Output output) {
        PlannedResource thing = things.get(output.resource());
        String arn = old(output.resource());
        if (thing == null || arn == null) {
            return null;
        }
        if (output.attribute().endsWith("Arn")) {
            return arn;
        }
        if (output.attribute().endsWith("Id")) {
            return Arn.last(arn);
        }
        return output.attribute().equals("Ref")
                ? thing.name().indexOf('$') < 0 ? thing.name() : Arn.last(arn)
                : StandInValues.ANY;
    }

    /** The ARN in the old account of the thing with the planned id; null where it is a part of one. */
    @Nullable
    String old(String id) {
        PlannedResource thing = things.get(id);
        return thing == null ? null : thing.succeeds();
    }

    /** What the old thing was called that the value is of; null where it is of none. */
    @Nullable
    String old(Parameter parameter) {
        String arn = parameter.of() == null ? null : old(parameter.of());
        return arn == null ? null : Arn.last(arn);
    }
}
