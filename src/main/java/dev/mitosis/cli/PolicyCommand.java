package dev.mitosis.cli;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.scan.ScanPolicy;
import picocli.CommandLine.Command;

/** Prints the policy that a scan needs. */
@Command(
        name = "policy",
        footer = {"", "Example:", "  mitosis policy > mitosis-scan-policy.json"})
final class PolicyCommand extends MitosisCommand {
    @Override
    ExitCode execute() {
        out().print(Json.pretty(ScanPolicy.document()));
        return ExitCode.DONE;
    }
}
