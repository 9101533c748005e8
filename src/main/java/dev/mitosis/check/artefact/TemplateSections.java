package dev.mitosis.check.artefact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a template asks for and gives, and the file of its parameters, compared with its stack. */
final class TemplateSections {
    /** What is held back until people say otherwise. */
    private static final Set<String> SWITCHES = Set.of("active", "complete");

    private final PlannedStack stack;
    private final List<String> flaws = new ArrayList<>();

    TemplateSections(PlannedStack stack) {
        this.stack = stack;
    }

    /** The path of the file that lists the parameters of a template. */
    static String parametersOf(PlannedStack stack) {
        return stack.template().replaceFirst("\\.yaml$", ".parameters.json");
    }

    /** How the sections differ from what target.json has. */
    List<String> compare(TemplateFile template) {
        JsonNode asked = template.root().path("Parameters");
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : stack.parameters()) {
            names.add(parameter.name());
            parameter(parameter, asked.path(parameter.name()));
        }
        asked.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                flaws.add("asks for " + name + ", which target.json does not");
            }
        });
        conditions(template.root().path("Conditions"));
        outputs(template);
        return List.copyOf(flaws);
    }

    /** What is held back is so exactly as long as nobody says otherwise. */
    private void conditions(JsonNode written) {
        Map<String, JsonNode> said = new TreeMap<>();
        for (Parameter parameter : stack.parameters()) {
            if (SWITCHES.contains(parameter.source())) {
                ObjectNode condition = JsonNodeFactory.instance.objectNode();
                condition
                        .putArray("Fn::Equals")
                        .add(JsonNodeFactory.instance.objectNode().put("Ref", parameter.name()))
                        .add("true");
                said.put("Is" + parameter.name(), condition);
            }
        }
        Set<String> all = new TreeSet<>(said.keySet());
        written.fieldNames().forEachRemaining(all::add);
        for (String name : all) {
            if (!written.path(name).equals(said.get(name))) {
                flaws.add("has another condition " + name + " than that its switch is on");
            }
        }
    }

    private void parameter(Parameter parameter, JsonNode written) {
        if (!written.path("Type").asText().equals(parameter.type())) {
            flaws.add("asks for " + parameter.name() + " as "
                    + written.path("Type").asText("nothing") + "; it is " + parameter.type());
        }
        String expected = SWITCHES.contains(parameter.source()) ? "false" : parameter.value();
        if (!written.path("Default").asText("").equals(expected == null ? "" : expected)) {
            flaws.add("gives " + parameter.name() + " the default '"
                    + written.path("Default").asText() + "'; target.json has '" + expected + "'");
        }
        if (written.path("NoEcho").asBoolean() != parameter.secret()) {
            flaws.add(parameter.secret() ? "shows the secret " + parameter.name() : "hides " + parameter.name());
        }
    }

    private void outputs(TemplateFile template) {
        Set<String> names = new TreeSet<>();
        for (Output output : stack.outputs()) {
            names.add(output.name());
            JsonNode value = template.root().path("Outputs").path(output.name()).path("Value");
            String logical = template.logical().getOrDefault(output.resource(), "");
            boolean fits = output.attribute().equals("Ref")
                    ? value.path("Ref").asText().equals(logical)
                    : value.path("Fn::GetAtt").path(0).asText().equals(logical)
                            && value.path("Fn::GetAtt").path(1).asText().equals(output.attribute());
            if (!fits) {
                flaws.add("gives as " + output.name() + " something else than " + output.attribute() + " of "
                        + output.resource());
            }
        }
        template.root().path("Outputs").fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                flaws.add("gives " + name + ", which target.json does not");
            }
        });
    }

    /** How the file of the parameters differs: a value of its own, or a hole for what the script puts in. */
    List<String> compareParameters(String text) {
        Map<String, String> written = new TreeMap<>();
        try {
            Json.mapper()
                    .readTree(text)
                    .forEach(row -> written.put(
                            row.path("ParameterKey").asText(),
                            row.path("ParameterValue").asText()));
        } catch (JsonProcessingException e) {
            return List.of("is no JSON");
        }
        Map<String, String> said = new TreeMap<>();
        for (Parameter parameter : stack.parameters()) {
            String own = SWITCHES.contains(parameter.source()) ? "false" : parameter.value();
            said.put(parameter.name(), own == null ? "${" + parameter.name() + "}" : own);
        }
        Set<String> all = new TreeSet<>(said.keySet());
        all.addAll(written.keySet());
        return all.stream()
                .filter(name -> !String.valueOf(said.get(name)).equals(String.valueOf(written.get(name))))
                .map(name -> "gives " + name + " the value '" + written.get(name) + "'; target.json has '"
                        + said.get(name) + "'")
                .toList();
    }
}
