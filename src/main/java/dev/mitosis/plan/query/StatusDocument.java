package dev.mitosis.plan.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a plan is done, as the scripts of its runbooks have noted it.
 *
 * @param counts how many steps are in each state, by its name
 * @param steps every step of the plan, in its order
 * @param next the ids of the steps that can be done now: what they wait for and all waves before theirs are done, and
 *     their day has come
 * @param unknown the ids of steps that were done and that this plan does not have
 * @param standing what stands of the target; null where no account was looked at
 * @param unreadable how many lines of the journal say nothing, for example because a run was killed while it wrote one
 */
public record StatusDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, Integer> counts,
        List<StepStatus> steps,
        List<String> next,
        List<String> unknown,
        int unreadable,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StandingDocument standing) {

    /** The same with what stands. */
    public StatusDocument with(StandingDocument seen) {
        return new StatusDocument(
                formatVersion, tool, account, snapshotId, counts, steps, next, unknown, unreadable, seen);
    }

    /**
     * A step and what was noted of it last.
     *
     * @param state open, running (or interrupted), done, failed, undoing or undone
     * @param started when it was begun; null where it is open
     * @param ended null as long as it is not
     * @param by who said so; null where nobody was named
     * @param samePlan whether it was noted under this plan, and not one before it
     * @param same whether it was then what it is in this plan; a step that was done and is another now is a question
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepStatus(
            String id,
            int wave,
            String title,
            String state,
            @Nullable String started,
            @Nullable String ended,
            @Nullable String by,
            boolean samePlan,
            boolean same) {}
}
