package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.command.ThingStates.Way;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What commands turn on, turn off and wait for is what their step is for. */
final class StateRules {
    private static final Pattern ASKED = Pattern.compile("\\b(?:expect|wait_until) (\\S+) aws ");
    private static final Pattern COUNTS =
            Pattern.compile("length\\(|sum\\(|Maximum|Count\\b|Concurrent|MaxSize|Limit\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILURES = Pattern.compile("Failed|ErrorCount");
    private static final Pattern STATE = Pattern.compile("stat", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = Pattern.compile("\"Status\": ?\"Disabled\"");
    private static final Pattern LOOKED = Pattern.compile("^expect \"?\\$\\{(\\w+)}\"? aws ");
    private static final Pattern GUARDED =
            Pattern.compile("^\\[\\[? \"?\\$\\{(\\w+)}\"? (=|==|!=) \"?([\\w-]+)\"? ]]? (\\|\\||&&) aws .*");
    private static final Pattern BRANCHES = Pattern.compile(
            "^if \\[ \"\\$\\{(\\w+)}\" (=|!=) \"?(None|\\{})\"? ]; then (.*); else (.*); fi( > /dev/null)?$");

    private StateRules() {}

    /** No call turns on what shall stop, waits for what does not last, or acts where it should not. */
    static final class StatesFit extends OfStep {
        StatesFit(Readings readings) {
            super("states-fit", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            boolean stops = does(step, Verb.FREEZE::equals);
            reading.all()
                    .filter(run -> run.wrapper().equals("stands"))
                    .forEach(run -> say(
                            moment,
                            run,
                            run.call()
                                    .option("query")
                                    .map(ShellWord::text)
                                    .filter(query -> !STATE.matcher(query).find())
                                    .map(query -> "it looks for a state in '" + query + "', which is none")));
            reading.all().filter(run -> isAsked(run.line())).forEach(run -> say(moment, run, asked(step, run)));
            if (stops) {
                reading.commands().commands().stream()
                        .filter(Run::isAws)
                        .forEach(run -> say(
                                moment,
                                run,
                                ThingStates.after(run.call()) == Way.ON
                                        ? Optional.of("it turns on what the step says to stop")
                                        : Optional.empty()));
            }
            if (!step.effects().isEmpty() && !does(step, verb -> verb != Verb.DELETE)) {
                deleted(moment, reading);
            }
            if (does(step, Verb.SWITCH::equals)) {
                wanted(moment, reading);
            }
            reading.commands().commands().forEach(run -> say(moment, run, partOff(step, run)));
            reading.commands().commands().forEach(run -> say(moment, run, guarded(run, false)));
            reading.undo().commands().forEach(run -> say(moment, run, guarded(run, true)));
        }

        /** Whether a comparison asks AWS; the words are looked for first, because most lines have none of them. */
        private static boolean isAsked(String line) {
            return (line.contains("expect ") || line.contains("wait_until "))
                    && ASKED.matcher(line).find();
        }

        /** What a step deletes, and nothing else, is not looked for as if it stood. */
        private void deleted(Moment moment, StepReading reading) {
            Set<String> names = new HashSet<>();
            reading.step()
                    .effects()
                    .forEach(effect ->
                            names.addAll(ObjectNames.of(moment.estate().landscape(), effect.object())));
            for (Run run : reading.validation().commands()) {
                boolean stands = Set.of("some", "stands").contains(run.wrapper())
                        && names.stream().anyMatch(name -> NamingRules.mentions(run.line(), name));
                say(moment, run, stands ? Optional.of("it wants there to be what the step deletes") : Optional.empty());
            }
        }

        /** What a switch is proved by, a change of the step has set, where it changes anything. */
        private void wanted(Moment moment, StepReading reading) {
            List<String> changes = reading.commands().commands().stream()
                    .filter(run -> run.isAws() && run.call().writes())
                    .map(Run::line)
                    .toList();
            for (Run run : reading.validation().commands()) {
                Matcher looked = LOOKED.matcher(run.line());
                if (run.isAws() && looked.find() && !changes.isEmpty()) {
                    String variable = looked.group(1);
                    say(
                            moment,
                            run,
                            changes.stream().anyMatch(line -> line.contains("${" + variable + "}"))
                                    ? Optional.empty()
                                    : Optional.of("it looks for " + variable + ", which no change of the step sets"));
                }
            }
        }

        private void say(Moment moment, Run run, Optional<String> flaw) {
            expect(flaw.isEmpty(), moment, run.line(), flaw.orElse(""));
        }
    }

    /** A copy leaves no part out, and a switch takes no record away. */
    private static Optional<String> partOff(Step step, Run run) {
        if (!run.isAws() || !run.call().writes()) {
            return Optional.empty();
        }
        boolean off = run.command().words().stream()
                .anyMatch(word -> OFF.matcher(word.text()).find());
        if (off && does(step, Verb.COPY::equals)) {
            return Optional.of("it turns a part of the copy off");
        }
        boolean records = run.call().operation().equals("change-resource-record-sets");
        return records
                        && run.line().contains("'DELETE'")
                        && !run.line().contains("'UPSERT'")
                        && !does(step, Verb.DELETE::equals)
                ? Optional.of("it takes a record away that shall answer")
                : Optional.empty();
    }

    private static boolean does(Step step, Predicate<Verb> what) {
        return step.effects().stream().map(Effect::verb).anyMatch(what);
    }

    /** Why what is waited for is not what the step leads to. */
    private static Optional<String> asked(Step step, Run run) {
        Matcher asked = ASKED.matcher(run.line());
        if (!asked.find() || !run.isAws() || !run.proves()) {
            return Optional.empty();
        }
        String value = asked.group(1);
        String query = run.call().option("query").map(ShellWord::text).orElse("");
        Way way = ThingStates.of(value);
        boolean stops = does(step, verb -> verb == Verb.FREEZE);
        boolean lacks = query.startsWith("contains(") && value.equalsIgnoreCase("false");
        if (way == Way.UNDER_WAY) {
            return Optional.of("it takes '" + value + "', which does not last, for the end");
        }
        if (way == Way.DONE && !STATE.matcher(query).find()) {
            return Optional.of("it looks for the state '" + value + "' in '" + query + "', which is none");
        }
        if (stops && (lacks || way == Way.ON)) {
            return Optional.of("it looks for '" + value + "' where the step stops something");
        }
        boolean nothingLeft = FAILURES.matcher(query).find()
                || ((stops || does(step, Verb.DRAIN::equals))
                        && COUNTS.matcher(query).find());
        return nothingLeft && value.matches("[0-9.]+") && !value.matches("[0.]+")
                ? Optional.of("it looks for " + value + " where nothing may be left")
                : Optional.empty();
    }

    /**
     * Why a change that depends on what was found before is made in the wrong case: what takes a step back brings what
     * was there, what a step does differs from it.
     */
    private static Optional<String> guarded(Run run, boolean undo) {
        Matcher guard = GUARDED.matcher(run.line());
        Matcher branches = BRANCHES.matcher(run.line());
        if (run.isAws() && guard.matches()) {
            Way found = ThingStates.of(guard.group(3));
            Way made = ThingStates.after(run.call());
            boolean acts = guard.group(2).equals("!=") == guard.group(4).equals("||");
            Way where = acts ? found : opposite(found);
            boolean fits = where == null || made == null || opposite(found) == null || (where == made) == undo;
            return fits
                    ? Optional.empty()
                    : Optional.of("it acts where " + guard.group(1) + (acts ? " is " : " is not ") + guard.group(3)
                            + ", which is the wrong case");
        }
        if (branches.matches()) {
            String nothing = branches.group(2).equals("=") ? branches.group(4) : branches.group(5);
            return nothing.contains("${" + branches.group(1) + "}")
                    ? Optional.of("it uses " + branches.group(1) + " where that is nothing")
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable Way opposite(@Nullable Way way) {
        return way == Way.ON ? Way.OFF : way == Way.OFF ? Way.ON : null;
    }
}
