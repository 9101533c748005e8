package dev.mitosis.check.artefact;

import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts of the waves run what the plan says. */
final class RunbookRules {
    private static final String FOLDER = "waves/";

    private RunbookRules() {}

    /** Every step has one script, and that has its commands; the scripts of a wave name its steps. */
    static final class RunbooksMatch extends Rule {
        private static final String FUNCTIONS = "waves/functions.sh";
        private static final List<String> HANDED = List.of("handover.yaml", "landing.yaml", "own-key.yaml");
        private final PlanDocument plan;
        private final ArtefactTexts artefacts;

        RunbooksMatch(Dossier dossier) {
            super("runbooks-match");
            this.plan = dossier.plan();
            this.artefacts = dossier.artefacts();
        }

        @Override
        public void end(Moment moment) {
            List<String> paths = artefacts.paths().stream()
                    .filter(path -> path.startsWith(FOLDER) && path.endsWith(".sh"))
                    .toList();
            if (paths.isEmpty()) {
                return;
            }
            cases().expectFile(
                            artefacts
                                    .read(FUNCTIONS)
                                    .filter(Shipped.waveFunctions()::equals)
                                    .isPresent(),
                            FUNCTIONS,
                            List.of(),
                            () -> FUNCTIONS + " is not the one that this version writes.");
            HANDED.forEach(name -> cases().expectFile(
                            artefacts
                                    .read(FOLDER + name)
                                    .map(text -> text.equals(Shipped.handover(name)))
                                    .orElse(plan.steps().stream()
                                            .noneMatch(step -> step.files().contains(FOLDER + name))),
                            FOLDER + name,
                            List.of(),
                            () -> FOLDER + name + " is not the one that this version writes."));
            Told told = new Told(plan);
            Map<String, Step> steps = new HashMap<>();
            plan.steps().forEach(step -> steps.put(step.id(), step));
            for (String path : paths) {
                String text = artefacts.read(path).orElse("");
                String id = StepScriptFile.stepOf(text);
                if (!id.isEmpty()) {
                    step(path, text, steps.remove(id), told);
                } else if (!path.equals(FUNCTIONS)) {
                    members(path, text);
                }
            }
            steps.values()
                    .forEach(step -> cases().expect(
                                    false,
                                    step.id(),
                                    List.of(),
                                    () -> step.id() + " has no script in the folder of its wave."));
        }

        private void step(String path, String text, @Nullable Step step, Told told) {
            String id = StepScriptFile.stepOf(text);
            cases().expectFile(
                            step != null,
                            path,
                            List.of(),
                            () -> path + " is of " + id + ", which is no step, or has another script.");
            if (step != null) {
                new StepScriptFile(step, told)
                        .compare(text)
                        .forEach(flaw ->
                                cases().expectFile(false, path, List.of(step.id()), () -> path + " " + flaw + "."));
            }
        }

        /** Those that prove or take back a whole wave name its steps, the last one first where they take back. */
        private void members(String path, String text) {
            List<String> named = text.lines()
                    .filter(line -> line.startsWith("member "))
                    .map(line -> line.split(" ", -1)[1])
                    .toList();
            List<String> expected = new ArrayList<>(plan.waves().stream()
                    .filter(wave -> path.startsWith(wave.folder() + "/"))
                    .findFirst()
                    .map(PlanDocument.Wave::steps)
                    .orElse(List.of()));
            if (path.endsWith("/rollback.sh")) {
                Collections.reverse(expected);
            }
            cases().expectFile(
                            named.equals(expected),
                            path,
                            List.of(),
                            () -> path + " does not name the steps of its wave in their order.");
            text.lines().filter(line -> line.startsWith("member ")).forEach(line -> {
                String[] words = line.split(" ", -1);
                String script = words.length > 2 ? artefacts.read(words[2]).orElse("") : "";
                cases().expectFile(
                                StepScriptFile.stepOf(script).equals(words[1]),
                                path,
                                List.of(words[1]),
                                () -> path + " names another script for " + words[1] + ": " + line + ".");
            });
            String does = path.endsWith("/rollback.sh") ? "roll_back" : "verify_wave";
            cases().expectFile(
                            text.lines().anyMatch(line -> line.startsWith(does)),
                            path,
                            List.of(),
                            () -> path + " lists steps and does nothing with them: " + does + " is missing.");
            List<String> others = text.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("member ") && !AROUND.contains(line))
                    .toList();
            cases().expectFile(
                            others.isEmpty(),
                            path,
                            List.of(),
                            () -> path + " has a line of its own: " + others.get(0) + ".");
        }

        private static final List<String> AROUND = List.of(
                "set -euo pipefail",
                "cd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"",
                "source waves/functions.sh",
                "roll_back \"$@\"",
                "verify_wave",
                "verify_wave \"$@\"",
                "");
    }
}
