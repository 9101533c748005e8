package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.SimpleCommand.Link;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.StepSchedule;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What shall show that something was done, or that nobody misses it, can show the contrary. */
final class ProofRules {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern IGNORED = Pattern.compile(".*(\\|\\| ?(true|:|exit 0)|; ?(true|:|exit 0))$");

    /** How a line ends that is ignored; the pattern takes long to find out that one is not. */
    private static final List<String> ENDINGS = List.of("true", ":", "0");

    private ProofRules() {}

    /** Whether a line succeeds whatever its commands do. */
    private static boolean isIgnored(String line) {
        String whole = line.strip();
        return ENDINGS.stream().anyMatch(whole::endsWith)
                && IGNORED.matcher(SPACES.matcher(whole).replaceAll(" ")).matches();
    }

    /** Whether it turns the failure of the command before it into success. */
    private static boolean hidesFailure(Run run) {
        SimpleCommand command = run.command();
        boolean ends = command.program().equals("exit")
                && command.words().stream()
                        .skip(1)
                        .anyMatch(word -> !word.text().equals("0"));
        return command.link() == Link.OR_ELSE
                && !command.substituted()
                && run.wrapper().isEmpty()
                && Programs.isVacuous(command.program())
                && !ends;
    }

    /** Every validation can fail. */
    static final class ValidationProves extends OfStep {
        private static final Pattern FINDS_OUT = Pattern.compile("^[A-Z][A-Z0-9_]*=\\$\\(");

        private final Set<String> functions;
        private final ProofHabits habits;

        ValidationProves(Readings readings, Set<String> functions, PlanDocument plan) {
            super("validation-proves", readings);
            this.functions = functions;
            this.habits = new ProofHabits(plan);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            if (reading.step().manual()) {
                return;
            }
            for (String line : reading.step().validation()) {
                List<Run> runs = reading.validation().commands().stream()
                        .filter(run -> run.line().equals(line))
                        .toList();
                expect(
                        runs.stream().anyMatch(this::asks)
                                && !isIgnored(line)
                                && runs.stream().noneMatch(ProofRules::hidesFailure),
                        moment,
                        line,
                        "a validation passes whatever happened");
            }
            List<String> proofs = reading.step().validation();
            expect(
                    proofs.isEmpty()
                            || proofs.stream()
                                    .anyMatch(line -> !FINDS_OUT.matcher(line).find()),
                    moment,
                    String.join("; ", proofs),
                    "what it finds out, nobody compares");
            reading.validation()
                    .commands()
                    .forEach(run -> expect(
                            !habits.isLooseOf(reading.step(), run),
                            moment,
                            run.line(),
                            "nobody compares what it answers"));
            reading.all()
                    .filter(run -> COMPARE.contains(run.command().program()))
                    .forEach(run -> expect(comparesTwo(run), moment, run.line(), "it compares a thing with itself"));
        }

        private static final Set<String> COMPARE = Set.of("same", "diff", "cmp");
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

        /** Whether what it compares differs in its words, and in the variables in them. */
        private static boolean comparesTwo(Run run) {
            List<ShellWord> words = run.command().words().stream()
                    .skip(1)
                    .filter(word -> !word.text().startsWith("-"))
                    .limit(2)
                    .toList();
            if (words.size() < 2) {
                return false;
            }
            List<String> variables = VARIABLE.matcher(run.line())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            boolean answers = words.get(0).text().contains("$()");
            boolean sameText = words.get(0).text().equals(words.get(1).text());
            boolean oneVariable = variables.size() > 1 && Set.copyOf(variables).size() == 1;
            return answers ? !oneVariable : !sameText && !oneVariable;
        }

        private boolean asks(Run run) {
            String program = run.command().program();
            return run.isAws()
                    ? !saysNothing(run)
                    : (Programs.saysSomething(program)
                            && (Programs.knows(program) || functions.contains(program))
                            && !comparesWords(run));
        }

        /** Who asks is the same whatever was done, and a list is none where nothing is in it. */
        private static boolean saysNothing(Run run) {
            return run.call().operation().equals("get-caller-identity")
                    || (run.call().operation().startsWith("list-") && !run.proves());
        }

        /** A function that runs a command, which only says what it was told to. */
        private static boolean comparesWords(Run run) {
            return run.command().words().stream()
                    .skip(1)
                    .limit(2)
                    .anyMatch(word -> !word.quoted() && Programs.isVacuous(word.text()));
        }
    }

