package dev.mitosis.check.command;

import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step does to several things it does to each: where its proofs, or its way back, name some of them, they name
 * all. What is proved to be gone, a command has taken away; what was made on the way, the way back takes away.
 */
final class EachOfMany {
    private static final Set<Verb> PROVED = Set.of(Verb.FREEZE, Verb.DELETE, Verb.VERIFY, Verb.COPY);
    /** What stacks make goes with them, whatever it is. */
    private static final String OF_STACKS = "stacks";

    private static final String OF_TRY = "${TRY}";
    private static final Pattern ASSIGNED = Pattern.compile("^([A-Z][A-Z0-9_]*)=\\$\\(");
    private static final String TARGET = "target-";

    private final Landscape landscape;
    private final StepReading reading;
    private final List<String> flaws = new ArrayList<>();

    EachOfMany(Landscape landscape, StepReading reading) {
        this.landscape = landscape;
        this.reading = reading;
    }

    /** What is left out, a sentence each. */
    List<String> flaws() {
        Step step = reading.step();
        if (step.manual()) {
            return List.of();
        }
        for (Verb verb : PROVED) {
            each(step.effects(), verb, step.validation(), "no proof looks at ");
        }
        Undo undo = step.undo();
        if (undo != null && !undo.commands().isEmpty()) {
            each(undo.effects(), Verb.DELETE, undo.commands(), "the way back leaves ");
            each(undo.effects(), Verb.SWITCH, undo.commands(), "the way back does not start ");
            started(undo);
        }
        reading.validation().commands().stream()
                .filter(run -> run.isAws() && run.wrapper().equals("gone"))
                .forEach(this::gone);
        return List.copyOf(flaws);
    }

    private void each(List<Effect> effects, Verb verb, List<String> lines, String flaw) {
        Set<String> named = new TreeSet<>();
        Set<String> unnamed = new TreeSet<>();
        for (Effect effect : effects) {
            if (effect.verb() == verb && effect.provider() == null && isHandled(effect.object())) {
                boolean found = names(effect).stream()
                        .anyMatch(name -> lines.stream().anyMatch(line -> NamingRules.mentions(line, name)));
                (found ? named : unnamed).add(type(effect) + " " + effect.object());
            }
        }
        for (String object : unnamed) {
            String type = object.substring(0, object.indexOf(' '));
            if (named.stream().anyMatch(other -> other.startsWith(type + " "))) {
                flaws.add(flaw + object.substring(type.length() + 1));
            }
        }
    }

    /** Parts, and what no template makes, come and go with something else. */
    private boolean isHandled(String object) {
        return !Prepared.from(object).equals(object)
                || landscape.old().containsKey(object)
                || landscape.row(object).filter(row -> row.stack() != null).isPresent();
    }

    private Set<String> names(Effect effect) {
        Set<String> names = new HashSet<>(ObjectNames.of(landscape, effect.object()));
        if (effect.of() != null) {
            names.addAll(ObjectNames.of(landscape, effect.of()));
        }
        landscape.successors(effect.object()).forEach(row -> names.addAll(ObjectNames.of(landscape, row.id())));
        landscape.row(Prepared.from(effect.object())).ifPresent(row -> {
            if (row.stack() != null) {
                landscape.wiring().stack(row.stack()).ifPresent(stack -> names.add(stack.name()));
            }
        });
        return names;
    }

    /** Things of one type are treated alike. */
    private String type(Effect effect) {
        String object = Prepared.from(effect.object());
        boolean ofStack = object.equals(effect.object())
                && landscape.row(object).filter(row -> row.stack() != null).isPresent();
        if (ofStack && effect.verb() == Verb.DELETE) {
            return OF_STACKS;
        }
        String prefix = effect.object().substring(0, effect.object().length() - object.length());
        return prefix
                + landscape
                        .row(object)
                        .or(() -> landscape.fateOf(object))
                        .map(row -> row.type())
                        .orElse("?");
    }

    /** Of what calls have started to make in an account, the way back takes away all or nothing. */
    private void started(Undo undo) {
        Map<String, Set<String>> named = new HashMap<>();
        Map<String, Set<String>> left = new HashMap<>();
        for (Run run : reading.commands().commands()) {
            if (run.isAws() && FlowRules.starts(run.call())) {
                Set<String> called = called(run);
                boolean back = called.stream()
                        .anyMatch(word -> undo.commands().stream().anyMatch(line -> says(line, word)));
                (back ? named : left)
                        .computeIfAbsent(account(run), account -> new TreeSet<>())
                        .addAll(called);
            }
        }
        left.forEach((account, words) -> {
            if (named.containsKey(account) && !words.isEmpty()) {
                flaws.add("the way back leaves " + String.join(", ", words));
            }
        });
    }

    private static String account(Run run) {
        return run.call().option("profile").map(ShellWord::text).orElse("");
    }

    private static Set<String> called(Run run) {
        Set<String> called = new TreeSet<>();
        Matcher set = ASSIGNED.matcher(run.line());
        if (set.find()) {
            called.add("${" + set.group(1) + "}");
        }
        run.call().options().forEach((option, words) -> {
            if (option.startsWith(TARGET)) {
                words.forEach(word -> called.add(word.text()));
            }
        });
        return called;
    }

    /** What a plan calls after its try it has made itself. */
    private void gone(Run run) {
        List<String> tried = run.call().options().values().stream()
                .flatMap(List::stream)
                .map(ShellWord::text)
                .filter(word -> word.contains(OF_TRY))
                .toList();
        if (tried.isEmpty()) {
            return;
        }
        // Words as the shell makes them, which lines may put together from quoted pieces.
        List<String> lines = reading.commands().commands().stream()
                .flatMap(command -> command.command().words().stream())
                .map(ShellWord::text)
                .toList();
        tried.stream()
                .filter(word -> lines.stream().noneMatch(line -> line.contains(word)))
                .forEach(word -> flaws.add("it proves that " + word + " is gone, and no command takes that away"));
    }

    /** Whether the line has the word in it, and not as the beginning of a longer one. */
    private static boolean says(String line, String word) {
        int at = line.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            if (end == line.length() || !(Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-')) {
                return true;
            }
            at = line.indexOf(word, at + 1);
        }
        return false;
    }
}
