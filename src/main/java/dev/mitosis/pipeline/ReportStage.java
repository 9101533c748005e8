package dev.mitosis.pipeline;

import dev.mitosis.config.NotesFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Beside;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.report.ReportRequest;
import dev.mitosis.report.ReportWriter;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.WorkbookRequest;
import dev.mitosis.workbook.WorkbookWriter;
import dev.mitosis.workbook.WrittenWorkbook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes everything that people read. */
final class ReportStage {
    private final StageInputs inputs;
    private final Path folder;
    private final Path notes;
    private final Workspace workspace;
    private final String account;

    ReportStage(Workspace workspace, String account, StageInputs inputs) {
        this.inputs = inputs;
        this.workspace = workspace;
        this.account = account;
        this.folder = workspace.reports(account);
        this.notes = workspace.notes(account);
    }

    /** Makes sure that writing the workbook takes nothing from people. */
    void requireUnchanged(Edits edits) {
        new WrittenWorkbook(workbook()).requireUnchanged(edits);
    }

    private Path workbook() {
        return folder.resolve("plan.xlsx");
    }

    /** The workbook for the team of one context. */
    List<Path> write(Snapshot snapshot, Decisions decisions, Edits edits, String context) {
        ReportInput input = input(snapshot, decisions);
        List<String> known = input.partition().contexts().stream()
                .map(PartitionDocument.Context::name)
                .toList();
        if (!known.contains(context)) {
            throw new MitosisException(
                    "M-REPORT-01",
                    "the plan has nothing of context '" + context + "'",
                    "its contexts are " + String.join(", ", known),
                    "choose one of them, or leave --context out",
                    ExitCode.USAGE);
        }
        Path own = folder.resolve("teams").resolve(folderOf(context));
        Path file = own.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(input, wayFrom(own)), context, file, edits);
        return List.of(file);
    }

    /** Names come from tags: what could lead elsewhere is no part of a path. */
    private static String folderOf(String context) {
        String safe = context.replaceAll("[^A-Za-z0-9_-]", "_");
        return safe.equals(context) ? safe : safe + "-" + Integer.toHexString(context.hashCode());
    }

    /** The files, the workbook first. */
    List<Path> write(Snapshot snapshot, Decisions decisions, Edits edits) {
        ReportInput input = input(snapshot, decisions);
        // The workbook takes as long as all the rest, and neither reads what the other writes.
        Beside<List<Path>> pages = Beside.start(() -> new ReportWriter()
                .write(new ReportRequest(input, folder, wayFrom(folder)))
                .files());
        new WorkbookWriter().write(new WorkbookRequest(input, wayFrom(folder)), workbook(), edits);
        List<Path> files = new ArrayList<>(List.of(workbook()));
        files.addAll(pages.get());
        return files;
    }

    /** From one folder to that of the artefacts, as addresses say it. */
    private String wayFrom(Path from) {
        Path way = from.toAbsolutePath().relativize(workspace.artefacts(account).toAbsolutePath());
        return StreamSupport.stream(way.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private ReportInput input(Snapshot snapshot, Decisions decisions) {
        PricedThings things = PricedThings.of(snapshot, KnownSpending.of(workspace, account));
        return new ReportInput(
                snapshot.manifest(),
                things.rows(),
                inputs.readGraph(snapshot),
                inputs.readPartition(snapshot, decisions),
                inputs.readPlan(snapshot, decisions),
                inputs.readCheck(snapshot, decisions),
                decisions,
                inputs.readTarget(snapshot, decisions),
                NotesFile.read(notes),
                things.spending(),
                RehearsalStage.known(workspace, account, inputs.ofCheck(snapshot, decisions)));
    }
}
