package dev.mitosis.plan.replan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a new plan changes in the one before it, {@code replan.json}.
 *
 * @param earlierSnapshotId of the plan before
 * @param inputs the names of the inputs that are others than then, {@code decisions.yaml} for example
 * @param kept how many steps do what they did, when they did
 * @param changes the other steps, in the order of the new plan, those that are gone at the end
 * @param questions what was done and is not what the new plan says; nothing of it is done again by itself
 * @param retired finished steps that no plan has any more, of this and of earlier replans, with their way back
 */
public record ReplanDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String earlierSnapshotId,
        List<String> inputs,
        int kept,
        List<StepChange> changes,
        List<Question> questions,
        List<Retired> retired) {

    /** What became of a step. */
    public enum Kind {
        /** The plan before does not have it. */
        @JsonProperty("new")
        NEW,
        /** The new plan does not have it. */
        @JsonProperty("gone")
        GONE,
        /** It does something else, or to something else. */
        @JsonProperty("changed")
        CHANGED,
        /** It does the same at another time, or in another order. */
        @JsonProperty("rescheduled")
        RESCHEDULED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A step that is not what it was.
     *
     * @param id the same in both plans
     * @param state open, running, done, failed, undoing or undone, as it was noted last
     * @param fields the members of the step that are others; empty where it is new or gone
     */
    public record StepChange(
            String id, Kind kind, String title, String state, List<String> fields, List<Reason> reasons) {}

    /**
     * What a person has to answer.
     *
     * @param rule {@code replan.finished-changed}, {@code replan.finished-gone} or {@code replan.done-before}
     * @param answer how it is answered
     */
    public record Question(String rule, String step, String text, String answer) {}

    /**
     * A step that was done and is in no plan any more.
     *
     * @param when the condition of its way back; null where there is none
     * @param undo the commands of its way back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retired(
            String id,
            String title,
            List<String> objects,
            @Nullable String when,
            List<String> undo) {}
}
