package dev.mitosis.io;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as people write it: keys, lists and values. Anchors, aliases, tags and further documents are refused: the first
 * two multiply, the third names classes, and the last would not be read.
 */
public final class PlainYaml {
    private PlainYaml() {}

    /** What is not plain, and on which line, from 1. */
    public record Flaw(int line, String reason) {}

    /** The bounds for every parser of YAML. */
    public static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Bounds.HANDWRITTEN_BYTES);
        options.setNestingDepthLimit(Bounds.YAML_NESTING);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    /** The first thing in the text that is not plain, or not YAML at all. */
    public static Optional<Flaw> flaw(String text) {
        int documents = 0;
        int depth = 0;
        try {
            for (Event event : new Yaml(options()).parse(new StringReader(text))) {
                documents += event instanceof DocumentStartEvent ? 1 : 0;
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof org.yaml.snakeyaml.events.CollectionEndEvent ? 1 : 0;
                String reason = depth > Bounds.YAML_NESTING ? "it nests too deeply" : reason(event, documents);
                if (reason != null) {
                    return Optional.of(new Flaw(event.getStartMark().getLine() + 1, reason));
                }
            }
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return Optional.of(new Flaw(line, String.valueOf(e.getProblem())));
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            return Optional.of(new Flaw(
                    1, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private static @Nullable String reason(Event event, int documents) {
        if (documents > 1) {
            return "a second document begins, which nothing would read";
        }
        if (event instanceof AliasEvent) {
            return "an alias (*) stands for a value; write the value itself, text with * in quotes";
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "an anchor (&) names a value; write values without names, text with & in quotes";
        }
        boolean tagged = (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent collection && collection.getTag() != null);
        return tagged ? "a tag (!) gives a value a type; write the value alone, text with ! in quotes" : null;
    }
}
