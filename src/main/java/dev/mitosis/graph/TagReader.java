package dev.mitosis.graph;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who made a resource from the tags that AWS services, and tools outside of AWS, put on what they make. */
final class TagReader {
    private record TagRule(Pattern key, String value, Use.Draw draw, List<String> targets) {}

    /** The same keys stand in thousands of records. */
    private static final int KEYS_KEPT = 10_000;

    private record ToolRule(Pattern key, Pattern value, String tool) {}

    private final List<TagRule> rules = new ArrayList<>();
    private final List<ToolRule> tools = new ArrayList<>();
    private final Map<String, List<TagRule>> known = new HashMap<>();
    private final Map<String, List<ToolRule>> knownTools = new HashMap<>();

    static TagReader load() {
        TagReader loaded = new TagReader();
        for (DataTable.Row row : DataTable.load("tags.tsv", 4)) {
            if (!(Use.parse(row.cell(2)).orElse(null) instanceof Use.Draw draw)) {
                throw row.error("'" + row.cell(2) + "' is no edge kind");
            }
            loaded.rules.add(new TagRule(
                    Pattern.compile(row.cell(0)),
                    row.cell(1),
                    draw,
                    List.of(row.cell(3).split(","))));
        }
        for (DataTable.Row row : DataTable.load("tools.tsv", 3)) {
            loaded.tools.add(new ToolRule(Pattern.compile(row.cell(0)), Pattern.compile(row.cell(1)), row.cell(2)));
        }
        return loaded;
    }

    void read(Pen pen, Map<String, String> tags) {
        tags.forEach((key, value) -> {
            for (TagRule rule : rulesFor(key)) {
                draw(pen, rule, key, value);
            }
            for (ToolRule rule : toolsFor(key)) {
                if (rule.value.matcher(value).matches()) {
                    Entity tool = pen.drawing().outside().tool(rule.tool);
                    pen.to(tool, EdgeKind.DEPLOYED_BY, Strength.NAME, Pointers.below("/tags", key), value);
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

    private static void draw(Pen pen, TagRule rule, String key, String value) {
        String text = rule.value.equals("value") ? value : rule.key.matcher(key).replaceFirst("$1");
        Optional<Pen.Match> match = pen.resolve(text, rule.targets);
        match.ifPresent(found ->
                pen.draw(rule.draw, new Pen.Match(found.entity(), Strength.EXACT), Pointers.below("/tags", key), text));
    }
}
