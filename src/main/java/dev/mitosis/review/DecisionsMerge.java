package dev.mitosis.review;

import dev.mitosis.config.DecisionsEditor;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.table.Input;
import dev.mitosis.report.question.Question;
import dev.mitosis.review.ReviewMerge.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes what was decided in cells into the text of {@code decisions.yaml}. */
final class DecisionsMerge {
    private static final String REASON = "reason";

    private final Decisions decisions;
    private final Set<String> contexts;
    private final Map<String, Question> questions;
    private final DecisionsEditor editor;
    private final Map<String, String> newNames = new HashMap<>();

    /**
     * A merge into a text.
     *
     * @param decisions what the text says
     * @param contexts the names of the contexts that there are
     * @param questions what was asked, by the key of its row
     */
    DecisionsMerge(String text, Decisions decisions, Set<String> contexts, Map<String, Question> questions) {
        this.decisions = decisions;
        this.questions = questions;
        this.contexts = Set.copyOf(contexts);
        this.editor = new DecisionsEditor(text);
    }

    /** Writes the decisions among the cells; gives back the text. */
    String write(ReviewMerge merge) {
        Map<String, Map<String, Object>> assigned = new LinkedHashMap<>();
        List<Written> reasons = new ArrayList<>();
        Map<String, Integer> wanted = new TreeMap<>();
        WrittenAnswers answers = new WrittenAnswers(editor, questions);
        for (Written written : merge.taken()) {
            if (written.input().goesTo().equals(Input.CONTEXT_NAMES)) {
                name(written.cell().key(), written.entry().now());
            }
        }
        for (Written written : merge.taken()) {
            String goesTo = written.input().goesTo();
            if (goesTo.equals(Input.ASSIGN + REASON)) {
                reasons.add(written);
            } else if (goesTo.startsWith(Input.ASSIGN)) {
                item(assigned, written)
                        .put(
                                goesTo.substring(Input.ASSIGN.length()),
                                written.entry().now());
            } else if (goesTo.equals(Input.ANSWER)) {
                answers.write(written.cell().key(), written.entry().now());
            } else if (goesTo.equals(Input.WANTED_WAVE)) {
                wanted.put(
                        newNames.getOrDefault(
                                written.cell().key(), written.cell().key()),
                        Integer.valueOf(written.entry().now()));
            } else if (written.input().isDecision() && !goesTo.equals(Input.CONTEXT_NAMES)) {
                String context = newNames.getOrDefault(
                        written.cell().key(), written.cell().key());
                editor.put(List.of(goesTo, context), written.entry().now());
            }
        }
        for (Written reason : reasons) {
            if (assigned.containsKey(reason.cell().key())
                    || isAssigned(reason.cell().key())) {
                item(assigned, reason).put(REASON, reason.entry().now());
            } else {
                merge.refuse(
                        reason,
                        "A reason alone decides nothing.",
                        "Change the context, the environment, the account or the disposition beside it, or leave a comment"
                                + " on the sheet Decisions.");
            }
        }
        editor.add(List.of("assign"), List.copyOf(assigned.values()));
        if (!wanted.isEmpty()) {
            WantedWaves.write(editor, decisions, wanted);
        }
        return editor.text();
    }

    private static Map<String, Object> item(Map<String, Map<String, Object>> items, Written written) {
        return items.computeIfAbsent(written.cell().key(), resource -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("resource", resource);
            return item;
        });
    }

    private boolean isAssigned(String resource) {
        return decisions.assign().stream().anyMatch(assign -> assign.resource().equals(resource));
    }

    /** The name of another context means that the one becomes a part of it. */
    private void name(String context, String name) {
        newNames.put(context, name);
        if (contexts.contains(name)) {
            Map<String, Object> merge = new LinkedHashMap<>();
            merge.put("into", found(name));
            merge.put("from", List.of(found(context)));
            editor.add(List.of("contexts", "merge"), List.of(merge));
        } else {
            editor.put(List.of("contexts", "rename", found(context)), name);
        }
    }

    /** As the context was called before a decision renamed it. */
    private String found(String context) {
        return decisions.contexts().rename().entrySet().stream()
                .filter(entry -> entry.getValue().equals(context))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(context);
    }
}
