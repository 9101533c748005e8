package dev.mitosis.method;

import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the steps of one method in their order: whether each is whole, and knows what it uses. */
final class StepValidator {
    private static final Pattern CAPTURE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final String CAPTURED = "captured.";
    private static final Pattern PLACEHOLDER = Pattern.compile("resource\\.(arn|id|name|region|file)|resource\\./\\S+"
            + "|source|target|management|backup|(source|target|backup)\\.account|(source|target)\\.profile"
            + "|new\\.(id|name|arn)|run|shared\\.key|new\\.key|transfer\\.bucket|landing\\.bucket");
    /** These functions of the scripts end the step where they do not hold, so that nothing comes instead. */
    private static final Pattern GOES_ON =
            Pattern.compile("\\b(gone|expect|same|some|each_in|wait_until|quiet|stands) [^|;&()]*\\|\\|");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern MAKES = Pattern.compile("\\baws iam create-role --role-name (\\S+)");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("resource\\.(arn|id|name)|target\\.account");

    /** What no stack does. */
    private static final Set<StepAction> ACTIONS = EnumSet.of(
            StepAction.PREPARE,
            StepAction.COPY,
            StepAction.VERIFY_COPY,
            StepAction.SHARE,
            StepAction.TRANSFER,
            StepAction.FREEZE,
            StepAction.DRAIN,
            StepAction.CUTOVER,
            StepAction.DELETE,
            StepAction.DECIDE);

    private final Method method;
    private final Set<String> captured = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private String at = "";

    StepValidator(Method method) {
        this.method = method;
    }

    List<String> problems() {
        return problems;
    }

    void validate(StepTemplate step) {
        at = "step '" + step.action().label() + "' ";
        check(ACTIONS.contains(step.action()), "does what a stack does");
        check(method.types().containsAll(step.types()), "is for a type that is not the method's");
        check(step.minutes() > 0, "has no duration");
        if (step.manual()) {
            check(!step.checklist().isEmpty(), "has no checklist");
            check(step.templates().findAny().isEmpty(), "has commands beside its checklist");
        } else {
            validateCommands(step);
        }
        validateCopy(step);
        for (String name : step.sentenceHoles()) {
            check(IN_A_SENTENCE.matcher(name).matches(), "uses unknown ${" + name + "} in its checklist");
        }
        Stream.of(step.commands(), step.validation(), step.undo(), step.cleanup(), step.cleaned())
                .flatMap(List::stream)
                .forEach(this::validate);
        step.provides().values().forEach(this::holes);
    }

    private void validateCommands(StepTemplate step) {
        check(step.checklist().isEmpty(), "has a checklist beside its commands");
        check(!step.commands().isEmpty(), "has no commands");
        check(step.action() == StepAction.DELETE || !step.validation().isEmpty(), "has no validation");
        check(step.action() != StepAction.FREEZE || !step.undo().isEmpty(), "cannot be undone");
    }

    private void validateCopy(StepTemplate step) {
        boolean copy = step.action() == StepAction.COPY;
        boolean arrives = copy || step.action() == StepAction.TRANSFER;
        check(arrives || step.provides().isEmpty(), "provides something and copies nothing");
        check(copy || step.cleanup().isEmpty(), "cleans up and copies nothing");
        check(step.cleanup().isEmpty() == step.cleaned().isEmpty(), "cleans up and does not prove it, or the reverse");
        check(copy || step.rehearsal() == Rehearsal.NONE, "is rehearsed and copies nothing");
        Size size = step.size();
        if (size != null) {
            check(copy, "has a size and copies nothing");
            check(
                    size.path().startsWith("/")
                            && size.perHour() > 0
                            && !size.source().isBlank(),
                    "has a size without a place, a throughput or a source");
        }
    }

    private void validate(StepCommand command) {
        CommandTemplate template = command.template();
        holes(template);
        check(!template.hasRemark(), "has a remark in place of a command");
        check(!template.toString().strip().equals("true"), "has a command that does nothing");
        check(template.variables().isEmpty(), "uses variables that nobody sets: " + template.variables());
        String bare = QUOTED.matcher(template.toString()).replaceAll("");
        check(!GOES_ON.matcher(bare).find(), "goes on after what ends the script");
        check(roles(template).equals(roles(command)), "makes a role and does not say so, or the reverse");
        String capture = command.capture();
        if (capture != null) {
            check(CAPTURE.matcher(capture).matches(), "captures as " + capture + ", which is no name in capitals");
            captured.add(capture);
        }
    }

    private static Set<String> roles(CommandTemplate template) {
        return MAKES.matcher(template.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> roles(StepCommand command) {
        return command.role() == null ? Set.of() : Set.of(command.role());
    }

    private void holes(CommandTemplate template) {
        for (String name : template.placeholders()) {
            boolean known = name.startsWith(CAPTURED)
                    ? captured.contains(name.substring(CAPTURED.length()))
                    : PLACEHOLDER.matcher(name).matches();
            check(known, "uses unknown ${" + name + "}");
        }
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(at + problem);
        }
    }
}
