package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a record once and applies the rules; what no rule claims is searched for identifiers. */
final class RecordWalker {
    private final RelationTable relations;
    private final Map<String, Reader> readers;
    private final TextLinker linker;

    RecordWalker(RelationTable relations, Map<String, Reader> readers, TextLinker linker) {
        this.relations = relations;
        this.readers = readers;
        this.linker = linker;
    }

    void walk(Pen pen, JsonNode data) {
        visit(pen, data, "", relations.start(pen.self().type()));
    }

    private void visit(Pen pen, JsonNode value, String pointer, PathState state) {
        boolean claimed = false;
        for (RelationRule rule : state.matches()) {
            claimed |= apply(pen, rule, value, pointer);
        }
        if (claimed) {
            return;
        }
        if (value.isTextual()) {
            visitText(pen, value, pointer, state);
        } else {
            visitChildren(pen, value, pointer, state);
        }
    }

    private void visitText(Pen pen, JsonNode value, String pointer, PathState state) {
        JsonNode inside = EmbeddedJson.open(value);
        if (inside.isContainerNode()) {
            visitChildren(pen, inside, pointer, state);
        } else {
            linker.link(pen, value.asText(), pointer, TextLinker.Reading.IDENTIFIERS);
        }
    }

    private void visitChildren(Pen pen, JsonNode value, String pointer, PathState state) {
        if (value.isArray()) {
            PathState next = state.element();
            for (int i = 0; i < value.size(); i++) {
                visit(pen, value.get(i), pointer + "/" + i, next);
            }
        } else if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> it = value.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> member = it.next();
                visit(pen, member.getValue(), Pointers.below(pointer, member.getKey()), state.step(member.getKey()));
            }
        }
    }

    /** Applies a rule; answers whether the value needs no further look. */
    private boolean apply(Pen pen, RelationRule rule, JsonNode value, String pointer) {
        if (rule.use() instanceof Use.Ignore) {
            return true;
        }
        if (rule.use() instanceof Use.Read read) {
            Reader reader = readers.get(read.reader());
            if (reader != null) {
                reader.read(pen, EmbeddedJson.open(value), pointer, rule.targets());
            }
            return true;
        }
        if (value.isTextual() && rule.use() instanceof Use.Draw draw) {
            drawText(pen, draw, rule.targets(), value.asText(), pointer);
            return true;
        }
        return false;
    }

    private void drawText(Pen pen, Use.Draw draw, List<String> targets, String text, String pointer) {
        Optional<Pen.Match> match = pen.resolve(text, targets);
        if (match.isPresent()) {
            pen.draw(draw, match.get(), pointer, text);
            return;
        }
        if (!draw.reversed()) {
            linker.link(pen, text, pointer, new TextLinker.Reading(draw.kind(), ""));
        }
    }
}
