package dev.mitosis.plan.runbook;

import dev.mitosis.io.text.OneLine;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.plan.PlanDocument;
import java.util.List;

/** A script as it is written line by line; words and comments from anywhere are data in it. */
final class ScriptText {
    private final StringBuilder text = new StringBuilder("#!/usr/bin/env bash\n");

    /** What every script of a wave begins with: where it runs, and what it has in common with the others. */
    ScriptText start() {
        text.append("set -euo pipefail\n")
                .append("cd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"\n")
                .append("source waves/functions.sh\n\n");
        return this;
    }

    /** A comment of fixed words and, in quotes, words from anywhere. */
    ScriptText comment(String fixed, String... words) {
        text.append("# ").append(fixed);
        for (String word : words) {
            text.append(' ').append(Shell.comment(word));
        }
        text.append('\n');
        return this;
    }

    /** A call of a function. */
    ScriptText call(String function, String... words) {
        text.append(function);
        for (String word : words) {
            text.append(' ').append(Shell.argument(OneLine.of(word)));
        }
        text.append('\n');
        return this;
    }

    /** A line as it stands. */
    ScriptText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** A function that runs commands one after the other, each in its turn; the commands stand as in the plan. */
    ScriptText part(String function, List<String> commands) {
        text.append('\n').append(function).append("() {\n");
        int number = 0;
        for (String command : commands) {
            number++;
            text.append("if turn ")
                    .append(number)
                    .append("; then\n")
                    .append(command)
                    .append("\nfi\n");
        }
        text.append("return 0\n}\n");
        return this;
    }

    /** Which step it is, of a wave and a plan. */
    ScriptText about(RunbookIndex index, PlanDocument.Step step) {
        return call("step", step.id(), index.script(step.id()), step.title()).call("plan", index.hash());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
