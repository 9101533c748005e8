package dev.mitosis.report.facts;

import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.ScriptPaths;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what belongs to a resource or step, so that a table row can show it. */
public final class ReportIndex {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, ResourceRow> resources;
    private final Map<String, Assignment> assignments;
    private final Map<String, DispositionRow> dispositions;
    private final Map<String, Step> steps;
    private final Map<String, String> scripts;
    private final Map<String, PlannedResource> planned;
    private final Map<String, Step> firstSteps = new HashMap<>();
    private final Map<String, Integer> needs = new HashMap<>();
    private final Map<String, Integer> neededBy = new HashMap<>();

    /** An index of what is shown. */
    public ReportIndex(ReportInput input) {
        resources = by(input.resources(), ResourceRow::arn);
        assignments = by(input.partition().resources(), Assignment::id);
        dispositions = by(input.plan().dispositions(), DispositionRow::resource);
        steps = by(input.plan().steps(), Step::id);
        scripts = ScriptPaths.of(input.plan());
        planned = input.target() == null ? Map.of() : by(input.target().resources(), PlannedResource::id);
        for (Node node : input.graph().nodes()) {
            names.put(node.id(), node.name().isEmpty() ? node.id() : node.name());
        }
        input.resources().forEach(row -> names.put(row.arn(), row.name().isEmpty() ? row.arn() : row.name()));
        for (Step step : input.plan().steps()) {
            step.resources().forEach(resource -> firstSteps.putIfAbsent(resource, step));
        }
        count(input.graph());
    }

    private static <V> Map<String, V> by(Collection<V> values, Function<V, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> first));
    }

    private void count(GraphDocument graph) {
        for (Edge edge : graph.edges()) {
            needs.merge(edge.from(), 1, Integer::sum);
            neededBy.merge(edge.to(), 1, Integer::sum);
        }
    }

    /** What a person calls a resource or an outside party. */
    public String name(String id) {
        return names.getOrDefault(id, id);
    }

    /** A link to the resource's row; to the console, or plain text, for what lies outside of the account. */
    public Value resourceLink(String id) {
        return resourceLink(id, "");
    }

    /** A link to the resource's row, with some words behind the name. */
    public Value resourceLink(String id, String more) {
        if (resources.containsKey(id)) {
            return new Value.Reference(name(id) + more, TableNames.RESOURCES, id);
        }
        // What lies outside leads to the console, if it says where it is.
        return OutwardLinks.console(id) instanceof Value.Url url
                ? new Value.Url(name(id) + more, url.url())
                : Value.text(name(id) + more);
    }

    /** A link to the row of the first of many, and how many more there are; empty for none. */
    public Value resourcesLink(List<String> ids) {
        int more = ids.size() - 1;
        return ids.isEmpty() ? Value.text("") : resourceLink(ids.get(0), more == 0 ? "" : " and " + more + " more");
    }

    /** A link to the step's row, by its title. */
    public Value stepLink(String id) {
        Step step = steps.get(id);
        return step == null ? Value.text(id) : new Value.Reference(step.title(), TableNames.STEPS, id);
    }

    /** A link to the script that runs a step; nothing where no wave has it. */
    public Value script(String step) {
        String path = scripts.get(step);
        return path == null ? new Value.Nothing() : new Value.Artefact(path, path);
    }

    /** The titles of the first of many steps, and how many more there are. */
    public String stepTitles(List<String> ids, int shown) {
        String first = ids.stream().limit(shown).map(id -> stepLink(id).plain()).collect(Collectors.joining("; "));
        return ids.size() > shown ? first + " and " + (ids.size() - shown) + " more" : first;
    }

    /** A link to what shall stand under this planned id, by its name; what is not planned is said by its id. */
    public Value plannedLink(String id) {
        PlannedResource found = planned.get(id);
        return found == null ? Value.text(id) : new Value.Reference(called(found), TableNames.TARGET, id);
    }

    /** A link to what shall stand under this planned id, by its name and its account. */
    public Value plannedThere(String id) {
        PlannedResource found = planned.get(id);
        return found == null
                ? Value.text(id)
                : new Value.Reference(called(found) + ", in " + found.account(), TableNames.TARGET, id);
    }

    /** What has no name until it is made is called like the old one, else like the end of its planned id. */
    private String called(PlannedResource planned) {
        if (!planned.name().startsWith("${")) {
            return planned.name();
        }
        return planned.succeeds() != null
                ? name(planned.succeeds())
                : planned.id().substring(planned.id().lastIndexOf('/') + 1);
    }

    /** The resource of this ARN. */
    public Optional<ResourceRow> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** Where the resource goes. */
    public Optional<Assignment> assignment(String id) {
        return Optional.ofNullable(assignments.get(id));
    }

    /** What happens to the resource. */
    public Optional<DispositionRow> disposition(String id) {
        return Optional.ofNullable(dispositions.get(id));
    }

    /** The first step that acts on the resource. */
    public Optional<Step> firstStep(String resource) {
        return Optional.ofNullable(firstSteps.get(resource));
    }

    /** How many things it needs. */
    public int needs(String id) {
        return needs.getOrDefault(id, 0);
    }

    /** How many things need it. */
    public int neededBy(String id) {
        return neededBy.getOrDefault(id, 0);
    }

    /** The first names of many, and how many more there are. */
    public String names(List<String> ids, int shown) {
        String first = ids.stream().limit(shown).map(this::name).collect(Collectors.joining(", "));
        return ids.size() > shown ? first + " and " + (ids.size() - shown) + " more" : first;
    }
}
