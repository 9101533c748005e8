package dev.mitosis.check.artefact;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the script of a step has to tell the functions of all waves about it, by the words with which it does. */
final class Told {
    /** The words whose lines are compared. */
    static final List<String> COMPARED =
            List.of("after", "after_wave", "before", "keeps", "need", "not_before", "reads");

    private static final Map<String, String> MEANINGS = Map.of(
            "after", "waits for steps",
            "after_wave", "waits for a wave",
            "before", "is taken back before steps",
            "keeps", "keeps variables",
            "need", "asks for variables",
            "not_before", "waits for a day",
            "reads", "reads files");

    private final Set<String> variables = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Map<Integer, String> earlier = new HashMap<>();

    Told(PlanDocument plan) {
        for (PlanVariable variable : plan.variables()) {
            variables.add(variable.name());
            if (variable.secret()) {
                secrets.add(variable.name());
            }
        }
        for (Step step : plan.steps()) {
            step.dependsOn()
                    .forEach(id -> dependents
                            .computeIfAbsent(id, key -> new TreeSet<>())
                            .add(step.id()));
        }
        String before = "";
        for (Wave wave : plan.waves()) {
            if (!before.isEmpty()) {
                earlier.put(wave.number(), before);
            }
            before = wave.folder();
        }
    }

    /** What a line tells about, without what it tells of that. */
    static String subject(String line) {
        String[] words = line.split(" ", -1);
        return words.length > 1 ? words[1].replaceAll("^'|'$", "") : "";
    }

    /** What differs where the lines of a word do. */
    static String meaning(String word) {
        return MEANINGS.getOrDefault(word, word);
    }

    /** The subjects of the lines of each word; words without lines are left out. */
    Map<String, Set<String>> of(Step step) {
        Map<String, Set<String>> told = new HashMap<>();
        told.put("after", new TreeSet<>(step.dependsOn()));
        told.put("reads", new TreeSet<>(step.files()));
        Set<String> keeps = new TreeSet<>(step.outputs());
        keeps.removeAll(secrets);
        told.put("keeps", keeps);
        Set<String> needs = new TreeSet<>(step.inputs());
        needs.retainAll(variables);
        step.outputs().forEach(needs::remove);
        told.put("need", needs);
        if (earlier.containsKey(step.wave())) {
            told.put("after_wave", Set.of(earlier.getOrDefault(step.wave(), "")));
        }
        if (step.notBefore() != null) {
            told.put("not_before", Set.of(step.notBefore()));
        }
        if (step.undo() != null && !step.pointOfNoReturn()) {
            told.put("before", dependents.getOrDefault(step.id(), Set.of()));
        }
        return told;
    }
}
