package dev.mitosis.graph.usage;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a permission does to what it is given for: the rows of {@code modes.tsv}, and else the kind of the edge. */
final class ModeTable {
    static final String FILE = "modes.tsv";

    private record Rule(Pattern action, Set<Use.Mode> modes) {}

    /** As it stands before the resource in the evidence of a grant. */
    private static final Pattern ACTION = Pattern.compile("\\*|[a-z0-9-]+:[A-Za-z0-9*?]+");

    private final List<Rule> rules = new ArrayList<>();

    static ModeTable load() {
        ModeTable table = new ModeTable();
        for (TsvTable.TsvRow row : TsvTable.load(ModeTable.class, FILE, 3)) {
            Set<Use.Mode> modes = EnumSet.noneOf(Use.Mode.class);
            row.list(1).forEach(mode -> modes.add(Use.Mode.valueOf(mode.toUpperCase(Locale.ROOT))));
            table.rules.add(new Rule(Pattern.compile(row.cell(0)), modes));
        }
        return table;
    }

    /** What the one does to the other by this edge; nothing where it does not tell. */
    Set<Use.Mode> of(Edge edge) {
        Set<Use.Mode> modes = EnumSet.noneOf(Use.Mode.class);
        if (edge.kind() == EdgeKind.READS) {
            modes.add(Use.Mode.READ);
        }
        if (edge.kind() == EdgeKind.WRITES) {
            modes.add(Use.Mode.WRITE);
        }
        edge.evidence().forEach(evidence -> {
            for (String word : evidence.text().split(" (?:on|for) ", 2)[0].split(", ", -1)) {
                if (ACTION.matcher(word).matches()) {
                    modes.addAll(ofAction(word.toLowerCase(Locale.ROOT)));
                }
            }
        });
        return modes;
    }

    /** The first row that matches; an action that no row knows says nothing more than its edge. */
    private Set<Use.Mode> ofAction(String action) {
        return rules.stream()
                .filter(rule -> rule.action().matcher(action).matches())
                .map(Rule::modes)
                .findFirst()
                .orElse(EnumSet.noneOf(Use.Mode.class));
    }
}
