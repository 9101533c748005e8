package dev.mitosis.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scans all accounts of the rehearsal with the product itself, started in the environment of the scripts, so that it
 * finds their profiles and nothing else.
 */
record WaveScan(RehearsalFolder folder, ScriptEnvironment environment, TargetDocument target) {
    private static final String GLOBAL = "global";

    /** The part of the status that says what stands; missing where the scan gave no answer. */
    JsonNode look(int wave) {
        Path answer = folder.said().resolve("look-" + wave + ".json");
        List<String> words = new ArrayList<>(List.of(
                "-c",
                "answer=$1; shift; exec mitosis \"$@\" > \"$answer\"",
                "look",
                answer.toString(),
                "status",
                "--scan",
                "--output",
                "json",
                "--progress",
                "none",
                "--account",
                folder.name(),
                "--workspace",
                folder.root().toString()));
        target.resources().stream()
                .map(PlannedResource::region)
                .filter(region -> !region.equals(GLOBAL))
                .distinct()
                .sorted()
                .forEach(region -> words.addAll(List.of("--region", region)));
        try {
            ScriptRun.of(
                    words,
                    folder.artefacts(),
                    folder.said().resolve("look-" + wave + ".log"),
                    environment.variables(0, Map.of()));
            try (InputStream in = InputFile.open(answer, Bounds.DOCUMENT_BYTES)) {
                JsonNode status = Json.mapper().readTree(in);
                return status == null ? MissingNode.getInstance() : status.path("standing");
            }
        } catch (IOException e) {
            throw Rehearser.noBash(e);
        } finally {
            environment.gate().taken();
        }
    }
}
