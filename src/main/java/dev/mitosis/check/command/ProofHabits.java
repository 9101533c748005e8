package dev.mitosis.check.command;

import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the proofs of a plan use answers. A call that is alone in its line proves that there is something to answer; what
 * it answers, nobody reads. Where other proofs compare the same answer, or where the answer tells a state that the step
 * shall have changed, that is too little.
 */
final class ProofHabits {
    private static final Pattern CALL = Pattern.compile(
            "^(?:(expect|stands|gone|quiet|some|wait_until) )?(?:.*? )?aws ([a-z0-9-]+ [a-z0-9-]+).*? --query ('[^']*'|\\S+).*");
    /** Most proofs have none, and a pattern takes long to find that out. */
    private static final String QUERY = " --query ";

    private static final Pattern STATE = Pattern.compile("(?i).*(state|status)'?(?:\\.[A-Za-z]+)?");
    private static final Set<Verb> CHANGING =
            EnumSet.of(Verb.FREEZE, Verb.DRAIN, Verb.SWITCH, Verb.DELETE, Verb.VERIFY, Verb.COPY);

    private final Map<String, Integer> compared = new HashMap<>();
    private final Map<String, Integer> alone = new HashMap<>();

    ProofHabits(PlanDocument plan) {
        plan.steps().stream().flatMap(step -> step.validation().stream()).forEach(line -> {
            Matcher call = CALL.matcher(line);
            if (line.contains(QUERY) && call.matches()) {
                (call.group(1) == null ? alone : compared).merge(call.group(2) + " " + call.group(3), 1, Integer::sum);
            }
        });
    }

    /** Whether a proof of the step leaves an answer to nobody that has to be compared. */
    boolean isLooseOf(Step step, Run run) {
        if (!run.isAws()
                || run.proves()
                || !run.command().assigned().isEmpty()
                || run.command().substituted()) {
            return false;
        }
        Matcher call = CALL.matcher(run.line());
        if (!call.matches() || call.group(1) != null || !run.line().startsWith("aws ")) {
            return false;
        }
        String answer = call.group(2) + " " + call.group(3);
        boolean usual = compared.getOrDefault(answer, 0) > alone.getOrDefault(answer, 0);
        boolean tells = STATE.matcher(call.group(3)).matches()
                && step.effects().stream().anyMatch(effect -> CHANGING.contains(effect.verb()));
        return usual || tells;
    }
}
