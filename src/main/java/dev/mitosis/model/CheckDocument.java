package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code check.json}: the second opinion on a plan.
 *
 * @param passed whether no invariant is broken
 * @param simulatedSteps how many steps the simulation ran through
 * @param predictions what every wave changes, in their order
 */
public record CheckDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        boolean passed,
        int simulatedSteps,
        List<Invariant> invariants,
        List<Prediction> predictions) {

    /** What came of looking at an invariant. */
    public enum Verdict {
        @JsonProperty("holds")
        HOLDS,
        @JsonProperty("broken")
        BROKEN,
        /** The plan has nothing that the invariant is about. */
        @JsonProperty("nothing-to-examine")
        NOTHING_TO_EXAMINE;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that must hold in every state of the plan.
     *
     * @param id stable, for example {@code provider-stands}
     * @param title one sentence
     * @param examined how many cases were looked at
     */
    public record Invariant(String id, String title, Verdict verdict, int examined, List<Violation> violations) {
        /** Whether no case breaks it. */
        public boolean holds() {
            return verdict != Verdict.BROKEN;
        }
    }

    /**
     * A case in which an invariant does not hold.
     *
     * @param step the id of the step that breaks it; empty where no single step does
     * @param file the path of the artefact in which it is broken; null where it is none
     * @param resources the objects concerned: ARNs and planned ids
     * @param text what does not hold
     * @param before the state before the step, one sentence for each fact that matters
     * @param fix what would mend it
     */
    public record Violation(
            String step,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String file,

            List<String> resources,
            String text,
            List<String> before,
            String fix) {}

    /**
     * How the estate differs after a wave from what it was before; objects are called as in the effects of the plan.
     *
     * @param made what stands then and did not before
     * @param gone what stood before and does no longer
     * @param stopped what stopped working and was not deleted
     * @param uses whom consumers use from then on
     */
    public record Prediction(int wave, List<Place> made, List<Place> gone, List<String> stopped, List<Use> uses) {}

    /** Where an object stands. */
    public record Place(String object, String account, String region) {}

    /** Who uses what. */
    public record Use(String consumer, String provider) {}

    /** The same document with the hashes of the files it was made from. */
    public CheckDocument withInputs(Map<String, String> inputs) {
        return new CheckDocument(
                formatVersion, tool, account, snapshotId, inputs, passed, simulatedSteps, invariants, predictions);
    }
}
