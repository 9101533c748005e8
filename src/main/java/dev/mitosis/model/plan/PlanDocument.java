package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Severity;
import dev.mitosis.model.StepAction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of {@code plan.json}. Steps stand in an order in which they can be done one after the other. */
public record PlanDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<Wave> waves,
        List<Window> windows,
        List<Step> steps,
        List<DispositionRow> dispositions,
        List<Risk> risks,
        List<CostExportTask> costExport,
        List<PlanVariable> variables,
        Calendar calendar,
        List<String> criticalPath,
        List<Finding> findings) {

    /**
     * Steps that belong together; a wave begins when the one before it is finished.
     *
     * @param number counted from 1 in the order of execution
     * @param folder where its runbook stands, below the folder of the artefacts: {@code waves/03-sandbox}
     * @param durationMinutes the longest chain of its steps
     */
    public record Wave(int number, String title, String why, String folder, List<String> steps, int durationMinutes) {}

    /**
     * One step.
     *
     * @param id stable over re-planning of the same resources
     * @param account the name of the target account it works in; the old account's name where it works there
     * @param resources the ARNs of the snapshot that it acts on
     * @param method the id of the method in the knowledge base
     * @param effects what it changes, in this order
     * @param window the id of the window in which it is done; null for what is done before and after
     * @param start when it is planned, as ISO date and time in UTC; null where no first day was decided
     * @param notBefore the earliest moment that is allowed, as ISO date and time; null where any moment is
     * @param inputs the names of the variables that its commands use, of {@code variables} or set by an earlier step
     * @param outputs the names of the variables that its commands set
     * @param files the paths of the files that its commands read, below the folder of the artefacts
     * @param commands shell commands that run as they stand in the folder of the artefacts, after {@code .
     *     waves/functions.sh}
     * @param validation commands that fail where the step did not do what it should
     * @param rollback how to undo it, in a sentence; says so where it cannot be undone
     * @param undo the same as effects and commands; null where there is no way back
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
            List<Effect> effects,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String window,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String start,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String notBefore,

            List<String> inputs,
            List<String> outputs,
            List<String> files,
            List<String> commands,
            List<String> validation,
            String rollback,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Undo undo,

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
                windows,
                steps,
                dispositions,
                risks,
                costExport,
                variables,
                calendar,
                criticalPath,
                findings);
    }
}
