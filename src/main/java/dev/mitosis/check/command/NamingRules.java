package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the commands of a step name, and what its effects do, are the same things. */
final class NamingRules {
    private NamingRules() {}

    /** What destroys is done to what the step says. */
    static final class DestructionNamed extends OfStep {
        private static final Pattern OWN_FILE = Pattern.compile("mitosis-[A-Za-z0-9._-]+");
        private static final Pattern OWN = Pattern.compile("mitosis(-[a-z0-9-]+)?");
        private static final Pattern DESTROYS = Pattern.compile(
                "(batch-)?(delete|terminate|purge|reset|schedule-key-deletion|deregister|release|rb|rm|close|leave)\\b.*");
        /** Takes back that a thing lets somebody in, and leaves the thing. */
        private static final Pattern OF_DOOR = Pattern.compile("delete-.*-policy");

        private static final Set<Verb> ALLOW =
                Set.of(Verb.DELETE, Verb.RELEASE, Verb.FREEZE, Verb.SWITCH, Verb.CREATE, Verb.COPY, Verb.DRAIN);

        private final Map<String, Set<String>> found = new HashMap<>();
        private final Set<String> helpers = new HashSet<>();

        DestructionNamed(Readings readings) {
            super("destruction-named", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Set<String> made = new HashSet<>(captured(moment, reading.step()));
            run(moment, reading.step().effects(), reading.commands(), made);
            if (reading.step().undo() != null) {
                List<Effect> all = new ArrayList<>(reading.step().effects());
                all.addAll(reading.step().undo().effects());
                run(moment, all, reading.undo(), made);
            }
            run(moment, List.of(), reading.validation(), new HashSet<>());
        }

        private void run(Moment moment, List<Effect> effects, StepScript script, Set<String> made) {
            Set<String> names = new HashSet<>();
            effects.stream()
                    .filter(effect -> ALLOW.contains(effect.verb()))
                    .flatMap(effect -> Stream.of(effect.object(), effect.of() == null ? "" : effect.of()))
                    .filter(object -> !object.isEmpty())
                    .forEach(object ->
                            names.addAll(ObjectNames.of(moment.estate().landscape(), object)));
            Set<String> doors = new HashSet<>(names);
            effects.stream()
                    .filter(effect -> effect.verb() == Verb.DELETE && effect.provider() != null)
                    .forEach(effect -> doors.addAll(
                            ObjectNames.of(moment.estate().landscape(), String.valueOf(effect.provider()))));
            for (Run run : script.commands()) {
                made.addAll(run.command().assigned());
                if (Programs.removes(run.command().program())) {
                    expect(
                            removesOwn(run),
                            moment,
                            run.line(),
                            "it removes files of this machine that no step has made");
                }
                if (run.isAws()) {
                    AwsCall call = run.call();
                    helpers(call);
                    if (DESTROYS.matcher(call.operation()).matches()) {
                        expect(
                                named(call, OF_DOOR.matcher(call.operation()).matches() ? doors : names, made),
                                moment,
                                run.line(),
                                call.named() + " destroys what no effect of the step names");
                    }
                }
            }
        }

        private static boolean removesOwn(Run run) {
            return run.command().words().stream()
                    .skip(1)
                    .map(ShellWord::text)
                    .filter(text -> !text.startsWith("-"))
                    .allMatch(text -> OWN_FILE.matcher(text).matches());
        }

        /** The inputs that a step before has found out about the same things. */
        private Set<String> captured(Moment moment, Step step) {
            Set<String> objects = objects(moment, step);
            Set<String> same = step.inputs().stream()
                    .filter(input ->
                            found.getOrDefault(input, Set.of()).stream().anyMatch(objects::contains))
                    .collect(Collectors.toSet());
            step.outputs().forEach(output -> found.put(output, objects));
            return same;
        }

        private static Set<String> objects(Moment moment, Step step) {
            return step.effects().stream()
                    .flatMap(effect -> Stream.of(effect.object(), effect.of() == null ? effect.object() : effect.of()))
                    .map(Prepared::from)
                    .map(object -> moment.estate().lineage(object))
                    .collect(Collectors.toSet());
        }

        /** What the plan makes for itself and nobody else has is called so; it may take it away again. */
        private void helpers(AwsCall call) {
            if (call.writes() && !DESTROYS.matcher(call.operation()).matches()) {
                call.options().values().stream()
                        .flatMap(List::stream)
                        .map(ShellWord::text)
                        .filter(text -> OWN.matcher(text).matches())
                        .forEach(helpers::add);
            }
        }

        /** One of its values names an object of the effects, or is a variable that this step has set. */
        private boolean named(AwsCall call, Set<String> names, Set<String> made) {
            Set<String> telling = telling(call);
            return Stream.concat(
                            call.options().entrySet().stream()
                                    .filter(entry -> telling.contains(entry.getKey()))
                                    .flatMap(entry -> entry.getValue().stream()),
                            call.positions().stream())
                    .anyMatch(word -> helpers.contains(word.text())
                            || word.variables().stream().anyMatch(made::contains)
                            || names.stream().anyMatch(name -> mentions(word.text(), name)));
        }

        /** The options that tell what is destroyed: those that have to be given, where there are such. */
        private static Set<String> telling(AwsCall call) {
            Set<String> given = new HashSet<>(call.options().keySet());
            given.removeAll(List.of("profile", "region"));
            Set<String> required = new HashSet<>(given);
            required.retainAll(call.known() == null ? Set.of() : call.known().required());
            return required.isEmpty() ? given : required;
        }
    }

