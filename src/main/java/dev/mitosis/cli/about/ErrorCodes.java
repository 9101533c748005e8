package dev.mitosis.cli.about;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every error code, what it means, and the exit code that it leads to. */
public final class ErrorCodes {
    private static final String FILE = "error-codes.tsv";

    private ErrorCodes() {}

    /**
     * A code.
     *
     * @param meaning a sentence
     */
    public record ErrorCode(String code, ExitCode exit, String meaning) {}

    /** All of them, sorted. */
    public static List<ErrorCode> all() {
        return TsvTable.loadNamed(ErrorCodes.class, FILE).stream()
                .map(row -> new ErrorCode(row.get("code"), exit(row), row.get("meaning")))
                .toList();
    }

    private static ExitCode exit(TsvTable.TsvRow row) {
        return Arrays.stream(ExitCode.values())
                .filter(exit -> String.valueOf(exit.code()).equals(row.get("exit")))
                .findFirst()
                .orElseThrow(() -> row.error("there is no exit code " + row.get("exit")));
    }

    /** The code that a person has typed, in whatever case. */
    static Optional<ErrorCode> find(String word) {
        String code = word.toUpperCase(Locale.ROOT);
        return code.startsWith("M-")
                ? all().stream().filter(known -> known.code().equals(code)).findFirst()
                : Optional.empty();
    }
}
