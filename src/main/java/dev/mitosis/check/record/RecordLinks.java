package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a property stands for, and what the thing stood for that it succeeds. */
final class RecordLinks {
    private final Landscape landscape;
    private final Set<String> edges = new HashSet<>();
    private final Map<String, Set<String>> formerNames = new HashMap<>();
    private final TreeSet<String> newNames = new TreeSet<>();

    RecordLinks(Landscape landscape, GraphDocument graph) {
        this.landscape = landscape;
        for (Edge edge : graph.edges()) {
            edges.add(edge.from() + " " + edge.to());
        }
        for (NameChange name : landscape.target().names()) {
            if (name.how() == NameChange.How.NEW && name.what() != NameChange.What.ENDPOINT) {
                landscape
                        .row(name.resource())
                        .ifPresent(row -> formerNames
                                .computeIfAbsent(name.old(), old -> new HashSet<>())
                                .add(row.account()));
            }
            newNames.add(name.planned());
        }
    }

    /** The planned thing that a value names by its ARN or id; empty where the value is something else of it. */
    Optional<PlannedResource> named(PlannedResource row, JsonNode value) {
        if (value.has("arnOf")) {
            return landscape.row(value.get("arnOf").asText());
        }
        if (isName(landscape.wiring().attribute(row, value))) {
            return landscape.wiring().meant(row, value).flatMap(landscape::row);
        }
        return given(row, value)
                .filter(parameter -> !row.id().equals(parameter.of()))
                .filter(parameter -> parameter.property() == null || isName(parameter.property()))
                .map(Parameter::of)
                .flatMap(landscape::row);
    }

    private static boolean isName(String attribute) {
        return attribute.equals("Ref") || attribute.endsWith("Arn") || attribute.endsWith("Id");
    }

    /** Whether a parameter that somebody gives for a property of the thing stands in that one. */
    boolean isOwn(PlannedResource row, JsonNode value, String path) {
        return given(row, value)
                .filter(parameter -> row.id().equals(parameter.of()))
                .map(parameter -> isIn(parameter.property(), path))
                .orElse(true);
    }

    private Optional<Parameter> given(PlannedResource row, JsonNode value) {
        String name = value.path("parameter").asText();
        return landscape
                .wiring()
                .stack(row.stack())
                .flatMap(stack -> stack.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name) && parameter.of() != null)
                        .findFirst());
    }

    private static boolean isIn(@Nullable String property, String path) {
        return property == null
                || property.startsWith(path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/')));
    }

    /** Whether a statement of the thing's policy lets in those only who are granted just that; no record has it. */
    boolean isGranted(PlannedResource row, JsonNode statement) {
        Set<String> principals = landscape.letIn(row.id()).stream()
                .filter(grant -> grant.actions().stream().allMatch(action -> says(statement.path("Action"), action))
                        && statement.path("Action").size() == grant.actions().size())
                .map(PlannedGrant::principal)
                .collect(Collectors.toSet());
        return !principals.isEmpty() && areAll(statement.path("Principal"), principals);
    }

    private static boolean areAll(JsonNode node, Set<String> texts) {
        return node.isTextual()
                ? texts.contains(node.asText())
                : StreamSupport.stream(node.spliterator(), false).allMatch(child -> areAll(child, texts));
    }

    private static boolean says(JsonNode node, String text) {
        return node.isTextual()
                ? node.asText().equals(text)
                : StreamSupport.stream(node.spliterator(), false).anyMatch(child -> says(child, text));
    }

    /** Whether graph.json knows that one of the old account needs the other one. */
    boolean needs(String from, String to) {
        return edges.contains(from + " " + to);
    }

    /** Whether the text is the ARN or id of what is called otherwise in the account. */
    boolean isFormerName(String text, String account) {
        return formerNames.getOrDefault(text, Set.of()).contains(account);
    }

    /** Whether a new name begins so. */
    boolean isOfNewName(String text) {
        String called = text.substring(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);
        String name = called.isEmpty() ? null : newNames.ceiling(called);
        return name != null && name.startsWith(called);
    }
}