    /** What a step says that it does to a thing of the old account, one of its commands does to that thing. */
    static final class EffectsRun extends OfStep {
        private static final Pattern DELETES = Pattern.compile("(delete|terminate|deregister|release|schedule)-.*");

        private static final Pattern OF_EVERY_PLAN = Pattern.compile("TRY|ACCOUNT_.*");
        private static final Set<Verb> DONE = Set.of(Verb.FREEZE, Verb.DRAIN, Verb.DELETE, Verb.CONFIRM, Verb.COPY);

        private final Map<String, Set<String>> found = new HashMap<>();
        /** The variables by which people say what no document knows. */
        private final Set<String> given;

        private final NamedThings known;

        EffectsRun(Readings readings, PlanDocument plan, NamedThings known) {
            super("effects-run", readings);
            this.known = known;
            given = plan.variables().stream()
                    .filter(variable -> variable.step() == null)
                    .map(PlanVariable::name)
                    .filter(name -> !OF_EVERY_PLAN.matcher(name).matches())
                    .collect(Collectors.toSet());
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            if (!step.manual()) {
                for (Effect effect : step.effects()) {
                    String thing = effect.verb() == Verb.COPY ? effect.of() : effect.object();
                    if (DONE.contains(effect.verb())
                            && thing != null
                            && moment.estate().landscape().old().containsKey(thing)) {
                        one(moment, reading, thing, effect);
                    }
                }
            }
            undone(moment, reading);
            step.outputs().forEach(output -> found.put(output, objects(step)));
            watched(moment, reading);
        }

        /** What taking a step back does to a thing of the old account, one of its commands does. */
        private void undone(Moment moment, StepReading reading) {
            Undo undo = reading.step().undo();
            if (undo == null || reading.step().manual()) {
                return;
            }
            for (Effect effect : undo.effects()) {
                String thing = effect.object();
                if (effect.verb() == Verb.SWITCH
                        && effect.provider() == null
                        && moment.estate().landscape().old().containsKey(thing)) {
                    Set<String> names = ObjectNames.of(moment.estate().landscape(), thing);
                    boolean named = undo.commands().stream()
                                    .anyMatch(line -> names.stream().anyMatch(name -> mentions(line, name)))
                            || reading.undo().commands().stream().anyMatch(run -> asksById(moment, run))
                            || reading.undo().commands().stream().anyMatch(run -> isSaid(reading.step(), run));
                    expect(
                            named,
                            moment,
                            String.join("; ", undo.commands()),
                            "its way back says that " + thing + " works again, and no command names that");
                }
            }
        }

