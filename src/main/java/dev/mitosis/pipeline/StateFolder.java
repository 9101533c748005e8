package dev.mitosis.pipeline;

import dev.mitosis.config.Workspace;
import dev.mitosis.io.InputFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was done of a plan, as the scripts of its runbooks have noted it. */
final class StateFolder {
    private final Path folder;

    StateFolder(Workspace workspace, String account) {
        this.folder = workspace.state(account);
    }

    /**
     * The text of {@code steps.jsonl}; empty where nothing was noted.
     *
     * @throws MitosisException M-PLAN-04 where it cannot be read
     */
    String journal() {
        return text("steps.jsonl");
    }

    /**
     * The text of {@code outputs.env}: what steps have found out; empty where nothing was.
     *
     * @throws MitosisException M-PLAN-04 where it cannot be read
     */
    String outputs() {
        return text("outputs.env");
    }

    private String text(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return InputFile.handwritten(file);
        } catch (IOException e) {
            throw new MitosisException(
                    "M-PLAN-04",
                    "cannot read " + file,
                    InputFile.reason(e),
                    "the scripts of the waves note there what was done: make it a readable file of text again",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }
}
