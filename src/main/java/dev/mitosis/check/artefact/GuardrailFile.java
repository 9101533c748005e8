package dev.mitosis.check.artefact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.PlannedStatement;
import java.util.List;
import java.util.Optional;

/** A policy of the organization as it lies in a file. */
final class GuardrailFile {
    private GuardrailFile() {}

    /** How the text differs from the statements; empty where it does not. */
    static Optional<String> differs(String text, List<PlannedStatement> statements) {
        JsonNode written;
        try {
            written = Json.mapper().readTree(text).path("Statement");
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON");
        }
        JsonNode said = Json.mapper().valueToTree(statements);
        if (written.size() != said.size()) {
            return Optional.of("has " + written.size() + " statements; target.json has " + said.size());
        }
        for (int i = 0; i < said.size(); i++) {
            if (!StatementForm.of(said.get(i)).equals(StatementForm.of(written.get(i)))) {
                return Optional.of(
                        "has another statement " + said.get(i).path("Sid").asText() + " than target.json");
            }
        }
        return Optional.empty();
    }
}
