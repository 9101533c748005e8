package dev.mitosis.method;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Severity;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.target.Filled;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which resources of some types cross the border of two accounts, or why they do not.
 *
 * @param types the CloudFormation types; empty for the fallback methods
 * @param when what the resource's data must say for this way; the first way whose conditions hold is taken
 * @param filled when the new resource gets its data; where nothing is said it follows from the moves
 * @param phase the phase in which the new resource is made
 * @param sizeDependent whether the time grows with the data
 * @param oneByOne whether each resource has steps of its own instead of one step for all of a kind
 * @param unchanging whether what is in it can never be another, an image for example, so that one copy ahead is the
 *     last
 * @param uniqueName whether the name can exist only once in the world or a region, so that old and new cannot run in
 *     parallel under one name
 * @param frozenBy why resources without a step that freezes them stop, or need not stop, in a sentence; null where each
 *     has such a step or does nothing
 * @param nothingToDelete why nothing of the old resource is left to delete; null where a step deletes it
 */
public record Method(
        String id,
        List<String> types,
        Noun noun,
        Disposition disposition,
        List<Move> moves,
        Filled filled,
        Phase phase,
        String mechanism,
        String why,
        KmsDemand kms,
        Downtime downtime,
        boolean sizeDependent,
        boolean oneByOne,
        boolean unchanging,
        boolean uniqueName,
        @Nullable String frozenBy,
        @Nullable String nothingToDelete,
        Rollback rollback,
        List<Gotcha> gotchas,
        List<String> preconditions,
        List<StepTemplate> steps,
        List<Condition> when,
        List<String> sources) {

    public Method {
        types = copy(types);
        moves = copy(moves);
        gotchas = copy(gotchas);
        preconditions = copy(preconditions);
        steps = copy(steps);
        when = copy(when);
        sources = copy(sources);
        if (filled == null) {
            filled = disposition != Disposition.REPLICATE
                    ? Filled.NEVER
                    : moves.contains(Move.SNAPSHOT) ? Filled.AT_CREATION : Filled.AFTERWARDS;
        }
        kms = kms == null ? KmsDemand.NONE : kms;
        downtime = downtime == null ? Downtime.NONE : downtime;
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The template of the step with this action for resources of the type; there is one at most. */
    public Optional<StepTemplate> step(StepAction action, String type) {
        return steps.stream()
                .filter(step -> step.action() == action && step.isFor(type))
                .findFirst();
    }

    /** Whether every condition holds for this resource data. */
    public boolean applies(JsonNode data) {
        return when.stream().allMatch(condition -> condition.holds(data));
    }

    /** What one and several of the resources are called. */
    public record Noun(String one, String many) {
        /** {@code 1 SQS queue}, {@code 3 SQS queues}. */
        public String count(int number) {
            return number + " " + (number == 1 ? one : many);
        }
    }

    /** The ways that AWS offers to cross an account border. */
    public enum Move {
        /** Ownership moves by handshake. */
        @JsonProperty("transfer")
        TRANSFER,
        @JsonProperty("share")
        SHARE,
        @JsonProperty("snapshot")
        SNAPSHOT,
        @JsonProperty("replicate")
        REPLICATE,
        @JsonProperty("export")
        EXPORT,
        @JsonProperty("recreate")
        RECREATE,
        /** Through a case at AWS Support. */
        @JsonProperty("support")
        SUPPORT,
        @JsonProperty("impossible")
        IMPOSSIBLE
    }

    /** What encryption asks for before the data can cross. */
    public enum KmsDemand {
        @JsonProperty("none")
        NONE,
        /** The key policy or a grant must let the target account in; the copy gets the target's key. */
        @JsonProperty("grant")
        GRANT,
        /** Data under an AWS managed key must first be encrypted again under a customer managed key. */
        @JsonProperty("reencrypt-first")
        REENCRYPT_FIRST
    }

    /** How long the thing is away at the switch; minutes are a default for planning, not a promise. */
    public record Downtime(Kind kind, int minutes) {
        static final Downtime NONE = new Downtime(Kind.NONE, 0);

        /** How a downtime comes about. */
        public enum Kind {
            @JsonProperty("none")
            NONE,
            /** Seconds to minutes: an endpoint or name is switched. */
            @JsonProperty("short")
            SHORT,
            /** Grows with the data or needs a freeze. */
            @JsonProperty("long")
            LONG
        }
    }

    /** How a move is undone. */
    public record Rollback(Grade grade, String text) {
        /** How hard undoing is. */
        public enum Grade {
            /** The old resource stays untouched. */
            @JsonProperty("easy")
            EASY,
            /** Until writes diverge. */
            @JsonProperty("possible")
            POSSIBLE,
            @JsonProperty("hard")
            HARD,
            @JsonProperty("none")
            NONE
        }
    }

    /**
     * Something that surprises people; medium and above become risks of the plan.
     *
     * @param verify whether no source could be found, so that it has to be verified before anybody relies on it
     */
    public record Gotcha(
            String text, Severity severity, @Nullable String mitigation, boolean verify) {
        public Gotcha {
            severity = severity == null ? Severity.LOW : severity;
        }

        /** The text, with the warning where no source is known. */
        public String display() {
            return verify ? text + " (verify before relying on it)" : text;
        }

        @JsonCreator
        static Gotcha of(
                @JsonProperty("text") String text,
                @JsonProperty("severity") @Nullable Severity severity,
                @JsonProperty("mitigation") @Nullable String mitigation,
                @JsonProperty("verify") boolean verify) {
            return new Gotcha(text, severity == null ? Severity.LOW : severity, mitigation, verify);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Gotcha of(String text) {
            return new Gotcha(text, Severity.LOW, null, false);
        }
    }

    /**
     * What the data of a resource must say; exactly one of the tests is set.
     *
     * @param path a JSON pointer below {@code data}
     */
    public record Condition(
            String path,
            @JsonProperty("equals") @Nullable String equal,
            @Nullable String startsWith,
            @Nullable Boolean present) {
        boolean holds(JsonNode data) {
            JsonNode value = data.at(path);
            if (present != null) {
                boolean there = !value.isMissingNode()
                        && !value.isNull()
                        && !value.asText("-").isEmpty();
                return there == present;
            }
            if (equal != null) {
                return value.asText().equalsIgnoreCase(equal);
            }
            return startsWith != null && value.asText().startsWith(startsWith);
        }
    }
}
