package dev.mitosis.pipeline;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.NotesFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.review.Review;
import dev.mitosis.review.ReviewDocument;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.workbook.ReturnedWorkbook;
import dev.mitosis.workbook.WrittenWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes down what people wrote into workbooks. */
final class ReviewStage {
    private final Workspace workspace;
    private final String account;
    private final StageInputs inputs;

    ReviewStage(Workspace workspace, String account, StageInputs inputs) {
        this.workspace = workspace;
        this.account = account;
        this.inputs = inputs;
    }

    ReviewDocument review(Snapshot snapshot, List<Path> files, boolean dryRun) {
        Path file = workspace.decisions(account);
        String text = DecisionsFile.content(file);
        Decisions decisions = DecisionsFile.read(file, text);
        CellNotes notes = NotesFile.read(workspace.notes(account));
        PricedThings things = PricedThings.of(snapshot, KnownSpending.of(workspace, account));
        ReportInput shown =
                inputs.shown(snapshot, things.rows(), decisions, new StageInputs.Said(notes, things.spending()));
        Review review = new Review(ReportTables.of(shown), decisions, notes);
        files.forEach(one -> review.add(one.toString(), ReturnedWorkbook.read(one, review.tables())));
        Review.Result result = review.write(text);
        sound(file, result.decisions());
        ReviewDocument document = review.document(account, dryRun);
        if (!dryRun) {
            keep(file, text, notes, result);
            if (!document.isOpen()) {
                files.stream()
                        .filter(this::isOurs)
                        .forEach(one -> new WrittenWorkbook(one).accept(document.read(one.toString())));
            }
        }
        return document;
    }

    /** What no run would accept is not written. */
    private static void sound(Path file, String text) {
        try {
            DecisionsFile.read(file, text);
        } catch (MitosisException e) {
            throw new MitosisException(
                    "M-BOOK-05",
                    "what came back cannot be written into " + file + ", and nothing was",
                    "with it, " + e.getMessage(),
                    "correct the cells, or what stands against them in decisions.yaml, and review again",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private void keep(Path file, String text, CellNotes notes, Review.Result result) {
        if (!result.notes().equals(notes)) {
            NotesFile.write(workspace.notes(account), result.notes());
        }
        if (!result.decisions().equals(text)) {
            AtomicFile.write(file, result.decisions());
        }
    }

    /** Whether it is a workbook that a later report would write over: that of the plan, or that of a team. */
    private boolean isOurs(Path file) {
        Path reports = workspace.reports(account);
        try {
            return Files.exists(reports)
                    && Files.exists(file)
                    && file.toRealPath().startsWith(reports.toRealPath())
                    && file.endsWith("plan.xlsx");
        } catch (IOException e) {
            return false;
        }
    }
}
