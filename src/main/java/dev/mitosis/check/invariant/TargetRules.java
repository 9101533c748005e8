package dev.mitosis.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.OpenDoors;
import dev.mitosis.model.Edge;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What target.json says in two places is the same in both, and what it carries over is as in graph.json. */
final class TargetRules {
    private TargetRules() {}

    /** Names, edges, connections, needs, policies and contents of the target agree. */
    static final class TargetAgrees extends Rule {
        private final Dossier dossier;

        TargetAgrees(Dossier dossier) {
            super("target-agrees");
            this.dossier = dossier;
        }

        @Override
        public void end(Moment moment) {
            Landscape landscape = moment.estate().landscape();
            TargetDocument target = dossier.target();
            target.names().forEach(name -> name(landscape, name));
            edges(landscape, target.edges());
            target.connections().forEach(this::connection);
            target.stacks().forEach(stack -> needs(landscape, stack));
            target.identities().forEach(identity -> identity(landscape, identity));
            filled(target.resources());
        }

        private void expect(boolean holds, String object, String what) {
            cases().expectFile(holds, "target.json", List.of(object), () -> "target.json " + what);
        }

        /** What is called anew is not called as before, and ARNs are those of the rows. */
        private void name(Landscape landscape, NameChange name) {
            boolean same = name.planned().equals(name.old());
            expect(
                    name.how() != NameChange.How.NEW || !same,
                    name.resource(),
                    "says that " + name.resource() + " gets a new " + name.what() + ", which is the old one: "
                            + name.old() + ".");
            boolean another = name.what() == NameChange.What.ARN
                    && landscape
                            .row(name.resource())
                            .filter(row -> !row.arn().equals(name.planned()))
                            .isPresent();
            expect(
                    !another,
                    name.resource(),
                    "has another ARN of " + name.resource() + " among its names than in its row: " + name.planned()
                            + ".");
        }

        /** Who needs whom between successors is what graph.json says of what they succeed. */
        private void edges(Landscape landscape, List<PlannedEdge> edges) {
            Set<String> old = new HashSet<>();
            for (Edge edge : dossier.graph().edges()) {
                old.add(edge.from() + " " + edge.to());
            }
            for (PlannedEdge edge : edges) {
                String from = succeeded(landscape, edge.from());
                String to = succeeded(landscape, edge.to());
                if (from != null && to != null) {
                    expect(
                            old.contains(from + " " + to),
                            edge.from(),
                            "says that " + edge.from() + " " + edge.kind().verb() + " " + edge.to()
                                    + "; what they succeed has no such edge in graph.json.");
                }
            }
        }

        private static @Nullable String succeeded(Landscape landscape, String id) {
            return landscape.row(id).map(PlannedResource::succeeds).orElse(null);
        }

        /** The means that was taken is one of its options, and can be. */
        private void connection(PlannedConnection connection) {
            expect(
                    connection.options().isEmpty()
                            || connection.options().stream()
                                    .anyMatch(option -> option.means() == connection.means() && option.feasible()),
                    connection.provider(),
                    "takes a means for the connection " + connection.id()
                            + " that is none of its options that can be.");
        }

        /** What a stack asks of another one is what the meaning of its parameter says. */
        private void needs(Landscape landscape, PlannedStack stack) {
            Map<String, Parameter> parameters = new HashMap<>();
            stack.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
            for (Need need : stack.needs()) {
                Parameter parameter = parameters.get(need.parameter());
                String source = landscape.wiring().source(need).orElse("");
                if (parameter != null) {
                    expect(
                            !source.isEmpty() && parameter.meaning().contains(source),
                            stack.id(),
                            "gives the stack " + stack.id() + " for " + need.parameter() + " "
                                    + (source.isEmpty() ? "nothing" : source) + "; it means: " + parameter.meaning());
                }
            }
        }

        /** What a policy of a thing allows is what the plan of its identity says, and what is granted to others. */
        private void identity(Landscape landscape, PlannedIdentity identity) {
            JsonNode properties = landscape
                    .row(identity.id())
                    .map(PlannedResource::properties)
                    .orElse(null);
            if (properties == null) {
                return;
            }
            Set<String> said = new TreeSet<>();
            boolean open = false;
            for (PlannedPolicy policy : identity.policies()) {
                if (policy.document() != null) {
                    statements(policy.document(), said);
                    open |= !OpenDoors.in(policy.document()).isEmpty();
                }
            }
            Set<String> written = new TreeSet<>();
            statements(properties, written);
            written.removeAll(said);
            landscape
                    .letIn(identity.id())
                    .forEach(grant -> written.remove("Allow " + String.join(" ", new TreeSet<>(grant.actions()))));
            expect(
                    written.isEmpty(),
                    identity.id(),
                    "gives " + identity.id() + " a statement that its identity lacks: " + String.join("; ", written)
                            + ".");
            expect(
                    open || OpenDoors.in(properties).isEmpty(),
                    identity.id(),
                    "lets everybody into " + identity.id() + ", and its identity does not.");
        }

        private static void statements(JsonNode node, Set<String> found) {
            JsonNode action = node.has("Action") ? node.path("Action") : node.path("NotAction");
            if (node.has("Effect") && !action.isMissingNode()) {
                Set<String> actions = new TreeSet<>();
                if (action.isArray()) {
                    action.forEach(one -> actions.add(one.asText()));
                } else {
                    actions.add(action.asText());
                }
                found.add(node.path("Effect").asText() + " " + String.join(" ", actions));
            }
            node.forEach(child -> statements(child, found));
        }

        /** The instances of a cluster have no content of their own. */
        private static boolean isMember(PlannedResource row) {
            return row.properties() != null && row.properties().has("DBClusterIdentifier");
        }

        /** Things of one type get their content in one way. */
        private void filled(List<PlannedResource> rows) {
            Map<String, Map<Filled, String>> ways = new HashMap<>();
            for (PlannedResource row : rows) {
                if (row.fate().isMade() && row.succeeds() != null && row.stack() != null && !isMember(row)) {
                    ways.computeIfAbsent(row.type(), type -> new HashMap<>()).putIfAbsent(row.filled(), row.id());
                }
            }
            ways.forEach((type, found) -> expect(
                    found.size() == 1 || !found.containsKey(Filled.NEVER),
                    found.getOrDefault(Filled.NEVER, type),
                    "never fills " + found.get(Filled.NEVER) + ", and fills others of the type " + type + "."));
        }
    }
}
