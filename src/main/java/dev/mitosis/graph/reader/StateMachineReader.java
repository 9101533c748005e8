package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Set;

/**
 * Reads a Step Functions definition: what each task calls.
 *
 * <p>A task names its callee in {@code Resource}, or says {@code arn:aws:states:::sqs:sendMessage} there and names the
 * callee in its parameters.
 */
final class StateMachineReader implements ValueReader {
    private static final String INTEGRATION = ":states:::";

    private final TextLinker linker;
    private final ActionTable actions;

    StateMachineReader(TextLinker linker, ActionTable actions) {
        this.linker = linker;
        this.actions = actions;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        visit(writer, value, pointer, "", EdgeKind.INVOKES);
    }

    private void visit(EdgeWriter writer, JsonNode node, String pointer, String label, EdgeKind kind) {
        if (node.isTextual()) {
            // A path such as $.orders.table names something in the input, not a resource.
            if (!node.asText().startsWith("$")) {
                linker.link(writer, node.asText(), pointer, new TextLinker.LinkMode(kind, label));
            }
            return;
        }
        EdgeKind inside =
                node.path("Resource").isTextual() ? kindOf(node.path("Resource").asText()) : kind;
        JsonPath.everyChild(node, pointer, (child, below) -> {
            String member = node.isArray() ? label : below.substring(below.lastIndexOf('/') + 1);
            if (!STRUCTURE.contains(member)) {
                visit(writer, child, below, member, inside);
            }
        });
    }

    private static final Set<String> STRUCTURE =
            Set.of("Comment", "StartAt", "Next", "Type", "Default", "ErrorEquals", "QueryLanguage", "Variable");

    private EdgeKind kindOf(String resource) {
        int at = resource.indexOf(INTEGRATION);
        if (at < 0) {
            return EdgeKind.INVOKES;
        }
        String[] parts = resource.substring(at + INTEGRATION.length()).split(":|\\.", -1);
        boolean sdk = parts[0].equals("aws-sdk") && parts.length > 2;
        String service = sdk ? parts[1] : parts[0];
        String action = sdk ? parts[2] : parts.length > 1 ? parts[1] : "invoke";
        Set<EdgeKind> kinds = actions.kinds(List.of(service + ":" + action), service);
        return kinds.stream().findFirst().orElse(EdgeKind.INVOKES);
    }
}