    /** A command that fails ends its step, and nobody waits for a failure. */
    static final class FailuresSeen extends OfStep {
        private static final Pattern FAILED =
                Pattern.compile("(?i).*(fail|error|rollback).*|expired|rejected|timed_?out");

        FailuresSeen(Readings readings) {
            super("failures-seen", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            Stream.concat(step.commands().stream(), step.undo() == null ? Stream.of() : step.undo().commands().stream())
                    .forEach(line -> expect(!isIgnored(line), moment, line, "a command may fail and nobody sees it"));
            Stream.concat(reading.commands().commands().stream(), reading.undo().commands().stream())
                    .forEach(run ->
                            expect(!hidesFailure(run), moment, run.line(), "a command may fail and nobody sees it"));
            reading.all()
                    .forEach(run -> expect(
                            run.command().link() != Link.BACKGROUND,
                            moment,
                            run.line(),
                            "nobody waits for a command that runs in the background"));
            reading.all()
                    .filter(run -> run.wrapper().equals("wait_until"))
                    .forEach(run -> expect(
                            !FAILED.matcher(waitedFor(run)).matches(), moment, run.line(), "it waits for a failure"));
        }

        private static String waitedFor(Run run) {
            Matcher words = SPACES.matcher(run.line().replaceFirst(".*\\bwait_until\\s+", ""));
            return words.find()
                    ? run.line().replaceFirst(".*\\bwait_until\\s+", "").substring(0, words.start())
                    : "";
        }
    }

    /** A hold is counted from the opening of its window, and use is looked for over days. */
    static final class HoldsMeasured extends OfStep {
        private static final int DAY = 24 * 60;
        private static final Pattern AGO = Pattern.compile("\\$\\(days_ago (\\d+)\\)");

        HoldsMeasured(Readings readings) {
            super("holds-measured", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            List<Integer> since = new ArrayList<>();
            Stream.concat(reading.commands().commands().stream(), reading.validation().commands().stream())
                    .forEach(run -> {
                        if (run.command().program().equals("held")) {
                            held(moment, reading.step(), run, since);
                        } else if (run.wrapper().equals("quiet")) {
                            watched(moment, run);
                        }
                    });
            Step step = reading.step();
            if (step.action() == StepAction.HOLD && !step.manual()) {
                int latest = since.stream().mapToInt(Integer::intValue).max().orElse(-1);
                List<String> later = kept(moment, step)
                        .filter(window -> moment.estate().schedule().closes(window) > latest)
                        .map(Window::id)
                        .distinct()
                        .toList();
                expect(
                        later.isEmpty(),
                        moment,
                        String.join("; ", step.commands()),
                        "it keeps what moved in " + String.join(", ", later) + ", and is not held since that opened");
            }
        }

        private void held(Moment moment, Step step, Run run, List<Integer> since) {
            List<String> words =
                    run.command().words().stream().map(word -> word.text()).toList();
            String opens = words.size() > 1 ? words.get(1) : "";
            Optional<Integer> opening = moment.estate()
                    .schedule()
                    .position(opens)
                    .filter(number -> number < moment.number()
                            && moment.estate().schedule().isLast(number));
            expect(opening.isPresent(), moment, run.line(), "it is held since a step that opens no window before it");
            String days = words.size() > 2 ? words.get(2) : "";
            expect(
                    days.matches("\\d{1,4}")
                            && Integer.parseInt(days) * DAY
                                    >= Math.min(StepSchedule.SHORTEST_HOLD, step.durationMinutes()),
                    moment,
                    run.line(),
                    "it is held for " + days + " days, and the step says " + step.durationMinutes() + " minutes");
            opening.ifPresent(since::add);
        }

        /** The windows of what the step keeps. */
        private static Stream<Window> kept(Moment moment, Step step) {
            return step.effects().stream()
                    .filter(effect -> effect.verb() == Verb.WAIT)
                    .map(Effect::object)
                    .flatMap(object -> moment.estate().landscape().fateOf(object).stream())
                    .flatMap(row -> moment.estate().schedule().windowOf(row).stream());
        }

        /** From the first moment to the second; one alone goes on until now. */
        private void watched(Moment moment, Run run) {
            List<Integer> ago = AGO.matcher(run.line())
                    .results()
                    .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                    .toList();
            if (!ago.isEmpty()) {
                int days = ago.size() == 1 ? ago.get(0) : ago.get(0) - ago.get(1);
                expect(days >= 1, moment, run.line(), "use is looked for over " + days + " days");
            }
        }
    }
}
