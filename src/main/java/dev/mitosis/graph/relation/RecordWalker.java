package dev.mitosis.graph.relation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.io.Pointers;
import dev.mitosis.model.EdgeKind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a record once and applies the rules; what no rule claims is searched for identifiers. */
public final class RecordWalker {
    private static final RuleAction.Draw REFERENCE = new RuleAction.Draw(EdgeKind.REFERENCES, false);

    private final RelationTable relations;
    private final Map<String, ValueReader> readers;
    private final TextLinker linker;

    public RecordWalker(RelationTable relations, Map<String, ValueReader> readers, TextLinker linker) {
        this.relations = relations;
        this.readers = readers;
        this.linker = linker;
    }

    public void walk(EdgeWriter writer, JsonNode data) {
        visit(writer, data, "", relations.start(writer.self().type()));
    }

    private void visit(EdgeWriter writer, JsonNode value, String pointer, PathState state) {
        boolean claimed = false;
        for (RelationRule rule : state.matches()) {
            claimed |= apply(writer, rule, value, pointer);
        }
        if (claimed) {
            return;
        }
        if (value.isTextual()) {
            visitText(writer, value, pointer, state);
        } else {
            visitChildren(writer, value, pointer, state);
        }
    }

    private void visitText(EdgeWriter writer, JsonNode value, String pointer, PathState state) {
        JsonNode inside = EmbeddedJson.open(value);
        if (inside.isContainerNode()) {
            visitChildren(writer, inside, pointer, state);
        } else if (!linker.link(writer, value.asText(), pointer, TextLinker.LinkMode.IDENTIFIERS)) {
            dangle(writer, REFERENCE, value.asText(), pointer);
        }
    }

    /** A member whose whole value is an id refers to something, even if the snapshot lacks it. */
    private static void dangle(EdgeWriter writer, RuleAction.Draw draw, String text, String pointer) {
        writer.missingId(text, pointer).ifPresent(match -> writer.draw(draw, match, pointer, text));
    }

    private void visitChildren(EdgeWriter writer, JsonNode value, String pointer, PathState state) {
        if (value.isArray()) {
            PathState next = state.element();
            for (int i = 0; i < value.size(); i++) {
                visit(writer, value.get(i), pointer + "/" + i, next);
            }
        } else if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> it = value.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> member = it.next();
                visit(writer, member.getValue(), Pointers.below(pointer, member.getKey()), state.step(member.getKey()));
            }
        }
    }

    /** Applies a rule; answers whether the value needs no further look. */
    private boolean apply(EdgeWriter writer, RelationRule rule, JsonNode value, String pointer) {
        if (rule.action() instanceof RuleAction.Ignore) {
            return true;
        }
        if (rule.action() instanceof RuleAction.Read read) {
            ValueReader reader = readers.get(read.reader());
            if (reader != null) {
                reader.read(writer, EmbeddedJson.open(value), pointer, rule.targets());
            }
            return true;
        }
        if (value.isTextual() && rule.action() instanceof RuleAction.Draw draw) {
            drawText(writer, draw, rule.targets(), value.asText(), pointer);
            return true;
        }
        return false;
    }

    private void drawText(EdgeWriter writer, RuleAction.Draw draw, List<String> targets, String text, String pointer) {
        Optional<EdgeWriter.Match> match = writer.resolve(text, targets);
        if (match.isPresent()) {
            writer.draw(draw, match.get(), pointer, text);
            return;
        }
        boolean linked =
                !draw.reversed() && linker.link(writer, text, pointer, new TextLinker.LinkMode(draw.kind(), ""));
        if (!linked) {
            dangle(writer, draw, text, pointer);
        }
    }
}