        /** Whether a call names a thing by what no step has found out, so that a person says it. */
        private static boolean isSaid(Step step, Run run) {
            return run.isAws()
                    && run.call().writes()
                    && run.call().options().values().stream()
                            .flatMap(List::stream)
                            .flatMap(word -> word.variables().stream())
                            .anyMatch(name -> !step.outputs().contains(name)
                                    && !OF_EVERY_PLAN.matcher(name).matches());
        }

        /** Each look at the use of a thing is at one of those that the step makes sure of. */
        private void watched(Moment moment, StepReading reading) {
            Set<String> names = new HashSet<>();
            reading.step().effects().stream()
                    .filter(effect -> effect.verb() == Verb.CONFIRM)
                    .forEach(effect ->
                            names.addAll(ObjectNames.of(moment.estate().landscape(), effect.object())));
            reading.commands().commands().stream()
                    .filter(run -> run.wrapper().equals("quiet"))
                    .forEach(run -> expect(
                            names.stream().anyMatch(name -> mentions(run.line(), name)),
                            moment,
                            run.line(),
                            "it looks at the use of something that the step does not confirm"));
        }

        private void one(Moment moment, StepReading reading, String thing, Effect effect) {
            Set<String> names = ObjectNames.of(moment.estate().landscape(), thing);
            moment.estate()
                    .landscape()
                    .successors(thing)
                    .forEach(row -> names.addAll(ObjectNames.of(moment.estate().landscape(), row.id())));
            boolean run = reading.step().commands().stream()
                            .anyMatch(line -> names.stream().anyMatch(name -> mentions(line, name)))
                    || reading.step().inputs().stream()
                            .anyMatch(input -> given.contains(input)
                                    || found.getOrDefault(input, Set.of()).contains(thing))
                    || reading.commands().commands().stream().anyMatch(EffectsRun::isTheOnlyOne);
            expect(
                    run,
                    moment,
                    String.join("; ", reading.step().commands()),
                    "it says that it does '" + effect.verb().label() + "' to " + thing + ", and no command names that");
            if (effect.verb() == Verb.DELETE && isDeletedByName(reading, names)) {
                boolean looks = reading.step().validation().stream()
                                .anyMatch(line -> names.stream().anyMatch(name -> mentions(line, name)))
                        || reading.validation().commands().stream().anyMatch(look -> asksById(moment, look));
                expect(
                        looks,
                        moment,
                        String.join("; ", reading.step().validation()),
                        "it deletes " + thing + ", and no validation looks whether that is gone");
            }
        }

        /** Whether a call asks for a thing by an id that no document has. */
        private boolean asksById(Moment moment, Run run) {
            return run.isAws()
                    && run.call().options().entrySet().stream()
                            .filter(option -> option.getKey().matches(".*-ids?"))
                            .flatMap(option -> option.getValue().stream())
                            .anyMatch(word -> known.meant(moment.estate().landscape(), word.text())
                                    .isEmpty());
        }

        /** Whether a call that deletes names it; some are called by ids that no document has. */
        private static boolean isDeletedByName(StepReading reading, Set<String> names) {
            return reading.commands().commands().stream()
                    .filter(run -> run.isAws()
                            && DELETES.matcher(run.call().operation()).matches())
                    .anyMatch(run -> names.stream().anyMatch(name -> mentions(run.line(), name)));
        }

        /** Whether it changes what an account has one of: no option names it, they only say what it is like. */
        private static boolean isTheOnlyOne(Run run) {
            return run.isAws()
                    && run.call().writes()
                    && run.call().positions().isEmpty()
                    && run.call().options().entrySet().stream()
                            .filter(option -> !Set.of("profile", "region").contains(option.getKey()))
                            .flatMap(option -> option.getValue().stream())
                            .allMatch(word ->
                                    word.text().contains("=") || word.text().contains("{"));
        }

        private static Set<String> objects(Step step) {
            return step.effects().stream()
                    .flatMap(effect -> Stream.of(effect.object(), effect.of() == null ? effect.object() : effect.of()))
                    .collect(Collectors.toSet());
        }
    }

    /** Whether the name stands in the text of a command as a word of its own. */
    static boolean mentions(String command, String name) {
        String text = name.indexOf('\'') < 0 ? command : command.replace(Shell.APOSTROPHE, "'");
        int at = text.indexOf(name);
        while (at >= 0) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int end = at + name.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }
}
