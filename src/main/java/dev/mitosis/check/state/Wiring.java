package dev.mitosis.check.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stacks of a target: what each makes, and what it takes from others. */
public final class Wiring {
    private final Map<String, PlannedStack> stacks = new LinkedHashMap<>();
    private final Map<String, List<PlannedStack>> byAccount = new HashMap<>();
    private final Map<String, Output> outputs = new HashMap<>();
    private final Map<String, List<String>> made = new HashMap<>();
    private final Map<String, Map<String, Need>> needs = new HashMap<>();

    /** Reads the stacks once. */
    public Wiring(TargetDocument target) {
        for (PlannedStack stack : target.stacks()) {
            stacks.put(stack.id(), stack);
            byAccount
                    .computeIfAbsent(stack.account(), name -> new ArrayList<>())
                    .add(stack);
            for (Output output : stack.outputs()) {
                outputs.put(stack.id() + "#" + output.name(), output);
            }
            Map<String, Need> byParameter = new HashMap<>();
            stack.needs().forEach(need -> byParameter.put(need.parameter(), need));
            needs.put(stack.id(), byParameter);
        }
        for (PlannedResource row : target.resources()) {
            makes(row.stack(), row.id());
            for (PlannedPart part : row.parts()) {
                makes(part.stack(), part.id());
            }
        }
    }

    private void makes(@Nullable String stack, String id) {
        if (stack != null) {
            made.computeIfAbsent(stack, key -> new ArrayList<>()).add(id);
        }
    }

    /** The stack with the id. */
    public Optional<PlannedStack> stack(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(stacks.get(id));
    }

    /** The stacks of an account that have the name, one for each region at most. */
    public List<PlannedStack> named(String account, String name) {
        return of(account).stream().filter(stack -> stack.name().equals(name)).toList();
    }

    /** All stacks of an account. */
    public List<PlannedStack> of(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    /** The planned things and parts that the stack makes. */
    public List<String> madeBy(String stack) {
        return made.getOrDefault(stack, List.of());
    }

    /** What gives the value that the stack needs. */
    public Optional<String> source(Need need) {
        return output(need).map(Output::resource);
    }

    private Optional<Output> output(Need need) {
        return Optional.ofNullable(outputs.get(need.stack() + "#" + need.output()));
    }

    private Optional<Need> need(@Nullable String stack, JsonNode value) {
        return value.has("parameter") && stack != null
                ? Optional.ofNullable(needs.getOrDefault(stack, Map.of())
                        .get(value.get("parameter").asText()))
                : Optional.empty();
    }

    /**
     * What of the planned thing the value of a property is: {@code Ref}, or an attribute; empty where it is of none.
     */
    public String attribute(PlannedResource row, JsonNode value) {
        return value.has("ref")
                ? value.path("attribute").asText()
                : need(row.stack(), value)
                        .flatMap(this::output)
                        .map(Output::attribute)
                        .orElse("");
    }

    /** The planned thing that the value of a property stands for. */
    public Optional<String> meant(PlannedResource row, @Nullable JsonNode value) {
        return row.stack() == null ? Optional.empty() : meant(row.stack(), value);
    }

    /** The planned thing that a value in a template of the stack stands for. */
    public Optional<String> meant(@Nullable String stack, @Nullable JsonNode value) {
        if (value == null) {
            return Optional.empty();
        }
        return value.has("ref")
                ? Optional.of(value.get("ref").asText())
                : need(stack, value).flatMap(this::source);
    }
}
