package dev.mitosis.pipeline;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.rehearse.RehearsalListener;
import dev.mitosis.rehearse.RehearsalRequest;
import dev.mitosis.rehearse.Rehearser;
import dev.mitosis.rehearse.WaysBack;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import dev.mitosis.rehearse.source.SourcePlan;
import dev.mitosis.rehearse.source.SourceStack;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.target.SourceDesigner;
import dev.mitosis.target.template.CloudFormationWriter;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import dev.mitosis.target.template.TemplateWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rehearses a plan on an emulator and keeps what came of each step, {@code rehearsal.json}. */
public final class RehearsalStage {
    private static final String STAGE = "rehearse";
    private static final String PROGRAM = "mitosis rehearse";

    private final Workspace workspace;
    private final String account;
    private final Progress progress;
    private final Clock clock;
    private final StageInputs inputs;

    /** A stage over one account of a workspace. */
    public RehearsalStage(Workspace workspace, String account, Progress progress, Clock clock) {
        this.workspace = workspace;
        this.account = account;
        this.progress = progress;
        this.clock = clock;
        this.inputs = new StageInputs(workspace, account);
    }

    /**
     * How to rehearse.
     *
     * @param throughWave the last wave; null for all
     * @param resume whether to go on with the rehearsal that is there
     * @param path the search path by which programs are found
     * @param self the command line that starts this product
     * @param scan whether the accounts are scanned after each wave
     * @param backFrom where waves are taken back before they are done
     * @param build whether the account that is split is built first, from the snapshot
     */
    public record Rehearsing(
            LoopbackEndpoint emulator,
            @Nullable Integer throughWave,
            boolean resume,
            String path,
            List<String> self,
            boolean scan,
            WaysBack backFrom,
            boolean build) {}

    /**
     * Rehearses and writes the result after each step.
     *
     * @throws MitosisException M-REHEARSE-02 to -06 where it cannot begin, M-FILE-01 and M-STALE-01 where there is no
     *     plan
     */
    public RehearsalDocument rehearse(Rehearsing course) {
        Snapshot snapshot = SnapshotStore.open(workspace.snapshot(account), account);
        Decisions decisions = DecisionsFile.read(workspace.decisions(account));
        TargetDocument target = inputs.readTarget(snapshot, decisions);
        PlanDocument plan = inputs.readPlan(snapshot, decisions);
        Map<String, String> made = inputs.ofCheck(snapshot, decisions);
        int last = course.throughWave() == null ? plan.waves().size() : course.throughWave();
        RehearsalRequest request = new RehearsalRequest(
                plan,
                target,
                inputs.readCheck(snapshot, decisions),
                made,
                course.emulator(),
                workspace.rehearsal(account),
                workspace.plans(account),
                last,
                course.path(),
                course.self(),
                course.scan(),
                known(course.backFrom(), plan),
                course.resume() ? earlier(made) : null,
                course.build() && !course.resume() ? source(snapshot, decisions, target) : null,
                clock);
        long start = System.nanoTime();
        progress.started(STAGE);
        RehearsalDocument result = new Rehearser(new Noted()).rehearse(request);
        DocumentFile.write(file(), result);
        progress.finished(STAGE, result.steps().size() + " steps", Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** Keeps what was reached, and tells of it. */
    private final class Noted implements RehearsalListener {
        @Override
        public void reached(String what, RehearsalDocument soFar, int total) {
            DocumentFile.write(file(), soFar);
            progress.advanced(STAGE, soFar.steps().size(), total, what);
        }

        @Override
        public void built(String what) {
            progress.advanced(STAGE, 0, 0, what);
        }
    }

    private SourcePlan source(Snapshot snapshot, Decisions decisions, TargetDocument target) {
        TargetDocument design = SourceDesigner.design(snapshot, inputs.readGraph(snapshot, decisions), target);
        StackIndex index = new StackIndex(design);
        TemplateWriter writer = new CloudFormationWriter(index);
        return new SourcePlan(
                snapshot,
                design,
                design.stacks().stream()
                        .map(stack -> new SourceStack(
                                stack,
                                writer.write(stack),
                                index.members(stack.id()).stream()
                                        .collect(Collectors.toMap(Member::logicalId, Member::id))))
                        .toList());
    }

    private static WaysBack known(WaysBack back, PlanDocument plan) {
        String step = back.step();
        if (step != null && plan.steps().stream().noneMatch(one -> one.id().equals(step))) {
            throw new MitosisException(
                    "M-REHEARSE-07",
                    "no step " + step + " can be taken back",
                    "the plan has no such step",
                    "name one of plan.json: mitosis plan --explain tells of each",
                    ExitCode.USAGE);
        }
        return back;
    }

    /** Where the result is. */
    public Path file() {
        return file(workspace, account);
    }

    private static Path file(Workspace workspace, String account) {
        return workspace.plans(account).resolve("rehearsal.json");
    }

    /**
     * What is known of a rehearsal of the plan; null where it was not rehearsed, or another plan was.
     *
     * @param made the hashes of the documents that there are
     */
    static @Nullable RehearsalDocument known(Workspace workspace, String account, Map<String, String> made) {
        Path file = file(workspace, account);
        if (!Files.exists(file)) {
            return null;
        }
        RehearsalDocument known = DocumentFile.read(file, RehearsalDocument.class, PROGRAM);
        return known.inputs().equals(made) ? known : null;
    }

    private RehearsalDocument earlier(Map<String, String> made) {
        if (!Files.exists(file())) {
            throw nothing("there is no " + file());
        }
        RehearsalDocument earlier = DocumentFile.read(file(), RehearsalDocument.class, PROGRAM);
        if (!earlier.inputs().equals(made)) {
            throw nothing("the plan has changed since " + file() + " was begun");
        }
        return earlier;
    }

    private static MitosisException nothing(String why) {
        return new MitosisException(
                "M-REHEARSE-06",
                "there is no rehearsal to go on with",
                why,
                "begin one, on a fresh emulator: leave --resume away",
                ExitCode.USAGE);
    }
}
