package dev.mitosis.graph.relation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.KnowledgeFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relation rules, compiled for each type. */
public final class RelationTable {
    static final String FILE = "relations.tsv";

    private final List<RelationRule> rules;
    private final Map<String, PathTrie> trees = new HashMap<>();
    private final PathTrie general = new PathTrie();
    private final Map<String, PathState> starts = new HashMap<>();
    private final PathState everyType;

    RelationTable(List<RelationRule> rules) {
        this.rules = List.copyOf(rules);
        for (RelationRule rule : rules) {
            if (rule.isGeneral()) {
                general.add(rule);
            } else {
                trees.computeIfAbsent(rule.type(), type -> new PathTrie()).add(rule);
            }
        }
        this.everyType = PathState.start(List.of(general));
    }

    /**
     * Reads the table that comes with the product.
     *
     * @param readers the names that {@code @reader} may take
     */
    public static RelationTable load(Set<String> readers) {
        List<RelationRule> rules = new ArrayList<>();
        for (TsvTable.TsvRow row : TsvTable.load(RelationTable.class, FILE, 3)) {
            rules.add(rule(row, readers));
        }
        return new RelationTable(rules);
    }

    /**
     * The table with a user's own rows: for its type and path, an own one takes the place of a shipped one.
     *
     * @throws dev.mitosis.model.MitosisException M-KNOW-02 for a row that makes no sense
     */
    public RelationTable with(KnowledgeFile own, Set<String> readers) {
        List<RelationRule> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        try {
            for (TsvTable.TsvRow row :
                    TsvTable.parse(own.name(), own.text().lines().toList(), 3)) {
                RelationRule rule = rule(row, readers);
                all.add(rule);
                taken.add(rule.type() + " " + rule.path());
            }
        } catch (IllegalStateException e) {
            String[] place = String.valueOf(e.getMessage()).split(":", 3);
            throw own.wrong(Integer.parseInt(place[1]), place[2].strip(), e);
        }
        rules.stream()
                .filter(rule -> !taken.contains(rule.type() + " " + rule.path()))
                .forEach(all::add);
        return new RelationTable(all);
    }

    private static RelationRule rule(TsvTable.TsvRow row, Set<String> readers) {
        String type = row.cell(0);
        String path = row.cell(1);
        if (!type.equals("*") && !type.matches("[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+")) {
            throw row.error("'" + type + "' is no CloudFormation type");
        }
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            throw row.error("'" + path + "' is no path");
        }
        RuleAction action =
                RuleAction.parse(row.cell(2)).orElseThrow(() -> row.error("'" + row.cell(2) + "' is no edge kind"));
        if (action instanceof RuleAction.Read read && !readers.contains(read.reader())) {
            throw row.error("no reader is called '" + read.reader() + "'");
        }
        List<String> targets = row.cell(3).isEmpty() || row.cell(3).equals("-")
                ? List.of()
                : List.of(row.cell(3).split(","));
        return new RelationRule(type, path, action, targets);
    }

    List<RelationRule> rules() {
        return rules;
    }

    /** The table without the rule of this id; a table of its own. */
    public RelationTable without(String id) {
        return new RelationTable(
                rules.stream().filter(rule -> !rule.id().equals(id)).toList());
    }

    /** Where a walk through a record of the type begins. */
    PathState start(String type) {
        PathTrie tree = trees.get(type);
        return tree == null ? everyType : starts.computeIfAbsent(type, t -> PathState.start(List.of(tree, general)));
    }
}
