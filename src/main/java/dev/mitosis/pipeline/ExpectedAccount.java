package dev.mitosis.pipeline;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import org.jspecify.annotations.Nullable;

/** The account that credentials have to lead to, lest those of another one are used by mistake. */
final class ExpectedAccount {
    private ExpectedAccount() {}

    /**
     * Compares the account that was named with the one that was found.
     *
     * @param expected null takes any
     * @throws MitosisException M-AUTH-07 where they differ
     */
    static void require(@Nullable String expected, String found) {
        if (expected != null && !expected.equals(found)) {
            throw new MitosisException(
                    "M-AUTH-07",
                    "the credentials lead to account " + found + ", not to " + expected,
                    "--account (or the project file) names the account that is meant",
                    "choose another --profile or --role-arn, or name account " + found,
                    ExitCode.CREDENTIALS);
        }
    }
}
