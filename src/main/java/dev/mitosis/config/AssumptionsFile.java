package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what people assume of money: {@code plans/<account>/assumptions.yaml}, which need not be there. */
public final class AssumptionsFile {
    private AssumptionsFile() {}

    /**
     * What is assumed; every key is optional.
     *
     * @param dayRate what a day of one person costs, in US dollars; null where nobody says
     * @param monthly what one of a CloudFormation type costs a month, in US dollars, instead of the list price
     */
    public record Assumptions(@Nullable BigDecimal dayRate, Map<String, BigDecimal> monthly) {
        /** Nothing is assumed. */
        public static final Assumptions NONE = new Assumptions(null, Map.of());

        public Assumptions {
            monthly = monthly == null ? Map.of() : Map.copyOf(monthly);
        }
    }

    /**
     * Reads the file.
     *
     * @throws MitosisException M-CONF-18 where it cannot be read, holds an unknown key, or an amount below zero
     */
    public static Assumptions read(Path file) {
        if (!Files.exists(file)) {
            return Assumptions.NONE;
        }
        try {
            String text = InputFile.handwritten(file);
            if (YamlErrors.isEmpty(text)) {
                return Assumptions.NONE;
            }
            Assumptions assumptions = Json.yaml()
                    .readerFor(Assumptions.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(text);
            requireAmounts(file, assumptions);
            return assumptions;
        } catch (JsonProcessingException e) {
            throw unreadable(file, YamlErrors.firstLine(e), e);
        } catch (IOException e) {
            throw unreadable(file, InputFile.reason(e), e);
        }
    }

    private static void requireAmounts(Path file, Assumptions assumptions) {
        boolean below = assumptions.monthly().values().stream().anyMatch(amount -> amount.signum() < 0)
                || (assumptions.dayRate() != null && assumptions.dayRate().signum() < 0);
        if (below) {
            throw unreadable(file, "an amount is below zero", null);
        }
    }

    private static MitosisException unreadable(Path file, String why, @Nullable Exception cause) {
        String fix =
                "write dayRate and monthly (a CloudFormation type with an amount on each line) only, in US dollars, or"
                        + " move the file away: list prices are taken then";
        return new MitosisException("M-CONF-18", "cannot read " + file, why, fix, ExitCode.INVALID_INPUT, cause);
    }
}
