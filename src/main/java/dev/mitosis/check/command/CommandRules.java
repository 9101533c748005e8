package dev.mitosis.check.command;

import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the steps run is what their effects say. */
public final class CommandRules {
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^\\s*(?:function\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*\\(\\)");

    private CommandRules() {}

    /** All rules about commands, new for every check. */
    public static List<Rule> of(Dossier dossier) {
        Readings readings = new Readings();
        NamedThings known = new NamedThings();
        Set<String> functions = functions(dossier.artefacts());
        return List.of(
                new CommandsKnown(readings, functions),
                new CommandsInPlace(readings),
                new CommandsFitEffects(readings),
                new NamingRules.DestructionNamed(readings),
                new NamingRules.EffectsRun(readings, dossier.plan(), known),
                new ThingRules.ThingsNamed(readings, known),
                new AnswerRules.AnswersKept(readings, dossier.artefacts()),
                new CommandsOnce(readings),
                new ProofRules.ValidationProves(readings, functions, dossier.plan()),
                new ProofRules.FailuresSeen(readings),
                new ProofRules.HoldsMeasured(readings),
                new VariablesUsed(readings),
                new SharingRules.SharedUnderKey(readings),
                new StateRules.StatesFit(readings),
                new DoorRules.NobodyLetIn(readings),
                new DoorRules.DeletionSpares(readings),
                new FileRules.FilesThere(readings, dossier.artefacts()),
                new StackRules.StacksDeployed(readings, dossier.artefacts()),
                new ParameterRules.ParametersGiven(readings, dossier.plan()),
                new FlowRules.LinesFollow(readings, dossier.plan()));
    }

    /** The functions that waves/functions.sh has for the steps. */
    private static Set<String> functions(ArtefactTexts artefacts) {
        Set<String> names = new HashSet<>();
        artefacts.read("waves/functions.sh").ifPresent(text -> {
            Matcher matcher = FUNCTION.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        });
        return names;
    }

    /** A rule about the commands of a step. */
    abstract static class OfStep extends Rule {
        private final Readings readings;

        OfStep(String id, Readings readings) {
            super(id);
            this.readings = readings;
        }

        @Override
        public final boolean isAboutCommands() {
            return true;
        }

        @Override
        public final void after(Moment moment) {
            examine(moment, readings.of(moment.running()));
        }

        abstract void examine(Moment moment, StepReading reading);

        final void expect(boolean holds, Moment moment, String line, String flaw) {
            cases().expect(
                            holds,
                            moment,
                            moment.running().effects().stream()
                                    .map(Effect::object)
                                    .distinct()
                                    .limit(3)
                                    .toList(),
                            () -> moment.running().id() + ": " + flaw + ": " + shortened(line));
        }

        private static String shortened(String line) {
            return line.length() <= 160 ? line : line.substring(0, 157) + "...";
        }
    }

    /** Every command is one that the shell, the AWS CLI or the scripts have, with options that it has. */
    static final class CommandsKnown extends OfStep {
        private final Set<String> functions;

        CommandsKnown(Readings readings, Set<String> functions) {
            super("commands-known", readings);
            this.functions = functions;
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Stream.of(reading.commands(), reading.validation(), reading.undo())
                    .flatMap(script -> script.flaws().stream())
                    .forEach(flaw -> expect(false, moment, flaw, "a line cannot be read"));
            reading.all().forEach(run -> one(moment, run));
        }

        private void one(Moment moment, Run run) {
            String around = run.wrapper();
            if (!around.isEmpty()) {
                boolean known = Programs.knows(around) || functions.contains(around);
                expect(known, moment, run.line(), "nobody knows what '" + around + "' does");
            }
            if (run.isAws()) {
                AwsCall call = run.call();
                expect(
                        call.flaws().isEmpty(),
                        moment,
                        run.line(),
                        call.named() + ": " + String.join("; ", call.flaws()));
                return;
            }
            String program = run.command().program();
            boolean known = program.isEmpty() || Programs.knows(program) || functions.contains(program);
            expect(known, moment, run.line(), "nobody knows what '" + program + "' does");
        }
    }

    /** Every call leads to an account and region in which the step works. */
    static final class CommandsInPlace extends OfStep {
        CommandsInPlace(Readings readings) {
            super("commands-in-place", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Places places = new Places(moment.estate().landscape(), reading.step());
            reading.all().forEach(run -> {
                Optional<String> flaw = run.isAws()
                        ? places.misplaced(run.call()).or(() -> places.strays(run.call()))
                        : places.elsewhere(run.command());
                expect(flaw.isEmpty(), moment, run.line(), flaw.orElse(""));
            });
        }
    }

    /** A step that changes something has commands that do, and one that does not has none. */
    static final class CommandsFitEffects extends OfStep {
        private static final Set<Verb> ASKING = Set.of(Verb.WAIT, Verb.DRAIN);

        private static final Set<Verb> CHANGING = Set.of(
                Verb.CREATE,
                Verb.COPY,
                Verb.FREEZE,
                Verb.SWITCH,
                Verb.GRANT,
                Verb.CONNECT,
                Verb.SHARE,
                Verb.RELEASE,
                Verb.CLAIM,
                Verb.DELETE);

        CommandsFitEffects(Readings readings) {
            super("commands-fit-effects", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            boolean changes = step.effects().stream().map(Effect::verb).anyMatch(CHANGING::contains);
            if (changes && !step.manual()) {
                expect(
                        reading.commands().commands().stream().anyMatch(CommandsFitEffects::changes)
                                || isKept(step, reading),
                        moment,
                        String.join("; ", step.commands()),
                        "no command changes what its effects say");
            }
            if (!changes && step.effects().stream().map(Effect::verb).noneMatch(ASKING::contains)) {
                reading.commands().commands().stream()
                        .filter(run -> run.isAws())
                        .forEach(run -> expect(
                                !run.call().writes(),
                                moment,
                                run.line(),
                                run.call().named() + " changes something, and no effect of the step says what"));
            }
            reading.all()
                    .filter(Run::isAws)
                    .forEach(run ->
                            expect(!run.call().onlyTries(), moment, run.line(), "it only shows what it would do"));
            reading.validation().commands().stream()
                    .filter(Run::isAws)
                    .forEach(run -> expect(
                            !run.call().writes(),
                            moment,
                            run.line(),
                            "a validation looks and changes nothing, and "
                                    + run.call().named() + " does"));
        }

        /** A small content is copied into a variable. */
        private static boolean isKept(Step step, StepReading reading) {
            return step.effects().stream()
                            .map(Effect::verb)
                            .filter(CHANGING::contains)
                            .allMatch(Verb.COPY::equals)
                    && reading.commands().commands().stream()
                            .anyMatch(run -> !run.command().assigned().isEmpty());
        }

        private static boolean changes(Run run) {
            return run.isAws()
                    ? run.call().writes()
                    : Programs.changesFiles(run.command().program())
                            || run.command().program().equals("bash")
                            || run.command().program().equals("mitosis")
                            || Programs.carries(run.command().program());
        }
    }

    /** No change is made twice. */
    static final class CommandsOnce extends OfStep {
        CommandsOnce(Readings readings) {
            super("commands-once", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Set<String> seen = new HashSet<>();
            for (String line : reading.step().commands()) {
                expect(seen.add(line), moment, line, "a command stands twice");
            }
        }
    }

    /** Every variable in a command is an input of the step, or was set before in it. */
    static final class VariablesUsed extends OfStep {
        private static final Set<String> OF_THE_SHELL =
                Set.of("HOME", "PATH", "PWD", "RANDOM", "SECONDS", "TMPDIR", "WORK");

        VariablesUsed(Readings readings) {
            super("variables-used", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Set<String> known = new HashSet<>(reading.step().inputs());
            known.addAll(OF_THE_SHELL);
            script(moment, reading.commands(), known);
            Set<String> after = new HashSet<>(known);
            script(moment, reading.validation(), after);
            script(moment, reading.undo(), new HashSet<>(known));
            for (String output : reading.step().outputs()) {
                expect(known.contains(output), moment, output, "no command sets the variable that it gives to others");
            }
        }

        private void script(Moment moment, StepScript script, Set<String> known) {
            for (Run run : script.commands()) {
                Stream.concat(
                                run.command().used().stream(),
                                Stream.concat(run.command().words().stream(), run.command().files().stream())
                                        .flatMap(word -> word.variables().stream()))
                        .distinct()
                        .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)))
                        .filter(name -> !name.startsWith("PROFILE_"))
                        .forEach(name -> expect(
                                known.contains(name),
                                moment,
                                run.line(),
                                "the variable " + name + " has no value here"));
                known.addAll(run.command().assigned());
            }
        }
    }
}
