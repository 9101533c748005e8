package dev.mitosis.config;

import dev.mitosis.io.PlainYaml;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of a value in a YAML text by its path. */
final class YamlLines {
    private final Node root;

    private YamlLines(Node root) {
        this.root = root;
    }

    static YamlLines of(String text) {
        return new YamlLines(new Yaml(PlainYaml.options()).compose(new StringReader(text)));
    }

    /** The line, from 1, of the deepest step of the path (keys and list positions) that the text has. */
    int line(List<Object> path) {
        Node node = root;
        int line = 1;
        for (Object step : path) {
            Node next = null;
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(step)) {
                        line = key.getStartMark().getLine() + 1;
                        next = tuple.getValueNode();
                    }
                }
            } else if (node instanceof SequenceNode sequence && step instanceof Integer index) {
                next = sequence.getValue().get(index);
                line = next.getStartMark().getLine() + 1;
            }
            if (next == null) {
                return line;
            }
            node = next;
        }
        return line;
    }
}
