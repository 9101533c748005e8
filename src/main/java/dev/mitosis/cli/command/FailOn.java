package dev.mitosis.cli.command;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ends a command with exit code 3 where it found something severe enough. */
public final class FailOn {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "End with exit code 3 at a finding of this severity or above: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Severity severity;

    public ExitCode exit(List<Finding> findings) {
        Severity least = severity;
        boolean found = least != null
                && findings.stream().anyMatch(finding -> finding.severity().compareTo(least) >= 0);
        return found ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
