package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code rehearsal.json}: what came of running the plan on an emulator.
 *
 * @param inputs the hashes of the files that it was made from
 * @param endpoint where the emulator listened
 * @param throughWave the last wave that was to be rehearsed
 * @param finished whether every step up to there was reached; otherwise {@code mitosis rehearse --resume} goes on
 * @param counts how many steps came to which outcome; all outcomes, in their order
 * @param steps those that were reached, in the order of the plan
 * @param waves what stood after each wave that was looked at
 * @param waysBack the waves that were taken back and done again
 * @param markers what was written into stores before, and how often it was found after
 * @param source how the account was built that is split; null where it was there before
 * @param end what stood after the last wave of the plan, in all accounts; null where nobody looked
 */
public record RehearsalDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        String endpoint,
        int throughWave,
        boolean finished,
        Map<String, Integer> counts,
        List<RehearsedStep> steps,
        List<ObservedWave> waves,
        List<WayBack> waysBack,
        List<Marker> markers,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Source source,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        End end) {
    public RehearsalDocument {
        steps = List.copyOf(steps);
        waves = List.copyOf(waves);
        waysBack = List.copyOf(waysBack);
        markers = List.copyOf(markers);
    }

    /**
     * The account that is split, as it was built in the emulator from the snapshot.
     *
     * @param things how many the snapshot has that are in the account
     * @param standing how many of them stand in the emulator
     * @param members how many values of the records of those were compared with what a scan of the emulator saw
     * @param asBefore how many are as they were; ids that AWS had given count as the same as those of the emulator
     * @param missing what does not stand: steps that need it are not rehearsed
     * @param differing what stands and is otherwise
     */
    public record Source(
            int things, int standing, int members, int asBefore, List<Missing> missing, List<Difference> differing) {
        public Source {
            missing = List.copyOf(missing);
            differing = List.copyOf(differing);
        }
    }

    /**
     * What could not be built.
     *
     * @param object its ARN in the old account
     */
    public record Missing(String object, String type, String why) {}

    /**
     * A wave that was begun, taken back by its own script and then done.
     *
     * @param step the last step that was done before it was taken back
     * @param taken how many steps were taken back
     * @param outcome what came of taking it back: ran, emulator-lacks or failed
     * @param compared how many resources of all accounts were compared with what stood when the wave began; 0 where
     *     nobody looked
     * @param differing what was otherwise than then
     */
    public record WayBack(
            int wave,
            String step,
            int taken,
            Outcome outcome,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String answer,

            int compared,
            List<Difference> differing) {
        public WayBack {
            differing = List.copyOf(differing);
        }
    }

    /**
     * Something that was written into a store of the old account, to be found again.
     *
     * @param object the ARN of the store
     * @param place the id of what succeeds it in the target, where it was looked for
     * @param wanted how often it should be there
     * @param found how often it was; -1 where the store could not be asked
     */
    public record Marker(String object, String type, String place, String account, int wanted, int found) {}

    /**
     * What the product's own scan saw after a wave, beside what the check of the plan predicts until then.
     *
     * @param predicted how many objects should stand, or be gone, in accounts that were looked at
     * @param asPredicted how many of them do
     * @param unseen of how many the scan says nothing: the emulator lacks the questions, or no scan asks
     * @param notRehearsed how many are otherwise, and a step that makes or deletes them did not run
     * @param members how many properties of what stands were compared with the target
     * @param differing what is otherwise although its steps ran
     */
    public record ObservedWave(
            int wave,
            int predicted,
            int asPredicted,
            int unseen,
            int notRehearsed,
            int members,
            List<Difference> differing) {
        public ObservedWave {
            differing = List.copyOf(differing);
        }
    }

    /**
     * What the product's own scan saw of all accounts after the last wave.
     *
     * @param estate beside what the check predicts, and the target
     * @param dependencies how many dependencies of the target have both ends standing, by kind
     * @param alive how many of them are configured as planned, by kind: networks and permissions as well as values
     * @param unsaid of how many others the scan reads too little, or what needs the other was otherwise from the
     *     beginning: the emulator could not build it as it was, or a marker is in it
     * @param broken the rest
     */
    public record End(
            ObservedWave estate,
            Map<String, Integer> dependencies,
            Map<String, Integer> alive,
            int unsaid,
            List<Broken> broken) {
        public End {
            broken = List.copyOf(broken);
        }
    }

    /**
     * A dependency of the target that the configuration does not tell of.
     *
     * @param from the planned id of what needs the other
     */
    public record Broken(String from, String to, String kind) {}

    /**
     * Something that is otherwise than predicted or planned.
     *
     * @param of {@code existence}, or the property of the object that differs
     */
    public record Difference(String object, String account, String of, String predicted, String observed) {}

    /** What came of a step. */
    public enum Outcome {
        /** Its script ran and its proof passed. */
        @JsonProperty("ran")
        RAN,
        /** The emulator answered that it does not implement an operation. */
        @JsonProperty("emulator-lacks")
        EMULATOR_LACKS,
        /** A person does it; it counted as done. */
        @JsonProperty("manual")
        MANUAL,
        /** Its script, or its proof, failed by anything else. */
        @JsonProperty("failed")
        FAILED,
        /** It rests on a step that did not run, or on what could not be built; or there was nothing for it to do. */
        @JsonProperty("not-rehearsed")
        NOT_REHEARSED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether what rests on such a step can be rehearsed. */
        public boolean done() {
            return this == RAN || this == MANUAL;
        }
    }

    /**
     * A step and what came of it.
     *
     * @param reason why it came to this; empty where it ran
     * @param command the command that failed, as it stands in the plan; null where none did
     * @param answer the last lines that the script printed; null where nothing failed
     * @param calls how many calls the emulator was asked
     * @param added how many of them were answered by something that stands in front of the emulator
     * @param lacking the operations that the emulator does not implement, as it said
     */
    public record RehearsedStep(
            String id,
            int wave,
            String title,
            Outcome outcome,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String command,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String answer,

            int calls,
            int added,
            List<String> lacking,
            long milliseconds) {
        public RehearsedStep {
            lacking = List.copyOf(lacking);
        }

        /** The same step, which was run and had nothing to do. */
        public RehearsedStep idle(String why) {
            return new RehearsedStep(
                    id,
                    wave,
                    title,
                    Outcome.NOT_REHEARSED,
                    why,
                    command,
                    answer,
                    calls,
                    added,
                    lacking,
                    Math.max(1, milliseconds));
        }
    }

    /** Whether a step, or the way back from a wave, failed, or a marker is not where it should be. */
    public boolean failed() {
        return steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILED)
                || waysBack.stream().anyMatch(wave -> wave.outcome() == Outcome.FAILED)
                || markers.stream().anyMatch(marker -> marker.wanted() != marker.found());
    }
}
