package dev.mitosis.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.io.Json;
import dev.mitosis.model.MitosisException;
import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * How a run has ended.
 *
 * @param code the error's code; empty where there was none
 * @param exit the exit code of the process, or that of the error where a stage's class was called
 * @param told everything that was said, for messages of failing tests
 */
public record Ending(String code, int exit, String told) {
    /** Reads the ending of a command that was told to print JSON. */
    static Ending of(CommandLineRun run) {
        JsonNode last = run.err()
                .lines()
                .filter(line -> line.startsWith("{"))
                .reduce((first, second) -> second)
                .map(Ending::json)
                .orElse(Json.mapper().createObjectNode());
        if (last.has("exit") && last.path("exit").asInt() != run.exit()) {
            throw new IllegalStateException("exit code " + run.exit() + ", but: " + last);
        }
        return new Ending(last.path("code").asText(), run.exit(), run.err());
    }

    /** Calls a stage's class. */
    public static Ending of(ThrowingCallable call) throws Exception {
        try {
            call.call();
            return new Ending("", 0, "");
        } catch (MitosisException e) {
            return new Ending(e.code(), e.exit().code(), String.valueOf(e.getMessage()));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
