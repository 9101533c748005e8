package dev.mitosis.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The artefacts of a trial in memory, written by hand as the target says. */
record TrialArtefacts(Map<String, String> texts) implements ArtefactTexts {
    static TrialArtefacts of(Trial trial) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("organization/deploy.sh", "");
        texts.put("accounts/functions.sh", functions());
        trial.guardrails.forEach(guardrail -> texts.put(
                "organization/policies/scp-" + guardrail.name() + ".json",
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"Regions\", \"Effect\": \"Deny\","
                        + " \"Action\": \"*\", \"Resource\": [\"*\"]}]}"));
        for (PlannedAccount account : trial.accounts) {
            StringBuilder script = new StringBuilder("#!/usr/bin/env bash\nset -euo pipefail\nread_options \"$@\"\n");
            for (PlannedStack stack : trial.stacks) {
                if (stack.account().equals(account.name())) {
                    script.append("\nstack " + account.name() + " " + stack.region() + " " + stack.name() + " "
                            + stack.name() + ".yaml first " + (stack.retained() ? "protected" : "free") + "\ndeploy\n");
                    texts.put(stack.template(), template(trial, stack));
                }
            }
            if (script.indexOf("\nstack") >= 0) {
                texts.put("accounts/" + account.name() + "/deploy.sh", script + "finish\n");
            }
        }
        texts.put("waves/functions.sh", shipped("/dev/mitosis/plan/runbook/functions.sh"));
        for (TrialStep step : trial.steps) {
            texts.put("waves/" + step.wave + "/" + step.id + ".sh", script(trial, step));
        }
        pages(trial, texts);
        return new TrialArtefacts(texts);
    }

    private static void pages(Trial trial, Map<String, String> texts) {
        StringBuilder all = new StringBuilder();
        int last = trial.steps.stream().mapToInt(step -> step.wave).max().orElse(0);
        for (int wave = 1; wave <= last; wave++) {
            StringBuilder page = new StringBuilder();
            int number = 0;
            for (TrialStep step : trial.steps) {
                if (step.wave == wave) {
                    number++;
                    page.append("| ☐ | " + number + " | [" + step.id + "](" + step.id + ".sh) | | | | " + step.minutes
                            + " min | | " + (step.pointOfNoReturn ? "**no way back**" : "") + " |\n");
                }
            }
            texts.put("waves/" + wave + "/README.md", page.toString());
            all.append("| " + wave + " | [" + wave + "](" + wave + "/README.md) | " + number + " | " + trial.waveMinutes
                    + " min |\n");
        }
        texts.put("waves/README.md", all.toString());
        StringBuilder inputs = new StringBuilder();
        trial.variables.stream()
                .filter(variable -> variable.step() == null)
                .forEach(variable -> inputs.append("# export " + variable.name() + "=''\n"));
        texts.put("waves/inputs.env", inputs.toString());
    }

    private static String script(Trial trial, TrialStep step) {
        StringBuilder text = new StringBuilder("set -euo pipefail\ncd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"\n"
                + "source waves/functions.sh\nstep " + step.id + "\n");
        step.dependsOn.forEach(id -> text.append("after " + id + "\n"));
        if (step.wave > 1) {
            text.append("after_wave waves/" + (step.wave - 1) + "\n");
        }
        step.reads().forEach(file -> text.append("reads " + file + "\n"));
        step.inputs.forEach(name -> text.append("need " + name + " 'A variable.'\n"));
        step.outputs.forEach(name -> text.append("keeps " + name + "\n"));
        if (step.undo != null && !step.pointOfNoReturn) {
            trial.steps.stream()
                    .filter(other -> other.dependsOn.contains(step.id))
                    .forEach(other -> text.append("before " + other.id + "\n"));
        }
        part(text, "commands", step.commands);
        part(text, "validation", step.validation);
        part(text, "undo", step.undo == null ? List.of() : step.undo.commands());
        return text + "run_step \"$@\"\n";
    }

    private static void part(StringBuilder text, String name, List<String> lines) {
        text.append(name + "() {\n");
        for (int i = 0; i < lines.size(); i++) {
            text.append("if turn " + (i + 1) + "; then\n" + lines.get(i) + "\nfi\n");
        }
        text.append("return 0\n}\n");
    }

    private static String functions() {
        return shipped("/dev/mitosis/target/artefact/functions.sh");
    }

    private static String shipped(String file) {
        try (InputStream in = TrialArtefacts.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template(Trial trial, PlannedStack stack) {
        StringBuilder text = new StringBuilder("Resources:\n");
        for (PlannedResource row : trial.rows) {
            if (stack.id().equals(row.stack())) {
                text.append("  Thing:\n    Type: " + row.type() + "\n");
                if (stack.retained()) {
                    text.append("    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n");
                }
                text.append("    Metadata:\n      Mitosis:\n        PlannedId: " + row.id() + "\n");
                if (row.properties() != null) {
                    text.append("    Properties:\n");
                    row.properties()
                            .fields()
                            .forEachRemaining(entry ->
                                    text.append("      " + entry.getKey() + ": " + value(entry.getValue()) + "\n"));
                }
            }
        }
        return text.toString();
    }

    private static String value(JsonNode node) {
        if (node.has("ref")) {
            return "{\"Fn::GetAtt\": [\"" + node.get("ref").asText() + "\", \""
                    + node.get("attribute").asText() + "\"]}";
        }
        return node.has("active")
                ? "{\"Fn::If\": [\"IsActive\", " + node.get("active") + ", " + node.get("inactive") + "]}"
                : node.toString();
    }

    @Override
    public Set<String> paths() {
        return texts.keySet();
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** One word of a file replaced by another. */
    void replace(String path, String before, String after) {
        String text = texts.getOrDefault(path, "");
        if (!text.contains(before)) {
            throw new IllegalArgumentException(path + " does not say " + before);
        }
        texts.put(path, text.replace(before, after));
    }
}
