package dev.mitosis.config;

import dev.mitosis.io.PlainYaml;
import dev.mitosis.io.text.Escapes;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes into the text of {@code decisions.yaml} what was decided elsewhere, and leaves all else of it as people wrote
 * it: comments, order and form.
 */
public final class DecisionsEditor {
    private static final String INDENT = "  ";

    private String text;

    /** An editor of a text that is valid YAML, or empty. */
    public DecisionsEditor(String text) {
        this.text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /** The text as it is now. */
    public String text() {
        return text;
    }

    /** Sets a value at a path of keys; what stood there is replaced. */
    public void put(List<String> path, String value) {
        Node node = root();
        int depth = 0;
        while (node instanceof MappingNode mapping && depth < path.size()) {
            Optional<NodeTuple> next = find(mapping, path.get(depth));
            if (next.isEmpty()) {
                insert(mapping, path.get(depth), path.subList(depth + 1, path.size()), value);
                return;
            }
            node = next.get().getValueNode();
            depth++;
        }
        if (node == null) {
            append(path.get(0), flow(path.subList(1, path.size()), value));
        } else {
            replace(node, flow(path.subList(depth, path.size()), value));
        }
    }

    /**
     * Adds items, of texts and lists of texts, to the list at a path of keys. One whose first value stands in an item
     * of the list already is written into that item.
     */
    public void add(List<String> path, List<Map<String, Object>> items) {
        List<Map<String, Object>> fresh = new ArrayList<>();
        for (Map<String, Object> item : items) {
            Map.Entry<String, Object> identity = item.entrySet().iterator().next();
            Optional<Integer> same = position(path, identity.getKey(), String.valueOf(identity.getValue()));
            if (same.isPresent()) {
                item.forEach((key, value) -> set(path, same.get(), key, value));
            } else {
                fresh.add(item);
            }
        }
        if (!fresh.isEmpty()) {
            insertItems(path, fresh);
        }
    }

    /** Writes a list of items, of texts and lists of texts, in the place of what stands at a path of keys. */
    public void replace(List<String> path, List<Map<String, Object>> items) {
        Node list = at(path);
        String all = items.stream().map(DecisionsEditor::flow).collect(Collectors.joining(", ", "[", "]"));
        if (list == null) {
            insertItems(path, items);
        } else if (list instanceof SequenceNode sequence && sequence.getFlowStyle() != FlowStyle.FLOW) {
            // A block ends with its last line, which is left to what follows.
            int end = index(list.getEndMark());
            int from = index(list.getStartMark());
            int line = text.lastIndexOf('\n', from) + 1;
            splice(line, end, text.substring(line, from).isBlank() ? " ".repeat(from - line) + all + "\n" : all);
        } else {
            replace(list, all);
        }
    }

    private @Nullable Node root() {
        return new Yaml(PlainYaml.options()).compose(new StringReader(text));
    }

    private static Optional<NodeTuple> find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst();
    }

    private @Nullable Node at(List<String> path) {
        Node node = root();
        for (String key : path) {
            node = node instanceof MappingNode mapping
                    ? find(mapping, key).map(NodeTuple::getValueNode).orElse(null)
                    : null;
        }
        return node;
    }

