package dev.mitosis.graph.reader;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.RuleAction;
import dev.mitosis.io.Pointers;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who made a resource from the tags that AWS services, and tools outside of AWS, put on what they make. */
public final class TagReader {
    private record TagRule(Pattern key, String value, RuleAction.Draw draw, List<String> targets) {}

    /** The same keys stand in thousands of records. */
    private static final int KEYS_KEPT = 10_000;

    private record ToolRule(Pattern key, Pattern value, String tool) {}

    private final List<TagRule> rules = new ArrayList<>();
    private final List<ToolRule> tools = new ArrayList<>();
    private final Map<String, List<TagRule>> known = new HashMap<>();
    private final Map<String, List<ToolRule>> knownTools = new HashMap<>();

    public static TagReader load() {
        TagReader loaded = new TagReader();
        for (TsvTable.TsvRow row : TsvTable.load(TagReader.class, "tags.tsv", 4)) {
            if (!(RuleAction.parse(row.cell(2)).orElse(null) instanceof RuleAction.Draw draw)) {
                throw row.error("'" + row.cell(2) + "' is no edge kind");
            }
            loaded.rules.add(new TagRule(
                    Pattern.compile(row.cell(0)),
                    row.cell(1),
                    draw,
                    List.of(row.cell(3).split(","))));
        }
        for (TsvTable.TsvRow row : TsvTable.load(TagReader.class, "tools.tsv", 3)) {
            loaded.tools.add(new ToolRule(Pattern.compile(row.cell(0)), Pattern.compile(row.cell(1)), row.cell(2)));
        }
        return loaded;
    }

    public void read(EdgeWriter writer, Map<String, String> tags) {
        tags.forEach((key, value) -> {
            for (TagRule rule : rulesFor(key)) {
                draw(writer, rule, key, value);
            }
            for (ToolRule rule : toolsFor(key)) {
                if (rule.value.matcher(value).matches()) {
                    Entity tool = writer.draft().external().tool(rule.tool);
                    writer.to(tool, EdgeKind.DEPLOYED_BY, Strength.NAME, Pointers.below("/tags", key), value);
                }
            }
        });
    }

    private List<TagRule> rulesFor(String key) {
        if (known.size() > KEYS_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(
                key,
                k -> rules.stream()
                        .filter(rule -> rule.key.matcher(k).matches())
                        .toList());
    }

    private List<ToolRule> toolsFor(String key) {
        if (knownTools.size() > KEYS_KEPT) {
            knownTools.clear();
        }
        return knownTools.computeIfAbsent(
                key,
                k -> tools.stream()
                        .filter(rule -> rule.key.matcher(k).matches())
                        .toList());
    }

    private static void draw(EdgeWriter writer, TagRule rule, String key, String value) {
        String text = rule.value.equals("value") ? value : rule.key.matcher(key).replaceFirst("$1");
        Optional<EdgeWriter.Match> match = writer.resolve(text, rule.targets);
        match.ifPresent(found -> writer.draw(
                rule.draw, new EdgeWriter.Match(found.entity(), Strength.EXACT), Pointers.below("/tags", key), text));
    }
}
