package dev.mitosis.plan.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.target.standing.Discrepancy;
import dev.mitosis.target.standing.StandingDependencies;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands of the target, as snapshots of its accounts tell, beside what was noted of the steps.
 *
 * @param accounts those of which there is a snapshot
 * @param notLooked the others, and why there is none of them
 * @param counts how many things are in each state, and how many of them are drift
 * @param things every thing of the target in these accounts, in the order of the target; then what was in the old
 *     account and is otherwise than noted
 * @param dependencies those of the target of which both ends stand in these accounts
 * @param contradicted the ids of finished steps that facts contradict
 */
public record StandingDocument(
        List<LookedAt> accounts,
        List<NotLooked> notLooked,
        Map<String, Integer> counts,
        List<Thing> things,
        StandingDependencies dependencies,
        List<String> contradicted) {

    /** An account and its snapshot. */
    public record LookedAt(String name, String id, String snapshotId, String finishedAt) {}

    /** An account without a snapshot. */
    public record NotLooked(String name, String why) {}

    /**
     * A thing and what is found of it.
     *
     * @param id the planned one; the ARN of what was in the old account
     * @param state absent, standing, different, or unseen where the scan reads nothing of its kind
     * @param expected absent or standing, as finished steps have left it
     * @param drift whether facts and finished steps contradict each other
     * @param step the last finished step that made or deleted it; null where none did
     * @param differences what is otherwise than planned
     * @param unseen planned properties of which the scan says nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thing(
            String id,
            String type,
            String account,
            String state,
            String expected,
            boolean drift,
            @Nullable String step,
            List<Discrepancy> differences,
            List<String> unseen) {}

    /** Whether facts and what was noted contradict each other anywhere. */
    public boolean drifted() {
        return things.stream().anyMatch(Thing::drift);
    }
}