    private Optional<Integer> position(List<String> path, String key, String value) {
        if (!(at(path) instanceof SequenceNode sequence)) {
            return Optional.empty();
        }
        for (int i = 0; i < sequence.getValue().size(); i++) {
            if (sequence.getValue().get(i) instanceof MappingNode item
                    && item.getValue().size() > 0
                    && find(item, key)
                            .filter(tuple -> tuple.getValueNode() instanceof ScalarNode scalar
                                    && scalar.getValue().equals(value))
                            .isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void set(List<String> path, int number, String key, Object value) {
        if (at(path) instanceof SequenceNode sequence && sequence.getValue().get(number) instanceof MappingNode item) {
            Optional<NodeTuple> present = find(item, key);
            if (present.isPresent()) {
                replace(present.get().getValueNode(), form(value));
            } else {
                insertText(item, key, form(value));
            }
        }
    }

    private void insertItems(List<String> path, List<Map<String, Object>> items) {
        List<String> lines = items.stream().map(DecisionsEditor::flow).toList();
        Node list = at(path);
        if (!(list instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            String all = "[" + String.join(", ", lines) + "]";
            if (list != null) {
                replace(list, all);
            } else if (at(path.subList(0, path.size() - 1)) instanceof MappingNode above && path.size() > 1) {
                insertText(above, path.get(path.size() - 1), all);
            } else {
                appendList(path, lines);
            }
            return;
        }
        Node first = sequence.getValue().get(0);
        if (sequence.getFlowStyle() == FlowStyle.FLOW) {
            splice(index(first.getStartMark()), index(first.getStartMark()), String.join(", ", lines) + ", ");
            return;
        }
        int line = lineStart(index(first.getStartMark()));
        String indent = text.substring(line, text.indexOf('-', line));
        splice(
                line,
                line,
                lines.stream().map(item -> indent + "- " + item + "\n").collect(Collectors.joining()));
    }

    private void appendList(List<String> path, List<String> lines) {
        if (path.size() > 1) {
            append(path.get(0), flowText(path.subList(1, path.size()), "[" + String.join(", ", lines) + "]"));
        } else {
            text += path.get(0) + ":\n"
                    + lines.stream().map(item -> INDENT + "- " + item + "\n").collect(Collectors.joining());
        }
    }

    private void append(String key, String value) {
        text += key(key) + ": " + value + "\n";
    }

    private void insert(MappingNode mapping, String key, List<String> rest, String value) {
        insertText(mapping, key, flow(rest, value));
    }

    /** Before the first key where that begins a line, else behind it; the form of the mapping is kept. */
    private void insertText(MappingNode mapping, String key, String value) {
        String entry = key(key) + ": " + value;
        if (mapping.getValue().isEmpty()) {
            replace(mapping, "{" + entry + "}");
            return;
        }
        NodeTuple first = mapping.getValue().get(0);
        int start = index(first.getKeyNode().getStartMark());
        if (isFlow(mapping)) {
            splice(start, start, entry + ", ");
            return;
        }
        int line = lineStart(start);
        String indent = text.substring(line, start);
        // New keys of the whole text go to its end.
        if (first.getKeyNode().getStartMark().getColumn() == 0) {
            text += entry + "\n";
        } else if (indent.isBlank()) {
            splice(line, line, indent + entry + "\n");
        } else {
            int end = index(first.getValueNode().getEndMark());
            int next = text.indexOf('\n', Math.max(end - 1, start));
            splice(next, next, "\n" + " ".repeat(indent.length()) + entry);
        }
    }

    private static boolean isFlow(CollectionNode<?> node) {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    private void replace(Node node, String value) {
        int start = index(node.getStartMark());
        int end = index(node.getEndMark());
        boolean nothing = start == end;
        splice(start, end, nothing && start > 0 && text.charAt(start - 1) == ':' ? " " + value : value);
    }

    private int lineStart(int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    /** Marks count characters as people do, strings count halves of some. */
    private int index(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private void splice(int from, int to, String with) {
        text = text.substring(0, from) + with + text.substring(to);
    }

    private static String flow(List<String> path, String value) {
        return flowText(path, quoted(value));
    }

    private static String flowText(List<String> path, String value) {
        StringBuilder flow = new StringBuilder();
        path.forEach(key -> flow.append('{').append(key(key)).append(": "));
        return flow.append(value).append("}".repeat(path.size())).toString();
    }

    private static String flow(Map<String, Object> item) {
        return item.entrySet().stream()
                .map(entry -> key(entry.getKey()) + ": " + form(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String form(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(one -> quoted(String.valueOf(one))).collect(Collectors.joining(", ", "[", "]"))
                : quoted(String.valueOf(value));
    }

    private static String key(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9_-]*") && !key.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? key
                : quoted(key);
    }

    private static String quoted(String value) {
        return value.matches("[0-9]{1,9}|true|false") ? value : Escapes.yaml(value);
    }
}
