package dev.mitosis.cli.command;

import picocli.CommandLine.Option;

/** Whether a scan asks how much and how lately things are used. */
public final class UsageOption {
    @Option(
            names = "--no-usage",
            description = "Do not ask how much and how lately things are used. CloudWatch takes 0.01 dollars for 1,000"
                    + " metrics; without them later judgements lack sizes, last uses and the use of quotas.")
    boolean none;

    public boolean wanted() {
        return !none;
    }
}
