package dev.mitosis.cli.command;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;

/** What is wrong with the value of an option. */
public final class OptionErrors {
    private OptionErrors() {}

    /**
     * The option was given a value that it does not know.
     *
     * @param takes what it takes instead, for example {@code one of text, json}
     */
    public static MitosisException unknownValue(String option, Object value, String takes) {
        return new MitosisException(
                "M-USAGE-02",
                option + " does not know '" + value + "'",
                "it takes " + takes,
                "correct it",
                ExitCode.USAGE);
    }
}
