package dev.mitosis.target.stack;

import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.target.form.LogicalIds;

/** The parameters that stacks have beside what they need of each other. */
final class Switches {
    /** Turns on what would act by itself. */
    static final String ACTIVE = "Active";
    /** Puts in what has to wait for all other stacks. */
    static final String COMPLETE = "Complete";

    private Switches() {}

    static Parameter active() {
        return new Parameter(
                ACTIVE,
                "String",
                "active",
                false,
                "false",
                "Whether what acts by itself does so: true from the switch on, false before.");
    }

    static Parameter complete() {
        return new Parameter(
                COMPLETE,
                "String",
                "complete",
                false,
                "false",
                "Whether what names later stacks and other accounts is put in: true when all of them stand.");
    }

    static String accountParameter(String account) {
        return "Account" + LogicalIds.words(account);
    }
}
