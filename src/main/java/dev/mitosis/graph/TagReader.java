package dev.mitosis.graph;

import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who made a resource from the tags that AWS services put on what they make. */
final class TagReader {
    private record TagRule(Pattern key, String value, Use.Draw draw, List<String> targets) {}

    private final List<TagRule> rules = new ArrayList<>();

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
        return loaded;
    }

    void read(Pen pen, Map<String, String> tags) {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            for (TagRule rule : rules) {
                Matcher matcher = rule.key.matcher(tag.getKey());
                if (matcher.matches()) {
                    String text = rule.value.equals("value") ? tag.getValue() : matcher.group(1);
                    Optional<Pen.Match> match = pen.resolve(text, rule.targets);
                    match.ifPresent(found -> pen.draw(
                            rule.draw,
                            new Pen.Match(found.entity(), Strength.EXACT),
                            Pointers.below("/tags", tag.getKey()),
                            text));
                }
            }
        }
    }
}
