package dev.mitosis.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of {@code plan.json}. */
public record PlanDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<Wave> waves,
        List<Step> steps,
        List<DispositionRow> dispositions,
        List<Risk> risks,
        List<CostExportTask> costExport,
        List<String> criticalPath,
        List<Finding> findings) {

    /**
     * Steps that can run in one go.
     *
     * @param number counted from 1 in the order of execution
     * @param durationMinutes the longest chain of its steps
     */
    public record Wave(int number, String title, String why, List<String> steps, int durationMinutes) {}

    /**
     * One step.
     *
     * @param id stable over re-planning of the same resources
     * @param account the name of the target account it works in; the old account's name where it works there
     * @param resources the ARNs of the snapshot that it acts on
     * @param method the id of the method in the knowledge base
     * @param commands shell commands, with {@code ${...}} for what is known only at execution
     * @param rollback how to undo it; says so where it cannot be undone
     * @param owner who does it; empty until a person is named
     * @param sources where the method is documented
     */
    public record Step(
            String id,
            int wave,
            Phase phase,
            StepAction action,
            String account,
            @Nullable String context,
            @Nullable String environment,
            List<String> resources,
            String method,
            String title,
            String why,
            List<String> dependsOn,
            List<String> preconditions,
            List<String> commands,
            List<String> validation,
            String rollback,
            boolean pointOfNoReturn,
            int downtimeMinutes,
            int durationMinutes,
            boolean manual,
            String owner,
            List<String> sources) {}

    /** What happens to one resource of the snapshot, and why. */
    public record DispositionRow(String resource, Disposition disposition, String method, String reason) {}

    /** Something that can go wrong, with what to do about it. */
    public record Risk(
            String id,
            Severity severity,
            String title,
            String why,
            String mitigation,
            List<String> resources,
            List<String> steps) {}

    /**
     * One task of the cost-history export.
     *
     * @param daysBeforeJoin how many days before the join it must be done at the latest
     */
    public record CostExportTask(
            String id, String title, String why, String command, int daysBeforeJoin, boolean manual, String step) {}

    /** The same document with the hashes of the files it was made from. */
    public PlanDocument withInputs(Map<String, String> inputs) {
        return new PlanDocument(
                formatVersion,
                tool,
                account,
                snapshotId,
                inputs,
                waves,
                steps,
                dispositions,
                risks,
                costExport,
                criticalPath,
                findings);
    }
}
