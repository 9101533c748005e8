package dev.mitosis.pipeline;

import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.io.InputFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.plan.runbook.RunbookFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the runbooks of a plan, and keeps what people have filled in there. */
final class RunbookStage {
    private final Path folder;

    RunbookStage(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all of them.
     *
     * @param hash that of {@code plan.json}
     * @throws MitosisException M-FILE-05 where what people have filled in cannot be read
     */
    void write(PlanDocument plan, String hash) {
        ArtefactFolder.write(folder, plan.account(), plan.snapshotId(), RunbookFiles.of(plan, hash, given()));
    }

    private String given() {
        try {
            return ArtefactFolder.text(folder, RunbookFiles.INPUTS).orElse("");
        } catch (IOException e) {
            throw new MitosisException(
                    "M-FILE-05",
                    "cannot read " + folder.resolve(RunbookFiles.INPUTS),
                    InputFile.reason(e),
                    "make it a readable file of text again, or move it away: it holds what you have filled in",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }
}
