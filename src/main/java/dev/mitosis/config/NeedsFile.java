package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.PlainYaml;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.WorkloadNeeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a new workload needs. */
public final class NeedsFile {
    /** A file to begin with; every line of it is understood. */
    public static final String TEMPLATE = """
            # What a new workload needs. Only context and environment are required.
            context: returns
            environment: dev
            # Who runs it: decentralised (the team that builds it) or centralised; where it is not given, decisions.yaml tells.
            operatingModel: centralised
            # public, internal, confidential or restricted
            data: internal
            # low, medium, high or critical
            criticality: medium
            # internal or internet
            exposure: internal
            # About how many resources.
            resources: 12
            # What it will use at its peak, by name, code or type of the quota.
            quotas:
              AWS::EC2::EIP: 1
            # The contexts, and the ids or names of resources, that it uses.
            talksTo: []
            # Who answers for it.
            owner: returns-team
            """;

    private static final String SEE = "see what is understood with: mitosis place --template";

    private NeedsFile() {}

    /**
     * Reads the needs.
     *
     * @throws MitosisException M-PLACE-01 where the file cannot be read; with file and line M-PLACE-07 for text that is
     *     no YAML, M-PLACE-02 for an unknown key, M-PLACE-03 for a value that is not allowed; M-PLACE-04 where context
     *     or environment are missing
     */
    public static WorkloadNeeds read(Path file) {
        WorkloadNeeds needs = parse(file, text(file));
        if (isBlank(needs.context()) || isBlank(needs.environment())) {
            throw error(
                    "M-PLACE-04",
                    file + ": '" + (isBlank(needs.context()) ? "context" : "environment") + "' is missing",
                    "the product and its environment are what an account is chosen by",
                    SEE,
                    null);
        }
        return needs;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String text(Path file) {
        String text;
        try {
            text = InputFile.handwritten(file);
        } catch (IOException e) {
            throw error("M-PLACE-01", "cannot read " + file, InputFile.reason(e), SEE, e);
        }
        PlainYaml.flaw(text).ifPresent(flaw -> {
            throw invalid(file + ":" + flaw.line(), flaw.reason(), null);
        });
        return text;
    }

    private static MitosisException invalid(String where, String why, @Nullable Throwable cause) {
        return error("M-PLACE-07", where + ": this is not valid YAML", why, SEE, cause);
    }

    private static WorkloadNeeds parse(Path file, String text) {
        try {
            return Json.yaml()
                    .readerFor(WorkloadNeeds.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(YamlErrors.isEmpty(text) ? "{}" : text);
        } catch (UnrecognizedPropertyException e) {
            throw error(
                    "M-PLACE-02",
                    YamlErrors.where(file, text, e) + ": unknown key '" + YamlErrors.path(e) + "'",
                    YamlErrors.meant(e),
                    "known keys here: " + String.join(", ", YamlErrors.known(e)),
                    e);
        } catch (MismatchedInputException e) {
            throw wrong(YamlErrors.where(file, text, e), e);
        } catch (JsonProcessingException e) {
            throw invalid(file + ":" + YamlErrors.line(e), YamlErrors.firstLine(e), e);
        }
    }

    private static MitosisException wrong(String where, MismatchedInputException e) {
        List<String> allowed = YamlErrors.allowed(e);
        String value = YamlErrors.value(e);
        Optional<String> near = Suggestion.closest(value, allowed);
        String why = near.map(word -> "did you mean '" + word + "'?")
                .orElse(
                        allowed.isEmpty()
                                ? "expected " + YamlErrors.kind(e.getTargetType())
                                : "it is none of the words allowed here");
        return error(
                "M-PLACE-03",
                where + ": '" + YamlErrors.path(e) + "' has the wrong kind of value"
                        + (value.isEmpty() ? "" : ": '" + value + "'"),
                why,
                allowed.isEmpty() ? SEE : "write one of: " + String.join(", ", allowed),
                e);
    }

    private static MitosisException error(String code, String what, String why, String fix, @Nullable Throwable cause) {
        return new MitosisException(code, what, why, fix, ExitCode.INVALID_INPUT, cause);
    }
}
