package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.Style;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.workbook.Edits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The stages from graph to report in one go, and a short summary of what came out. */
record PipelineRun(
        GraphDocument graph,
        PartitionDocument partition,
        TargetDocument target,
        PlanDocument plan,
        CheckDocument check,
        List<Path> files) {

    /** The document that {@code run --output json} prints. */
    record Summary(
            int formatVersion,
            String tool,
            String account,
            String snapshotId,
            int resources,
            int edges,
            List<String> contexts,
            List<String> accounts,
            int steps,
            int waves,
            boolean checkPassed,
            List<String> files) {}

    static PipelineRun of(StageRunner stages, Edits edits) {
        stages.requireUnchangedReport(edits);
        return new PipelineRun(
                stages.graph(),
                stages.partition(),
                stages.target(),
                stages.plan(),
                stages.check(),
                stages.report(edits));
    }

    /** The findings of every stage. */
    List<Finding> findings() {
        return Stream.of(graph.findings(), partition.findings(), target.findings(), plan.findings())
                .flatMap(List::stream)
                .toList();
    }

    Summary document(String account) {
        return new Summary(
                Json.FORMAT_VERSION,
                Json.TOOL,
                account,
                plan.snapshotId(),
                plan.dispositions().size(),
                graph.edges().size(),
                partition.contexts().stream()
                        .map(PartitionDocument.Context::name)
                        .toList(),
                partition.accounts().stream().map(TargetAccount::name).toList(),
                plan.steps().size(),
                plan.waves().size(),
                check.passed(),
                files.stream().map(Path::toString).toList());
    }

    void print(PrintWriter out, Style style) {
        long shared = partition.shared().size();
        long kept = partition.couplings().stream()
                .filter(PartitionDocument.Coupling::isTooStrong)
                .count();
        style.bold("Account " + plan.account());
        out.println();
        out.println("  " + plan.dispositions().size() + " resources, "
                + graph.edges().size() + " dependencies, each with its evidence");
        out.println("  " + partition.contexts().size() + " contexts: "
                + String.join(
                        ", ",
                        partition.contexts().stream()
                                .map(PartitionDocument.Context::name)
                                .toList()));
        out.println("  " + partition.accounts().size() + " accounts proposed, " + shared + " shared things, " + kept
                + " borders not worth their price");
        out.print("  " + plan.steps().size() + " steps in " + plan.waves().size() + " waves; the simulation says: ");
        if (check.passed()) {
            style.good("every invariant holds");
        } else {
            style.bad("the plan breaks an invariant");
        }
        out.println();
        out.println("  " + findings().size() + " findings, " + plan.risks().size() + " risks");
        out.println();
        // The tables behind the workbook are for tools; people find them in the same folder.
        files.stream().filter(file -> !file.toString().endsWith(".csv")).forEach(file -> out.println("  " + file));
    }
}
