package dev.mitosis.target;

import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import java.io.IOException;
import java.nio.file.Files;

/** The target of the sample account as {@code mitosis target} writes it, with its artefacts. */
public final class SampleTarget {
    /** The account's folder in the workspace. */
    public static final String ACCOUNT = SampleSnapshot.ACCOUNT;

    private SampleTarget() {}

    /** Designs it in an empty workspace, and reads back what was written. */
    public static TargetDocument in(Workspace workspace) throws IOException {
        return in(workspace, "");
    }

    /** The same with decisions, as YAML. */
    public static TargetDocument in(Workspace workspace, String decisions) throws IOException {
        SampleSnapshot.copyTo(workspace.snapshot(ACCOUNT));
        if (!decisions.isEmpty()) {
            Files.writeString(workspace.plans(ACCOUNT).resolve("decisions.yaml"), decisions);
        }
        StageRunner stages = new StageRunner(workspace, ACCOUNT, Progress.SILENT);
        stages.graph();
        stages.partition();
        stages.target();
        return Json.stored()
                .readValue(workspace.plans(ACCOUNT).resolve("target.json").toFile(), TargetDocument.class);
    }
}
